import Taro from '@tarojs/taro'

export interface Place {
  latitude: number
  longitude: number
}

/** Where the person is, or nothing when they prefer not to say: every list has an order without it. */
export async function whereAmI(): Promise<Place | undefined> {
  try {
    const { latitude, longitude } = await Taro.getLocation({ type: 'gcj02' })
    return { latitude, longitude }
  } catch {
    return undefined
  }
}

export async function showOnMap(place: Place & { name: string; address?: string }): Promise<void> {
  await Taro.openLocation({ ...place, scale: 17 })
}

import Taro from '@tarojs/taro'
import { isH5 } from './target.ts'

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

/** WeChat's own map; a browser has none, so it is sent to the map page of the same maker. */
export async function showOnMap(place: Place & { name: string; address?: string }): Promise<void> {
  if (!isH5) {
    await Taro.openLocation({ ...place, scale: 17 })
    return
  }
  const marker = `coord:${place.latitude},${place.longitude};title:${place.name};addr:${place.address ?? ''}`
  window.location.href = `https://apis.map.qq.com/uri/v1/marker?marker=${encodeURIComponent(marker)}&referer=jiuyi`
}

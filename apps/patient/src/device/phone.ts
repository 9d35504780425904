import Taro from '@tarojs/taro'
import { done } from './failure.ts'

export const callNumber = (phoneNumber: string): Promise<boolean> => done(() => Taro.makePhoneCall({ phoneNumber }))

export const copyText = (data: string): Promise<boolean> => done(() => Taro.setClipboardData({ data }))

/** Felt, not only seen: a called number, an accepted payment. */
export const buzz = (): void => {
  Taro.vibrateShort().catch(() => {})
}

import Taro from '@tarojs/taro'
import { asFailure, DeviceFailure } from './failure.ts'
import { isWeapp } from './target.ts'

/** H5 has no camera API of WeChat's without its SDK; there a code is typed in. */
export const canScan = isWeapp

/** The text of a scanned code; nothing when the person closed the camera. */
export async function scanCode(): Promise<string | undefined> {
  if (!canScan) throw new DeviceFailure('no scanner on H5')
  try {
    return (await Taro.scanCode({ scanType: ['qrCode', 'barCode'] })).result
  } catch (e) {
    const failure = asFailure(e)
    if (failure.cancelled) return undefined
    throw failure
  }
}

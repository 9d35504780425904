import Taro from '@tarojs/taro'
import { asFailure, DeviceFailure } from './failure.ts'
import { isWeapp } from './target.ts'

/** WeChat signs in silently on weapp; on H5 people sign in by text message (or the official account's redirect). */
export const canLoginByWechat = isWeapp

/** The one-time code our server exchanges for the WeChat account. */
export async function wechatLoginCode(): Promise<string> {
  if (!isWeapp) throw new DeviceFailure('no WeChat login on H5')
  try {
    return (await Taro.login()).code
  } catch (e) {
    throw asFailure(e)
  }
}

/** From <Button openType="getPhoneNumber">: the code for the phone number, or nothing if the person declined. */
export function phoneNumberCode(event: { detail: unknown }): string | undefined {
  const { code } = event.detail as { code?: string }
  return code
}

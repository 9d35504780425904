import Taro from '@tarojs/taro'
import { callNumber } from './phone.ts'
import { isH5 } from './target.ts'

/** H5 opens the address beside the app; a mini program may not, so there it is copied. Says which of the two happened. */
export async function openOutside(url: string): Promise<'opened' | 'copied'> {
  if (isH5) {
    window.open(url, '_blank', 'noopener')
    return 'opened'
  }
  await Taro.setClipboardData({ data: url })
  return 'copied'
}

/** Calls, or does nothing where there is no phone in the device: the number stands on the page as well. */
export const call = (number: string): void => {
  callNumber(number).catch(() => {})
}

export const insideWechat = (): boolean => isH5 && /MicroMessenger/i.test(navigator.userAgent)

/** H5: where WeChat's consent page sends people back to, this page with what is needed then. */
export const thisPagePath = (query: string): string => (isH5 ? `${window.location.pathname}?${query}` : '')

/** Where the server answers, for an address that is passed on. */
export const serverAddress = (): string => API_BASE || (isH5 ? window.location.origin : '')

import Taro from '@tarojs/taro'
import { asFailure, DeviceFailure } from './failure.ts'
import { isWeapp } from './target.ts'

/** What our server got from WeChat Pay for this order; the same five values on both targets. */
export interface PayParameters {
  timeStamp: string
  nonceStr: string
  package: string
  signType: 'RSA' | 'MD5' | 'HMAC-SHA256'
  paySign: string
  /** H5 only. */
  appId?: string
}

interface WeixinBridge {
  invoke(name: string, parameters: object, done: (answer: { err_msg: string }) => void): void
}
type PayWindow = Window & { WeixinJSBridge?: WeixinBridge }

/**
 * Opens WeChat Pay and says what the person did. 'paid' is only the phone's word: the page still asks our server.
 * `payBridgeUrl` comes from the server's configuration where there is no WeChat around the page (the demo).
 */
export async function payByWechat(parameters: PayParameters, payBridgeUrl?: string): Promise<'paid' | 'cancelled'> {
  try {
    if (isWeapp) await Taro.requestPayment(parameters)
    else await payByBridge(await bridge(payBridgeUrl), parameters)
    return 'paid'
  } catch (e) {
    const failure = asFailure(e)
    if (failure.cancelled) return 'cancelled'
    throw failure
  }
}

function payByBridge(wechat: WeixinBridge, parameters: PayParameters): Promise<void> {
  return new Promise((resolve, reject) => {
    wechat.invoke('getBrandWCPayRequest', parameters, ({ err_msg }) => {
      if (err_msg === 'get_brand_wcpay_request:ok') resolve()
      else reject(new DeviceFailure(err_msg, /cancel/.test(err_msg)))
    })
  })
}

/** WeChat adds its bridge a moment after the page; elsewhere there is none unless the server names a stand-in. */
async function bridge(scriptUrl?: string): Promise<WeixinBridge> {
  const page = window as PayWindow
  if (page.WeixinJSBridge) return page.WeixinJSBridge
  if (/MicroMessenger/i.test(navigator.userAgent))
    await new Promise<void>((ready) => document.addEventListener('WeixinJSBridgeReady', () => ready(), { once: true }))
  else if (scriptUrl) await loadScript(scriptUrl)
  if (!page.WeixinJSBridge) throw new DeviceFailure('not inside WeChat')
  return page.WeixinJSBridge
}

function loadScript(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = url
    script.onload = () => resolve()
    script.onerror = () => reject(new DeviceFailure(`could not load ${url}`))
    document.head.append(script)
  })
}

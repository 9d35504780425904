import { createPrivateKey } from 'node:crypto'
import type { JsapiPayParams, PaymentPort, Prepay } from '@jiuyi/billing'
import { PartnerError } from '@jiuyi/kernel'
import type { Channel } from './channel.ts'
import { fail, unknownOutcome } from './errors.ts'
import type { WechatPayOptions } from './options.ts'
import { readTrade, text } from './shapes.ts'
import { freshNonce, seconds, sign } from './signing.ts'
import { wireTime } from './wire-time.ts'

/** WeChat Pay's limit on `description`, characters. */
const DESCRIPTION_MAX = 127

/** What the client signs into `paySign`: four lines; `signType` is sent beside them, not signed. */
export const payMessage = (p: { appId: string; timeStamp: string; nonceStr: string; package: string }): string =>
  `${p.appId}\n${p.timeStamp}\n${p.nonceStr}\n${p.package}\n`

/** 下单、查单、关单: create, query and close trades. */
export function createTrades(
  options: WechatPayOptions,
  channel: Channel,
): Pick<PaymentPort, 'prepayJsapi' | 'prepayNative' | 'query' | 'close'> {
  const privateKey = createPrivateKey(options.privateKey)
  const now = options.now ?? (() => new Date())
  const merchant = `mchid=${encodeURIComponent(options.mchId)}`

  const order = (want: Prepay, appid: string | undefined) => {
    if (!appid) throw fail('refused', false, 'no app id is configured for this payment')
    return {
      appid,
      mchid: options.mchId,
      description: Array.from(want.description).slice(0, DESCRIPTION_MAX).join(''),
      out_trade_no: want.outTradeNo,
      time_expire: wireTime(want.expiresAt),
      notify_url: options.notifyUrl,
      amount: { total: want.amountFen, currency: 'CNY' },
    }
  }

  return {
    async prepayJsapi(want) {
      const appId = want.app === 'mini-program' ? options.apps.miniProgram : options.apps.officialAccount
      const body = { ...order(want, appId), payer: { openid: want.openid } }
      const answer = await channel.call('POST', '/v3/pay/transactions/jsapi', body)
      const params = {
        appId: body.appid,
        timeStamp: seconds(now()),
        nonceStr: freshNonce(),
        package: `prepay_id=${text(answer, 'prepay_id')}`,
      }
      return { ...params, signType: 'RSA', paySign: sign(privateKey, payMessage(params)) } satisfies JsapiPayParams
    },

    async prepayNative(want) {
      const body = order(want, options.apps.officialAccount ?? options.apps.miniProgram)
      const answer = await channel.call('POST', '/v3/pay/transactions/native', body)
      return { codeUrl: text(answer, 'code_url') }
    },

    async query(outTradeNo) {
      const answer = await channel.call(
        'GET',
        `/v3/pay/transactions/out-trade-no/${encodeURIComponent(outTradeNo)}?${merchant}`,
      )
      const trade = readTrade(answer)
      if (trade.outTradeNo !== outTradeNo || answer['mchid'] !== options.mchId)
        throw unknownOutcome('the answer is about another trade')
      return trade
    },

    async close(outTradeNo) {
      const path = `/v3/pay/transactions/out-trade-no/${encodeURIComponent(outTradeNo)}/close`
      await channel.call('POST', path, { mchid: options.mchId }).catch((error: unknown) => {
        // Closed before, or run out of time: what was wanted is already so.
        if (error instanceof PartnerError && error.code === 'order_closed') return
        throw error
      })
    },
  }
}

import type { WechatIdentity, WechatLoginPort } from '@jiuyi/identity'
import type { AccessTokens } from './access-token.ts'
import { fail } from './errors.ts'
import type { WechatApp, WechatOptions } from './options.ts'
import { succeeded, type Transport, text, type WechatAnswer } from './transport.ts'

/** 微信登录: mini program, its phone button, and H5 through the official account. */
export function createLogin(options: WechatOptions, transport: Transport, tokens: AccessTokens): WechatLoginPort {
  const officialAccount = (): WechatApp => {
    if (!options.officialAccount) throw fail('refused', false, 'no official account is configured')
    return options.officialAccount
  }

  return {
    async miniProgramLogin(code) {
      const { appId, secret } = options.miniProgram
      const query = { appid: appId, secret, js_code: code, grant_type: 'authorization_code' }
      // The answer also holds session_key. Nobody outside needs it, so it ends here.
      return identity(succeeded(await transport.get('/sns/jscode2session', query)))
    },

    async miniProgramPhone(code) {
      const answer = await tokens.use(options.miniProgram, (token) =>
        transport.post('/wxa/business/getuserphonenumber', { access_token: token }, { code }),
      )
      const info = (answer['phone_info'] ?? {}) as WechatAnswer
      const watermark = (info['watermark'] ?? {}) as WechatAnswer
      if (watermark['appid'] !== options.miniProgram.appId) throw fail('invalid_code', false, 'a phone of another app')
      return { phone: text(info, 'purePhoneNumber').replace(/\D/g, ''), countryCode: text(info, 'countryCode') }
    },

    officialAccountAuthorizeUrl({ redirectUrl, state }) {
      // WeChat compares the address as text: exactly these parameters, in this order, with the fragment at the end.
      const query = [
        `appid=${encodeURIComponent(officialAccount().appId)}`,
        `redirect_uri=${encodeURIComponent(redirectUrl)}`,
        'response_type=code',
        'scope=snsapi_base',
        `state=${encodeURIComponent(state)}`,
      ]
      return `${options.openUrl}/connect/oauth2/authorize?${query.join('&')}#wechat_redirect`
    },

    async officialAccountLogin(code) {
      const { appId, secret } = officialAccount()
      const query = { appid: appId, secret, code, grant_type: 'authorization_code' }
      return identity(succeeded(await transport.get('/sns/oauth2/access_token', query)))
    },
  }
}

function identity(answer: WechatAnswer): WechatIdentity {
  const unionid = answer['unionid']
  return { openid: text(answer, 'openid'), ...(typeof unionid === 'string' && unionid ? { unionid } : {}) }
}

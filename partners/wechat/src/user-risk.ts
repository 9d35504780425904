import type { UserRiskPort } from '@jiuyi/identity'
import type { AccessTokens } from './access-token.ts'
import { fail } from './errors.ts'
import type { WechatOptions } from './options.ts'
import { succeeded, type Transport } from './transport.ts'

/** 1: is somebody playing a campaign for profit (营销作弊); 0 would be a registration. A number hunted for resale is the former. */
const SCENE = 1

/**
 * 获取用户安全等级 (wxa/getuserriskrank): 0 to 4, higher is riskier. The openid must have opened the mini program a short while ago (61010 otherwise).
 * No phone number is sent: WeChat takes one, but needs none, and it is not ours to pass on.
 */
export function createUserRisk(options: WechatOptions, transport: Transport, tokens: AccessTokens): UserRiskPort {
  return {
    async userRiskRank({ openid, clientIp }) {
      const question = { appid: options.miniProgram.appId, openid, scene: SCENE, client_ip: clientIp }
      const answer = succeeded(
        await tokens.use(options.miniProgram, (token) =>
          transport.post('/wxa/getuserriskrank', { access_token: token }, question),
        ),
      )
      const rank = answer['risk_rank']
      if (typeof rank !== 'number' || rank < 0 || rank > 4)
        throw fail('unavailable', true, 'the answer has no risk_rank')
      return rank
    },
  }
}

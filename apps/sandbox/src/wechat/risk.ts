import { randomInt } from 'node:crypto'
import type { World } from '../world.ts'
import { complain } from './errcode.ts'

/** wxa/getuserriskrank. Who is not known here has not opened the mini program, which WeChat answers with 61010. */
export function rankUser(world: World, appid: string, body: Record<string, unknown>) {
  const { appid: asked, openid, scene, client_ip: clientIp } = body
  if (!openid || !clientIp) return complain(44002)
  if (asked !== appid || appid !== world.keys.miniProgram.appId) return complain(43104)
  if (scene !== 0 && scene !== 1) return complain(40129)
  const user = world.state.users.find((u) => u.miniOpenid === openid)
  if (!user) return complain(61010)
  // "unoin_id" is how WeChat spells it.
  return { errcode: 0, errmsg: 'getuserriskrank succ', risk_rank: user.riskRank ?? 0, unoin_id: randomInt(1_000_000) }
}

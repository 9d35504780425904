import type { LoginCode } from '../state.ts'
import { token, userOf, type World } from '../world.ts'
import { complain } from './errcode.ts'

/** A log-in code lives five minutes and works once. */
const CODE_MS = 5 * 60_000

/** What `wx.login`, the phone button or the OAuth page would have given to this user. */
export function makeCode(
  world: World,
  kind: LoginCode['kind'],
  openid: string | undefined,
  phone?: string,
): { code: string; openid: string } {
  const user = userOf(world, openid)
  const own = kind === 'official' ? user.officialOpenid : user.miniOpenid
  const code = `${kind === 'mini' ? '0' : kind === 'official' ? '1' : '2'}${token(15)}`
  world.state.codes[code] = {
    kind,
    openid: own,
    madeAt: world.now().toISOString(),
    used: false,
    phone: phone ?? user.phone,
  }
  forgetOldCodes(world)
  world.changed()
  return { code, openid: own }
}

/** Takes a code: 40029 when unknown, of another kind or too old, 40163 when used before. */
export function useCode(world: World, kind: LoginCode['kind'], code: string | undefined): LoginCode {
  const known = code ? world.state.codes[code] : undefined
  if (!known || known.kind !== kind) return complain(40029)
  if (known.used) return complain(40163)
  if (age(world, known) > CODE_MS) return complain(40029)
  known.used = true
  world.changed()
  return known
}

const age = (world: World, code: LoginCode): number => world.now().getTime() - Date.parse(code.madeAt)

/** Codes are kept in the order they were made: the first young one ends the search. */
function forgetOldCodes(world: World): void {
  const { codes } = world.state
  for (const [code, known] of Object.entries(codes)) {
    if (age(world, known) <= 12 * CODE_MS) return
    delete codes[code]
  }
}

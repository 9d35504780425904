import { token, userOf, type World } from '../world.ts'
import { complain } from './errcode.ts'

/** How long each kind of field may be; the kind is the key without its number. 订阅消息参数值内容限制说明. */
const longest: Record<string, number> = {
  thing: 20,
  number: 32,
  letter: 32,
  symbol: 5,
  character_string: 32,
  amount: 14,
  phone_number: 17,
  car_number: 8,
  name: 20,
  phrase: 5,
}
const shape: Record<string, RegExp> = {
  number: /^[-+\d.]+$/,
  letter: /^[a-z]+$/i,
  character_string: /^[\x20-\x7e]+$/,
  amount: /\d/,
  phrase: /^\p{Script=Han}+$/u,
  time: /\d{1,2}:\d{2}/,
  date: /\d{1,2}[月\-/.]\d{1,2}/,
}

const consentOf = (openid: string, templateId: string): string => `${openid} ${templateId}`

/** What `wx.requestSubscribeMessage` does when the user agrees: one more message of this template may be sent. */
export function consent(world: World, openid: string, templateId: string, count = 1): number {
  const key = consentOf(openid, templateId)
  world.state.consents[key] = (world.state.consents[key] ?? 0) + count
  world.changed()
  return world.state.consents[key]
}

/** subscribe/send. Complains in WeChat's order: the person, the fields, the consent. A refused message costs no consent. */
export function sendSubscribeMessage(world: World, body: Record<string, unknown>): void {
  const { touser, template_id: templateId, page, data } = body
  const openid = String(touser ?? '')
  if (!world.state.users.some((user) => user.miniOpenid === openid)) complain(40003)
  if (typeof templateId !== 'string' || templateId === '') complain(40037)
  const fields = readFields(data)
  const key = consentOf(openid, templateId)
  const left = world.state.consents[key] ?? 0
  if (left < 1) complain(43101)
  world.state.consents[key] = left - 1
  const at = world.now().toISOString()
  world.state.messages.push({
    id: token(8),
    at,
    openid: userOf(world, openid).miniOpenid,
    templateId,
    page: String(page ?? ''),
    fields,
  })
  world.changed()
}

function readFields(data: unknown): Record<string, string> {
  if (typeof data !== 'object' || data === null) return complain(47003)
  return Object.fromEntries(
    Object.entries(data as Record<string, { value?: unknown }>).map(([key, field]) => {
      const value = String(field?.value ?? '')
      const kind = key.replace(/\d+$/, '')
      const length = Array.from(value).length
      const fits = length > 0 && length <= (longest[kind] ?? 200) && (shape[kind]?.test(value) ?? true)
      return fits ? [key, value] : complain(47003, `data.${key}.value invalid`)
    }),
  )
}

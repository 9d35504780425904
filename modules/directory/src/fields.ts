import { Prose } from '@jiuyi/kernel'
import type { Ctx } from '@jiuyi/platform'
import { Type } from 'typebox'

/** What the use cases of this module are given. */
export type Deps = Pick<Ctx, 'db' | 'clock'>

/** One line with at least one visible character. */
export const Label = (max: number) =>
  Type.String({ minLength: 1, maxLength: max, pattern: '^(?=.*\\S)[^\\u0000-\\u001f\\u007f]*$' })
export const Code = Type.String({ pattern: '^[0-9A-Za-z.]{1,20}$', description: '诊疗科目代码, e.g. 03.01' })
/** Our own files or an https address; nothing a browser would run. */
export const PhotoUrl = Type.String({ maxLength: 300, pattern: '^(https://|/)[A-Za-z0-9._~:/?#@!$&()*+,;=%-]*$' })
export const Introduction = Prose(5000)
export const Position = Type.Integer({ minimum: 0, maximum: 9999 })

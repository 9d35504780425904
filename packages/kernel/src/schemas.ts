import { type TSchema, Type } from 'typebox'

/** Schemas that every contract speaks. Lengths and ranges keep what Postgres cannot store out of the house. */

/** A UUID made by us (v7). */
export const Uuid = Type.String({ format: 'uuid' })
/** A calendar day at the hospital, `YYYY-MM-DD`. */
export const Day = Type.String({ format: 'date', description: 'Calendar day at the hospital, YYYY-MM-DD' })
/** A time of that day, `HH:MM`, hospital time. */
export const TimeOfDay = Type.String({
  pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$',
  description: 'HH:MM, hospital time',
})
/** An instant, RFC 3339 with offset. */
export const Instant = Type.String({ format: 'date-time', description: 'Instant, RFC 3339' })
/** Money in whole fen, never negative. */
export const FenAmount = Type.Integer({ minimum: 0, maximum: 1_000_000_000, description: 'Whole fen (分)' })
/** A small count. */
export const Count = Type.Integer({ minimum: 0, maximum: 2_147_483_647 })
/** Text of one line, trimmed by the caller, at most `max` characters. */
export const Line = (max: number, min = 1) =>
  Type.String({ minLength: min, maxLength: max, pattern: '^[^\\u0000-\\u001f\\u007f]*$' })
/** Text of several lines. */
export const Prose = (max: number) => Type.String({ maxLength: max })
/** A list answer: `{ items: […] }`, so that fields can join later without breaking a client. */
export const List = <T extends TSchema>(item: T) =>
  Type.Object({ items: Type.Array(item) }, { additionalProperties: false })
/** One page of a list: `next` is the cursor of the following page, absent on the last. */
export const Page = <T extends TSchema>(item: T) =>
  Type.Object({ items: Type.Array(item), next: Type.Optional(Type.String()) }, { additionalProperties: false })
/** 午别: the half-day of an outpatient session. */
export const HalfDay = Type.Enum(['am', 'pm', 'night'])
export type HalfDay = 'am' | 'pm' | 'night'
/** Path parameter `{ id }`. */
export const IdParam = Type.Object({ id: Uuid })
/** Header of every POST that takes a number or moves money. Made when the page opens, not when the button is pressed. */
export const IdempotencyHeader = Type.Object({
  'idempotency-key': Type.String({ minLength: 8, maxLength: 80, pattern: '^[A-Za-z0-9_.:-]+$' }),
})

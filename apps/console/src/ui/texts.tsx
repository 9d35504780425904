import { common } from '@jiuyi/phrases/console'
import { Tag } from 'antd'
import type { AppointmentStatus, AvailabilityState, OrderStatus } from '../api/shapes.ts'
import { addDays, showInstant, weekday } from '../day.ts'
import { useText } from '../language.tsx'
import { useReference } from '../reference.ts'
import { showFen } from './money.ts'

export const MoneyText = ({ fen, strong }: { fen: number; strong?: boolean }) => (
  <span className={strong ? 'num money strong' : 'num money'}>{showFen(fen)}</span>
)

/** `2026-11-22 周日`, and 今天 or 明天 when it is. */
export function DayText({ day, short }: { day: string; short?: boolean }) {
  const t = useText(common)
  const { today } = useReference()
  const name = day === today ? t.today : day === addDays(today, 1) ? t.tomorrow : t.weekdays[weekday(day) as 1]
  return (
    <span className="num">
      {short ? day.slice(5) : day} {name}
    </span>
  )
}
export function InstantText({ at, seconds }: { at: string; seconds?: boolean }) {
  const { timeZone } = useReference()
  return <span className="num">{showInstant(at, timeZone, seconds)}</span>
}

/** A state is a word first; the colour only helps. */
export type Tone = 'good' | 'busy' | 'plain' | 'warn' | 'bad' | 'faint'
export const StatusTag = ({ tone, word, testid }: { tone: Tone; word: string; testid?: string }) => (
  <Tag className={`status-tag tone-${tone}`} data-testid={testid}>
    {word}
  </Tag>
)
const appointmentTone: Record<AppointmentStatus, Tone> = {
  pending: 'warn',
  booked: 'plain',
  arrived: 'busy',
  fulfilled: 'good',
  cancelled: 'faint',
  noshow: 'bad',
}
export function AppointmentTag({ status }: { status: AppointmentStatus }) {
  return (
    <StatusTag
      tone={appointmentTone[status]}
      word={useText(common).appointmentStatus[status]}
      testid={`status-${status}`}
    />
  )
}
const orderTone: Record<OrderStatus, Tone> = {
  open: 'warn',
  paid: 'good',
  closed: 'faint',
  refunding: 'busy',
  refunded: 'plain',
}
export function OrderTag({ status }: { status: OrderStatus }) {
  return <StatusTag tone={orderTone[status]} word={useText(common).orderStatus[status]} testid={`order-${status}`} />
}
/** «余 3», or the word for why there is none. */
export function useLeftText(): (a: { state: AvailabilityState; left: number }) => string {
  const t = useText(common)
  return (a) => (a.state === 'available' ? t.left(a.left) : t.availability[a.state])
}

export const Initials = ({ text, large }: { text: string; large?: boolean }) => (
  <span className={large ? 'initials large' : 'initials'} aria-hidden="true">
    {[...text].slice(0, /\p{Script=Han}/u.test(text) ? 1 : 2).join('')}
  </span>
)

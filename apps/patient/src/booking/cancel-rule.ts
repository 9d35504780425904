import type { PatientPhrases } from '@jiuyi/phrases/patient'
import { instantText } from './days.ts'

export interface Cancellable {
  status: string
  cancelRule: { allowed: boolean; late: boolean; freeUntil: string; allowedUntil: string }
}
export type CancelState = 'free' | 'late' | 'too_late' | 'none'

/** The rule that holds now. The page may have been open for an hour, so the clock decides again; the server has the last word. */
export function cancelState({ status, cancelRule }: Cancellable, now: number): CancelState {
  if (status !== 'booked') return 'none'
  if (!cancelRule.allowed || now >= Date.parse(cancelRule.allowedUntil)) return 'too_late'
  return cancelRule.late || now >= Date.parse(cancelRule.freeUntil) ? 'late' : 'free'
}

/** In one sentence: until when, and what it means. */
export function cancelSentence(visit: Cancellable, now: number, t: PatientPhrases): string {
  const state = cancelState(visit, now)
  if (state === 'none') return ''
  const { freeUntil, allowedUntil } = visit.cancelRule
  const { day, time } = instantText(state === 'free' ? freeUntil : allowedUntil, t.booking)
  if (state === 'free') return t.ticket.cancelFree(day, time)
  return state === 'late' ? t.ticket.cancelLate(day, time) : t.ticket.cancelTooLate(day, time)
}

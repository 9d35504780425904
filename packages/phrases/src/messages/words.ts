/** A clinic and who it is for. */
type Session = { department: string; doctor: string; day: string; time: string; patient: string }

/** What each message needs to know. Every value is a string; an unknown one is empty. `day` is YYYY-MM-DD, `time` hospital time, `amount` yuan. */
export type MessageWords = {
  number_held: { department: string; doctor: string; day: string; time: string; patient: string; minutes: string }
  number_booked: {
    hospital: string
    department: string
    doctor: string
    day: string
    time: string
    serial: string
    patient: string
    place: string
  }
  number_cancelled: { department: string; doctor: string; day: string; time: string; patient: string }
  number_moved: {
    department: string
    doctor: string
    day: string
    time: string
    serial: string
    patient: string
    place: string
    oldDay: string
    oldTime: string
  }
  hold_expired: { department: string; doctor: string; day: string; time: string; patient: string }
  waitlist_joined: Session & { position: string }
  /** `untilDay` and `untilTime` (HH:MM): the end of the offer; `free`: 'yes' when there is nothing to pay. */
  waitlist_offered: Session & { untilDay: string; untilTime: string; free: string }
  waitlist_lapsed: Session
  /** `why`: not_reached, stopped or withdrawn. */
  waitlist_cleared: Session & { why: string }
  draw_won: Session & { serial: string; untilDay: string; untilTime: string; free: string }
  /** `position`: place on the waitlist; empty when a rule of the patient's own forbade the number. */
  draw_not_won: Session & { position: string }
  payment_returned: { department: string; amount: string; patient: string }
  number_missed: {
    department: string
    doctor: string
    day: string
    time: string
    patient: string
    count: string
    limit: string
  }
  booking_restricted: {
    department: string
    doctor: string
    day: string
    time: string
    patient: string
    limit: string
    until: string
  }
  /** The queue: few are ahead; please come in; not there when called (`outcome`: back, end or void). */
  turn_near: { department: string; doctor: string; serial: string; patient: string; place: string; ahead: string }
  turn_called: { department: string; doctor: string; serial: string; patient: string; room: string }
  call_missed: {
    department: string
    doctor: string
    serial: string
    patient: string
    missed: string
    outcome: string
  }
  refund_done: { amount: string; patient: string }
  clinic_suspended: SuspendedWords
  clinic_suspended_today: SuspendedWords
  suspension_moved: VisitWords & { serial: string; place: string }
  suspension_refunded: VisitWords
  suspension_hold_returned: VisitWords & { reason: string }
  suspension_lifted: VisitWords & { serial: string; place: string }
}
type VisitWords = { department: string; doctor: string; day: string; time: string; patient: string }
/** `until`: hospital time, YYYY-MM-DD HH:MM. */
type SuspendedWords = VisitWords & { reason: string; until: string }
export type MessageName = keyof MessageWords

/** The sentences of every message in one language. */
export type MessageTexts = {
  readonly [K in MessageName]: { readonly title: string; readonly body: (w: MessageWords[K]) => string }
}

/** Joins what is there and leaves out what is empty. */
export const words = (...parts: string[]): string => parts.filter((p) => p.trim() !== '').join(' ')
/** 15.00, ¥15.00 and 15.00元 are the same amount. */
export const bareAmount = (amount: string): string => amount.replace(/[¥￥元\s]/g, '')

import { bareAmount, type MessageTexts, words } from './words.ts'

const showDay = (day: string) => {
  const d = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(d.getTime())) return day
  return d.toLocaleDateString('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })
}
const visit = (w: { department: string; doctor: string; day: string; time: string }) =>
  words(w.department, w.doctor, showDay(w.day), w.time)

const showMoment = (until: string) => words(showDay(until.slice(0, 10)), until.slice(11))

export const en: MessageTexts = {
  number_held: {
    title: 'Your number is held, please pay',
    body: (w) => `For ${w.patient}: ${visit(w)}. Please pay within ${w.minutes} minutes, or the number goes back.`,
  },
  number_booked: {
    title: 'Booked',
    body: (w) =>
      `Booked for ${w.patient}: ${words(w.hospital, visit(w))}, number ${w.serial}. ${w.place ? `Place: ${w.place}. ` : ''}Please bring your ID and check in on time.`,
  },
  number_cancelled: {
    title: 'Booking cancelled',
    body: (w) =>
      `The booking for ${w.patient} is cancelled: ${visit(w)}. What you paid goes back the way it came; we tell you when it has arrived.`,
  },
  number_moved: {
    title: 'Booking moved',
    body: (w) =>
      `The booking for ${w.patient} was moved from ${words(showDay(w.oldDay), w.oldTime)} to ${visit(w)}, number ${w.serial}. ${w.place ? `Place: ${w.place}. ` : ''}The fee stays, and so does your ticket.`,
  },
  hold_expired: {
    title: 'Not paid in time, the number went back',
    body: (w) => `For ${w.patient}: ${visit(w)}. If you still need it, please book again.`,
  },
  waitlist_joined: {
    title: 'You are on the waitlist',
    body: (w) =>
      `${w.patient} is waiting for ${visit(w)}, place ${w.position} in line. Numbers that come back go in this order. We tell you at once when it is your turn; there is no need to keep looking.`,
  },
  waitlist_offered: {
    title: 'It is your turn: a number is held for you',
    body: (w) =>
      `For ${w.patient}: ${visit(w)}. Please ${w.free ? 'confirm' : 'pay'} before ${w.untilTime} on ${showDay(w.untilDay)}, or it goes to the next in line.`,
  },
  waitlist_lapsed: {
    title: 'The offered number was not taken in time',
    body: (w) =>
      `For ${w.patient}: ${visit(w)}. The time was over and the number went to the next in line. If you still need it, you can join the waitlist again.`,
  },
  waitlist_cleared: {
    title: 'The waitlist is closed, it was not your turn',
    body: (w) =>
      w.why === 'not_reached'
        ? `For ${w.patient}: ${visit(w)}. The waitlist has closed and we are sorry that it was not your turn. Please look at another day or doctor, or ask at the desk.`
        : `For ${w.patient}: ${visit(w)}. This clinic was cancelled, and its waitlist with it. Please look at another day or doctor.`,
  },
  draw_won: {
    title: 'You were drawn',
    body: (w) =>
      `${w.patient} was drawn for ${visit(w)}, number ${w.serial}. ${w.free ? 'It is booked; please check in on time.' : `Please pay before ${w.untilTime} on ${showDay(w.untilDay)}, or the number goes back.`}`,
  },
  draw_not_won: {
    title: 'Not drawn this time',
    body: (w) =>
      w.position
        ? `${w.patient} was not drawn for ${visit(w)}, and is now on the waitlist in the order drawn, place ${w.position}. We tell you at once when it is your turn.`
        : `For ${w.patient}: ${visit(w)}. When it was their turn, another booking or a booking limit of this patient stood in the way, so no number was given.`,
  },
  payment_returned: {
    title: 'A payment is coming back to you',
    body: (w) =>
      `A payment of ¥${bareAmount(w.amount)} for ${w.patient} (${w.department}) could not be used: it came too late, twice, or was not the right amount. It goes back the way it came; you need do nothing. If you have no number, please book again.`,
  },
  number_missed: {
    title: 'A visit was missed',
    body: (w) =>
      `${w.patient} did not check in: ${visit(w)}. That is number ${w.count}; after ${w.limit}, expert numbers cannot be booked on the phone for a while (the desk and the telephone stay open). If you were there or had a reason, open this to appeal.`,
  },
  booking_restricted: {
    title: 'No expert numbers on the phone for a while',
    body: (w) =>
      `${w.patient} has missed ${w.limit} visits (the last: ${visit(w)}). Until ${showDay(w.until)} expert numbers cannot be booked on the phone; it ends by itself. Ordinary numbers, the desk and the telephone stay open. If you were there or had a reason, open this to appeal.`,
  },
  turn_near: {
    title: 'It is nearly your turn',
    body: (w) =>
      `${w.ahead} are ahead of ${w.patient} (number ${w.serial}, ${w.department}, ${w.doctor}). Please wait near ${w.place} and watch for the call.`,
  },
  turn_called: {
    title: 'Please come in',
    body: (w) => `Number ${w.serial}, ${w.patient}: please come to ${w.room} (${w.department}, ${w.doctor}).`,
  },
  call_missed: {
    title: 'You were called and not there',
    body: (w) =>
      w.outcome === 'void'
        ? `${w.patient} (number ${w.serial}, ${w.department}, ${w.doctor}) was not there too often, and the number is void. Please come to the desk: they will put you into the queue again.`
        : `${w.patient} (number ${w.serial}, ${w.department}, ${w.doctor}) was not there at call ${w.missed} and is now ${w.outcome === 'end' ? 'at the end of the queue' : 'some places further back'}. Please stay near.`,
  },
  refund_done: {
    title: 'Refund done',
    body: (w) =>
      `¥${bareAmount(w.amount)} for ${w.patient} has gone back. WeChat balance: at once. Bank card: usually 1 to 3 working days.`,
  },
  clinic_suspended: {
    title: 'Clinic suspended, please choose',
    body: (w) =>
      `The clinic booked for ${w.patient} is suspended (${w.reason}): ${visit(w)}. We are sorry. Please open this and choose by ${showMoment(w.until)}: another doctor, another day, or the money back. Without an answer the fee goes back in full. It never counts against you.`,
  },
  clinic_suspended_today: {
    title: 'Suspended today, please do not set out',
    body: (w) =>
      `Today’s clinic booked for ${w.patient} is suspended (${w.reason}): ${words(w.department, w.doctor, w.time)}. We are very sorry. Please open this and choose by ${showMoment(w.until)}: another doctor, another day, or the money back. Without an answer the fee goes back in full. It never counts against you.`,
  },
  suspension_moved: {
    title: 'Your new number is ready',
    body: (w) =>
      `New booking for ${w.patient}: ${visit(w)}, number ${w.serial}. ${w.place ? `Place: ${w.place}. ` : ''}Nothing more to pay. Please come at the new time.`,
  },
  suspension_refunded: {
    title: 'Given back because of the suspension',
    body: (w) =>
      `The number of ${w.patient} was given back: ${visit(w)}. What you paid goes back in full; we tell you when it has arrived. For some days you come first on waitlists of this department.`,
  },
  suspension_hold_returned: {
    title: 'Clinic suspended, the hold has ended',
    body: (w) =>
      `The number just held for ${w.patient} is gone because the clinic is suspended (${w.reason}): ${visit(w)}. Please do not pay any more; what was paid goes back. Please choose another day or doctor.`,
  },
  suspension_lifted: {
    title: 'The clinic is held after all',
    body: (w) =>
      `The booking of ${w.patient} stands as before: ${visit(w)}, number ${w.serial}. ${w.place ? `Place: ${w.place}. ` : ''}Please come at the time you had. We are sorry for the trouble.`,
  },
}

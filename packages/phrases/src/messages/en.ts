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
  refund_done: {
    title: 'Refund done',
    body: (w) =>
      `¥${bareAmount(w.amount)} for ${w.patient} has gone back. WeChat balance: at once. Bank card: usually 1 to 3 working days.`,
  },
}

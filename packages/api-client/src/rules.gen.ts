// Made by tools/generate-api.ts from the contracts. Do not edit.
export const appointmentCan = {"pay":["pending"],"giveUp":["pending"],"cancel":["booked"],"reschedule":["pending","booked"],"checkIn":["booked"],"undoCheckIn":["arrived"],"appeal":["noshow"]} as const

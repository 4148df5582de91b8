/**
 * @source [D] all of it, to be signed by the clinical lead; lengths from services/06 R-BI-01 (20–40 min), reminders from §2.4 and
 * services/06 (24 h and shortly before), the fifteen minutes from R-BI-08, where less than that is no session.
 */
export const appointmentPolicy = {
  /** Appointments begin on the quarter of the hour. */
  stepMinutes: 15,
  /** Nobody is offered an hour nearer than this: there must be time to read it. */
  leadMinutes: 60,
  withinDays: 14,
  firstOffer: 3,
  moreOffer: 12,
  minutes: { 'first-contact': 20, session: 40, 'follow-up': 30, other: 30 },
  reminderHours: { 'day-before': 24, soon: 2 },
  /** A reminder that quiet hours pushed nearer than this says nothing new. */
  reminderAtLeastMinutes: 30,
  /** Waited for so long, an appointment may be called missed. */
  missedAfterMinutes: 15,
  undoMinutes: 10,
} as const

export const appointmentKinds = ['first-contact', 'session', 'follow-up', 'other'] as const
export type AppointmentKind = (typeof appointmentKinds)[number]

import { appointmentKinds } from '@ayni/clinical/appointments'
import { accountId, alias, day, instant, personId, z } from '@ayni/kernel'

export const appointmentKind = z.enum(appointmentKinds)
/** A voice call unless somebody chose otherwise; meeting in person is never assumed. */
export const appointmentMode = z.enum(['phone', 'video', 'in-person'])
export type AppointmentMode = z.infer<typeof appointmentMode>

export const appointmentState = z.enum(['proposed', 'agreed', 'held', 'missed', 'cancelled'])
export type AppointmentState = z.infer<typeof appointmentState>

export const missedBy = z.enum(['person', 'team'])
export const cancelledWhy = z.enum(['person-cannot', 'team-cannot', 'not-needed', 'not-answered', 'ended'])
export const needsChoice = z.enum(['hours-changed', 'post-changed', 'clinician-away'])

export const hourErrors = {
  'appointments.hour-taken': 409,
  'appointments.hour-passed': 409,
  'appointments.hour-not-offered': 409,
} as const
export const changeErrors = {
  'appointments.missing': 404,
  'appointments.over': 409,
  'appointments.changed': 409,
} as const

export const promiseKey = z.string().min(1).max(120)
/** The key of an offer: the promise it serves, or `any`. */
export const offerKey = promiseKey

export const minutes = z.int().min(10).max(120).multipleOf(5)

const clockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/)
const clockSpan = z
  .strictObject({ from: clockTime, to: clockTime })
  .refine(({ from, to }) => from < to, { error: 'ends-before-it-begins' })
export const availability = z.strictObject({
  weekly: z.array(clockSpan.safeExtend({ days: z.array(z.int().min(1).max(7)).min(1).max(7) })).max(40),
  exceptions: z.array(z.strictObject({ day, open: z.array(clockSpan).max(6) })).max(200),
})

/** Any meeting will do, as long as nobody can listen on the way. */
export const meetingLink = z.url({ protocol: /^https$/ }).max(300)

export const slot = z.strictObject({
  startsAt: instant,
  endsAt: instant,
  account: accountId,
  who: z.string(),
  late: z.boolean(),
})
export type OfferedSlot = z.infer<typeof slot>

export const agendaRow = z.strictObject({
  id: z.uuid(),
  person: personId,
  alias,
  account: accountId,
  who: z.string(),
  kind: appointmentKind,
  mode: appointmentMode,
  startsAt: instant,
  endsAt: instant,
  state: appointmentState,
  version: z.int(),
  missedBy: missedBy.nullable(),
  needsChoice: needsChoice.nullable(),
  /** Null for whoever only coordinates. */
  link: z.string().nullable(),
})
export type AgendaRow = z.infer<typeof agendaRow>

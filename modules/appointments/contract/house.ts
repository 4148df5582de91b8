import { accountId, command, event, instant, personId, programId, z } from '@ayni/kernel'
import { appointmentKind, appointmentMode, appointmentState, missedBy, offerKey, promiseKey } from './shapes.ts'

/** An appointment was made, moved or ended. Carries times and states, never a reason for being seen. */
export const appointmentChanged = event(
  'appointments.appointment-changed',
  z.strictObject({
    appointment: z.uuid(),
    program: programId,
    person: personId,
    account: accountId,
    kind: appointmentKind,
    mode: appointmentMode,
    promise: promiseKey.nullable(),
    version: z.int(),
    before: z.strictObject({ state: appointmentState, startsAt: instant, account: accountId }).nullable(),
    state: appointmentState,
    startsAt: instant,
    endsAt: instant,
    missedBy: missedBy.nullable(),
    by: z.enum(['person', 'staff', 'house']),
    byAccount: accountId.nullable(),
    at: instant,
  }),
)
export type AppointmentChange = z.infer<(typeof appointmentChanged)['shape']>

/** Somebody asked for hours to choose from. */
export const hoursAsked = event(
  'appointments.hours-asked',
  z.strictObject({ person: personId, program: programId, key: offerKey, kind: appointmentKind, wanted: z.int() }),
)

export const renewOffers = command('appointments.renew-offers', {
  summary: 'Makes anew what is offered to these people',
  allow: [],
  input: z.strictObject({ people: z.array(personId).min(1).max(200) }),
  output: z.null(),
})

export const settle = command('appointments.settle', {
  summary: 'Tells the other rooms of sessions held, and lets proposals lapse whose hour has passed',
  allow: [],
  input: z.strictObject({ ids: z.array(z.uuid()).min(1).max(200) }),
  output: z.null(),
})

import { accountId, command, instant, z } from '@ayni/kernel'
import { appointmentKind, changeErrors, hourErrors, offerKey, promiseKey } from './shapes.ts'

export const chooseHour = command('appointments.choose-hour', {
  summary: 'The physician takes one of the offered hours, or moves an appointment to it',
  allow: ['physician'],
  offline: true,
  input: z.strictObject({
    /** Made by the phone. When an appointment is moved, its id. */
    id: z.uuid(),
    moves: z.boolean().default(false),
    kind: appointmentKind,
    promise: promiseKey.nullable(),
    account: accountId,
    startsAt: instant,
    mode: z.enum(['phone', 'video']),
  }),
  output: z.null(),
  errors: { ...hourErrors, ...changeErrors },
})

export const acceptHour = command('appointments.accept', {
  summary: 'The physician accepts the hour that the team proposed',
  allow: ['physician'],
  offline: true,
  input: z.strictObject({ id: z.uuid(), version: z.int().min(1) }),
  output: z.null(),
  errors: { ...hourErrors, ...changeErrors },
})

export const cannotCome = command('appointments.cannot', {
  summary: 'The physician cannot at that hour; others are offered',
  allow: ['physician'],
  offline: true,
  input: z.strictObject({ id: z.uuid() }),
  output: z.null(),
  errors: changeErrors,
})

export const sayNotCalled = command('appointments.say-not-called', {
  summary: 'The physician says that nobody called at the agreed hour',
  allow: ['physician'],
  offline: true,
  input: z.strictObject({ id: z.uuid() }),
  output: z.null(),
  errors: { ...changeErrors, 'appointments.too-early': 409 },
})

export const askHours = command('appointments.ask-hours', {
  summary: 'The physician asks for more hours to choose from',
  allow: ['physician'],
  offline: true,
  input: z.strictObject({ key: offerKey, kind: appointmentKind }),
  output: z.null(),
})

export const noneFits = command('appointments.none-fits', {
  summary: 'No offered hour serves: somebody is to call in the physician’s own hours',
  allow: ['physician'],
  offline: true,
  input: z.strictObject({ key: offerKey }),
  output: z.null(),
})

import { accountId, alias, command, instant, personId, query, z } from '@ayni/kernel'
import {
  agendaRow,
  appointmentKind,
  appointmentMode,
  availability,
  changeErrors,
  hourErrors,
  meetingLink,
  minutes,
  offerKey,
  promiseKey,
  slot,
} from './shapes.ts'

const team = ['coordinator', 'duty', 'therapist', 'psychiatrist'] as const
const clinicians = ['duty', 'therapist', 'psychiatrist'] as const

export const propose = command('appointments.propose', {
  summary: 'The team proposes an hour, or writes down what was agreed by telephone',
  allow: team,
  input: z.strictObject({
    id: z.uuid(),
    person: personId,
    account: accountId,
    kind: appointmentKind,
    promise: promiseKey.nullable(),
    startsAt: instant,
    minutes,
    mode: appointmentMode,
    /** Another meeting than the one we make. */
    link: meetingLink.nullable(),
    agreedByPhone: z.boolean(),
  }),
  output: z.null(),
  errors: {
    ...hourErrors,
    'appointments.outside-hours': 409,
    'appointments.person-unknown': 404,
    'appointments.exists': 409,
  },
})

export const moveAppointment = command('appointments.move', {
  summary: 'The team moves an appointment',
  allow: team,
  input: z.strictObject({ id: z.uuid(), version: z.int().min(1), startsAt: instant, agreedByPhone: z.boolean() }),
  output: z.null(),
  errors: { ...hourErrors, 'appointments.outside-hours': 409, ...changeErrors },
})

export const cancelAppointment = command('appointments.cancel', {
  summary: 'The team calls an appointment off; what is owed stays owed',
  allow: team,
  input: z.strictObject({ id: z.uuid(), why: z.enum(['person-cannot', 'team-cannot', 'not-needed']) }),
  output: z.null(),
  errors: changeErrors,
})

export const markHeld = command('appointments.mark-held', {
  summary: 'The appointment took place',
  allow: clinicians,
  input: z.strictObject({ id: z.uuid() }),
  output: z.null(),
  errors: { ...changeErrors, 'appointments.too-early': 409 },
})

export const markMissed = command('appointments.mark-missed', {
  summary: 'Somebody did not come, from the fifteenth minute',
  allow: team,
  input: z.strictObject({ id: z.uuid(), by: z.enum(['person', 'team']) }),
  output: z.null(),
  errors: { ...changeErrors, 'appointments.too-early': 409 },
})

export const takeBack = command('appointments.take-back', {
  summary: 'Takes back a slip: held or missed is agreed again',
  allow: team,
  input: z.strictObject({ id: z.uuid() }),
  output: z.null(),
  errors: { 'appointments.missing': 404, 'appointments.too-late-to-undo': 409 },
})

export const keepHour = command('appointments.keep-hour', {
  summary: 'The hour stands although something changed around it, as both agreed',
  allow: team,
  input: z.strictObject({ id: z.uuid() }),
  output: z.null(),
  errors: changeErrors,
})

export const setAvailability = command('appointments.set-availability', {
  summary: 'When a clinician receives',
  allow: team,
  input: availability.extend({ account: accountId.nullable() }),
  output: z.null(),
  errors: { 'appointments.account-unknown': 404 },
})

export const answerWish = command('appointments.answer-wish', {
  summary: 'Whoever asked to be called to agree an hour was called',
  allow: team,
  input: z.strictObject({ person: personId, key: offerKey }),
  output: z.null(),
  errors: { 'appointments.missing': 404 },
})

export const agenda = query('appointments.agenda', {
  summary: 'Appointments between two moments: one’s own, or all of the programme for the coordinator',
  allow: team,
  opens: 'C2',
  input: z.strictObject({
    ...{ from: instant, to: instant, account: accountId.nullable().default(null) },
    person: personId.nullable().default(null),
  }),
  output: z.strictObject({
    rows: z.array(agendaRow),
    /** Past their end and nobody said how they went. */
    unsaid: z.int(),
    wishes: z.array(z.strictObject({ person: personId, alias, key: offerKey, askedAt: instant })),
    clinicians: z.array(z.strictObject({ account: accountId, who: z.string() })),
    asOf: instant,
  }),
})

export const hoursFor = query('appointments.hours-for', {
  summary: 'Hours at which one physician and one of the team could speak',
  allow: team,
  opens: 'C2',
  input: z.strictObject({
    person: personId,
    account: accountId.nullable().default(null),
    kind: appointmentKind,
    dueAt: instant.nullable().default(null),
  }),
  output: z.strictObject({ slots: z.array(slot) }),
  errors: { 'appointments.person-unknown': 404 },
})

export const myAvailability = query('appointments.availability', {
  summary: 'When a clinician receives',
  allow: team,
  opens: 'C2',
  input: z.strictObject({ account: accountId.nullable().default(null) }),
  output: availability,
})

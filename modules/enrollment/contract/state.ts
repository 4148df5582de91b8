import { personEvents, personStates } from '@ayni/clinical/reach'
import { command, day, event, instant, personId, programId, z } from '@ayni/kernel'

export const personState = z.enum(personStates)

/** The person moved along their way. @source services/03 §3.2 */
export const personStateChanged = event(
  'enrollment.person-state-changed',
  z.strictObject({ person: personId, program: programId, from: personState, to: personState, at: instant }),
)

/** A way to reach the person came, went, was allowed or turned out wrong. */
export const contactsChanged = event(
  'enrollment.contacts-changed',
  z.strictObject({ person: personId, program: programId, at: instant }),
)

/** A list brought ways to reach that these people did not have. */
export const contactsOfManyChanged = event(
  'enrollment.contacts-of-many-changed',
  z.strictObject({ people: z.array(personId).min(1), program: programId, at: instant }),
)

/** The person has another post, or says more about it. */
export const postChanged = event(
  'enrollment.post-changed',
  z.strictObject({
    person: personId,
    program: programId,
    at: instant,
    ubigeo: z.string().nullable(),
    facility: z.string().nullable(),
  }),
)

export const noteState = command('enrollment.note-state', {
  summary: 'Moves a person along their way, in the name of the house; an illegal move is refused',
  allow: [],
  input: z.strictObject({ person: personId, event: z.enum(personEvents), handedOn: z.boolean().default(false) }),
  output: z.strictObject({ state: personState }),
  errors: { 'enrollment.person-missing': 404, 'enrollment.illegal-move': 409 },
})

/** `away`: every automatic message stops and nobody is told why. */
export const standing = z.enum(['away', 'back', 'ended', 'deceased', 'mistake'])

export const setStanding = command('enrollment.set-standing', {
  summary: 'One switch that stops every automatic message to a person, or lets them go on',
  allow: ['coordinator', 'duty', 'therapist', 'psychiatrist'],
  input: z.strictObject({ person: personId, standing, handedOn: z.boolean().default(false) }),
  output: z.strictObject({ state: personState }),
  errors: {
    'enrollment.person-missing': 404,
    'enrollment.illegal-move': 409,
    'enrollment.not-handed-on': 409,
    'enrollment.service-not-over': 409,
    'enrollment.clinician-says-it': 409,
  },
})

export const pauseMyself = command('enrollment.pause', {
  summary: 'Asks for a pause: nothing but what is urgent or agreed arrives until the person comes back',
  allow: ['physician'],
  offline: true,
  input: z.strictObject({ paused: z.boolean() }),
  output: z.null(),
})

export const setOffline = command('enrollment.set-offline', {
  summary: 'Says until when the person expects to be without a signal; null: they are back',
  allow: ['physician'],
  offline: true,
  input: z.strictObject({ until: instant.nullable() }),
  output: z.null(),
})

export const setServiceDates = command('enrollment.set-service-dates', {
  summary: 'Says when the SERUMS of a person begins and ends',
  allow: ['coordinator', 'physician'],
  offline: true,
  input: z.strictObject({ person: personId, startedOn: day.nullable(), endsOn: day.nullable() }),
  output: z.null(),
  errors: { 'enrollment.person-missing': 404, 'enrollment.dates-cross': 422 },
})

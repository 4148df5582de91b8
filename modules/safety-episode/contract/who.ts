import { accountId, command, instant, personId, z } from '@ayni/kernel'
import { clinicians, shortText } from './call.ts'
import { episodeState } from './states.ts'

const unknown = { 'safety-episode.episode-unknown': 404, 'safety-episode.over': 409 } as const
const emergency = { 'safety-episode.emergency-open': 409 } as const
const psychiatrists = ['psychiatrist'] as const
const oneEpisode = z.strictObject({ episode: z.uuid() })

export const accompany = command('safety-episode.accompany', {
  summary: 'Begins to follow this person: opens the episode to whoever will call them, which the person can see',
  allow: clinicians,
  input: oneEpisode,
  output: z.null(),
  errors: { ...unknown, 'safety-episode.conflict': 409 },
})

export const takeOwnership = command('safety-episode.take-ownership', {
  summary: 'A psychiatrist owns the episode',
  allow: psychiatrists,
  input: oneEpisode,
  output: z.strictObject({ owner: accountId }),
  /** Details of `taken`: `by`. */
  errors: { ...unknown, 'safety-episode.conflict': 409, 'safety-episode.taken': 409 },
})

export const handTo = command('safety-episode.hand-to', {
  summary: 'Gives the episode to another psychiatrist, or to none for now: another is found within 24 hours (SUI-08)',
  allow: ['psychiatrist', 'coordinator'],
  input: z.strictObject({
    episode: z.uuid(),
    /** Null: the owner knows the person or must leave, and nobody is named yet. */
    to: accountId.nullable(),
    because: z.enum(['conflict', 'leaves', 'person-asked', 'assigned']),
  }),
  output: z.null(),
  errors: { ...unknown, 'safety-episode.conflict': 409, 'safety-episode.not-a-psychiatrist': 422 },
})

/** Whether every criterion holds is worked out from what is recorded; these three only a human can say. */
const signed = {
  treatment: z.enum(['in-place', 'declined-in-writing', 'no']),
  toldAndAgrees: z.boolean(),
  reasoning: shortText,
}

/** Details of `criteria-missing`: `missing`, names of `closureCriterion`. */
const endingErrors = {
  ...unknown,
  ...emergency,
  'safety-episode.criteria-missing': 409,
  'safety-episode.alert-open': 409,
} as const

export const stepDown = command('safety-episode.step-down', {
  summary: 'A psychiatrist signs that the criteria of closing hold; caring contacts and thirty quiet days follow',
  allow: psychiatrists,
  input: z.strictObject({ episode: z.uuid(), ...signed }),
  output: z.strictObject({ state: episodeState }),
  errors: { ...endingErrors, 'safety-episode.plan-not-active': 409 },
})

export const close = command('safety-episode.close', {
  summary: 'Ends the episode; signed by a psychiatrist, and refused by name for whatever is missing',
  allow: psychiatrists,
  input: z.strictObject({
    episode: z.uuid(),
    ...signed,
    knownClinician: accountId,
    caringSchedule: z.enum(['twelve-months', 'who-bic', 'declined']),
  }),
  output: z.strictObject({ closedAt: instant }),
  errors: { ...endingErrors, 'safety-episode.step-down-first': 409 },
})

export const closeAsWithdrawn = command('safety-episode.close-as-withdrawn', {
  summary: 'Ends the episode of somebody who left, with the psychiatrist’s reasoning; the plan stays on their phone',
  allow: psychiatrists,
  input: z.strictObject({ episode: z.uuid(), reasoning: shortText }),
  output: z.strictObject({ closedAt: instant }),
  errors: {
    ...unknown,
    ...emergency,
    'safety-episode.alert-open': 409,
    'safety-episode.has-not-left': 409,
    /** They did not decline it, and it has not been tried. */
    'safety-episode.last-call-owed': 409,
  },
})

export const tryLastCall = command('safety-episode.try-last-call', {
  summary: 'Records the one call to somebody who left; they may decline it',
  allow: psychiatrists,
  input: z.strictObject({
    episode: z.uuid(),
    result: z.enum(['reached', 'no-answer', 'declined']),
    words: shortText.nullable(),
  }),
  output: z.null(),
  errors: { ...unknown, 'safety-episode.has-not-left': 409 },
})

/** SUI-07. */
export const setAside = command('safety-episode.set-aside-by-newer-assessment', {
  summary: 'Ends an alert on answers older than a live assessment: a psychiatrist, a reason, and a call the same day',
  allow: psychiatrists,
  input: z.strictObject({ episode: z.uuid(), alert: z.uuid(), reason: shortText, nextContactAt: instant }),
  output: z.strictObject({ handledAt: instant }),
  errors: {
    ...unknown,
    'safety-episode.alert-unknown': 404,
    /** No live "low" is newer than what alerted. */
    'safety-episode.no-newer-assessment': 409,
    'safety-episode.call-them-first': 409,
    'safety-episode.next-contact-not-dated': 422,
    'safety-episode.next-contact-too-late': 422,
  },
})

// Check-ins

export const agreeCheckIn = command('safety-episode.agree-check-in', {
  summary: 'Agrees with the person when their phone will ask how they are',
  allow: clinicians,
  input: z.strictObject({ episode: z.uuid(), checkIn: z.uuid(), dueAt: instant }),
  output: z.null(),
  errors: { ...unknown, 'safety-episode.check-in-not-dated': 422 },
})

export const cancelCheckIn = command('safety-episode.cancel-check-in', {
  summary: 'Takes a check-in back that is not needed any more',
  allow: clinicians,
  input: z.strictObject({ checkIn: z.uuid() }),
  output: z.null(),
  errors: { 'safety-episode.check-in-unknown': 404 },
})

export const checkInAnswer = z.enum(['ok', 'not-ok', 'call-me'])
export type CheckInAnswer = z.infer<typeof checkInAnswer>

/** @safety "no" and "call me" are signals and travel first; an answer that comes late is taken all the same. */
export const answerCheckIn = command('safety-episode.answer-check-in', {
  summary: 'Answers an agreed check-in: fine, not fine, or call me',
  allow: ['physician'],
  offline: true,
  input: z.strictObject({ checkIn: z.uuid(), answer: checkInAnswer }),
  output: z.null(),
  errors: { 'safety-episode.check-in-unknown': 404 },
})

/** What time brings; given by the house to itself. */
export const look = command('safety-episode.look', {
  summary: 'Looks at episodes and check-ins whose time has come, and at whoever lost who had their alert',
  allow: [],
  input: z.strictObject({
    episodes: z.array(z.uuid()).max(200),
    checkIns: z.array(z.uuid()).max(200),
    returned: z.array(personId).max(200),
  }),
  output: z.null(),
})

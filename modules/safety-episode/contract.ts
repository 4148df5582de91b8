import { accountId, alias, event, type InputOf, instant, type OutputOf, personId, programId, z } from '@ayni/kernel'
import type { recordCall, recordContact, rescheduleContact } from './contract/call.ts'
import type { contactCalendar, episodeList, episodeMetrics, episodeQuery } from './contract/pages.ts'
import { episodeRisk, episodeState } from './contract/states.ts'
import type {
  accompany,
  agreeCheckIn,
  answerCheckIn,
  cancelCheckIn,
  close,
  closeAsWithdrawn,
  handTo,
  setAside,
  stepDown,
  takeOwnership,
  tryLastCall,
} from './contract/who.ts'

export * from './contract/call.ts'
export * from './contract/pages.ts'
export * from './contract/states.ts'
export * from './contract/who.ts'

const about = { episode: z.uuid(), person: personId, program: programId }

// Said to the other rooms

/** One episode a person; a second alert attaches to the open one and says nothing here. */
export const episodeOpened = event(
  'safety-episode.opened',
  z.strictObject({
    ...about,
    alias,
    alert: z.uuid(),
    /** They had an episode before; what runs since its closing must know. */
    again: z.boolean(),
    at: instant,
  }),
)

export const episodeMoved = event(
  'safety-episode.moved',
  z.strictObject({ ...about, from: episodeState, to: episodeState, by: accountId.nullable(), at: instant }),
)

/** A live assessment was recorded. `alert` is the open alert that it answers, if there is one: it ends with this. */
export const personAssessed = event(
  'safety-episode.assessed',
  z.strictObject({
    ...about,
    assessment: z.uuid(),
    alert: z.uuid().nullable(),
    risk: episodeRisk,
    /** The person asked not to go on talking; resources were given. */
    declined: z.boolean(),
    nextContactAt: instant,
    by: accountId,
    at: instant,
  }),
)

/** A psychiatrist set an alert aside: a live assessment is newer than what alerted, and they were called today (SUI-07). */
export const alertSetAside = event(
  'safety-episode.alert-set-aside',
  z.strictObject({
    ...about,
    alert: z.uuid(),
    nextContactAt: instant,
    reason: z.string(),
    by: accountId,
    at: instant,
  }),
)

/** Signed by a psychiatrist; nothing else ends an episode. */
export const episodeClosed = event(
  'safety-episode.closed',
  z.strictObject({
    ...about,
    because: z.enum(['criteria-met', 'withdrawn', 'died']),
    /** Who is known to the person and writes to them afterwards. */
    knownClinician: accountId,
    caringSchedule: z.enum(['twelve-months', 'who-bic', 'declined']),
    by: accountId,
    at: instant,
  }),
)

type Op<D> = { readonly input: InputOf<D>; readonly output: OutputOf<D> }

/** What the console asks of this room, for its typed client. */
export type SafetyEpisodeOperations = {
  readonly 'safety-episode.episode': Op<typeof episodeQuery>
  readonly 'safety-episode.list': Op<typeof episodeList>
  readonly 'safety-episode.calendar': Op<typeof contactCalendar>
  readonly 'safety-episode.metrics': Op<typeof episodeMetrics>
  readonly 'safety-episode.record-call': Op<typeof recordCall>
  readonly 'safety-episode.record-contact': Op<typeof recordContact>
  readonly 'safety-episode.reschedule-contact': Op<typeof rescheduleContact>
  readonly 'safety-episode.accompany': Op<typeof accompany>
  readonly 'safety-episode.take-ownership': Op<typeof takeOwnership>
  readonly 'safety-episode.hand-to': Op<typeof handTo>
  readonly 'safety-episode.step-down': Op<typeof stepDown>
  readonly 'safety-episode.close': Op<typeof close>
  readonly 'safety-episode.close-as-withdrawn': Op<typeof closeAsWithdrawn>
  readonly 'safety-episode.try-last-call': Op<typeof tryLastCall>
  readonly 'safety-episode.set-aside-by-newer-assessment': Op<typeof setAside>
  readonly 'safety-episode.agree-check-in': Op<typeof agreeCheckIn>
  readonly 'safety-episode.cancel-check-in': Op<typeof cancelCheckIn>
  readonly 'safety-episode.answer-check-in': Op<typeof answerCheckIn>
}

// What the person's phone holds

/** Fact kind `check-in`, key = check-in id. */
export type CheckInFact = {
  readonly dueAt: string
  readonly answer: 'ok' | 'not-ok' | 'call-me' | null
  readonly state: 'waiting' | 'answered' | 'missed'
}

/** Fact kind `episode`, key = episode id: who follows them and when the next contact is. Never how it was weighed. */
export type EpisodeFact = {
  /** Display name of whoever follows them; null while nobody has been named. */
  readonly who: string | null
  readonly nextContactAt: string | null
}

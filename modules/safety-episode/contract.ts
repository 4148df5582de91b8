import { accountId, alias, event, instant, personId, programId, z } from '@ayni/kernel'

/** @source services/07-suicide-prevention.md §7.2 */
export const episodeState = z.enum([
  'signalled',
  'acknowledged',
  'contacting',
  'reached',
  'assessed-low',
  'assessed-further',
  'assessed-imminent',
  'plan-active',
  'stepping-down',
  'closed',
  'unreachable',
  'emergency-active',
  'handed-off',
  'contact-declined',
  'withdrawn',
])
export type EpisodeState = z.infer<typeof episodeState>

/** What the live assessment came to (7.3.4). */
export const episodeRisk = z.enum(['low', 'further', 'imminent'])
export type EpisodeRisk = z.infer<typeof episodeRisk>

const about = { episode: z.uuid(), person: personId, program: programId }

// Said to the other rooms

/** One episode a person; a second alert attaches to the open one and says nothing here. */
export const episodeOpened = event(
  'safety-episode.opened',
  z.strictObject({ ...about, alias, alert: z.uuid(), at: instant }),
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

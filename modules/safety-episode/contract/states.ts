import { closureCriteria, deadlineKinds, episodeStates } from '@ayni/clinical/episode'
import { z } from '@ayni/kernel'

/** @source services/07-suicide-prevention.md §7.2 */
export const episodeState = z.enum(episodeStates)
export type EpisodeState = z.infer<typeof episodeState>

/** What the live assessment came to (7.3.4). */
export const episodeRisk = z.enum(['low', 'further', 'imminent'])
export type EpisodeRisk = z.infer<typeof episodeRisk>

/** The state as those see it who may not know what an assessment came to (SUI-12). */
export const episodePhase = z.enum([
  'signalled',
  'acknowledged',
  'contacting',
  'reached',
  'assessed',
  'plan-active',
  'stepping-down',
  'closed',
  'unreachable',
  'emergency-active',
  'handed-off',
  'contact-declined',
  'withdrawn',
])
export type EpisodePhase = z.infer<typeof episodePhase>

/** What is due next. */
export const deadlineKind = z.enum(deadlineKinds)
export type DeadlineKind = z.infer<typeof deadlineKind>

/** @source services/07-suicide-prevention.md §7.7 and §7.2 (thirty days without a signal) */
export const closureCriterion = z.enum(closureCriteria)
export type ClosureCriterion = z.infer<typeof closureCriterion>

/** Kept as said; "not asked" is not "no". */
export const liveAnswer = z.enum(['yes', 'no', 'refused', 'not_asked'])
export type LiveAnswer = z.infer<typeof liveAnswer>

export const contactChannel = z.enum(['call', 'whatsapp-call', 'video', 'radio', 'in-person', 'message'])
export type ContactChannel = z.infer<typeof contactChannel>

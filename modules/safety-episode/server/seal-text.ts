import { type EpisodeCourse, episodeStates } from '@ayni/clinical/episode'
import { z } from '@ayni/kernel'
import { asqLive, bssaHeading, checkInAnswer, episodeState, liveAnswer } from '../contract.ts'

/** What each sealed text is bound to: moved to another row it does not open. */
export const courseContext = (episode: string): string => `safety_episode.course.all:${episode}`
export const moveContext = (move: string): string => `safety_episode.move.all:${move}`
export const assessmentContext = (id: string): string => `safety_episode.assessment.all:${id}`
export const intentContext = (id: string): string => `safety_episode.assessment.intent:${id}`
export const attemptContext = (id: string): string => `safety_episode.assessment.attempt:${id}`
export const locationContext = (id: string): string => `safety_episode.location.all:${id}`
export const tryContext = (id: string): string => `safety_episode.contact_try.all:${id}`
export const checkInContext = (id: string): string => `safety_episode.check_in.answer:${id}`
export const closureContext = (id: string): string => `safety_episode.closure.reasoning:${id}`

const at = z.string()
const atOrNull = z.string().nullable()
const risk = z.enum(['low', 'further', 'imminent']).nullable()

/** @safety what does not fit breaks loudly here, and the episode stays due. */
export const courseShape: z.ZodType<EpisodeCourse> = z.strictObject({
  state: z.enum(episodeStates),
  class: z.enum(['A', 'B']),
  receivedAt: at,
  lastSignalAt: at,
  alert: atOrNull,
  acknowledgedAt: atOrNull,
  firstAttemptAt: atOrNull,
  reachedAt: atOrNull,
  unreachableAt: atOrNull,
  assessmentOwed: z.boolean(),
  assessedAt: atOrNull,
  risk,
  riskByPsychiatrist: z.boolean(),
  evaluatedAt: atOrNull,
  evaluationOwedFrom: atOrNull,
  planAt: atOrNull,
  meansAt: atOrNull,
  phq9From: atOrNull.default(null),
  planReviewAt: atOrNull.default(null),
  leftForLaterBy: atOrNull.default(null),
  scheduleFrom: atOrNull,
  contact: z
    .strictObject({
      kind: z.enum(['scheduled', 'after-hand-over', 'offer-again']),
      nth: z.int(),
      dueAt: at,
      callDueAt: atOrNull,
    })
    .nullable(),
  missed: z.int(),
  emergencyAt: atOrNull,
  handedOverAt: atOrNull,
  owner: atOrNull,
  ownerOwedFrom: atOrNull,
  ownerSaidAt: atOrNull.default(null),
  leftAt: atOrNull,
  declinesLastCall: z.boolean(),
  lastCallAt: atOrNull,
  saidAt: atOrNull,
})

export const moveShape = z.strictObject({ from: episodeState, to: episodeState, event: z.string() })

/** An assessment but for intent and attempt, which are sealed apart. */
export const assessmentShape = z.strictObject({
  thanked: z.boolean(),
  headings: z.array(bssaHeading),
  thoughtsNow: liveAnswer,
  asq: asqLive,
  alcoholNow: liveAnswer,
  risk: z.enum(['low', 'further', 'imminent']),
  disposition: z.string(),
  fullEvaluation: z.boolean(),
  plan: z.string(),
  means: z.string(),
  reasons: z.string().nullable(),
})
export const datedShape = z.strictObject({ answer: liveAnswer, on: z.string().nullable() })
export const tryShape = z.strictObject({ asq: asqLive.nullable(), means: z.string(), words: z.string().nullable() })
export const checkInShape = checkInAnswer

import { accountId, alias, instant, personId, query, z } from '@ayni/kernel'
import { alertClass } from '@ayni/modules/suicide-prevention/contract'
import { asqLive, bssaHeading, callLocation, clinicians, contactResult } from './call.ts'
import {
  closureCriterion,
  contactChannel,
  deadlineKind,
  episodePhase,
  episodeRisk,
  episodeState,
  liveAnswer,
} from './states.ts'
import { checkInAnswer } from './who.ts'

const watchers = ['coordinator', 'director', 'duty', 'psychiatrist', 'therapist'] as const

/** One line of the list: clocks, state, owner, reach. No answer, method, risk or note (SUI-12). */
export const episodeStrip = z.strictObject({
  episode: z.uuid(),
  person: personId,
  alias,
  class: alertClass,
  phase: episodePhase,
  openedAt: instant,
  receivedAt: instant,
  occurredAt: instant,
  /** Display name; null is SIN RESPONSABLE. */
  owner: z.string().nullable(),
  knownClinician: z.string().nullable(),
  mine: z.boolean(),
  /** Whether the reader may open the page. */
  opens: z.boolean(),
  alert: z.uuid().nullable(),
  /** Null once it ended. */
  nextAt: instant.nullable(),
  nextKind: deadlineKind.nullable(),
  late: z.boolean(),
  /** They left the programme; only the closing is owed. */
  leftAt: instant.nullable(),
  closedAt: instant.nullable(),
  reach: z.strictObject({
    phoneSeenAt: instant.nullable(),
    lastReachedAt: instant.nullable(),
    smsAllowed: z.boolean(),
    goodChannel: z.string().nullable(),
    offlineUntil: instant.nullable(),
    placeConfirmedAt: instant.nullable(),
    trusted: z.boolean(),
  }),
})
export type EpisodeStrip = z.infer<typeof episodeStrip>

export const episodeList = query('safety-episode.list', {
  summary: 'Every open episode by next deadline, without content',
  allow: watchers,
  opens: 'C2',
  input: z.strictObject({ mine: z.boolean().default(false), closedSince: instant.nullable().default(null) }),
  output: z.strictObject({ now: instant, rows: z.array(episodeStrip) }),
})

const contactKind = z.enum(['scheduled', 'after-hand-over', 'offer-again'])

const contactLine = z.strictObject({
  contact: z.uuid(),
  nth: z.int(),
  kind: contactKind,
  dueAt: instant,
  /** It was missed: a call is owed by then. */
  callDueAt: instant.nullable(),
  doneAt: instant.nullable(),
  by: z.string().nullable(),
  channel: contactChannel.nullable(),
  result: contactResult.nullable(),
  missedAt: instant.nullable(),
  tries: z.int(),
  asq: asqLive.nullable(),
  words: z.string().nullable(),
})

/** What an ended episode of the same person leaves for whoever follows them now. */
const earlierEpisode = z.strictObject({
  episode: z.uuid(),
  openedAt: instant,
  closedAt: instant,
  closedBecause: z.enum(['criteria-met', 'withdrawn', 'died']),
  /** Of the last live assessment; null where there was none, as with the two answers. */
  risk: episodeRisk.nullable(),
  /** A "yes" of any of its calls, with its day; else what was last answered. */
  attempt: liveAnswer.nullable(),
  attemptOn: z.string().nullable(),
  intent: liveAnswer.nullable(),
  intentOn: z.string().nullable(),
  /** What whoever closed it wrote; null where nobody signed. */
  reasoning: z.string().nullable(),
})
export type EarlierEpisode = z.infer<typeof earlierEpisode>

export const episodePage = z.strictObject({
  now: instant,
  strip: episodeStrip,
  state: episodeState,
  risk: episodeRisk.nullable(),
  ownerAccount: accountId.nullable(),
  /** Nobody has it, and whoever reads may. */
  mayTake: z.boolean(),
  knownClinicianAccount: accountId.nullable(),
  /** Every deadline that runs, nearest first. `aimAt`: when it is wanted, where that is earlier. */
  deadlines: z.array(z.strictObject({ kind: deadlineKind, dueAt: instant, aimAt: instant.nullable() })),
  /** Drinking at the last call: to be assessed again when sober. */
  assessWhenSober: z.boolean(),
  location: callLocation.extend({ confirmedAt: instant, by: z.string() }).nullable(),
  timeline: z.array(
    z.strictObject({ at: instant, from: episodeState, to: episodeState, by: z.string().nullable(), event: z.string() }),
  ),
  assessments: z.array(
    z.strictObject({
      assessment: z.uuid(),
      at: instant,
      recordedAt: instant,
      by: z.string(),
      minutes: z.int().nullable(),
      channel: contactChannel,
      risk: episodeRisk,
      disposition: z.string(),
      fullEvaluation: z.boolean(),
      thoughtsNow: liveAnswer,
      intent: liveAnswer,
      intentOn: z.string().nullable(),
      attempt: liveAnswer,
      attemptOn: z.string().nullable(),
      alcoholNow: liveAnswer,
      asq: asqLive,
      plan: z.string(),
      means: z.string(),
      headings: z.array(bssaHeading),
      reasons: z.string().nullable(),
      late: z.boolean(),
    }),
  ),
  contacts: z.array(contactLine),
  checkIns: z.array(
    z.strictObject({
      checkIn: z.uuid(),
      dueAt: instant,
      answer: checkInAnswer.nullable(),
      answeredAt: instant.nullable(),
      missedAt: instant.nullable(),
      cancelledAt: instant.nullable(),
    }),
  ),
  /** What still stands between this episode and its closing; the three that a human says count as missing here. */
  missing: z.array(closureCriterion),
  closure: z
    .strictObject({
      at: instant,
      by: z.string(),
      because: z.string(),
      caringSchedule: z.string(),
      reasoning: z.string().nullable(),
    })
    .nullable(),
  left: z.strictObject({ at: instant, declinesLastCall: z.boolean(), lastCallAt: instant.nullable() }).nullable(),
  /** Ended before this one, newest first; C4, as the whole page. */
  earlier: z.array(earlierEpisode),
  /** Latest date at which the next contact may be set, by the schedule. */
  nextContactBy: instant.nullable(),
})
export type EpisodePageData = z.infer<typeof episodePage>

export const episodeQuery = query('safety-episode.episode', {
  summary: 'One episode, whole: for those who follow this person; each reading is told to the person',
  allow: clinicians,
  opens: 'C4',
  /** By episode, or the open one of a person. */
  input: z.strictObject({ episode: z.uuid().nullable().default(null), person: personId.nullable().default(null) }),
  output: episodePage,
  errors: { 'safety-episode.episode-unknown': 404 },
})

export const contactCalendar = query('safety-episode.calendar', {
  summary: 'Contacts that are due, and those that were, by day; by alias',
  allow: watchers,
  opens: 'C2',
  input: z.strictObject({ from: instant, to: instant, mine: z.boolean().default(false) }),
  output: z.strictObject({
    now: instant,
    rows: z.array(
      z.strictObject({
        contact: z.uuid(),
        episode: z.uuid(),
        person: personId,
        alias,
        kind: contactKind,
        dueAt: instant,
        /** It was missed: a call is owed by then. */
        callDueAt: instant.nullable(),
        doneAt: instant.nullable(),
        missedAt: instant.nullable(),
        owner: z.string().nullable(),
        mine: z.boolean(),
      }),
    ),
  }),
})

/** Minutes; null where there is nothing to say, or too few to say it of. */
const spread = z.strictObject({
  n: z.int().nullable(),
  median: z.number().nullable(),
  p90: z.number().nullable(),
  worst: z.number().nullable(),
})
/** Part of a whole, in per cent; both null where fewer than five would be told apart. */
const share = z.strictObject({ of: z.int().nullable(), percent: z.number().nullable() })

/** @source services/07-suicide-prevention.md §7.9. No target is ever set on the number of positives. */
export const episodeMetrics = query('safety-episode.metrics', {
  summary: 'How fast and how fully episodes are answered; small counts are hidden from who is no clinician',
  allow: [...watchers, 'evaluator'],
  opens: 'C2',
  input: z.strictObject({ from: instant, to: instant }),
  output: z.strictObject({
    episodes: z.int().nullable(),
    acknowledge: spread,
    firstAttempt: spread,
    liveContact: spread,
    assessment: spread,
    acute: z.strictObject({ within15: share, within30: share, within60: share }),
    nonAcuteAssessedIn24h: share,
    planAtFirstContact: share,
    meansAgreed: share,
    contactsOnTime: share,
    missedToReached: spread,
    referralAttended: share,
    unreachable: share,
    signalAgainIn90d: share,
    caringSent: share,
    drillsPassed: share,
    asOf: instant,
  }),
  errors: { 'safety-episode.no-span': 422 },
})

import {
  alias,
  command,
  event,
  type InputOf,
  instant,
  type OutputOf,
  personId,
  programId,
  query,
  z,
} from '@ayni/kernel'

export const instrumentId = z.enum(['phq-9', 'gad-7', 'audit', 'asq'])
export type InstrumentId = z.infer<typeof instrumentId>

export const suicideFlag = z.enum(['none', 'item9', 'non_acute', 'acute'])
export const level = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)])
/** Who put the questions: the person alone, somebody on the telephone, somebody beside them. */
export const mode = z.enum(['self', 'phone', 'in-person'])
export const historyType = z.enum([
  'none',
  'anxiety',
  'depression',
  'anxiety_and_depression',
  'suicide_attempt',
  'other',
])
export const treatment = z.enum(['no_therapy', 'psychological', 'pharmacological', 'pharmacological_and_psychological'])
export const routeId = z.enum([
  'self-help',
  'simple-advice',
  'brief-intervention',
  'psychiatrist-review',
  'supported-referral',
  'suicide-prevention',
  'talk-to-someone',
])
/** @source services/04-screening-and-triage.md §4.2. `scheduled` and `offered` are the next check on the phone, not rows. */
export const roundState = z.enum([
  'in_progress',
  'triaged',
  'routed',
  'closed',
  'partial_expired',
  'refused',
  'not_scorable',
  'superseded',
])
export type RoundState = z.infer<typeof roundState>

/**
 * What the phone read from this one instrument, for reconciliation (R-SCR-20):
 * `[total, band or ASQ outcome, level, flag 0 none 1 item9 2 non_acute 3 acute]`.
 */
export const deviceSummary = z.tuple([
  z.int().min(0).max(40).nullable(),
  z.string().max(30).nullable(),
  level,
  z.int().min(0).max(3),
])
export type DeviceSummary = z.infer<typeof deviceSummary>

/** Short names and one character an answer, because uploads are not compressed by browsers and the link is 2G. */
const answerSet = {
  /** instrument */ i: instrumentId,
  /** its version */ v: z.string().max(12),
  /** language it was shown in */ l: z.enum(['es', 'en']),
  /** mode */ m: mode,
  /** ruleset on the phone */ u: z.string().max(12),
  /** round, made on the phone */ r: z.uuid(),
  /** answers: digits, R refused, . unanswered, y, n */ a: z.string().regex(/^[0-4Ryn.]{5,10}$/),
  /** difficulty 0–3 */ d: z.int().min(0).max(3).optional(),
  s: deviceSummary.optional(),
}
export const answerSetShape = z.strictObject(answerSet)
export type AnswerSetInput = z.infer<typeof answerSetShape>

const answerErrors = { 'screening.answers-malformed': 422, 'screening.instrument-empty': 422 } as const

export const recordResponse = command('screening.record-response', {
  summary: 'One questionnaire answered; the server reads it again, and the higher route governs',
  allow: ['physician'],
  offline: true,
  input: answerSetShape,
  output: z.strictObject({ response: z.uuid(), agrees: z.boolean() }),
  errors: answerErrors,
})

const aboutPerson = { person: personId }
const notYours = { 'screening.not-found': 404 } as const
const reason = z.string().trim().min(3).max(600)

export const recordLiveResponse = command('screening.record-live-response', {
  summary: 'A clinician puts the questions, on the telephone or beside the person',
  allow: ['duty', 'therapist', 'psychiatrist'],
  input: answerSetShape.extend({ ...aboutPerson, m: z.enum(['phone', 'in-person']) }),
  output: z.strictObject({ response: z.uuid(), agrees: z.boolean() }),
  errors: { ...answerErrors, ...notYours },
})

export const recordHistory = command('screening.record-history', {
  summary: 'History, present treatment, and "quiero hablar con alguien"',
  allow: ['physician'],
  offline: true,
  input: z.strictObject({
    r: z.uuid(),
    /** history */ h: historyType.nullable(),
    /** treatment now */ t: treatment.nullable(),
    /** medicine before */ p: z.boolean().optional(),
    /** pregnant */ g: z.boolean().optional(),
    /** wants to talk with somebody */ w: z.boolean().optional(),
  }),
  output: z.null(),
})
export type HistoryInput = z.infer<typeof recordHistory.input>

export const skipInstrument = command('screening.skip-instrument', {
  summary: 'Leaves one questionnaire of a round unanswered, on purpose',
  allow: ['physician'],
  offline: true,
  input: z.strictObject({ r: z.uuid(), i: instrumentId }),
  output: z.null(),
})

export const stopRound = command('screening.stop-round', {
  summary: 'Ends a round where it stands; what was answered counts',
  allow: ['physician'],
  offline: true,
  input: z.strictObject({ r: z.uuid() }),
  output: z.null(),
})

export const chooseRoutes = command('screening.choose-routes', {
  summary: 'Accepts or leaves each service that was offered',
  allow: ['physician'],
  offline: true,
  input: z.strictObject({ r: z.uuid(), yes: z.array(routeId).max(7), no: z.array(routeId).max(7) }),
  output: z.null(),
  errors: { 'screening.round-missing': 404 },
})

export const markNotReliable = command('screening.mark-not-reliable', {
  summary: 'Says that a set of answers was not given by the person or cannot be trusted',
  allow: ['duty', 'therapist', 'psychiatrist'],
  input: z.strictObject({ ...aboutPerson, response: z.uuid(), why: reason }),
  output: z.null(),
  errors: notYours,
})

export const overrideTriage = command('screening.override-triage', {
  summary: 'A clinician raises or lowers the level, or raises the risk, with the reason',
  allow: ['duty', 'therapist', 'psychiatrist'],
  input: z.strictObject({ ...aboutPerson, round: z.uuid(), level, flag: suicideFlag.optional(), why: reason }),
  output: z.null(),
  errors: { ...notYours, 'screening.positive-stands': 409 },
})

const promiseKind = z.enum(['first-contact', 'first-session', 'clinical-review', 'ask-missing-answers'])

export const queueRow = z.strictObject({
  person: personId,
  alias,
  kind: promiseKind,
  level: level.nullable(),
  owedByRole: z.string(),
  dueAt: instant,
  since: instant,
})
export type QueueRow = z.infer<typeof queueRow>

export const queue = query('screening.queue', {
  summary: 'What screening owes to people, by deadline: alias, level, due time, and no answer',
  allow: ['duty', 'therapist', 'psychiatrist'],
  opens: 'C2',
  input: z.strictObject({ limit: z.int().min(1).max(200).default(100) }),
  output: z.array(queueRow),
})

const lateness = z.enum(['fresh', 'late', 'old'])

export const cardSet = z.strictObject({
  response: z.uuid(),
  round: z.uuid(),
  instrument: instrumentId,
  language: z.enum(['es', 'en']),
  mode,
  code: z.string(),
  difficulty: z.int().nullable(),
  total: z.int().nullable(),
  lowerBound: z.int().nullable(),
  band: z.string().nullable(),
  actionZone: z.int().nullable(),
  outcome: z.string().nullable(),
  occurredAt: instant,
  receivedAt: instant,
  lateness,
  clockCorrected: z.boolean(),
  overlaps: z.boolean(),
  reliable: z.boolean(),
  live: z.boolean(),
  agrees: z.boolean(),
})
export type CardSet = z.infer<typeof cardSet>

/** R-SCR-15 and 16, from the first complete set to the newest: facts side by side, never one verdict. */
export const cardChange = z.strictObject({
  instrument: z.enum(['phq-9', 'gad-7']),
  since: instant,
  baseline: z.int(),
  now: z.int(),
  points: z.int(),
  percent: z.number().nullable(),
  response: z.boolean().nullable(),
  remission: z.boolean(),
  reliableImprovement: z.boolean(),
  reliableWorsening: z.boolean(),
  wasCase: z.boolean(),
  isCase: z.boolean(),
})
export type CardChange = z.infer<typeof cardChange>

export const cardRound = z.strictObject({
  round: z.uuid(),
  state: roundState,
  startedAt: instant,
  completedAt: instant.nullable(),
  level,
  drivers: z.array(z.string()),
  routes: z.array(z.string()),
  accepted: z.array(z.string()),
  declined: z.array(z.string()),
  skipped: z.array(z.string()),
  /** Null where the reader may not open C4. */
  flag: suicideFlag.nullable(),
  severeByPublishedRule: z.boolean(),
  rulesetVersion: z.string(),
  reviewInWorkingDays: z.int().nullable(),
  history: z
    .strictObject({
      type: historyType.nullable(),
      treatment: treatment.nullable(),
      priorMedication: z.boolean().nullable(),
      pregnant: z.boolean().nullable(),
      asksForSomeone: z.boolean(),
    })
    .nullable(),
  override: z.strictObject({ level, why: z.string(), at: instant }).nullable(),
})
export type CardRound = z.infer<typeof cardRound>

export const triageCard = query('screening.triage-card', {
  summary: 'One person for a clinician: drivers, item answers, earlier rounds, how old the answers are, what changed',
  allow: ['duty', 'therapist', 'psychiatrist'],
  opens: 'C4',
  input: z.strictObject({
    ...aboutPerson,
    purpose: z.enum(['care', 'alert', 'review', 'supervision']).default('care'),
  }),
  output: z.strictObject({
    person: personId,
    alias,
    rounds: z.array(cardRound),
    sets: z.array(cardSet),
    changes: z.array(cardChange),
    /** Null when a total is missing. */
    reliableRecovery: z.boolean().nullable(),
    zoneShift: z.strictObject({ from: z.int(), to: z.int(), shift: z.int() }).nullable(),
    asOf: instant,
  }),
  errors: notYours,
})
export type TriageCard = z.infer<typeof triageCard.output>

/** Somebody must be called. Said in the transaction that stores the answers. `because` are driver codes, never answers. */
export const riskFound = event(
  'screening.risk-found',
  z.strictObject({
    person: personId,
    program: programId,
    response: z.uuid(),
    class: z.enum(['A', 'B']),
    because: z.array(z.string()),
    occurredAt: instant,
    receivedAt: instant,
  }),
)

/** The reading of a round after each instrument: what evaluation, coordination and the routes need, no item answers. */
export const roundRead = event(
  'screening.round-read',
  z.strictObject({
    person: personId,
    program: programId,
    round: z.uuid(),
    complete: z.boolean(),
    level: z.int().min(0).max(3),
    suicideFlag,
    severeByPublishedRule: z.boolean(),
    /** Any symptom by instrument, as Table 1 counts it; null where it cannot be told. */
    any: z.strictObject({
      dep: z.boolean().nullable(),
      anx: z.boolean().nullable(),
      alc: z.boolean().nullable(),
      sui: z.boolean().nullable(),
    }),
    totals: z.strictObject({ phq9: z.int().nullable(), gad7: z.int().nullable(), audit: z.int().nullable() }),
    routes: z.array(z.string()),
    drivers: z.array(z.string()),
    historyType: z.string().nullable(),
    treatment: z.string().nullable(),
    /** A human review is owed within this many working days; null where none is. */
    reviewInWorkingDays: z.int().nullable(),
    occurredAt: instant,
    receivedAt: instant,
    rulesetVersion: z.string(),
  }),
)
export type RoundRead = z.infer<typeof roundRead.shape>

/** Instants as the phone writes them: plain text, so that no validator travels with it. */
const moment = z.iso.datetime()

/** What the phone holds. Kind `reading`, key `round:instrument`: the answers themselves; the phone reads them as the server does. */
export const readingFact = z.strictObject({
  r: z.uuid(),
  i: instrumentId,
  v: z.string(),
  l: z.enum(['es', 'en']),
  m: mode,
  a: z.string(),
  d: z.int().optional(),
  at: moment,
  late: lateness,
  reliable: z.boolean(),
})
export type ReadingFact = z.infer<typeof readingFact>

/** Kind `round`, key = round. `level` only where the house raised or lowered what the phone reads by itself. */
export const roundFact = z.strictObject({
  state: roundState,
  startedAt: moment,
  skipped: z.array(instrumentId),
  stopped: z.boolean(),
  h: historyType.nullable(),
  t: treatment.nullable(),
  p: z.boolean().optional(),
  g: z.boolean().optional(),
  w: z.boolean().optional(),
  yes: z.array(routeId),
  no: z.array(routeId),
  level: level.optional(),
  flag: suicideFlag.optional(),
})
export type RoundFact = z.infer<typeof roundFact>

/** Kind `check`, key `next`: when the next check is due and which one it is (R-SCR-13). */
export const checkFact = z.strictObject({ day: z.int(), dueAt: moment, why: z.enum(['milestone', 'ninety-days']) })
export type CheckFact = z.infer<typeof checkFact>

type Op<D> = { readonly input: InputOf<D>; readonly output: OutputOf<D> }

/** What the console asks of this module, for its typed client. */
export type ScreeningOperations = {
  readonly 'screening.queue': Op<typeof queue>
  readonly 'screening.triage-card': Op<typeof triageCard>
  readonly 'screening.mark-not-reliable': Op<typeof markNotReliable>
  readonly 'screening.override-triage': Op<typeof overrideTriage>
  readonly 'screening.record-live-response': Op<typeof recordLiveResponse>
}

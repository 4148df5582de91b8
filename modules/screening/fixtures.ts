import { decodeAnswers, type InstrumentId, readInstrument, scoringOf } from '@ayni/clinical/instruments'
import { lateness, RULESET_VERSION, readAll, summarise, triage } from '@ayni/clinical/triage'
import { type AnswerSetInput, type QueueRow, queue, type TriageCard, triageCard } from './contract.ts'

/** Answers of invented people, as codes: one character an item. */
export type AnswerCodes = Readonly<Record<InstrumentId, { readonly a: string; readonly d?: number }>>

/** Digits that sum to a total, as evenly from the first item as the questionnaire allows. PHQ-9 leaves item 9 at 0. */
function spread(total: number, items: number, most: number, tail = ''): string {
  const digits = Array.from({ length: items }, (_, at) => Math.max(0, Math.min(most, total - at * most)))
  if (total > items * most) throw new Error('no answers have that total')
  return `${digits.join('')}${tail}`
}

export const phq9Totalling = (total: number): string => (total > 24 ? spread(total, 9, 3) : spread(total, 8, 3, '0'))
export const gad7Totalling = (total: number): string => spread(total, 7, 3)
/** Frequency first, then amount, then harm: never through items 4–6 or 9–10, which step up. */
export function auditTotalling(total: number): string {
  if (total > 20) throw new Error('write such an AUDIT item by item')
  const [one, two, three, seven, eight] = spread(total, 5, 4)
  return `${one}${two}${three}000${seven}${eight}00`
}

const calm: AnswerCodes = {
  asq: { a: 'nnnn.' },
  'phq-9': { a: phq9Totalling(3), d: 0 },
  'gad-7': { a: gad7Totalling(2), d: 0 },
  audit: { a: auditTotalling(1) },
}

/** Seven invented people who answer, named by what a clinician would notice. */
export const inventedAnswers = {
  calm,
  /** SCR-01 */
  moderate: {
    ...calm,
    'phq-9': { a: phq9Totalling(12), d: 1 },
    'gad-7': { a: gad7Totalling(7), d: 1 },
    audit: { a: auditTotalling(3) },
  },
  severe: { ...calm, 'phq-9': { a: phq9Totalling(21), d: 2 }, 'gad-7': { a: gad7Totalling(16), d: 2 } },
  /** SCR-02 */
  lifetimeAttempt: { ...calm, asq: { a: 'nnnyn' } },
  /** SCR-03 */
  refusal: { ...calm, asq: { a: 'nRnnn' } },
  /** SCR-04 */
  discordant: { ...calm, 'phq-9': { a: '000000001', d: 0 } },
  /** SCR-05 */
  acute: { ...calm, asq: { a: 'yynny' }, 'phq-9': { a: '333322123', d: 3 } },
} as const satisfies Readonly<Record<string, AnswerCodes>>
export type InventedPerson = keyof typeof inventedAnswers

/** The input that a phone would send for one questionnaire. */
export function answerSet(
  round: string,
  instrument: InstrumentId,
  code: { readonly a: string; readonly d?: number | undefined },
): AnswerSetInput {
  const answers = decodeAnswers(instrument, code) ?? {}
  const [total, says, level, flag] = summarise(instrument, answers)
  return {
    i: instrument,
    v: scoringOf(instrument).version,
    l: 'es',
    m: 'self',
    u: RULESET_VERSION,
    r: round,
    a: code.a,
    ...(code.d !== undefined && { d: code.d }),
    s: [total, says, level, flag],
  }
}

/** The four questionnaires of a round in the order the phone asks them. */
export const answerRound = (round: string, codes: AnswerCodes): readonly AnswerSetInput[] =>
  (['asq', 'phq-9', 'gad-7', 'audit'] as const).map((instrument) => answerSet(round, instrument, codes[instrument]))

const invented = (n: number): string => `019a0000-0000-7000-8000-${String(n).padStart(12, '0')}`

type InventedCheck = {
  readonly codes: AnswerCodes
  readonly round: string
  readonly at: string
  readonly receivedAt: string
}

function inventedRound({ codes, round, at, receivedAt }: InventedCheck) {
  const sets = answerRound(round, codes)
  const result = triage(readAll(Object.fromEntries(sets.map((set) => [set.i, decodeAnswers(set.i, set) ?? {}]))))
  const { level, drivers, routes, suicideFlag: flag, severeByPublishedRule, rulesetVersion, review } = result
  const history = {
    type: 'anxiety',
    treatment: 'no_therapy',
    priorMedication: true,
    pregnant: null,
    asksForSomeone: true,
  }
  return {
    ...{
      round,
      state: 'routed',
      startedAt: at,
      completedAt: receivedAt,
      level,
      drivers,
      routes,
      flag,
      severeByPublishedRule,
      rulesetVersion,
    },
    ...{ accepted: ['brief-intervention'], declined: [], skipped: [], override: null, history },
    reviewInWorkingDays: review?.withinWorkingDays ?? null,
  }
}

function inventedSets({ codes, round, at, receivedAt }: InventedCheck, check: number) {
  return answerRound(round, codes).map((set, index) => {
    const reading = readInstrument(set.i, decodeAnswers(set.i, set) ?? {})
    const { total, lowerBound, band, actionZone } = reading.kind === 'ordinal' ? reading : nothingScored
    return {
      ...{
        response: invented(100 + check * 10 + index),
        round,
        instrument: set.i,
        language: 'es',
        mode: 'self',
        code: set.a,
      },
      ...{
        difficulty: set.d ?? null,
        total,
        lowerBound,
        band,
        actionZone,
        outcome: reading.kind === 'asq' ? reading.outcome : null,
      },
      ...{ occurredAt: at, receivedAt, lateness: lateness(at, receivedAt), clockCorrected: false, overlaps: false },
      ...{ reliable: true, live: false, agrees: true },
    }
  })
}
const nothingScored = { total: null, lowerBound: null, band: null, actionZone: null }

/** The card of an invented person as a clinician sees it: a first check some months ago, and the newest. */
export function inventedCard(who: InventedPerson, asOf = '2026-11-21T23:40:00.000Z'): TriageCard {
  const ago = (hours: number) => new Date(Date.parse(asOf) - hours * 3_600_000).toISOString()
  const checks: readonly InventedCheck[] = [
    { codes: inventedAnswers[who], round: invented(1), at: ago(59), receivedAt: ago(0) },
    { codes: inventedAnswers.severe, round: invented(2), at: ago(24 * 62), receivedAt: ago(24 * 62) },
  ]
  const [rounds, sets] = [checks.map(inventedRound), checks.flatMap(inventedSets)]
  const outcomes = { changes: [], reliableRecovery: null, zoneShift: null }
  return triageCard.output.parse({ person: invented(7), alias: 'AY-7K4Q', rounds, sets, ...outcomes, asOf })
}

/** What the queue of an invented evening holds. */
export const inventedQueue: readonly QueueRow[] = queue.output.parse([
  {
    person: invented(7),
    alias: 'AY-7K4Q',
    kind: 'first-contact',
    level: 3,
    owedByRole: 'therapist',
    dueAt: '2026-11-20T15:00:00.000Z',
    since: '2026-11-19T15:00:00.000Z',
  },
  {
    person: invented(8),
    alias: 'AY-M3TP',
    kind: 'ask-missing-answers',
    level: null,
    owedByRole: 'therapist',
    dueAt: '2026-11-24T15:00:00.000Z',
    since: '2026-11-19T15:00:00.000Z',
  },
])

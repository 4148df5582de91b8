import { type InstrumentId, instrumentIds } from '@ayni/clinical/instruments'
import {
  type AlertClass,
  classOfLatePositive,
  currentSets,
  type Driver,
  defaultTriagePolicy,
  flagRank,
  flagsByRank,
  type Level,
  type NewerNegative,
  type Readings,
  readAll,
  reconcile,
  type SuicideFlag,
  type TriageContext,
  type TriageResult,
  triage,
} from '@ayni/clinical/triage'
import type { RoundState } from '../contract.ts'
import type { OpenRound, PersonRecord, ReadSet } from './person-record.ts'
import type { Loudness, Override } from './sealed-shapes.ts'

export type RoundReading = {
  readonly result: TriageResult
  readonly readings: Readings
  readonly complete: boolean
  readonly state: RoundState
  /** False when a newer round has the questionnaires this one answers: history, and no longer the present (2.6.4). */
  readonly isCurrent: boolean
  readonly previousLevel: Level | null
}

const higherFlag = (one: SuicideFlag, two: SuicideFlag): SuicideFlag => (flagRank(one) >= flagRank(two) ? one : two)

const currentTreatment = {
  no_therapy: 'none',
  psychological: 'psychological',
  pharmacological: 'pharmacological',
  pharmacological_and_psychological: 'both',
} as const

function contextOf(round: OpenRound, previousLevel: Level | null, complete: boolean): TriageContext {
  const { t = null, p, g, w } = round.history ?? {}
  return {
    ...(p !== undefined && { priorMedication: p }),
    ...(t !== null && { currentTreatment: currentTreatment[t] }),
    ...(complete && previousLevel !== null && { previousLevel }),
    ...(w === true && { asksForSomeone: true }),
    ...(g === true && { pregnant: true }),
  }
}

const routesOfFloor = (result: TriageResult, level: Level, flag: SuicideFlag): TriageResult['routes'] => {
  const byLevel: Readonly<Record<Level, TriageResult['routes']>> = {
    0: [],
    1: [],
    2: ['brief-intervention'],
    3: ['brief-intervention', 'psychiatrist-review', 'supported-referral'],
  }
  return [...result.routes, ...byLevel[level], ...(flag === 'none' ? [] : (['suicide-prevention'] as const))]
}

const alertsOf = (alertClass: AlertClass, kind: 'suicide' | 'severity'): TriageResult['alerts'] => [
  { class: alertClass, kind, because: [], contactWithinMin: defaultTriagePolicy.contactWithinMin[alertClass] },
]

/** What the phone read, as a result to reconcile with: where they disagree the higher governs, and the lower never lowers. */
function asPhoneRead(result: TriageResult, sets: readonly ReadSet[]): TriageResult {
  let level: Level = 0
  let flag: SuicideFlag = 'none'
  for (const { body } of sets) {
    if (body.agrees || body.device === null) continue
    if (body.device[2] > level) level = body.device[2]
    flag = higherFlag(flag, flagsByRank[body.device[3]] ?? 'none')
  }
  if (level <= result.level && flagRank(flag) <= flagRank(result.suicideFlag)) return result
  const alertClass: AlertClass = flag === 'acute' ? 'A' : 'B'
  const raises = flag !== 'none' || level === 3
  return {
    ...result,
    level: level > result.level ? level : result.level,
    suicideFlag: higherFlag(flag, result.suicideFlag),
    routes: routesOfFloor(result, level, flag),
    alerts: raises ? alertsOf(alertClass, flag === 'none' ? 'severity' : 'suicide') : result.alerts,
  }
}

/** A clinician's word holds until new answers go beyond it; a raised level is never lowered by the rules. */
function withOverride(result: TriageResult, override: Override | null): TriageResult {
  if (override === null) return result
  const level = override.raised ? (override.level > result.level ? override.level : result.level) : override.level
  const flag = override.flag === null ? result.suicideFlag : higherFlag(override.flag, result.suicideFlag)
  const alerts = flag === result.suicideFlag ? result.alerts : alertsOf(flag === 'acute' ? 'A' : 'B', 'suicide')
  return { ...result, level, suicideFlag: flag, alerts, routes: [...new Set(routesOfFloor(result, level, flag))] }
}

function stateOf(round: OpenRound, result: TriageResult, complete: boolean, answered: number): RoundState {
  if (round.closedAt !== null) return 'closed'
  if (answered === 0 && (round.stoppedAt !== null || round.skipped.length === instrumentIds.length)) return 'refused'
  if (!complete) return 'in_progress'
  const says = result.level > 0 || result.suicideFlag !== 'none'
  return result.notScorable.length > 0 && !says ? 'not_scorable' : 'routed'
}

const roundsBefore = (record: PersonRecord, round: OpenRound): readonly OpenRound[] =>
  record.rounds.filter((one) => one.id !== round.id && one.startedAt < round.startedAt && one.completedAt !== null)

/** 2.6.3: the rounds of one person are read in the order they were answered, whatever the order they arrived in. */
export function readRound(record: PersonRecord, round: OpenRound): RoundReading {
  const mine = record.sets.filter((set) => set.roundId === round.id)
  const current = currentSets(mine)
  const answers = Object.fromEntries([...current].map(([id, set]) => [id, set.answers]))
  const readings = readAll(answers)
  const done = new Set<InstrumentId>(mine.map((set) => set.instrument))
  const complete =
    done.size > 0 &&
    (round.stoppedAt !== null || instrumentIds.every((id) => done.has(id) || round.skipped.includes(id)))
  const previousLevel = roundsBefore(record, round)[0]?.triage?.level ?? null
  const server = triage(readings, contextOf(round, previousLevel, complete))
  const { governing } = reconcile(asPhoneRead(server, [...current.values()]), server)
  const result = withOverride(governing, round.triage?.override ?? null)
  const isNewer = (set: ReadSet): boolean =>
    set.roundId !== round.id &&
    set.reliable &&
    set.occurredAt > (current.get(set.instrument)?.occurredAt ?? round.startedAt)
  const isCurrent = !record.sets.some(isNewer)
  return { result, readings, complete, state: stateOf(round, result, complete, done.size), isCurrent, previousLevel }
}

export type AlertToSay = {
  readonly class: AlertClass
  readonly because: readonly Driver[]
  readonly loudness: Loudness
}

/**
 * Each rise is said once: a repeat of what was already said about this round is not, a late suicide positive always is (2.6.5).
 * @safety Only a negative put by a clinician in person lowers a late positive to B; what a phone says of its own mode never does.
 */
export function alertToSay(
  record: PersonRecord,
  reading: RoundReading,
  said: Loudness,
  set: ReadSet | null,
  isAlreadyCalled: boolean,
): AlertToSay | null {
  const [order] = reading.result.alerts
  if (order === undefined) return null
  if (order.kind === 'severity') {
    return said >= 1 || !reading.isCurrent || isAlreadyCalled
      ? null
      : { class: order.class, because: order.because, loudness: 1 }
  }
  const negatives: readonly NewerNegative[] = record.sets.flatMap((one) =>
    one.reading.kind === 'asq' && one.reading.outcome === 'negative' && one.reliable
      ? [{ occurredAt: one.occurredAt, liveWithClinician: one.recordedBy !== null }]
      : [],
  )
  const alertClass = set === null ? order.class : classOfLatePositive(order.class, set.occurredAt, negatives)
  const loudness = alertClass === 'A' ? 3 : 2
  return said >= loudness ? null : { class: alertClass, because: order.because, loudness }
}

import { type Holidays, workingCalendar } from '@ayni/clinical/clocks'
import { flagRank } from '@ayni/clinical/triage'
import type { Actor, EventOf, Instant, PersonId, ProgramId } from '@ayni/kernel'
import { promiseKept, promiseMade } from '@ayni/modules/coordination/contract'
import type { Change } from '@ayni/platform/commands'
import { type KeyRing, open, seal } from '@ayni/platform/crypto'
import { asSystem, type Tx } from '@ayni/platform/database'
import { type RoundRead, riskFound, roundRead } from '../contract.ts'
import { isDeteriorated } from './changes.ts'
import { type OpenRound, type PersonRecord, type ReadSet, readPerson } from './person-record.ts'
import { type NewPromise, promisesOf } from './promises.ts'
import { type AlertToSay, alertToSay, type RoundReading, readRound } from './read-round.ts'
import { levelBody, type Override, type RiskBody, sealContext, type TriageBody } from './sealed-shapes.ts'
import { type SettledRound, writeSettled } from './work-store.ts'

export type SettleContext = {
  readonly tx: Tx
  readonly actor: Actor
  readonly keys: KeyRing
  readonly now: Instant
  readonly occurredAt: Instant
  readonly newId: () => string
}
export type Settle = {
  readonly person: PersonId
  readonly program: ProgramId
  readonly round: string
  /** The set that has just come in; null where something else about the round changed. */
  readonly response: string | null
  readonly override?: Override
}
export type Settled = {
  readonly events: readonly EventOf[]
  readonly changes: readonly Change[]
  readonly topics: readonly string[]
}

export const screeningTopic = 'screening'

function withNewOverride(record: PersonRecord, round: string, override: Override | undefined): PersonRecord {
  if (override === undefined) return record
  const apply = (one: OpenRound): OpenRound =>
    one.id === round && one.triage !== null ? { ...one, triage: { ...one.triage, override } } : one
  return { ...record, rounds: record.rounds.map(apply) }
}

/** A flag once raised about a round stays: answers, marks and later rules may add to it and never take from it. */
function riskOf(round: OpenRound, reading: RoundReading, alert: AlertToSay | null): RiskBody {
  const before = round.risk
  const flag =
    before !== null && flagRank(before.flag) > flagRank(reading.result.suicideFlag)
      ? before.flag
      : reading.result.suicideFlag
  return {
    flag,
    drivers: [
      ...new Set([...(before?.drivers ?? []), ...reading.result.drivers.filter((one) => /^(ASQ|ITEM9)_/.test(one))]),
    ],
    said: alert?.loudness ?? before?.said ?? 0,
  }
}

const triageOf = (round: OpenRound, { result }: RoundReading): TriageBody => ({
  level: result.level,
  drivers: [...result.drivers.filter((one) => !/^(ASQ|ITEM9)_/.test(one))],
  routes: [...result.routes],
  severeByPublishedRule: result.severeByPublishedRule,
  reviewInWorkingDays: result.review?.withinWorkingDays ?? null,
  notScorable: [...result.notScorable],
  override: round.triage?.override ?? null,
})

function readEvent(
  settle: Settle,
  round: OpenRound,
  reading: RoundReading,
  risk: RiskBody,
  context: SettleContext,
): RoundRead {
  const { result, readings } = reading
  const { 'phq-9': phq9, 'gad-7': gad7, audit, asq } = readings
  /** Known when the set is whole, or when what was answered already says yes. */
  const known = (set: { readonly complete: boolean } | undefined, says: boolean): boolean | null =>
    set === undefined ? null : says || set.complete ? says : null
  return {
    person: settle.person,
    program: settle.program,
    round: settle.round,
    complete: reading.complete,
    level: result.level,
    suicideFlag: risk.flag,
    severeByPublishedRule: result.severeByPublishedRule,
    any: {
      dep: known(phq9, result.problems.depression),
      anx: known(gad7, result.problems.anxiety),
      alc: known(audit, result.problems.alcohol),
      sui: asq === undefined || asq.outcome === 'incomplete' ? null : result.problems.suicide,
    },
    totals: { phq9: phq9?.total ?? null, gad7: gad7?.total ?? null, audit: audit?.total ?? null },
    routes: [...result.routes],
    drivers: [...result.drivers],
    historyType: round.history?.h ?? null,
    treatment: round.history?.t ?? null,
    reviewInWorkingDays: result.review?.withinWorkingDays ?? null,
    occurredAt: round.startedAt,
    receivedAt: context.now,
    rulesetVersion: result.rulesetVersion,
  }
}

const changesOf = (settle: Settle, instrument: string | null, leftBehind: readonly string[]): readonly Change[] => [
  ...[settle.round, ...leftBehind].map((key) => ({ person: settle.person, kind: 'round', key })),
  ...(instrument === null ? [] : [{ person: settle.person, kind: 'reading', key: `${settle.round}:${instrument}` }]),
  { person: settle.person, kind: 'check', key: 'next' },
]

/** Five checks in a day are one call: a severity said about another round holds while its first contact is still owed. */
const isAlreadyCalled = (record: PersonRecord, round: OpenRound): boolean =>
  round.owed.some(({ kind }) => kind === 'first-contact') &&
  record.rounds.some((one) => one.id !== round.id && (one.risk?.said ?? 0) > 0)

/** Promises not yet open, and those that these answers have just kept. */
function owe(record: PersonRecord, round: OpenRound, reading: RoundReading, now: Instant, holidays: Holidays) {
  const already = round.owed
  const wanted = promisesOf(reading, isDeteriorated(record, round.id, reading), now, holidays)
  const fresh = wanted.filter((one) => !already.some(({ kind }) => kind === one.kind))
  const answered = reading.complete && reading.isCurrent && reading.result.notScorable.length === 0
  const kept =
    answered && !wanted.some(({ kind }) => kind === 'ask-missing-answers')
      ? already.filter(({ kind }) => kind === 'ask-missing-answers')
      : []
  return { fresh, kept }
}

/**
 * Reads a round again from all its facts, stores what the rules say and tells the house. Called in the transaction in which a
 * fact was added, under the person's lock, whatever the fact was.
 */
export async function settleRound(context: SettleContext, settle: Settle): Promise<Settled> {
  const { tx, keys, now, actor } = context
  return asSystem(tx, actor, async () => {
    const record = withNewOverride(
      await readPerson(tx, keys, settle.person, settle.program),
      settle.round,
      settle.override,
    )
    const round = record.rounds.find(({ id }) => id === settle.round)
    if (round === undefined) throw new Error('a round is settled that is not there')
    const reading = readRound(record, round)
    const set = record.sets.find(({ id }) => id === settle.response) ?? null
    const alert = alertToSay(record, reading, round.risk?.said ?? 0, set, isAlreadyCalled(record, round))
    const risk = riskOf(round, reading, alert)
    const holidays = workingCalendar(now, round.daysOff)
    const { fresh, kept } = owe(record, round, reading, now, holidays)
    const promises = fresh.map((promise) => ({ ...promise, key: `screening:${promise.kind}:${settle.round}` }))
    const leftBehind = await writeSettled(tx, settledRow(context, settle, round, reading, risk, promises))
    return {
      events: eventsOf(context, settle, { round, reading, risk, alert, set, promises, kept }),
      changes: changesOf(settle, set?.instrument ?? null, leftBehind),
      topics: [screeningTopic],
    }
  })
}

type Said = {
  readonly round: OpenRound
  readonly reading: RoundReading
  readonly risk: RiskBody
  readonly alert: AlertToSay | null
  readonly set: ReadSet | null
  readonly promises: readonly (NewPromise & { readonly key: string })[]
  readonly kept: readonly { readonly key: string }[]
}

function eventsOf(
  context: SettleContext,
  settle: Settle,
  { round, reading, risk, alert, set, promises, kept }: Said,
): readonly EventOf[] {
  const { person, program } = settle
  const events: EventOf[] = []
  if (alert !== null) {
    // Each rise is a signal of its own: a second override must not be taken for a repeat of the first.
    const response = set?.id ?? context.newId()
    const unnamed = settle.override === undefined ? 'PHONE_READ_HIGHER' : 'CLINICIAN_JUDGEMENT'
    const because = alert.because.length === 0 ? [unnamed] : [...alert.because]
    events.push(
      riskFound.of({
        person,
        program,
        response,
        class: alert.class,
        because,
        occurredAt: set?.occurredAt ?? context.occurredAt,
        receivedAt: context.now,
      }),
    )
  }
  events.push(roundRead.of(readEvent(settle, round, reading, risk, context)))
  for (const { key, kind, owedByRole, dueAt } of promises) {
    events.push(promiseMade.of({ key, program, person, kind, owedByRole, owedBy: null, dueAt, madeAt: context.now }))
  }
  for (const { key } of kept) events.push(promiseKept.of({ key, by: null, at: context.now }))
  return events
}

function raisedBy(keys: KeyRing, round: OpenRound, reading: RoundReading): SettledRound['raised'] {
  const { level } = reading.result
  if (!reading.isCurrent || level === 0) return []
  const lower = round.owed.filter(
    ({ key, levelSealed }) => open(keys, sealContext.owed(key), levelSealed, levelBody).level < level,
  )
  return lower.map(({ key }) => ({ key, levelSealed: seal(keys, sealContext.owed(key), { level }) }))
}

function settledRow(
  { keys, now, newId, actor, occurredAt }: SettleContext,
  settle: Settle,
  round: OpenRound,
  reading: RoundReading,
  risk: RiskBody,
  promises: readonly (NewPromise & { readonly key: string })[],
): SettledRound {
  const triageId = newId()
  const { level } = reading.result
  return {
    program: settle.program,
    person: settle.person,
    round: settle.round,
    at: now,
    state: reading.state,
    lastOccurredAt: settle.response === null ? round.lastOccurredAt : occurredAt,
    completedAt: reading.complete ? now : null,
    closedAt: null,
    triageId,
    rulesetVersion: reading.result.rulesetVersion,
    byAccount: settle.override === undefined ? null : actor.accountId,
    triageSealed: seal(keys, sealContext.triage(triageId), triageOf(round, reading)),
    riskSealed: seal(keys, sealContext.risk(triageId), risk),
    raised: raisedBy(keys, round, reading),
    owed: promises.map(({ key, kind, owedByRole, dueAt }) => ({
      key,
      kind,
      owedByRole,
      dueAt,
      levelSealed: seal(keys, sealContext.owed(key), { level }),
    })),
  }
}

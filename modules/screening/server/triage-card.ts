import type { OrdinalReading } from '@ayni/clinical/instruments'
import { auditZoneShift, changeBetween, reliableRecovery } from '@ayni/clinical/outcomes'
import { overlappingSets } from '@ayni/clinical/triage'
import { refuse } from '@ayni/kernel'
import { answer } from '@ayni/platform/commands'
import { type KeyRing, open } from '@ayni/platform/crypto'
import { type CardChange, type CardRound, type CardSet, queue, triageCard } from '../contract.ts'
import { countingSets } from './changes.ts'
import { type OpenRound, type PersonRecord, type ReadSet, readPerson } from './person-record.ts'
import { levelBody, sealContext } from './sealed-shapes.ts'
import { aliasOf, mayOpen, readQueue } from './work-store.ts'

function cardSet(set: ReadSet, overlapping: ReadonlySet<string>): CardSet {
  const { reading } = set
  const scored = reading.kind === 'ordinal' ? reading : null
  return {
    response: set.id,
    round: set.roundId,
    instrument: set.instrument,
    language: set.language,
    mode: set.mode,
    code: set.body.a,
    difficulty: set.body.d ?? null,
    total: scored?.total ?? null,
    lowerBound: scored?.lowerBound ?? null,
    band: scored?.band ?? null,
    actionZone: scored?.actionZone ?? null,
    outcome: reading.kind === 'asq' ? reading.outcome : null,
    occurredAt: set.occurredAt,
    receivedAt: set.receivedAt,
    lateness: set.lateness,
    clockCorrected: set.rawOccurredAt !== set.occurredAt,
    overlaps: overlapping.has(set.id),
    reliable: set.reliable,
    live: set.recordedBy !== null,
    agrees: set.body.agrees,
  }
}

function cardRound(round: OpenRound): CardRound {
  const { triage, risk, history, choice } = round
  return {
    round: round.id,
    state: round.state,
    startedAt: round.startedAt,
    completedAt: round.completedAt,
    level: triage?.level ?? 0,
    drivers: [...(risk?.drivers ?? []), ...(triage?.drivers ?? [])],
    routes: triage?.routes ?? [],
    accepted: choice?.yes ?? [],
    declined: choice?.no ?? [],
    skipped: [...round.skipped],
    flag: risk?.flag ?? null,
    severeByPublishedRule: triage?.severeByPublishedRule ?? false,
    rulesetVersion: round.triageVersion ?? '',
    reviewInWorkingDays: triage?.reviewInWorkingDays ?? null,
    history:
      history === null
        ? null
        : {
            type: history.h,
            treatment: history.t,
            priorMedication: history.p ?? null,
            pregnant: history.g ?? null,
            asksForSomeone: history.w ?? false,
          },
    override:
      triage?.override === null || triage?.override === undefined
        ? null
        : { level: triage.override.level, why: triage.override.why, at: triage.override.at },
  }
}

const ordinal = (set: ReadSet | undefined): OrdinalReading | null =>
  set?.reading.kind === 'ordinal' ? set.reading : null

/** R-SCR-15 to 17: from the first complete set to the newest. */
function outcomesOf(record: PersonRecord) {
  const ends = (instrument: ReadSet['instrument']) => {
    const sets = countingSets(record, instrument)
    const first = sets[0]
    const last = sets.at(-1)
    return first === undefined || last === undefined || first === last ? null : { first, last }
  }
  const changes = (['phq-9', 'gad-7'] as const).flatMap((instrument) => {
    const pair = ends(instrument)
    const change =
      pair && changeBetween(instrument, ordinal(pair.first)?.total ?? null, ordinal(pair.last)?.total ?? null)
    return pair === null || change === null ? [] : [{ change, since: pair.first.occurredAt }]
  })
  const find = (instrument: 'phq-9' | 'gad-7') =>
    changes.find(({ change }) => change.instrument === instrument)?.change ?? null
  const audit = ends('audit')
  const [from, to] = [ordinal(audit?.first), ordinal(audit?.last)]
  return {
    changes: changes.map(({ change, since }): CardChange => ({ ...change, since })),
    reliableRecovery: reliableRecovery(find('phq-9'), find('gad-7')),
    zoneShift: from === null || to === null ? null : auditZoneShift(from, to),
  }
}

/** Reading it leaves a row that the physician sees, of the highest class that was opened. */
export const triageCardHandler = answer(triageCard, async ({ input, actor, tx, now, keys, saw }) => {
  const { person, purpose } = input
  const allowed = await mayOpen(tx, person)
  const alias = allowed.c3 ? await aliasOf(tx, person) : undefined
  if (alias === undefined || actor.programId === null) return refuse('screening.not-found')
  const record = await readPerson(tx, keys, person, actor.programId)
  await saw(person, allowed.c4 ? 'C4' : 'C3', 'screening.triage-card', purpose)
  const overlapping = overlappingSets(record.sets)
  return {
    person,
    alias,
    rounds: record.rounds.map(cardRound),
    sets: record.sets.map((set) => cardSet(set, overlapping)),
    ...outcomesOf(record),
    asOf: now,
  }
})

const levelOf = (keys: KeyRing, key: string, sealed: string) =>
  open(keys, sealContext.owed(key), sealed, levelBody).level

/** Acuity and deadline are for lists (2.1); the level is shown only to whoever may open the record. */
export const queueHandler = answer(queue, async ({ input, tx, keys }) => {
  const rows = await readQueue(tx, input.limit)
  return rows.map(({ key, levelSealed, mayOpen: isMine, ...row }) => ({
    ...row,
    level: isMine ? levelOf(keys, key, levelSealed) : null,
  }))
})

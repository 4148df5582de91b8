import type { OrdinalReading } from '@ayni/clinical/instruments'
import { type Change, type ChangeInstrument, changeBetween, deterioration } from '@ayni/clinical/outcomes'
import type { PersonRecord, ReadSet } from './person-record.ts'
import type { RoundReading } from './read-round.ts'

const ordinal = (set: ReadSet | undefined): OrdinalReading | null =>
  set?.reading.kind === 'ordinal' ? set.reading : null

/** Sets of an instrument that count for outcomes, oldest answered first. */
export const countingSets = (record: PersonRecord, instrument: ReadSet['instrument']): readonly ReadSet[] =>
  record.sets
    .filter(
      (set) =>
        set.instrument === instrument && set.reliable && set.reading.kind === 'ordinal' && set.reading.total !== null,
    )
    .toReversed()

function sinceLast(record: PersonRecord, round: string, instrument: ChangeInstrument): Change | null {
  const sets = countingSets(record, instrument)
  const now = sets.findLast((set) => set.roundId === round)
  const before = sets.findLast((set) => set.roundId !== round && set.occurredAt < (now?.occurredAt ?? ''))
  return changeBetween(instrument, ordinal(before)?.total ?? null, ordinal(now)?.total ?? null)
}

/** R-SCR-18, against the round before. */
export function isDeteriorated(record: PersonRecord, round: string, reading: RoundReading): boolean {
  const { previousLevel, result } = reading
  const levels = previousLevel === null ? null : { before: previousLevel, now: result.level }
  const changes = [sinceLast(record, round, 'phq-9'), sinceLast(record, round, 'gad-7')]
  return deterioration(changes, levels) !== null
}

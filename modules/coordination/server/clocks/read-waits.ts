import { daysBetween, summariseWaits, type Wait, workingDaysBetween } from '@ayni/clinical/assignment'
import { type Holidays, limaTime } from '@ayni/clinical/clocks'
import type { Instant } from '@ayni/kernel'
import type { Breach, Clocks, WaitKind } from '../../contract.ts'
import type { WaitRow } from './store.ts'

/** @source the same limit as the evaluation page: a figure about fewer than five people tells of one. */
const SMALLEST = 5
/** As many lines as anybody reads at once; the counts are whole. */
const LISTED = 100

const kinds: readonly WaitKind[] = ['first-contact', 'first-session']

const waitOf =
  (holidays: Holidays) =>
  ({ kind, startedAt, happenedAt, left }: WaitRow): Wait => ({
    took:
      happenedAt === null
        ? null
        : kind === 'first-contact'
          ? workingDaysBetween(startedAt, happenedAt, holidays)
          : daysBetween(startedAt, happenedAt),
    left,
  })

function groupedBy<Key>(rows: readonly WaitRow[], keyOf: (row: WaitRow) => Key): ReadonlyMap<Key, readonly WaitRow[]> {
  const groups = new Map<Key, WaitRow[]>()
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row])
  return groups
}

const breachOf = ({ left: _left, level: _level, ...row }: WaitRow): Breach => row
const waits = ({ happenedAt, left }: WaitRow): boolean => happenedAt === null && !left

/** Late now, and late when it happened: two lists, so that a promise kept late is not forgotten the day it is kept. */
const isLateNow = (row: WaitRow, now: Instant): boolean => waits(row) && row.dueAt < now
const wasLate = ({ happenedAt, dueAt }: WaitRow): boolean => happenedAt !== null && happenedAt > dueAt

export function readWaits(rows: readonly WaitRow[], now: Instant, since: Instant, holidays: Holidays): Clocks {
  const summary = (some: readonly WaitRow[]) => summariseWaits(some.map(waitOf(holidays)))
  const byKind = kinds.map((kind) => ({ kind, rows: rows.filter((row) => row.kind === kind) }))
  return {
    asOf: now,
    since,
    waits: byKind.map(({ kind, rows: of }) => ({
      kind,
      all: summary(of),
      late: of.filter((row) => isLateNow(row, now)).length,
      wereLate: of.filter(wasLate).length,
    })),
    months: byKind.flatMap(({ kind, rows: of }) =>
      [...groupedBy(of, ({ startedAt }) => limaTime(startedAt).date.slice(0, 7))]
        .toSorted(([one], [two]) => one.localeCompare(two))
        .map(([month, some]) => ({ kind, month, summary: summary(some) })),
    ),
    levels: byKind.flatMap(({ kind, rows: of }) => levelsOf(kind, of, summary)),
    lateNow: rows
      .filter((row) => isLateNow(row, now))
      .slice(0, LISTED)
      .map(breachOf),
    wereLate: rows.filter(wasLate).toReversed().slice(0, LISTED).map(breachOf),
  }
}

/** One hidden level could be counted from the others and the whole, so that then none is shown. */
function levelsOf(
  kind: WaitKind,
  of: readonly WaitRow[],
  summary: (some: readonly WaitRow[]) => ReturnType<typeof summariseWaits>,
): Clocks['levels'] {
  const known = [...groupedBy(of, ({ level }) => level)].flatMap(([level, some]) =>
    level === null ? [] : [{ level, some }],
  )
  const small = [...groupedBy(of, ({ level }) => level).values()].some((some) => some.length < SMALLEST)
  return known
    .toSorted((one, two) => one.level - two.level)
    .map(({ level, some }) => ({ kind, level, summary: small ? null : summary(some) }))
}

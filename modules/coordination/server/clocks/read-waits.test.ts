import { instant, personId } from '@ayni/kernel'
import { describe, expect, test } from 'vitest'
import { readWaits } from './read-waits.ts'
import type { WaitRow } from './store.ts'

const now = instant.parse('2026-11-27T15:00:00.000Z')
const since = instant.parse('2026-10-01T05:00:00.000Z')
const none: ReadonlySet<string> = new Set()
const at = (day: string) => instant.parse(`2026-${day}T15:00:00.000Z`)
let nth = 0
const row = (more: Partial<WaitRow> = {}): WaitRow => {
  nth += 1
  return {
    kind: 'first-contact',
    person: personId.parse(`019a0000-0000-7000-8000-0000000${String(nth).padStart(5, '0')}`),
    alias: 'AY-7K4Q',
    owner: null,
    startedAt: at('11-23'),
    dueAt: at('11-24'),
    happenedAt: null,
    left: false,
    level: 2,
    ...more,
  }
}
const read = (rows: readonly WaitRow[]) => readWaits(rows, now, since, none)

describe('how long people wait', () => {
  test('contact in working days, session in calendar days, computed by hand', () => {
    const said = read([
      // Monday to Tuesday, Wednesday and the next Monday: 1, 2 and 5 working days.
      row({ startedAt: at('11-16'), dueAt: at('11-17'), happenedAt: at('11-17') }),
      row({ startedAt: at('11-16'), dueAt: at('11-17'), happenedAt: at('11-18') }),
      row({ startedAt: at('11-16'), dueAt: at('11-17'), happenedAt: at('11-23') }),
      row({ kind: 'first-session', startedAt: at('11-16'), dueAt: at('11-23'), happenedAt: at('11-26') }),
    ])
    expect(said.waits).toMatchObject([
      { kind: 'first-contact', all: { of: 3, happened: 3, waiting: 0, p50: 2, p75: 5, p90: 5 }, late: 0, wereLate: 2 },
      { kind: 'first-session', all: { of: 1, happened: 1, p50: 10 }, late: 0, wereLate: 1 },
    ])
  })

  test('who waits is counted, late by the due time only, and who left is neither waiting nor late', () => {
    const said = read([row(), row({ dueAt: at('11-30') }), row({ left: true })])
    expect(said.waits[0]).toMatchObject({ all: { of: 3, happened: 0, waiting: 2, left: 1, p50: null }, late: 1 })
    expect(said.lateNow).toHaveLength(1)
    expect(Object.keys(said.lateNow[0] ?? {})).not.toContain('level')
  })

  test('what is due this very moment is not late', () => {
    expect(read([row({ dueAt: now })]).lateNow).toEqual([])
  })

  test('months are of Lima: the last evening of October is October', () => {
    const evening = instant.parse('2026-11-01T03:00:00.000Z')
    expect(read([row({ startedAt: evening }), row()]).months.map(({ month, summary }) => [month, summary.of])).toEqual([
      ['2026-10', 1],
      ['2026-11', 1],
    ])
  })

  test('a level of fewer than five is hidden, and then every level, so that none can be subtracted', () => {
    const five = Array.from({ length: 5 }, () => row())
    expect(read(five).levels).toMatchObject([{ level: 2, summary: { of: 5 } }])
    expect(read([...five, row({ level: 3 })]).levels).toEqual([
      { kind: 'first-contact', level: 2, summary: null },
      { kind: 'first-contact', level: 3, summary: null },
    ])
    expect(read([...five, row({ level: null })]).levels).toEqual([{ kind: 'first-contact', level: 2, summary: null }])
  })
})

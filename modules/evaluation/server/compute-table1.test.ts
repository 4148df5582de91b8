import { readFileSync } from 'node:fs'
import { instant, z } from '@ayni/kernel'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { columnIds } from '../contract.ts'
import { type Cell, computeTable1, percentage } from './compute-table1.ts'
import { SMALLEST_CELL, suppressTable1 } from './suppress.ts'

const asOf = instant.parse('2026-11-21T00:00:00.000Z')

test('EV-01 30 of 75 is 40.0 and 5 of 30 is 16.7 (EV-02); half goes up', () => {
  expect(percentage(30, 75)).toBe(40)
  expect(percentage(5, 30)).toBe(16.7)
  expect(percentage(9, 16)).toBe(56.3)
  expect(percentage(1, 16)).toBe(6.3)
  expect(percentage(0, 0)).toBeNull()
})

const cell = fc.record({
  dep: fc.boolean(),
  anx: fc.boolean(),
  alc: fc.boolean(),
  sui: fc.boolean(),
  sex: fc.constantFrom('F', 'M'),
  historyType: fc.constantFrom('none', 'anxiety', 'depression'),
  treatment: fc.constantFrom('no_therapy', 'psychological'),
  n: fc.integer({ min: 1, max: 9 }),
})
const toCell = (c: Omit<Cell, 'mh' | 'nAge' | 'ageSum' | 'ageSquares'>): Cell => ({
  ...c,
  mh: c.dep || c.anx || c.alc || c.sui,
  nAge: c.n,
  ageSum: c.n * 27,
  ageSquares: c.n * 27 * 27,
})

test('EV-04 no hidden count can be told by subtraction across a pair or down a group of rows', () => {
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 30 }), (cells) => {
      const table = suppressTable1(computeTable1('x', asOf, cells.map(toCell)))
      for (const row of table.rows) {
        if (row.type !== 'n_pct') continue
        for (const id of columnIds) {
          const { n, denominator } = row.cells[id]
          if (n === null || denominator === null) continue
          expect(n === 0 || n >= SMALLEST_CELL).toBe(true)
          expect(denominator - n === 0 || denominator - n >= SMALLEST_CELL).toBe(true)
        }
        for (const pair of ['dep', 'anx', 'alc', 'sui', 'mh'] as const) {
          const hidden = [row.cells[`${pair}_any`].n, row.cells[`${pair}_none`].n].filter((n) => n === null)
          expect(hidden.length === 1 && row.cells.total.n !== null).toBe(false)
        }
      }
    }),
    { numRuns: 300 },
  )
})

test('EV-03 every printed percentage of Table 1 follows from its n and N, but for one tie rounded down in print', () => {
  const cellShape = z.object({ n: z.int(), pct: z.number().nullish(), denominator: z.int().nullish() })
  const printed = z
    .object({
      table: z.object({ rows: z.array(z.object({ row_id: z.string(), cells: z.record(z.string(), cellShape) })) }),
    })
    .parse(JSON.parse(readFileSync(new URL('../../../reference/published/mhap-table1.json', import.meta.url), 'utf8')))
  const differing: string[] = []
  let checked = 0
  for (const row of printed.table.rows) {
    for (const [column, { n, pct, denominator }] of Object.entries(row.cells)) {
      if (pct == null || denominator == null) continue
      checked += 1
      if (percentage(n, denominator) !== pct)
        differing.push(`${row.row_id} × ${column}: ${pct} → ${percentage(n, denominator)}`)
    }
  }
  expect(checked).toBe(85)
  expect(differing).toEqual(['male × anx_none: 56.2 → 56.3'])
})

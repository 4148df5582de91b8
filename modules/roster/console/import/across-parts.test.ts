import type { RawRow } from '@ayni/modules/roster/contract'
import { expect, test } from 'vitest'
import { acrossParts, type Previewed } from './across-parts.ts'
import { hasNames, rawRows } from './raw-rows.ts'

const row = (line: number, fullName: string): RawRow => ({ line, cells: { fullName } })
const seen = (line: number, marks: Partial<Previewed['marks']>, outcome: Previewed['outcome'] = 'new'): Previewed => ({
  ...{ line, outcome, person: null, changed: [], problems: [], warnings: [], likeLine: null },
  marks: { documents: [], birth: null, phones: [], ...marks },
})

test('ENR-01 two parts of one file: the document pair is one, the name pair is asked, brothers are not', () => {
  const rows = [
    row(2, 'Rojas, Luz'),
    row(300, 'Rojas, L.'),
    row(3, 'Quispe Rojas, Ana'),
    row(301, 'Quispe R., Ana María'),
    row(302, 'Quispe Rojas, Luis'),
  ]
  const told = acrossParts(rows, [
    seen(2, { documents: ['d'] }),
    seen(3, { birth: 'b' }),
    seen(300, { documents: ['d'] }),
    seen(301, { birth: 'b' }),
    seen(302, { birth: 'b' }),
  ])
  expect(told.map(({ line, outcome, likeLine }) => [line, outcome, likeLine])).toEqual([
    [2, 'new', null],
    [3, 'new', null],
    [300, 'same-person', 2],
    [301, 'in-review', 3],
    [302, 'new', null],
  ])
})

test('a row that is rejected is nobody’s double', () => {
  const told = acrossParts(
    [row(2, 'A, B'), row(3, 'A, B')],
    [seen(2, { documents: ['d'] }, 'rejected'), seen(3, { documents: ['d'] })],
  )
  expect(told.map(({ outcome }) => outcome)).toEqual(['rejected', 'new'])
})

test('only mapped cells that are not empty leave the browser', () => {
  const table = { name: 'x', headings: ['DNI', 'Nota', 'Nombres'], rows: [{ line: 2, fields: ['1', 'secreto', ''] }] }
  expect(rawRows(table, { dni: 'DNI', names: 'Nombres' })).toEqual([{ line: 2, cells: { dni: '1' } }])
  expect(hasNames({ names: 'a' })).toBe(false)
  expect(hasNames({ fullName: 'a' })).toBe(true)
})

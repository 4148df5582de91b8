import { instant } from '@ayni/kernel'
import { columnIds, type Flow, type Table1, type TableRow } from '@ayni/modules/evaluation/contract'
import { expect, test } from 'vitest'
import { gridOfFlow, gridOfTable, type Pen, printAverage, printProportion, printStep } from './print-cell.ts'
import { toCsv, toMarkdown } from './write-grid.ts'

const pen: Pen = { few: 'oculto', none: '—', number: (value, decimals) => value.toFixed(decimals) }

test('EV-01 75 and 30 print 30/75 and 40.0 %', () => {
  expect(printStep({ id: 'assessed', n: 30, of: 75 }, pen)).toBe('30/75 (40.0 %)')
})

test('EV-02 5 of 30 is 16.7 %', () => {
  expect(printStep({ id: 'suicide_risk', n: 5, of: 30 }, pen)).toBe('5/30 (16.7 %)')
  expect(printProportion({ n: 5, pct: 16.7, denominator: 30 }, pen)).toBe('5/30 (16.7 %)')
})

test('EV-04 a hidden cell says so, and neither n, N nor % of it is anywhere', () => {
  expect(printProportion({ n: null, pct: null, denominator: null }, pen)).toBe('oculto')
  expect(printProportion({ n: null, pct: 3.3, denominator: 30 }, pen)).toBe('oculto')
  expect(printAverage({ n: null, mean: null, sd: null }, pen)).toBe('oculto')
  expect(printStep({ id: 'high', n: null, of: 9 }, pen)).toBe('oculto')
})

test('R-EV-01 a zero denominator prints a dash', () => {
  expect(printProportion({ n: 0, pct: null, denominator: 0 }, pen)).toBe('0/0 (—)')
  expect(printStep({ id: 'moderate', n: 0, of: 0 }, pen)).toBe('0/0 (—)')
  expect(printAverage({ n: 0, mean: null, sd: null }, pen)).toBe('—')
  expect(printAverage({ n: 1, mean: 26, sd: null }, pen)).toBe('26.0 (—)')
})

const cell = { n: 14, pct: 46.7, denominator: 30 }
const row: TableRow = {
  row_id: 'female',
  type: 'n_pct',
  cells: {
    dep_any: cell,
    dep_none: cell,
    anx_any: cell,
    anx_none: cell,
    alc_any: cell,
    alc_none: cell,
    sui_any: cell,
    sui_none: cell,
    mh_any: cell,
    mh_none: cell,
    total: cell,
  },
}
const table: Table1 = {
  program: 'inventado',
  as_of: instant.parse('2026-11-21T20:00:00.000Z'),
  definition_version: '2026-11.1',
  columns: columnIds.map((column_id) => ({ column_id, n: column_id === 'sui_any' ? null : 30, n_with_history: 12 })),
  rows: [row],
}

test('R-EV-01 the printed table, its Markdown and its CSV hold the same cells', () => {
  const grid = gridOfTable(
    table,
    { feature: 'Característica', column: { total: 'Total' }, row: { female: 'Mujer' } },
    pen,
  )
  expect(grid.head.at(-1)).toBe('Total (n\u00a0=\u00a030)')
  expect(grid.head).toContain('sui_any (n\u00a0=\u00a0oculto)')
  expect(grid.rows[0]?.slice(0, 2)).toEqual(['Mujer', '14/30 (46.7 %)'])
  expect(toMarkdown(grid, 'nota').split('\n')[2]).toMatch(/^\| Mujer \| 14\/30 \(46\.7 %\) \|/)
  expect(toCsv(grid, 'nota').split('\r\n')[1]).toMatch(/^Mujer,14\/30 \(46\.7 %\),/)
})

test('R-EV-11 a CSV cell can neither run as a formula nor break its line', () => {
  const csv = toCsv({ head: ['=1+1', 'a,b'], rows: [['@x', 'di "hola"']] }, 'fin')
  expect(csv).toBe(`'=1+1,"a,b"\r\n'@x,"di ""hola"""\r\nfin`)
})

test('EV-01 the flow as a table keeps its order and its denominators', () => {
  const flow: Flow = {
    program: 'x',
    as_of: table.as_of,
    definition_version: '1',
    steps: [
      { id: 'graduates', n: 116 },
      { id: 'contactable', n: 79, of: 116 },
    ],
  }
  expect(
    gridOfFlow(flow, { step: 'Paso', steps: { graduates: 'Fueron', contactable: 'Contactables' } }, pen).rows,
  ).toEqual([
    ['Fueron', '116'],
    ['Contactables', '79/116 (68.1 %)'],
  ])
})

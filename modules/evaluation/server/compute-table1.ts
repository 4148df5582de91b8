import type { Instant } from '@ayni/kernel'
import { type ColumnId, columnIds, DEFINITION_VERSION, type Flow, type Table1, type TableRow } from '../contract.ts'

/** One count of people alike in every printed respect, as view `evaluation.table1_cells` gives them. */
export type Cell = {
  readonly dep: boolean
  readonly anx: boolean
  readonly alc: boolean
  readonly sui: boolean
  readonly mh: boolean
  readonly sex: string | null
  readonly historyType: string
  readonly treatment: string
  readonly n: number
  readonly nAge: number
  readonly ageSum: number
  readonly ageSquares: number
}

type Test = (cell: Cell) => boolean

const inColumn: Readonly<Record<ColumnId, Test>> = {
  dep_any: (c) => c.dep,
  dep_none: (c) => !c.dep,
  anx_any: (c) => c.anx,
  anx_none: (c) => !c.anx,
  alc_any: (c) => c.alc,
  alc_none: (c) => !c.alc,
  sui_any: (c) => c.sui,
  sui_none: (c) => !c.sui,
  mh_any: (c) => c.mh,
  mh_none: (c) => !c.mh,
  total: () => true,
}

const hasHistory: Test = (c) => c.historyType !== 'none' && c.historyType !== 'unknown'

/** Rows as the pilot printed them; those marked `extra` appear only where somebody is in them, so that nobody disappears. */
const rowTests: readonly { readonly id: string; readonly test: Test; readonly of?: Test; readonly extra?: true }[] = [
  { id: 'female', test: (c) => c.sex === 'F' },
  { id: 'male', test: (c) => c.sex === 'M' },
  { id: 'other_sex', test: (c) => c.sex === 'X', extra: true },
  { id: 'anxiety_and_depression', test: (c) => c.historyType === 'anxiety_and_depression' },
  { id: 'anxiety', test: (c) => c.historyType === 'anxiety' },
  { id: 'depression', test: (c) => c.historyType === 'depression' },
  { id: 'suicide_attempt', test: (c) => c.historyType === 'suicide_attempt' },
  { id: 'other_history', test: (c) => c.historyType === 'other', extra: true },
  { id: 'none', test: (c) => c.historyType === 'none' },
  { id: 'unknown_history', test: (c) => c.historyType === 'unknown', extra: true },
  { id: 'no_therapy', test: (c) => c.treatment === 'no_therapy', of: hasHistory },
  { id: 'pharmacological', test: (c) => c.treatment === 'pharmacological', of: hasHistory, extra: true },
  {
    id: 'pharmacological_and_psychological',
    test: (c) => c.treatment === 'pharmacological_and_psychological',
    of: hasHistory,
  },
  { id: 'psychological', test: (c) => c.treatment === 'psychological', of: hasHistory },
]

const total = (cells: readonly Cell[], ...tests: readonly Test[]): number =>
  cells.reduce((sum, cell) => (tests.every((test) => test(cell)) ? sum + cell.n : sum), 0)

/**
 * Percentage of n/N, half-up to one decimal, in whole numbers so that 9/16 is 56.3 and never 56.2.
 * @source services/11-evaluation.md R-EV-01
 */
export const percentage = (n: number, of: number): number | null =>
  of === 0 ? null : Math.floor((n * 2000 + of) / (2 * of)) / 10

const perColumn = <T>(make: (column: ColumnId) => T): Record<ColumnId, T> => ({
  dep_any: make('dep_any'),
  dep_none: make('dep_none'),
  anx_any: make('anx_any'),
  anx_none: make('anx_none'),
  alc_any: make('alc_any'),
  alc_none: make('alc_none'),
  sui_any: make('sui_any'),
  sui_none: make('sui_none'),
  mh_any: make('mh_any'),
  mh_none: make('mh_none'),
  total: make('total'),
})

/** Mean and sample SD from sums of whole years: exact until the last division. */
function ageIn(cells: readonly Cell[], column: Test): { n: number; mean: number | null; sd: number | null } {
  const inside = cells.filter(column)
  const n = inside.reduce((s, c) => s + c.nAge, 0)
  const sum = inside.reduce((s, c) => s + c.ageSum, 0)
  const squares = inside.reduce((s, c) => s + c.ageSquares, 0)
  if (n === 0) return { n, mean: null, sd: null }
  return { n, mean: sum / n, sd: n === 1 ? null : Math.sqrt((n * squares - sum * sum) / (n * (n - 1))) }
}

export function computeTable1(program: string, asOf: Instant, cells: readonly Cell[]): Table1 {
  const proportions: TableRow[] = rowTests
    .filter((row) => row.extra !== true || total(cells, row.test, row.of ?? (() => true)) > 0)
    .map((row) => ({
      row_id: row.id,
      type: 'n_pct',
      cells: perColumn((column) => {
        const within = row.of ?? (() => true)
        const n = total(cells, inColumn[column], within, row.test)
        const denominator = total(cells, inColumn[column], within)
        return { n, pct: percentage(n, denominator), denominator }
      }),
    }))
  const age: TableRow = {
    row_id: 'age_mean_sd',
    type: 'mean_sd',
    cells: perColumn((column) => ageIn(cells, inColumn[column])),
  }
  const sexRows = proportions.filter((row) => ['female', 'male', 'other_sex'].includes(row.row_id))
  return {
    program,
    as_of: asOf,
    definition_version: DEFINITION_VERSION,
    columns: columnIds.map((id) => ({
      column_id: id,
      n: total(cells, inColumn[id]),
      n_with_history: total(cells, inColumn[id], hasHistory),
    })),
    rows: [...sexRows, age, ...proportions.filter((row) => !sexRows.includes(row))],
  }
}

export type FlowCounts = {
  readonly graduates: number
  readonly contactable: number
  readonly agreed: number
  readonly assessed: number
  readonly assessedEvaluable: number
  readonly anyMentalDisease: number
  readonly moderateOrHigh: number
  readonly moderate: number
  readonly high: number
  readonly suicideRisk: number
}

export const computeFlow = (program: string, asOf: Instant, c: FlowCounts): Flow => ({
  program,
  as_of: asOf,
  definition_version: DEFINITION_VERSION,
  steps: [
    { id: 'graduates', n: c.graduates },
    { id: 'contactable', n: c.contactable, of: c.graduates },
    { id: 'agreed', n: c.agreed, of: c.contactable },
    { id: 'assessed', n: c.assessed, of: c.agreed },
    { id: 'any_mental_disease', n: c.anyMentalDisease, of: c.assessedEvaluable },
    { id: 'moderate_or_high', n: c.moderateOrHigh, of: c.assessedEvaluable },
    { id: 'moderate', n: c.moderate, of: c.moderateOrHigh },
    { id: 'high', n: c.high, of: c.moderateOrHigh },
    { id: 'suicide_risk', n: c.suicideRisk, of: c.assessedEvaluable },
  ],
})

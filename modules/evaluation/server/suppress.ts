import { type ColumnId, columnIds, type Flow, type Table1, type TableRow } from '../contract.ts'

/** @source services/11-evaluation.md R-EV-02 [D]: outside the clinical team no cell below five, nor its complement. */
export const SMALLEST_CELL = 5

type Proportion = { readonly n: number | null; readonly pct: number | null; readonly denominator: number | null }
const hidden: Proportion = { n: null, pct: null, denominator: null }

const small = (n: number): boolean => n > 0 && n < SMALLEST_CELL

/** Pairs that add up to the total: one hidden alone could be told from the other by subtraction, so both go. */
const pairs: readonly (readonly [ColumnId, ColumnId])[] = [
  ['dep_any', 'dep_none'],
  ['anx_any', 'anx_none'],
  ['alc_any', 'alc_none'],
  ['sui_any', 'sui_none'],
  ['mh_any', 'mh_none'],
]

const tells = ({ n, denominator }: Proportion): boolean =>
  n === null || denominator === null || small(n) || small(denominator - n)

/** Rows that exhaust their denominator; of such a group never exactly one cell of a column may be hidden. */
const exhaustive: readonly (readonly string[])[] = [
  ['female', 'male', 'other_sex'],
  ['anxiety_and_depression', 'anxiety', 'depression', 'suicide_attempt', 'other_history', 'none', 'unknown_history'],
  ['no_therapy', 'pharmacological', 'pharmacological_and_psychological', 'psychological'],
]

type Grid = Map<string, Map<ColumnId, Proportion>>

function hideWithPartner(grid: Grid, row: string, column: ColumnId): boolean {
  const cells = grid.get(row)
  const cell = cells?.get(column)
  if (cells === undefined || cell === undefined || cell.n === null) return false
  cells.set(column, hidden)
  return true
}

/** Hides until nothing hidden can be told by subtraction across a pair of columns or down a group of rows. */
function settle(grid: Grid): void {
  let changed = true
  while (changed) {
    changed = false
    for (const row of grid.keys()) {
      for (const [any, none] of pairs) {
        const cells = grid.get(row)
        const gone = [any, none].filter((column) => cells?.get(column)?.n === null)
        if (gone.length === 1) for (const column of [any, none]) changed = hideWithPartner(grid, row, column) || changed
      }
    }
    for (const group of exhaustive) {
      for (const column of columnIds) {
        const present = group.filter((row) => grid.has(row))
        const gone = present.filter((row) => grid.get(row)?.get(column)?.n === null)
        if (gone.length !== 1) continue
        const next = present
          .filter((row) => !gone.includes(row))
          .sort((a, b) => (grid.get(a)?.get(column)?.n ?? 0) - (grid.get(b)?.get(column)?.n ?? 0))[0]
        if (next !== undefined) changed = hideWithPartner(grid, next, column) || changed
      }
    }
  }
}

const gridOf = (rows: readonly TableRow[]): Grid =>
  new Map(
    rows.flatMap((row) =>
      row.type === 'n_pct' ? [[row.row_id, new Map(columnIds.map((id) => [id, row.cells[id]]))] as const] : [],
    ),
  )

/** Table 1 for eyes outside the clinical team: no cell below five can be read, nor computed from the rest. */
export function suppressTable1(table: Table1): Table1 {
  const grid = gridOf(table.rows)
  for (const [row, cells] of grid)
    for (const [column, cell] of cells) if (tells(cell)) hideWithPartner(grid, row, column)
  settle(grid)
  const fewIn = new Set(table.columns.filter((c) => c.n !== null && small(c.n)).map((c) => c.column_id))
  for (const [any, none] of pairs) if (fewIn.has(any) || fewIn.has(none)) fewIn.add(any).add(none)
  return {
    ...table,
    columns: table.columns.map((c) => ({
      ...c,
      n: fewIn.has(c.column_id) ? null : c.n,
      n_with_history:
        fewIn.has(c.column_id) || (c.n_with_history !== null && small(c.n_with_history)) ? null : c.n_with_history,
    })),
    rows: table.rows.map((row): TableRow => {
      if (row.type === 'mean_sd') {
        const cells = { ...row.cells }
        for (const id of columnIds)
          if (fewIn.has(id) || small(row.cells[id].n ?? 0)) cells[id] = { n: null, mean: null, sd: null }
        return { ...row, cells }
      }
      const cells = { ...row.cells }
      for (const id of columnIds) cells[id] = fewIn.has(id) ? hidden : (grid.get(row.row_id)?.get(id) ?? hidden)
      return { ...row, cells }
    }),
  }
}

/** A step of few, or a step whose complement is few, is hidden. */
export const suppressFlow = (flow: Flow): Flow => ({
  ...flow,
  steps: flow.steps.map((step) => {
    const complement = step.of === undefined || step.of === null || step.n === null ? null : step.of - step.n
    return step.n !== null &&
      (small(step.n) || (complement !== null && small(complement) && step.id !== 'contactable' && step.id !== 'agreed'))
      ? { ...step, n: null }
      : step
  }),
})

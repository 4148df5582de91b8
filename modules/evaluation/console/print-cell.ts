import type { Flow, Table1, TableRow } from '@ayni/modules/evaluation/contract'

/** How a figure is written: the words for what is hidden and for what cannot be divided, and the decimal mark of the language. */
export type Pen = {
  readonly few: string
  readonly none: string
  readonly number: (value: number, decimals: number) => string
}

type Cell = Extract<TableRow, { type: 'n_pct' }>['cells']['total']
type Average = Extract<TableRow, { type: 'mean_sd' }>['cells']['total']

/** `5/30 (16.7 %)`; a hidden one says so; nobody in the denominator is `0/0 (—)`. The percentage is the server's, never made here. */
export const printProportion = ({ n, pct, denominator }: Cell, pen: Pen): string => {
  if (n === null || denominator === null) return pen.few
  return `${pen.number(n, 0)}/${pen.number(denominator, 0)} (${pct === null ? pen.none : `${pen.number(pct, 1)} %`})`
}

/** `26.3 (2.1)`, mean and sample SD. `n` null is hidden; nobody is a dash. */
export const printAverage = ({ n, mean, sd }: Average, pen: Pen): string => {
  if (n === null) return pen.few
  if (mean === null) return pen.none
  return `${pen.number(mean, 1)} (${sd === null ? pen.none : pen.number(sd, 1)})`
}

type Step = Flow['steps'][number]

/** A percentage half-up to one decimal, in whole numbers, as the server rounds. */
const percent = (n: number, of: number): number => Math.floor((n * 2000 + of) / (2 * of)) / 10

/** `75/79 (94.9 %)`; without a denominator, the count alone. */
export const printStep = ({ n, of }: Step, pen: Pen): string => {
  if (n === null) return pen.few
  if (of === undefined || of === null) return pen.number(n, 0)
  return `${pen.number(n, 0)}/${pen.number(of, 0)} (${of === 0 ? pen.none : `${pen.number(percent(n, of), 1)} %`})`
}

export type Grid = { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }

type Names = {
  readonly feature: string
  readonly column: Readonly<Record<string, string>>
  readonly row: Readonly<Record<string, string>>
}

/** Table 1 as rows of text: what is printed, copied and read aloud is the same. */
export const gridOfTable = ({ columns, rows }: Table1, names: Names, pen: Pen): Grid => ({
  head: [
    names.feature,
    ...columns.map(
      ({ column_id, n }) =>
        `${names.column[column_id] ?? column_id} (n\u00a0=\u00a0${n === null ? pen.few : pen.number(n, 0)})`,
    ),
  ],
  rows: rows.map((row) => [
    names.row[row.row_id] ?? row.row_id,
    ...columns.map(({ column_id }) =>
      row.type === 'n_pct' ? printProportion(row.cells[column_id], pen) : printAverage(row.cells[column_id], pen),
    ),
  ]),
})

export const gridOfFlow = (
  { steps }: Flow,
  names: { readonly step: string; readonly steps: Readonly<Record<string, string>> },
  pen: Pen,
): Grid => ({
  head: [names.step, 'n/N (%)'],
  rows: steps.map((step) => [names.steps[step.id] ?? step.id, printStep(step, pen)]),
})

import type { Flow, Table1, TableRow } from '@ayni/modules/evaluation/contract'

/** A report as a paper would print it: a caption, a head, rows of text, and a note with version and date. */
export type Grid = {
  readonly caption: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly note: string
}

const columnNames: Readonly<Record<string, string>> = {
  dep_any: 'Depression: any',
  dep_none: 'Depression: none',
  anx_any: 'Anxiety: any',
  anx_none: 'Anxiety: none',
  alc_any: 'Alcoholic risk: any',
  alc_none: 'Alcoholic risk: none',
  sui_any: 'Suicide risk: any',
  sui_none: 'Suicide risk: none',
  mh_any: 'Any: any',
  mh_none: 'Any: none',
  total: 'All',
}

const rowNames: Readonly<Record<string, string>> = {
  female: 'Female',
  male: 'Male',
  other_sex: 'Other sex',
  age_mean_sd: 'Age (years), mean (SD)',
  anxiety_and_depression: 'History: anxiety and depression',
  anxiety: 'History: anxiety',
  depression: 'History: depression',
  suicide_attempt: 'History: suicide attempt',
  other_history: 'History: other',
  none: 'No history',
  unknown_history: 'History not stated',
  no_therapy: 'No therapy',
  pharmacological: 'Pharmacological therapy',
  pharmacological_and_psychological: 'Pharmacological and psychological therapy',
  psychological: 'Psychological therapy',
}

const stepNames: Readonly<Record<string, string>> = {
  graduates: 'Graduates',
  contactable: 'Contactable',
  agreed: 'Agreed to take part',
  assessed: 'Assessed',
  any_mental_disease: 'Any screen positive',
  moderate_or_high: 'Moderate or high',
  moderate: 'Moderate',
  high: 'High',
  suicide_risk: 'Any suicide risk',
}

const hidden = 'hidden'
const dash = '—'

function cellText(row: TableRow, column: Table1['columns'][number]['column_id']): string {
  if (row.type === 'mean_sd') {
    const { mean, sd } = row.cells[column]
    return mean === null ? dash : `${mean.toFixed(1)} (${sd === null ? dash : sd.toFixed(2)})`
  }
  const { n, pct, denominator } = row.cells[column]
  if (n === null) return hidden
  return pct === null ? dash : `${n}/${denominator} (${pct.toFixed(1)})`
}

export const table1Grid = (table: Table1): Grid => ({
  caption: `Table 1 — ${table.program}`,
  head: ['', ...table.columns.map((c) => `${columnNames[c.column_id] ?? c.column_id} (n = ${c.n ?? hidden})`)],
  rows: table.rows.map((row) => [
    rowNames[row.row_id] ?? row.row_id,
    ...table.columns.map((c) => cellText(row, c.column_id)),
  ]),
  note: `n/N (%) of those who accepted to be assessed; as of ${table.as_of}; definitions ${table.definition_version}`,
})

/** Half-up to one decimal, from whole numbers. */
const share = (n: number, of: number): string =>
  of === 0 ? dash : `${(Math.floor((n * 2000 + of) / (2 * of)) / 10).toFixed(1)} %`

export const flowTable = (flow: Flow): Grid => ({
  caption: `Participant flow — ${flow.program}`,
  head: ['Step', 'n', 'of', '%'],
  rows: flow.steps.map((step) => [
    stepNames[step.id] ?? step.id,
    String(step.n ?? hidden),
    String(step.of ?? ''),
    step.of == null || step.n === null ? '' : share(step.n, step.of),
  ]),
  note: `as of ${flow.as_of}; definitions ${flow.definition_version}`,
})

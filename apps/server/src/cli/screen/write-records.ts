import { recordColumns, type ScreenRecord } from './screen-row.ts'

const needsQuotes = /[",\n\r]/
/** A cell that a spreadsheet would run as a formula is written as text. */
const looksLikeFormula = /^[=+\-@\t\r]/

function cell(value: string): string {
  const safe = looksLikeFormula.test(value) ? `'${value}` : value
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const csvLine = (r: ScreenRecord): string =>
  `${cell(r.person_id ?? '')},${r.phq9_total ?? ''},${r.phq9_band ?? ''},${r.gad7_total ?? ''},${r.gad7_band ?? ''},${r.audit_total ?? ''},${r.audit_zone ?? ''},${r.asq_result ?? ''},${r.suicide_flag ?? ''},${r.level ?? ''},${r.severe_by_published_rule ?? ''},${r.routes.join(' ')},${r.drivers.join(' ')},${cell(r.errors.join('; '))}\n`

export type RecordWriter = {
  readonly begin: string
  readonly record: (record: ScreenRecord, first: boolean) => string
  readonly end: string
}

export const writerFor = (format: 'csv' | 'json'): RecordWriter =>
  format === 'csv'
    ? { begin: `${recordColumns.join(',')}\n`, record: csvLine, end: '' }
    : { begin: '[', record: (record, first) => `${first ? '\n' : ',\n'}${JSON.stringify(record)}`, end: '\n]\n' }

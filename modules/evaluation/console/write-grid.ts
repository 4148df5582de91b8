import type { Grid } from './print-cell.ts'

const bar = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`

/** A table for a document. The note below says where the figures come from. */
export const toMarkdown = ({ head, rows }: Grid, note: string): string =>
  [bar(head), bar(head.map((_, at) => (at === 0 ? '---' : '---:'))), ...rows.map(bar), '', note].join('\n')

/** @safety A cell that a spreadsheet would run as a formula is made into text. */
const cell = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** RFC 4180, with the note as a last line of its own. */
export const toCsv = ({ head, rows }: Grid, note: string): string =>
  [head, ...rows, [note]].map((line) => line.map(cell).join(',')).join('\r\n')

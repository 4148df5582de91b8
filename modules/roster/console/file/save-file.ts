import Papa from 'papaparse'

export const CSV = 'text/csv;charset=utf-8'

/** A table as a file for a spreadsheet; a cell that looks like a formula is not one. */
export const csvOf = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  `\uFEFF${Papa.unparse({ fields: [...head], data: rows.map((row) => [...row]) }, { delimiter: ';', escapeFormulae: true })}`

import { readSheet } from 'read-excel-file/node'

type SheetRow = { readonly line: number; readonly fields: readonly string[] }

const textOf = (cell: unknown): string => {
  if (cell === null || cell === undefined) return ''
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell).trim()
}

/** The first sheet of an Excel workbook as text, for the command line; the browser reads its own. */
export async function readListSheet(bytes: Buffer): Promise<readonly SheetRow[]> {
  const rows = await readSheet(bytes)
  return rows.map((cells, i) => ({ line: i + 1, fields: cells.map(textOf) }))
}

import { readFile } from 'node:fs/promises'
import { type RawRow, type RosterMapping, rosterColumns } from '@ayni/modules/roster/contract'
import { readListSheet } from '@ayni/modules/roster/server'
import Papa from 'papaparse'
import { decode, delimiterOf, linesIn } from '../import-places/read-places.ts'

export type List = {
  readonly headings: readonly string[]
  readonly rows: readonly { readonly line: number; readonly fields: readonly string[] }[]
}

const LEAST = 3
const LONGEST = 300
const LONGEST_HEADING = 120

function ofCsv(text: string): List['rows'] {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { delimiter: delimiterOf(text) })
  let next = 1
  return data.map((fields) => {
    const line = next
    next += linesIn(fields)
    return { line, fields: fields.map((field) => field.trim()) }
  })
}

/** A list as a university or the ministry sends it; titles above the headings are passed over. */
export async function readList(file: string): Promise<List | undefined> {
  const bytes = await readFile(file)
  const isZip = bytes.subarray(0, 2).toString('latin1') === 'PK'
  const all = isZip ? await readListSheet(bytes) : ofCsv(decode(bytes))
  const at = all.findIndex(({ fields }) => fields.filter((field) => field !== '').length >= LEAST)
  const head = all[at]
  if (head === undefined) return undefined
  const headings = head.fields.map(
    (one, i) => one.replace(/\s+/g, ' ').trim().slice(0, LONGEST_HEADING) || `Columna ${i + 1}`,
  )
  const rows = all.slice(at + 1).filter(({ fields }) => fields.some((field) => field !== ''))
  return rows.length === 0 ? undefined : { headings, rows }
}

export function rowsBy(list: List, mapping: RosterMapping): readonly RawRow[] {
  return list.rows.map(({ line, fields }) => {
    const cells: RawRow['cells'] = {}
    for (const column of rosterColumns) {
      const said = fields[list.headings.indexOf(mapping[column] ?? '')] ?? ''
      if (said !== '') cells[column] = said.slice(0, LONGEST)
    }
    return { line, cells }
  })
}

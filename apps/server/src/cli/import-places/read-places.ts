import { type PlaceProblem, type PlaceRow, placeColumns } from '@ayni/modules/roster/contract'
import { findPlaceColumns } from '@ayni/modules/roster/server'
import Papa from 'papaparse'

export type PlacesRead = {
  readonly rows: readonly PlaceRow[]
  readonly problems: readonly PlaceProblem[]
}

/** The lists of the state come in UTF-8 or in the Windows alphabet. */
export function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

export const delimiterOf = (text: string): ';' | ',' => {
  const head = text.slice(0, text.indexOf('\n') >>> 0)
  return head.split(';').length > head.split(',').length ? ';' : ','
}

export const linesIn = (fields: readonly string[]): number =>
  fields.reduce((n, field) => n + field.split('\n').length - 1, 1)

const LONGEST = 300

/** The whole list as rows of our columns, each with its line; what they say is judged by the room that takes them. */
export function readPlaces(text: string): PlacesRead | { readonly missing: readonly string[] } {
  const { data } = Papa.parse<string[]>(text, { delimiter: delimiterOf(text), skipEmptyLines: false })
  const [header = [], ...lines] = data
  const { at, missing } = findPlaceColumns(header)
  if (missing.length > 0) return { missing }
  const rows: PlaceRow[] = []
  const problems: PlaceProblem[] = []
  let next = 1 + linesIn(header)
  for (const fields of lines) {
    const line = next
    next += linesIn(fields)
    if (fields.length === 1 && fields[0]?.trim() === '') continue
    if (fields.length !== header.length) {
      problems.push({ line, column: 'row', reason: 'width' })
      continue
    }
    const cells: PlaceRow['cells'] = {}
    for (const column of placeColumns) {
      const said = fields[at[column] ?? -1]
      if (said !== undefined && said !== '') cells[column] = said.slice(0, LONGEST)
    }
    rows.push({ line, cells })
  }
  return { rows, problems }
}

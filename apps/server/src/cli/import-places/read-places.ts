import Papa from 'papaparse'
import type { PlaceColumn } from './place-columns.ts'
import { findColumns } from './place-columns.ts'
import type { PlaceReason } from './places-words.ts'
import { type Place, readPlace } from './read-place.ts'

export type PlacesRead = {
  readonly places: readonly Place[]
  /** Codes of rows that could not be read: the list has them, so they are not closed. */
  readonly keep: readonly string[]
  readonly problems: readonly {
    readonly line: number
    readonly column: PlaceColumn | 'row'
    readonly reason: PlaceReason
  }[]
}

/** The lists of the state come in UTF-8 or in the Windows alphabet. */
export function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

const delimiterOf = (text: string): ';' | ',' => {
  const head = text.slice(0, text.indexOf('\n') >>> 0)
  return head.split(';').length > head.split(',').length ? ';' : ','
}

const linesIn = (fields: readonly string[]): number => fields.reduce((n, field) => n + field.split('\n').length - 1, 1)

/** The whole list: what can be used, and what cannot with its line, column and reason. */
export function readPlaces(text: string): PlacesRead | { readonly missing: readonly string[] } {
  const { data } = Papa.parse<string[]>(text, { delimiter: delimiterOf(text), skipEmptyLines: false })
  const [header = [], ...rows] = data
  const columns = findColumns(header)
  if ('missing' in columns) return columns
  const places = new Map<string, Place>()
  const keep: string[] = []
  const problems: { line: number; column: PlaceColumn | 'row'; reason: PlaceReason }[] = []
  let next = 1 + linesIn(header)
  for (const fields of rows) {
    const line = next
    next += linesIn(fields)
    if (fields.length === 1 && fields[0]?.trim() === '') continue
    if (fields.length !== header.length) {
      problems.push({ line, column: 'row', reason: 'width' })
      continue
    }
    const read = readPlace(fields, columns)
    if ('reason' in read) {
      problems.push({ line, column: read.column, reason: read.reason })
      if (read.code !== undefined) keep.push(read.code)
    } else if (places.has(read.code)) problems.push({ line, column: 'code', reason: 'twice' })
    else places.set(read.code, read)
  }
  return { places: [...places.values()], keep, problems }
}

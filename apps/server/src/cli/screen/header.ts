import { type AnswerColumn, answerColumns, knownColumns } from './columns.ts'

export type Header = {
  /** Position of a column in each row, by our name. */
  readonly at: ReadonlyMap<string, number>
  readonly answers: readonly (AnswerColumn & { readonly index: number })[]
  readonly width: number
  /** Columns nobody asked for, by their name in the file. */
  readonly ignored: readonly string[]
}

export type HeaderProblem = {
  readonly code: 'column-twice' | 'nothing-to-read' | 'mapped-column-missing'
  readonly column: string
}

/**
 * Finds the columns of the interchange file, in any order, under our names or those that `map` (ours → theirs) gives.
 */
export function readHeader(fields: readonly string[], map: Readonly<Record<string, string>>): Header | HeaderProblem {
  const positions = new Map<string, number>()
  for (const [index, raw] of fields.entries()) {
    const name = raw.replace(/^\uFEFF/, '').trim()
    if (positions.has(name) && name !== '') return { code: 'column-twice', column: name }
    positions.set(name, index)
  }
  const at = new Map<string, number>()
  for (const ours of knownColumns) {
    const theirs = map[ours]
    const index = positions.get(theirs ?? ours)
    if (index === undefined && theirs !== undefined) return { code: 'mapped-column-missing', column: theirs }
    if (index !== undefined) at.set(ours, index)
  }
  const used = new Set(at.values())
  const answers = answerColumns.flatMap((column) => {
    const index = at.get(column.column)
    return index === undefined ? [] : [{ ...column, index }]
  })
  if (at.size === 0) return { code: 'nothing-to-read', column: '' }
  return {
    at,
    answers,
    width: fields.length,
    ignored: [...positions].filter(([, index]) => !used.has(index)).map(([name]) => name),
  }
}

export const isHeaderProblem = (header: Header | HeaderProblem): header is HeaderProblem => 'code' in header

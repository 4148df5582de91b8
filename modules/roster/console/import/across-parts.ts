import { judgeDuplicate, similarityOf, tokensOf } from '@ayni/clinical/matching'
import type { RawRow, RosterOperations, RowResult } from '@ayni/modules/roster/contract'

export type Previewed = RosterOperations['roster.preview-rows']['output']['results'][number]

const nameOf = ({ cells }: RawRow) => {
  const [family = '', given = ''] = (cells.fullName ?? '').split(',')
  return {
    names: cells.names ?? given,
    familyNames: `${cells.familyNames ?? family} ${cells.maternalName ?? ''}`.trim(),
  }
}

/**
 * A preview asks part by part, and parts do not know each other: rows of one file that are, or may be, one person are found
 * here by their marks, as the import will find them.
 */
export function acrossParts(rows: readonly RawRow[], results: readonly Previewed[]): readonly RowResult[] {
  const byLine = new Map(rows.map((row) => [row.line, row]))
  const documents = new Map<string, number>()
  const near = new Map<string, Previewed[]>()
  const like = (one: Previewed, other: Previewed): boolean => {
    const [a, b] = [byLine.get(one.line), byLine.get(other.line)]
    if (a === undefined || b === undefined) return false
    const sameBirthDate = one.marks.birth !== null && one.marks.birth === other.marks.birth
    const samePhone = one.marks.phones.some((phone) => other.marks.phones.includes(phone))
    const name = similarityOf(tokensOf(nameOf(a)), tokensOf(nameOf(b)))
    return judgeDuplicate({ sameDocument: false, sameBirthDate, samePhone, name }) !== null
  }
  const said: RowResult[] = []
  for (const result of results) {
    const { marks, ...told } = result
    const keys = [marks.birth, ...marks.phones].filter((key) => key !== null)
    const twin = marks.documents.map((mark) => documents.get(mark)).find((line) => line !== undefined)
    const double =
      twin === undefined && told.outcome === 'new'
        ? keys.flatMap((key) => near.get(key) ?? []).find((other) => like(result, other))
        : undefined
    if (told.outcome === 'new' && twin !== undefined) said.push({ ...told, outcome: 'same-person', likeLine: twin })
    else if (double !== undefined) said.push({ ...told, outcome: 'in-review', likeLine: double.line })
    else said.push(told)
    if (told.outcome === 'rejected') continue
    for (const mark of marks.documents) if (!documents.has(mark)) documents.set(mark, told.line)
    for (const key of keys) near.set(key, [...(near.get(key) ?? []), result])
  }
  return said
}

import { distance } from 'fastest-levenshtein'

const wordsOf = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '')

/** One slip from four letters on, two from eight; a shorter word has no room for one. */
const FEW = 4
const LONG = 8
const slips = (word: string): number => (word.length >= LONG ? 2 : word.length >= FEW ? 1 : 0)

const slipped = (said: string, word: string): boolean => {
  const most = slips(said)
  if (most === 0) return false
  // As far as it has been typed: `quisp` with a slip is the beginning of a name, not the whole of it.
  return distance(said, word.slice(0, said.length)) <= most || distance(said, word) <= most
}

/**
 * Those whose name has every word that was typed, in any order; only where nobody has, those who have them but for a slip.
 * Names and what was typed come folded.
 */
export function searchNames<Row>(rows: readonly Row[], wanted: string, nameOf: (row: Row) => string): readonly Row[] {
  const said = wordsOf(wanted)
  const exact = rows.filter((row) => said.every((word) => nameOf(row).includes(word)))
  if (exact.length > 0) return exact
  return rows.filter((row) => {
    const names = wordsOf(nameOf(row))
    return said.every((one) => names.some((word) => word.includes(one) || slipped(one, word)))
  })
}

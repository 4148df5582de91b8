import type { PersonId, ProgramId } from '@ayni/kernel'
import { type KeyRing, keyedHash } from '@ayni/platform/crypto'
import { factsHash, type Marks, marksOf, type RosterFacts } from './facts.ts'
import type { Wanted } from './listing-store.ts'
import type { ReadRow } from './read-row.ts'

export type Taking = {
  readonly keys: KeyRing
  readonly program: ProgramId
  readonly batch: string | null
  readonly today: string
  readonly newId: () => string
  readonly newPerson: () => PersonId
}

type Taken = Extract<ReadRow, { readonly facts: RosterFacts }>
export type MarkedRow = Taken & { readonly marks: Marks; readonly hash: string; readonly source: string }

/** A row without a key of its own is found by its documents, else by its name with birth date or phone. */
function sourceOf({ keys, program }: Taking, row: Taken): string {
  const { facts, documents: said, sourceKey } = row
  const whole = `${facts.familyNames} ${facts.names}`
  const derived = said.dni ?? said.cmp ?? said.ce ?? `${whole} ${facts.birthDate ?? facts.phones[0] ?? ''}`
  const kind = sourceKey === null ? 'derived' : 'given'
  return keyedHash(keys, `roster.source.${kind}:${program}`, sourceKey ?? derived).slice(0, 40)
}

export const markRow = (taking: Taking, row: Taken): MarkedRow => ({
  ...row,
  marks: marksOf(taking.keys, taking.program, row.facts, row.documents),
  hash: factsHash(taking.keys, taking.program, row.facts, row.documents),
  source: sourceOf(taking, row),
})

const present = <T>(all: readonly (T | null)[]): T[] => all.filter((one): one is T => one !== null)

/** Two rows of a file without keys may be one document twice: the second is `…#2`, each time in the same order. */
const MOST_TWINS = 5
export const twins = (source: string): readonly string[] =>
  Array.from({ length: MOST_TWINS }, (_, i) => (i === 0 ? source : `${source}#${i + 1}`))

export const wantedBy = (rows: readonly MarkedRow[]): Wanted => ({
  sources: rows.flatMap(({ source, sourceKey }) => (sourceKey === null ? twins(source) : [source])),
  documents: rows.flatMap(({ marks }) => present([marks.dni, marks.ce, marks.cmp])),
  births: present(rows.map(({ marks }) => marks.birth)),
  phones: rows.flatMap(({ marks }) => marks.phones),
})

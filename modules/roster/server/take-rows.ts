import { reduceOn } from '@ayni/clinical/matching'
import type { PersonId } from '@ayni/kernel'
import type { RowResult } from '../contract.ts'
import { changesOf, filled } from './compare-facts.ts'
import { type RosterFacts, sealDocuments, sealFacts } from './facts.ts'
import { type Known, KnownPeople } from './known-people.ts'
import type { ListingRow, WrittenListing } from './listing-store.ts'
import { type MarkedRow, type Taking, twins } from './mark-row.ts'
import type { NewReview } from './review-store.ts'

export type Said = { readonly person: PersonId; readonly source: string; readonly facts: RosterFacts }

export type Decided = {
  readonly results: RowResult[]
  readonly written: WrittenListing[]
  readonly touched: { readonly id: string; readonly line: number }[]
  readonly listed: Said[]
  readonly corrected: Said[]
  readonly reviews: NewReview[]
}

type Desk = { readonly taking: Taking; readonly known: KnownPeople; readonly out: Decided }

function say({ out }: Desk, row: MarkedRow, outcome: RowResult['outcome'], more: Partial<RowResult>): void {
  const nothing = { person: null, changed: [], problems: [], likeLine: null }
  out.results.push({ line: row.line, outcome, ...nothing, warnings: [...row.warnings], ...more })
}

function keep({ taking, known, out }: Desk, row: MarkedRow, id: string, person: PersonId, source: string): void {
  const { marks, facts, line, hash } = row
  const one = { id, person, source, ...marks, factsHash: hash, line }
  known.remember({ ...one, factsSealed: null, batch: taking.batch, facts, tokens: undefined })
  known.use(id, line)
  out.written.push({
    ...one,
    factsSealed: sealFacts(taking.keys, id, facts),
    documentsSealed: sealDocuments(taking.keys, id, row.documents),
    reduceOn: reduceOn({ listedOn: taking.today, startsOn: facts.startsOn, endsOn: facts.endsOn }),
  })
}

/** A document joins this person with others that are two people so far: no machine joins those. */
function doubt({ taking, out }: Desk, person: PersonId, sharing: readonly Known[]): void {
  const others = new Set(sharing.map((one) => one.person).filter((one) => one !== person))
  for (const other of others)
    out.reviews.push({ id: taking.newId(), people: [person, other], why: 'documents', score: 1 })
}

function correct(desk: Desk, row: MarkedRow, mine: Known): void {
  const { known, out } = desk
  const { person, source, id } = mine
  const changed = changesOf({ ...mine, facts: known.factsOf(mine) }, row)
  out.corrected.push({ person, source, facts: filled(row.facts, known.otherFacts(person, id)) })
  out.reviews.push(...known.like(row, person).map(({ review }) => review))
  doubt(desk, person, known.sharingDocuments(row))
  keep(desk, row, id, person, source)
  say(desk, row, 'corrected', { person, changed })
}

/** The same document: one person, whom two rows name. What the first row says counts, the second fills its gaps. */
function join(desk: Desk, row: MarkedRow, first: Known, free: string): void {
  const { known, out, taking } = desk
  const { person, source } = first
  const before = known.factsOf(first)
  const facts = before === undefined ? row.facts : filled(before, [...known.otherFacts(person, first.id), row.facts])
  out.corrected.push({ person, source, facts })
  doubt(desk, person, known.sharingDocuments(row))
  say(desk, row, 'same-person', { person, likeLine: known.lineOf(first) })
  keep(desk, row, taking.newId(), person, free)
}

function admit(desk: Desk, row: MarkedRow, free: string): void {
  const { known, out, taking } = desk
  const person = taking.newPerson()
  const near = known.like(row, person)
  const likeLine = near[0] === undefined ? null : known.lineOf(near[0].one)
  out.reviews.push(...near.map(({ review }) => review))
  out.listed.push({ person, source: free, facts: row.facts })
  say(desk, row, near.length === 0 ? 'new' : 'in-review', { person, likeLine })
  keep(desk, row, taking.newId(), person, free)
}

function takeRow(desk: Desk, row: MarkedRow): void {
  const { known, out } = desk
  const sources = row.sourceKey === null ? twins(row.source) : [row.source]
  const free = sources.find((source) => known.isFree(source, row.line))
  if (free === undefined) {
    const first = known.atSource(row.source)[0]
    const likeLine = first === undefined ? null : known.lineOf(first)
    say(desk, row, 'rejected', { problems: [{ column: 'sourceKey', reason: 'source-key-twice' }], likeLine })
    return
  }
  // The latest word of a source stands last: a correction was remembered after what it corrects.
  const mine = known.atSource(free).at(-1)
  const first = known.sharingDocuments(row)[0]
  if (mine !== undefined && mine.factsHash === row.hash) {
    known.use(mine.id, row.line)
    out.touched.push({ id: mine.id, line: row.line })
    say(desk, row, 'unchanged', { person: mine.person })
  } else if (mine !== undefined) correct(desk, row, mine)
  else if (first !== undefined) join(desk, row, first, free)
  else admit(desk, row, free)
}

/**
 * What becomes of the rows of one part, in their order: known, corrected, one person with another, perhaps one, or new.
 * Pure but for ids; the database is asked once before and written once after.
 * @source services/03 R-ENR-03
 */
export function takeRows(taking: Taking, rows: readonly MarkedRow[], before: readonly ListingRow[]): Decided {
  const out: Decided = { results: [], written: [], touched: [], listed: [], corrected: [], reviews: [] }
  const desk = { taking, known: new KnownPeople(taking, before), out }
  for (const row of rows) takeRow(desk, row)
  return out
}

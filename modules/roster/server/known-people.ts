import { judgeDuplicate, type NameTokens, similarityOf, tokensOf } from '@ayni/clinical/matching'
import type { PersonId } from '@ayni/kernel'
import { openFacts, type RosterFacts } from './facts.ts'
import type { ListingRow } from './listing-store.ts'
import type { MarkedRow, Taking } from './mark-row.ts'
import type { NewReview } from './review-store.ts'

/** A row of which we know more than the database does yet. */
export type Known = Omit<ListingRow, 'listedAt'> & { facts: RosterFacts | undefined; tokens: NameTokens | undefined }

type Shelf = Map<string, Known[]>

const at = (shelf: Shelf, key: string | null): readonly Known[] => (key === null ? [] : (shelf.get(key) ?? []))

function put(shelf: Shelf, key: string | null, one: Known): void {
  if (key === null) return
  const there = shelf.get(key)
  if (there === undefined) shelf.set(key, [one])
  else if (!there.includes(one)) there.push(one)
}

/** Whom the lists know, by what a new row may share with them. */
export class KnownPeople {
  readonly #taking: Taking
  readonly #bySource: Shelf = new Map()
  readonly #byDocument: Shelf = new Map()
  readonly #byBirth: Shelf = new Map()
  readonly #byPhone: Shelf = new Map()
  readonly #byPerson: Shelf = new Map()
  readonly #lines = new Map<string, number>()

  constructor(taking: Taking, before: readonly ListingRow[]) {
    this.#taking = taking
    for (const one of before) this.remember({ ...one, facts: undefined, tokens: undefined })
  }

  remember(one: Known): void {
    put(this.#bySource, one.source, one)
    for (const document of [one.dni, one.ce, one.cmp]) put(this.#byDocument, document, one)
    put(this.#byBirth, one.birth, one)
    for (const phone of one.phones) put(this.#byPhone, phone, one)
    put(this.#byPerson, one.person, one)
  }

  use(id: string, line: number): void {
    this.#lines.set(id, line)
  }

  /** The line of the file that is being read, where this stood. */
  lineOf(one: Known): number | null {
    return this.#lines.get(one.id) ?? (one.batch !== null && one.batch === this.#taking.batch ? one.line : null)
  }

  atSource(source: string): readonly Known[] {
    return at(this.#bySource, source)
  }

  isFree(source: string, line: number): boolean {
    return this.atSource(source).every((one) => (this.lineOf(one) ?? line) === line)
  }

  sharingDocuments({ marks }: MarkedRow): readonly Known[] {
    return [marks.dni, marks.ce, marks.cmp].flatMap((document) => at(this.#byDocument, document))
  }

  factsOf(one: Known): RosterFacts | undefined {
    if (one.facts === undefined && one.factsSealed !== null)
      one.facts = openFacts(this.#taking.keys, one.id, one.factsSealed)
    return one.facts
  }

  /** What the other rows of a person say. */
  otherFacts(person: PersonId, except: string | null): readonly RosterFacts[] {
    return at(this.#byPerson, person)
      .filter(({ id }) => id !== except)
      .flatMap((one) => this.factsOf(one) ?? [])
  }

  /** Who may be the person of this row: only those that share the birth date or a phone are compared at all. */
  like(row: MarkedRow, person: PersonId): readonly { readonly one: Known; readonly review: NewReview }[] {
    const tokens = tokensOf(row.facts)
    const { birth, phones } = row.marks
    const near = new Set([...at(this.#byBirth, birth), ...phones.flatMap((phone) => at(this.#byPhone, phone))])
    const best = new Map<PersonId, { readonly one: Known; readonly review: NewReview }>()
    for (const one of near) {
      const facts = one.person === person ? undefined : this.factsOf(one)
      if (facts === undefined) continue
      one.tokens ??= tokensOf(facts)
      const name = similarityOf(tokens, one.tokens)
      const sameBirthDate = one.birth !== null && one.birth === birth
      const samePhone = one.phones.some((phone) => phones.includes(phone))
      const why = judgeDuplicate({ sameDocument: false, sameBirthDate, samePhone, name })
      if (why === null || why === 'certain' || name <= (best.get(one.person)?.review.score ?? -1)) continue
      best.set(one.person, {
        one,
        review: { id: this.#taking.newId(), people: [person, one.person], why, score: name },
      })
    }
    return [...best.values()]
  }
}

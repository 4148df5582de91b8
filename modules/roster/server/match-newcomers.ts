import { reduceOn } from '@ayni/clinical/matching'
import { type EventOf, type PersonId, type ProgramId, personId } from '@ayni/kernel'
import { personAdded } from '@ayni/modules/enrollment/contract'
import { personRegistered } from '@ayni/modules/outreach/contract'
import { type Context, type Reaction, react } from '@ayni/platform/commands'
import { keyedHash } from '@ayni/platform/crypto'
import { reviewsOpened } from '../contract.ts'
import { factsHash, marksOf, type RosterFacts, sealFacts } from './facts.ts'
import { limaDay } from './import.ts'
import { KnownPeople } from './known-people.ts'
import { listingsLike, putListings, takeTurn } from './listing-store.ts'
import type { MarkedRow, Taking } from './mark-row.ts'
import { readPhones } from './read-phones.ts'
import { openReviews } from './review-store.ts'

type Newcomer = {
  readonly person: PersonId
  readonly program: ProgramId
  readonly names: string
  readonly familyNames: string
  readonly phone: string | null
  readonly email: string | null
  readonly serviceStartedOn: string | null
}

const nobody = { dni: null, ce: null, cmp: null }

function factsOf({ names, familyNames, phone, email, serviceStartedOn }: Newcomer): RosterFacts {
  const read = phone === null ? { value: null } : readPhones(phone)
  const phones = 'value' in read ? [...(read.value ?? [])] : []
  const unsaid = { sex: null, birthDate: null, university: null, process: null, facilityCode: null, endsOn: null }
  const nowhere = { facilityName: null, ubigeo: null, category: null, institution: null }
  return { ...unsaid, ...nowhere, names, familyNames, phones, email, startsOn: serviceStartedOn }
}

/** As if a row of a list of their own said it: whoever comes later, on a list or by themselves, is compared with them too. */
function rowOf({ keys, program }: Taking, newcomer: Newcomer): MarkedRow {
  const facts = factsOf(newcomer)
  return {
    ...{ line: 0, sourceKey: null, facts, documents: nobody, warnings: [] },
    marks: marksOf(keys, program, facts, nobody),
    hash: factsHash(keys, program, facts, nobody),
    source: keyedHash(keys, `roster.source.own:${program}`, newcomer.person).slice(0, 40),
  }
}

/**
 * Whoever did not come by a list may stand on one. By the same rule as between rows; without a document nothing is certain,
 * so that only people decide.
 * @source services/03 R-ENR-03
 */
async function match(context: Context, newcomer: Newcomer): Promise<readonly EventOf[]> {
  const { tx, keys, newId, now } = context
  const { program, person } = newcomer
  const newPerson = () => personId.parse(newId())
  const taking: Taking = { keys, newId, newPerson, program, batch: null, today: limaDay(now) }
  const row = rowOf(taking, newcomer)
  await takeTurn(tx, program)
  const { phones } = row.marks
  const before =
    phones.length === 0 ? [] : await listingsLike(tx, program, { sources: [], documents: [], births: [], phones })
  const near = new KnownPeople(taking, before).like(row, person)
  const id = newId()
  const kept = {
    ...{ id, person, source: row.source, ...row.marks, factsHash: row.hash, line: row.line, documentsSealed: null },
    factsSealed: sealFacts(keys, id, row.facts),
    reduceOn: reduceOn({ listedOn: taking.today, startsOn: row.facts.startsOn, endsOn: null }),
  }
  await putListings(tx, [kept], { program, batch: null, now })
  const opened = await openReviews(
    tx,
    program,
    near.map(({ review }) => review),
    now,
  )
  const people = [...new Set(opened.flat())]
  return people.length === 0 ? [] : [reviewsOpened.of({ people, program, at: now })]
}

/** Typed in, or by a link. Who registered is told nothing of it: their answer is the same for everybody. */
export const matchNewcomers: readonly Reaction[] = [
  react(personAdded, async (context) => ({ events: await match(context, context.payload), topics: ['reviews'] })),
  react(personRegistered, async (context) => ({ events: await match(context, context.payload), topics: ['reviews'] })),
]

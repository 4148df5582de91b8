import { type ProgramId, z } from '@ayni/kernel'
import { canonical } from '@ayni/platform/commands'
import { type KeyRing, keyedHash, open, seal } from '@ayni/platform/crypto'

/** What a list says of a person, as we keep it. */
export const rosterFacts = z.strictObject({
  names: z.string(),
  familyNames: z.string(),
  sex: z.enum(['F', 'M', 'X']).nullable(),
  birthDate: z.string().nullable(),
  phones: z.array(z.string()),
  email: z.string().nullable(),
  university: z.string().nullable(),
  process: z.string().nullable(),
  facilityCode: z.string().nullable(),
  facilityName: z.string().nullable(),
  ubigeo: z.string().nullable(),
  category: z.string().nullable(),
  institution: z.string().nullable(),
  startsOn: z.string().nullable(),
  endsOn: z.string().nullable(),
})
export type RosterFacts = z.infer<typeof rosterFacts>

export const documents = z.strictObject({
  dni: z.string().nullable(),
  ce: z.string().nullable(),
  cmp: z.string().nullable(),
})
export type Documents = z.infer<typeof documents>

export const factsContext = (listing: string): string => `roster.listing.facts:${listing}`
export const documentsContext = (listing: string): string => `roster.listing.documents:${listing}`

export const sealFacts = (keys: KeyRing, listing: string, facts: RosterFacts): string =>
  seal(keys, factsContext(listing), facts)

export const sealDocuments = (keys: KeyRing, listing: string, said: Documents): string | null =>
  said.dni === null && said.ce === null && said.cmp === null ? null : seal(keys, documentsContext(listing), said)

const MOST = 50_000
const opened = new Map<string, RosterFacts>()

/** Opened once in this process; the sealed text changes when the facts do. Twelve thousand rows are compared with each other. */
export function openFacts(keys: KeyRing, listing: string, sealed: string): RosterFacts {
  const earlier = opened.get(sealed)
  if (earlier !== undefined) return earlier
  if (opened.size >= MOST) opened.clear()
  const facts = open(keys, factsContext(listing), sealed, rosterFacts)
  opened.set(sealed, facts)
  return facts
}

/** Keyed hashes, each of its kind and its programme: equal means equal, and they say nothing else. */
export type Marks = {
  readonly dni: string | null
  readonly ce: string | null
  readonly cmp: string | null
  readonly birth: string | null
  readonly phones: readonly string[]
}

export function marksOf(keys: KeyRing, program: ProgramId, facts: RosterFacts, said: Documents): Marks {
  const mark = (kind: string, value: string | null): string | null =>
    value === null ? null : keyedHash(keys, `roster.${kind}:${program}`, value)
  return {
    dni: mark('dni', said.dni),
    ce: mark('ce', said.ce),
    cmp: mark('cmp', said.cmp),
    birth: mark('birth', facts.birthDate),
    phones: facts.phones.map((phone) => keyedHash(keys, `roster.phone:${program}`, phone)),
  }
}

export const factsHash = (keys: KeyRing, program: ProgramId, facts: RosterFacts, said: Documents): string =>
  keyedHash(keys, `roster.facts:${program}`, canonical({ facts, said }))

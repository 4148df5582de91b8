import type { RosterColumn } from '../contract.ts'
import type { RosterFacts } from './facts.ts'

const columnsOf: readonly (readonly [keyof RosterFacts, RosterColumn])[] = [
  ['names', 'names'],
  ['familyNames', 'familyNames'],
  ['sex', 'sex'],
  ['birthDate', 'birthDate'],
  ['phones', 'mobile'],
  ['email', 'email'],
  ['university', 'university'],
  ['process', 'process'],
  ['facilityCode', 'facility'],
  ['facilityName', 'facilityName'],
  ['ubigeo', 'district'],
  ['category', 'category'],
  ['institution', 'institution'],
  ['startsOn', 'startsOn'],
  ['endsOn', 'endsOn'],
]

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

type Documented = { readonly dni: string | null; readonly ce: string | null; readonly cmp: string | null }

/** What a row says otherwise than before; documents are compared by their hashes. */
export function changesOf(
  before: Documented & { readonly facts: RosterFacts | undefined },
  now: { readonly facts: RosterFacts; readonly marks: Documented },
): RosterColumn[] {
  const { facts } = before
  const changed = facts === undefined ? [] : columnsOf.filter(([key]) => !same(facts[key], now.facts[key]))
  const documents = (['dni', 'ce', 'cmp'] as const).filter((one) => before[one] !== now.marks[one])
  return [...changed.map(([, column]) => column), ...documents]
}

/** What one row leaves open, another row of the same person may say. */
export function filled(facts: RosterFacts, others: readonly RosterFacts[]): RosterFacts {
  const first = <K extends keyof RosterFacts>(key: K): RosterFacts[K] =>
    facts[key] ?? others.map((one) => one[key]).find((value) => value !== null) ?? facts[key]
  return {
    ...facts,
    sex: first('sex'),
    birthDate: first('birthDate'),
    email: first('email'),
    university: first('university'),
    process: first('process'),
    facilityCode: first('facilityCode'),
    facilityName: first('facilityName'),
    ubigeo: first('ubigeo'),
    category: first('category'),
    institution: first('institution'),
    startsOn: first('startsOn'),
    endsOn: first('endsOn'),
    phones: [...new Set([facts, ...others].flatMap(({ phones }) => phones))],
  }
}

import type { AccountId, Instant, PersonId, ProgramId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'
import type { FitnessRoute, ToldPerson } from '../contract.ts'

type Whose = { readonly person: PersonId; readonly program: ProgramId }

export type NewFitness = Whose & {
  readonly id: string
  readonly route: FitnessRoute
  readonly by: AccountId
  readonly at: Instant
  readonly noteSealed: string
}

export async function insertFitness(tx: Tx, f: NewFitness): Promise<void> {
  await sql`insert into emergency.fitness (id, program_id, person_id, route, with_person, by_account, at, note_sealed)
    values (${f.id}, ${f.program}, ${f.person}, ${f.route}, true, ${f.by}, ${f.at}, ${f.noteSealed})`.execute(tx)
}

export type DisclosureRow = Whose & {
  readonly id: string
  readonly sealed: string
  readonly told: ToldPerson
  readonly toldAt: Instant | null
  readonly firstBy: AccountId
  readonly firstAsPsychiatrist: boolean
  readonly firstAt: Instant
  readonly secondBy: AccountId | null
}

export async function insertDisclosure(tx: Tx, d: Omit<DisclosureRow, 'secondBy'>): Promise<void> {
  await sql`insert into emergency.disclosure (id, program_id, person_id, sealed, told, told_at, first_by, first_as_psychiatrist, first_at)
    values (${d.id}, ${d.program}, ${d.person}, ${d.sealed}, ${d.told}, ${d.toldAt}, ${d.firstBy}, ${d.firstAsPsychiatrist}, ${d.firstAt})`.execute(
    tx,
  )
}

/** With the asker's rights. */
export async function seenDisclosure(tx: Tx, id: string): Promise<DisclosureRow | undefined> {
  const { rows } =
    await sql<DisclosureRow>`select id, program_id as program, person_id as person, sealed, told, told_at as "toldAt", first_by as "firstBy",
      first_as_psychiatrist as "firstAsPsychiatrist", first_at as "firstAt", second_by as "secondBy" from emergency.disclosure where id = ${id}`.execute(
      tx,
    )
  return rows[0]
}

/** @returns whether this was the second signature */
export async function signSecond(
  tx: Tx,
  id: string,
  s: { readonly by: AccountId; readonly asPsychiatrist: boolean; readonly at: Instant },
): Promise<boolean> {
  const { rows } =
    await sql`update emergency.disclosure set second_by = ${s.by}, second_as_psychiatrist = ${s.asPsychiatrist}, second_at = ${s.at}
    where id = ${id} and second_by is null returning id`.execute(tx)
  return rows.length > 0
}

export type FitnessView = {
  readonly id: string
  readonly at: Instant
  readonly by: string
  readonly withPerson: boolean
  readonly route: FitnessRoute
  readonly noteSealed: string
}

export async function fitnessOf(tx: Tx, person: PersonId): Promise<readonly FitnessView[]> {
  const { rows } =
    await sql<FitnessView>`select f.id, f.at, coalesce(a.display_name, '') as by, f.with_person as "withPerson", f.route, f.note_sealed as "noteSealed"
    from emergency.fitness f left join identity.account a on a.id = f.by_account where f.person_id = ${person} order by f.at desc limit 50`.execute(
      tx,
    )
  return rows
}

export type DisclosureView = Omit<DisclosureRow, 'person' | 'program' | 'firstAsPsychiatrist' | 'secondBy'> & {
  readonly first: string
  readonly second: string | null
  readonly secondAt: Instant | null
}

export async function disclosuresOf(tx: Tx, person: PersonId): Promise<readonly DisclosureView[]> {
  const { rows } =
    await sql<DisclosureView>`select d.id, d.sealed, d.told, d.told_at as "toldAt", d.first_by as "firstBy", d.first_at as "firstAt",
      coalesce(a.display_name, '') as first, b.display_name as second, d.second_at as "secondAt"
    from emergency.disclosure d left join identity.account a on a.id = d.first_by left join identity.account b on b.id = d.second_by
    where d.person_id = ${person} order by d.first_at desc limit 50`.execute(tx)
  return rows
}

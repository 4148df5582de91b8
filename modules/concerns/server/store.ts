import type { Instant, PersonId, ProgramId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

export type ConcernRow = {
  readonly id: string
  readonly program: ProgramId
  /** Whom it is about; for somebody who was only described, the concern's own id stands for them. */
  readonly person: string
  readonly from: 'clinician' | 'mentor' | 'peer' | 'facilitator' | 'colleague'
  readonly byAccount: string | null
  readonly urgent: boolean
  readonly at: Instant
  readonly wordsSealed: string | null
}

export async function insertConcern(tx: Tx, c: ConcernRow): Promise<void> {
  await sql`insert into concerns.concern (id, program_id, person_id, from_kind, by_account, urgent, at, words_sealed)
    values (${c.id}, ${c.program}, ${c.person}, ${c.from}, ${c.byAccount}::uuid, ${c.urgent}, ${c.at}, ${c.wordsSealed})`.execute(
    tx,
  )
}

export async function personOfAlias(tx: Tx, program: ProgramId, alias: string): Promise<PersonId | undefined> {
  const { rows } = await sql<{ person: PersonId }>`select id as person from enrollment.person
    where program_id = ${program} and alias = ${alias} and state <> 'duplicate'`.execute(tx)
  return rows[0]?.person
}

export async function concernsAbout(tx: Tx, person: PersonId): Promise<readonly ConcernRow[]> {
  const { rows } =
    await sql<ConcernRow>`select id, program_id as program, person_id as person, from_kind as "from", by_account as "byAccount",
      urgent, at, words_sealed as "wordsSealed" from concerns.concern where person_id = ${person} order by at desc limit 100`.execute(
      tx,
    )
  return rows
}

export async function mergeConcerns(tx: Tx, from: PersonId, to: PersonId): Promise<void> {
  await sql`select concerns.merge_people(${from}, ${to})`.execute(tx)
}

/** What stood for somebody is about them from now on. */
export async function nameStandIn(tx: Tx, standIn: PersonId, person: PersonId): Promise<void> {
  await sql`select concerns.name_stand_in(${standIn}, ${person})`.execute(tx)
}

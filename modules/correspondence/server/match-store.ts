import type { PersonId, ProgramId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

export type Match = {
  readonly person: PersonId
  readonly program: ProgramId
  readonly alias: string
  readonly contact: string
  readonly language: 'es' | 'en'
}

/** Everybody on a roster who gave this number, whatever state they are in; who was merged into another is the other. */
export async function peopleWith(tx: Tx, numberKey: string, program: ProgramId | null): Promise<readonly Match[]> {
  const { rows } =
    await sql<Match>`select distinct on (p.id) p.id as person, p.program_id as program, p.alias, c.id as contact, p.language
    from enrollment.contact_point c join enrollment.person p on p.id = c.person_id
    where c.value_key = ${numberKey} and c.removed_at is null and c.wrong_since is null and p.state <> 'duplicate'
      and (${program}::uuid is null or p.program_id = ${program}::uuid)
    order by p.id, c.added_at limit 20`.execute(tx)
  return rows
}

/** Where a message goes that names no programme and comes from nobody we know: the oldest real one. */
export async function anyProgram(tx: Tx): Promise<ProgramId | undefined> {
  const { rows } = await sql<{
    id: ProgramId
  }>`select id from identity.program order by demo, created_at, id limit 1`.execute(tx)
  return rows[0]?.id
}

export async function languageOf(tx: Tx, person: PersonId): Promise<'es' | 'en'> {
  const { rows } = await sql<{
    language: 'es' | 'en'
  }>`select language from enrollment.person where id = ${person}`.execute(tx)
  return rows[0]?.language ?? 'es'
}

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

export type Asked = {
  readonly numberKey: string
  readonly program: ProgramId | null
  readonly provider: string
  readonly providerId: string
}
export type Sought = {
  /** The message itself, where it came before. */
  readonly known: string | null
  /** Everybody on a roster who gave this number, whatever state they are in; who was merged into another is the other. */
  readonly people: readonly Match[]
}

type Row = { readonly known: string | null } & (Match | { readonly [Key in keyof Match]: null })

export async function seek(tx: Tx, { numberKey, program, provider, providerId }: Asked): Promise<Sought> {
  const { rows } = await sql<Row>`select (select id from correspondence.message
      where provider = ${provider} and provider_id = ${providerId}) as known, found.*
    from (values (1)) as one left join lateral (
      select distinct on (p.id) p.id as person, p.program_id as program, p.alias, c.id as contact, p.language
      from enrollment.contact_point c join enrollment.person p on p.id = c.person_id
      where c.value_key = ${numberKey} and c.removed_at is null and c.wrong_since is null and p.state <> 'duplicate'
        and (${program}::uuid is null or p.program_id = ${program}::uuid)
      order by p.id, c.added_at limit 20) as found on true`.execute(tx)
  const people = rows.flatMap((row): readonly Match[] => {
    if (row.person === null) return []
    const { known: _, ...match } = row
    return [match]
  })
  return { known: rows[0]?.known ?? null, people }
}

/** Where a message goes that names no programme and comes from nobody we know: the oldest real one. */
export async function anyProgram(tx: Tx): Promise<ProgramId | undefined> {
  const { rows } = await sql<{
    id: ProgramId
  }>`select id from identity.program order by demo, created_at, id limit 1`.execute(tx)
  return rows[0]?.id
}

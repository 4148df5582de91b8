import type { PersonId } from '@ayni/kernel'
import type { OwnRecord } from '@ayni/platform/commands'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

export async function accessesAsOwn(tx: Tx, person: PersonId): Promise<readonly OwnRecord[]> {
  const { rows } =
    await sql<OwnRecord>`select l.at, coalesce(a.display_name, '') as who, l.role, l.purpose, l.class, l.what
    from identity.access_log l left join identity.account a on a.id = l.account_id
    where l.person_id = ${person} order by l.at desc limit 5000`.execute(tx)
  return rows
}

export async function blockedAsOwn(tx: Tx, person: PersonId): Promise<readonly OwnRecord[]> {
  const { rows } = await sql<OwnRecord>`select coalesce(a.display_name, '') as who, b.since from identity.not_wanted b
    left join identity.account a on a.id = b.account_id where b.person_id = ${person} order by b.since desc`.execute(tx)
  return rows
}

export async function careAsOwn(tx: Tx, person: PersonId): Promise<readonly OwnRecord[]> {
  const { rows } = await sql<OwnRecord>`select coalesce(a.display_name, '') as who, c.kind, c.since, c.until
    from identity.care_relation c left join identity.account a on a.id = c.account_id
    where c.person_id = ${person} order by c.since desc`.execute(tx)
  return rows
}

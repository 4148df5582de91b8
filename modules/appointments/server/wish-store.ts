import type { Instant, PersonId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

export async function putWish(
  tx: Tx,
  wish: { readonly person: PersonId; readonly program: string; readonly key: string; readonly now: Instant },
): Promise<void> {
  await sql`insert into appointments.call_wish (person_id, key, program_id, asked_at) values (${wish.person}, ${wish.key}, ${wish.program}, ${wish.now})
    on conflict (person_id, key) do update set asked_at = excluded.asked_at, answered_at = null
      where appointments.call_wish.answered_at is not null`.execute(tx)
}

export async function closeWish(tx: Tx, person: PersonId, key: string, now: Instant): Promise<boolean> {
  const { numAffectedRows } = await sql`update appointments.call_wish set answered_at = ${now}
    where person_id = ${person} and key = ${key} and answered_at is null`.execute(tx)
  return numAffectedRows === 1n
}

export type Wish = {
  readonly person: PersonId
  readonly alias: string
  readonly key: string
  readonly askedAt: Instant
}

export async function openWishes(tx: Tx, limit: number): Promise<readonly Wish[]> {
  const { rows } = await sql<Wish>`select w.person_id as person, i.alias, w.key, w.asked_at as "askedAt"
    from appointments.call_wish w join identity.participant i on i.person_id = w.person_id
    where w.answered_at is null order by w.asked_at limit ${limit}`.execute(tx)
  return rows
}

import type { Instant, PersonId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'
import type { EndedWhy } from './store.ts'

export type GreetingsRow = {
  readonly id: string
  readonly from: string | null
  readonly endedWhy: EndedWhy | null
  readonly greetings: readonly { readonly id: string; readonly sealed: string; readonly at: Instant }[]
}

/** The newest schedule of a person, and what was sent to them; of the earlier ones only what was sent. */
export async function greetingsOf(
  tx: Tx,
  person: PersonId,
  keys: readonly string[] | 'all',
): Promise<readonly GreetingsRow[]> {
  const wanted = keys === 'all' ? null : [...keys]
  const { rows } = await sql<GreetingsRow>`select s.id, a.display_name as "from", s.ended_why as "endedWhy",
      coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'sealed', c.words_sealed, 'at', to_char(c.done_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
        order by c.done_at desc) from caring_contacts.contact c where c.schedule_id = s.id and c.state = 'sent' and c.words_sealed is not null), '[]') as greetings
    from caring_contacts.schedule s left join identity.account a on a.id = s.sender_id
    where s.person_id = ${person} and s.ended_why is distinct from 'superseded' and s.ended_why is distinct from 'died'
      and (${wanted}::uuid[] is null or s.id = any (${wanted}::uuid[]))`.execute(tx)
  return rows
}

import type { AttemptResult } from '@ayni/clinical/outreach'
import { type Instant, type PersonId, type ProgramId, plusMinutes } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

/** A provider that has said nothing for so long will not. [D] */
const RECEIPT_DAYS = 14

export type Moved = {
  readonly id: string
  readonly person: PersonId
  readonly program: ProgramId
  readonly channel: string
  readonly contact: string | null
  /** Null: it never left, and does not count. */
  readonly result: AttemptResult | null
  readonly at: Instant
}

/**
 * Attempts whose message came further than is noted: handed over, read, failed, or never sent. A message that went on by
 * another channel counts by whichever came furthest. Results only move forward; an answer is never undone by a receipt.
 */
export async function moveByReceipts(tx: Tx, now: Instant, limit: number): Promise<readonly Moved[]> {
  const { rows } = await sql<Moved>`with come as (
      select a.id, a.result as was, bool_or(o.read_at is not null) as read, bool_or(o.state = 'delivered') as delivered,
        bool_and(o.state in ('failed', 'expired')) as over, bool_or(o.handed_at is not null or o.state = 'failed') as left_us,
        max(coalesce(o.read_at, o.delivered_at, o.ended_at)) as at
      from outreach.attempt a cross join lateral (
        select m.state, m.read_at, m.delivered_at, m.ended_at, m.handed_at from messages.outbox m where m.id = a.message_id
        union all
        select m.state, m.read_at, m.delivered_at, m.ended_at, m.handed_at from messages.outbox m where m.root_id = a.message_id
      ) o
      where a.message_id is not null and a.undone_at is null and (a.result is null or a.result = 'entregado')
        and a.at > ${plusMinutes(now, -RECEIPT_DAYS * 1440)}
      group by a.id, a.result
    ), next as (
      select id, at, case when read then 'leido' when delivered then 'entregado' when over and left_us then 'error' end as result,
        over and not left_us as never
      from come where read or (delivered and was is null) or (over and was is null)
      order by at, id limit ${limit}
    )
    update outreach.attempt a set result = n.result, result_at = coalesce(n.at, ${now}),
      undone_at = case when n.never then ${now}::timestamptz end
    from next n where n.id = a.id
    returning a.id, a.person_id as person, a.program_id as program, a.channel, a.contact_id as contact, a.result, a.result_at as at`.execute(
    tx,
  )
  return rows
}

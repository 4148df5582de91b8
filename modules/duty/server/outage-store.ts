import type { Instant } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

export type Outage = {
  readonly id: string
  readonly silentSince: Instant | null
  readonly toldAt: Instant
  readonly times: number
}

const columns = sql`id, silent_since as "silentSince", told_at as "toldAt", times`

export async function openOutage(tx: Tx): Promise<Outage | undefined> {
  return (await sql<Outage>`select ${columns} from duty.outage where ended_at is null`.execute(tx)).rows[0]
}

/** Several processes look; one acts. */
export async function lockOutage(tx: Tx): Promise<Outage | undefined> {
  await sql`select pg_advisory_xact_lock(77403)`.execute(tx)
  return openOutage(tx)
}

export async function beginOutage(tx: Tx, id: string, silentSince: Instant | null, now: Instant): Promise<void> {
  await sql`insert into duty.outage (id, silent_since, noticed_at, told_at) values (${id}, ${silentSince}, ${now}, ${now})`.execute(
    tx,
  )
}

export async function toldAgain(tx: Tx, id: string, now: Instant): Promise<void> {
  await sql`update duty.outage set told_at = ${now}, times = times + 1 where id = ${id}`.execute(tx)
}

export async function endOutage(tx: Tx, id: string, now: Instant): Promise<void> {
  await sql`update duty.outage set ended_at = ${now} where id = ${id}`.execute(tx)
}

export async function hasAlertDueBefore(tx: Tx, before: Instant): Promise<boolean> {
  const { rows } =
    await sql`select 1 from suicide_prevention.alert where handled_at is null and next_at < ${before} limit 1`.execute(
      tx,
    )
  return rows.length > 0
}

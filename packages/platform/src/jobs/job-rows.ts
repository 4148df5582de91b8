import { type Instant, plusSeconds, system } from '@ayni/kernel'
import { sql } from 'kysely'
import { type Db, inTransaction } from '../database/index.ts'
import type { Job } from './job.ts'

/** Claims a job for this tick: one update, so that of several workers exactly one wins. */
export async function claimJob(db: Db, job: Job, now: Instant): Promise<boolean> {
  return inTransaction(db, system(null), async (tx) => {
    await sql`insert into platform.job (name, next_at) values (${job.name}, ${now}) on conflict (name) do nothing`.execute(
      tx,
    )
    const { rows } =
      await sql`update platform.job set next_at = ${plusSeconds(now, job.everySeconds)}, last_started_at = ${now}
      where name = ${job.name} and next_at <= ${now} returning name`.execute(tx)
    return rows.length === 1
  })
}

export async function noteJob(db: Db, job: Job, how: 'finished' | 'failed', at: Instant): Promise<void> {
  await inTransaction(db, system(null), async (tx) => {
    await (how === 'failed'
      ? sql`update platform.job set last_failed_at = ${at} where name = ${job.name}`.execute(tx)
      : sql`update platform.job set last_finished_at = ${at} where name = ${job.name}`.execute(tx))
  })
}

export async function noteAlive(db: Db, worker: string, at: Instant): Promise<void> {
  await inTransaction(db, system(null), async (tx) => {
    await sql`insert into platform.worker (id, started_at, seen_at) values (${worker}, ${at}, ${at})
      on conflict (id) do update set seen_at = excluded.seen_at`.execute(tx)
  })
}

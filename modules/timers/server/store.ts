import type { ProgrammeTimers } from '@ayni/clinical/timers'
import type { AccountId, Instant, ProgramId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

export type VersionRow = {
  readonly version: number
  readonly timers: unknown
  readonly setBy: string
  readonly setAt: Instant
  readonly signedBy: string | null
  readonly signedAt: Instant | null
}

export async function lockTimers(tx: Tx, program: ProgramId): Promise<void> {
  await sql`select pg_advisory_xact_lock(77404, hashtext(${program}))`.execute(tx)
}

/** The newest and the newest that is signed; one row where they are the same. */
export async function versionsOf(tx: Tx, program: ProgramId): Promise<readonly VersionRow[]> {
  const { rows } =
    await sql<VersionRow>`select v.version, v.timers, coalesce(s.display_name, '') as "setBy", v.set_at as "setAt",
      g.display_name as "signedBy", v.signed_at as "signedAt"
    from timers.version v left join identity.account s on s.id = v.set_by left join identity.account g on g.id = v.signed_by
    where v.program_id = ${program} and (v.version = (select max(version) from timers.version where program_id = ${program})
      or v.version = (select max(version) from timers.version where program_id = ${program} and signed_at is not null))
    order by v.version desc`.execute(tx)
  return rows
}

type NewVersion = {
  readonly program: ProgramId
  readonly version: number
  readonly timers: ProgrammeTimers
  readonly by: AccountId
  readonly at: Instant
}

export async function addVersion(tx: Tx, { program, version, timers, by, at }: NewVersion): Promise<void> {
  await sql`insert into timers.version (program_id, version, timers, set_by, set_at)
    values (${program}, ${version}, ${JSON.stringify(timers)}, ${by}, ${at})`.execute(tx)
}

export async function signVersion(
  tx: Tx,
  program: ProgramId,
  version: number,
  by: AccountId,
  at: Instant,
): Promise<void> {
  await sql`update timers.version set signed_by = ${by}, signed_at = ${at}
    where program_id = ${program} and version = ${version} and signed_at is null`.execute(tx)
}

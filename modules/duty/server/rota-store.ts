import type { AccountId, Instant, ProgramId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'
import type { RotaRole } from '../contract.ts'
import type { SealedStaff } from './staff.ts'

export type ShiftRow = {
  readonly id: string
  readonly program: ProgramId
  readonly account: AccountId
  readonly role: RotaRole
  readonly from: Instant
  readonly until: Instant
  /** Since when its holder would rather give it away; null while they keep it. */
  readonly offeredAt?: Instant | null
  /** Whose shift it was, where somebody covers a stretch of it. */
  readonly coversAccount?: AccountId | null
}

export type TeamRow = SealedStaff & {
  readonly isDirector: boolean
  readonly shifts: readonly { readonly role: RotaRole; readonly from: string; readonly until: string }[]
  /** When they take no case and keep no promise: no shift either. */
  readonly away: readonly { readonly from: string; readonly until: string }[]
}

/** Everybody of these programmes who can be called, with their shifts that touch the stretch of time: one query. */
export async function loadTeamRows(
  tx: Tx,
  programs: readonly string[],
  from: Instant,
  until: Instant,
): Promise<readonly TeamRow[]> {
  const [one, ...more] = programs
  // One programme is asked of as one: of a list PostgreSQL believes that it is long, and plans anew at every alert.
  const theirs =
    one !== undefined && more.length === 0
      ? sql`a.program_id = ${one}`
      : sql`a.program_id = any (${[...programs]}::uuid[])`
  const { rows } =
    await sql<TeamRow>`select a.id as account, a.program_id as program, a.display_name as name, a.roles, a.language,
      a.contacts_sealed as "contactsSealed", coalesce(p.director_account_id = a.id, false) as "isDirector",
      coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'sealed', s.subscription_sealed)) from identity.push_subscription s
        where s.account_id = a.id and s.ended_at is null), '[]') as "pushSealed",
      coalesce((select jsonb_agg(jsonb_build_object('role', r.role, 'from', r.from_at, 'until', r.until_at) order by r.from_at)
        from duty.rota_shift r where r.account_id = a.id and r.program_id = a.program_id and r.ended_at is null
        and r.until_at > ${from} and r.from_at < ${until}), '[]') as shifts,
      coalesce((select jsonb_agg(jsonb_build_object('from', x.from_at, 'until', x.until_at) order by x.from_at) from coordination.absence x
        where x.account_id = a.id and x.cancelled_at is null and x.until_at > ${from} and x.from_at < ${until}), '[]') as away
    from identity.account a join identity.program p on p.id = a.program_id
    where ${theirs} and a.active order by a.id`.execute(tx)
  return rows
}

export async function shiftsBetween(
  tx: Tx,
  program: string,
  from: Instant,
  until: Instant,
): Promise<readonly ShiftRow[]> {
  const { rows } =
    await sql<ShiftRow>`select id, program_id as program, account_id as account, role, from_at as "from", until_at as until,
      offered_at as "offeredAt", covers_account as "coversAccount"
    from duty.rota_shift where program_id = ${program} and ended_at is null and until_at > ${from} and from_at < ${until}
    order by from_at, role`.execute(tx)
  return rows
}

export async function shiftById(tx: Tx, program: string, id: string): Promise<ShiftRow | undefined> {
  const { rows } =
    await sql<ShiftRow>`select id, program_id as program, account_id as account, role, from_at as "from", until_at as until,
      offered_at as "offeredAt", covers_account as "coversAccount"
    from duty.rota_shift where id = ${id} and program_id = ${program} and ended_at is null for update`.execute(tx)
  return rows[0]
}

/** Only one hand at a time on a programme's rota, or two edits could each leave half a hole. */
export async function lockRota(tx: Tx, program: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(77400, hashtext(${program}))`.execute(tx)
}

export async function endShifts(tx: Tx, ids: readonly string[], at: Instant): Promise<void> {
  await sql`update duty.rota_shift set ended_at = ${at} where id = any (${[...ids]}::uuid[])`.execute(tx)
}

export async function insertShifts(tx: Tx, shifts: readonly ShiftRow[], by: string, at: Instant): Promise<void> {
  if (shifts.length === 0) return
  await sql`insert into duty.rota_shift (id, program_id, account_id, role, from_at, until_at, covers_account, published_by, published_at)
    select s.id, s.program, s.account, s.role, s."from", s.until, s."coversAccount", ${by}, ${at}
    from jsonb_to_recordset(${JSON.stringify(shifts)}::jsonb) as s (id uuid, program uuid, account uuid, role text, "from" timestamptz, until timestamptz,
      "coversAccount" uuid)`.execute(tx)
}

/** @returns false when the shift is not the holder's own, or is over. */
export async function offer(tx: Tx, id: string, holder: string, at: Instant | null, now: Instant): Promise<boolean> {
  const { rows } = await sql`update duty.rota_shift set offered_at = ${at}
    where id = ${id} and account_id = ${holder} and ended_at is null and until_at > ${now} returning id`.execute(tx)
  return rows.length === 1
}

export async function programsWithRota(tx: Tx): Promise<readonly ProgramId[]> {
  const { rows } = await sql<{ id: ProgramId }>`select id from identity.program order by id`.execute(tx)
  return rows.map((row) => row.id)
}

export type WatchRow = {
  readonly program: ProgramId
  readonly checkedAt: Instant
  readonly holeRole: RotaRole | null
  readonly holeFrom: Instant | null
  readonly holeTo: Instant | null
  readonly fewest: number
  readonly tooFew: boolean
  readonly warnedHole: string | null
  readonly warnedHoleAt: Instant | null
  readonly warnedFewAt: Instant | null
}

export async function watchRows(tx: Tx): Promise<readonly WatchRow[]> {
  const { rows } =
    await sql<WatchRow>`select program_id as program, checked_at as "checkedAt", hole_role as "holeRole", hole_from as "holeFrom",
      hole_to as "holeTo", fewest, too_few as "tooFew", warned_hole as "warnedHole", warned_hole_at as "warnedHoleAt", warned_few_at as "warnedFewAt"
    from duty.rota_watch`.execute(tx)
  return rows
}

export async function saveWatches(tx: Tx, watches: readonly WatchRow[]): Promise<void> {
  await sql`insert into duty.rota_watch (program_id, checked_at, hole_role, hole_from, hole_to, fewest, too_few, warned_hole, warned_hole_at, warned_few_at)
    select w.program, w."checkedAt", w."holeRole", w."holeFrom", w."holeTo", w.fewest, w."tooFew", w."warnedHole", w."warnedHoleAt", w."warnedFewAt"
    from jsonb_to_recordset(${JSON.stringify(watches)}::jsonb) as w (program uuid, "checkedAt" timestamptz, "holeRole" text, "holeFrom" timestamptz,
      "holeTo" timestamptz, fewest integer, "tooFew" boolean, "warnedHole" text, "warnedHoleAt" timestamptz, "warnedFewAt" timestamptz)
    on conflict (program_id) do update set checked_at = excluded.checked_at, hole_role = excluded.hole_role, hole_from = excluded.hole_from,
      hole_to = excluded.hole_to, fewest = excluded.fewest, too_few = excluded.too_few, warned_hole = excluded.warned_hole,
      warned_hole_at = excluded.warned_hole_at, warned_few_at = excluded.warned_few_at`.execute(tx)
}

/** Everybody of a programme whose phone holds its safety facts. */
export async function participantsOf(tx: Tx, program: string): Promise<readonly string[]> {
  const { rows } = await sql<{
    person: string
  }>`select person_id as person from identity.participant where program_id = ${program} and ended_at is null`.execute(
    tx,
  )
  return rows.map((row) => row.person)
}

export async function safetyOf(
  tx: Tx,
  person: string,
): Promise<
  { readonly dutyPhone: string | null; readonly dutySms: string | null; readonly tooFew: boolean } | undefined
> {
  const { rows } = await sql<{
    dutyPhone: string | null
    dutySms: string | null
    tooFew: boolean
  }>`select p.duty_phone as "dutyPhone", p.duty_sms as "dutySms",
      coalesce(w.too_few, false) as "tooFew"
    from identity.participant m join identity.program p on p.id = m.program_id left join duty.rota_watch w on w.program_id = p.id
    where m.person_id = ${person}`.execute(tx)
  return rows[0]
}

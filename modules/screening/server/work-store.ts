import type { Instant, PersonId, ProgramId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'
import type { RoundState } from '../contract.ts'
import type { OwedKind } from './store.ts'

export type Owed = {
  readonly key: string
  readonly kind: OwedKind
  readonly owedByRole: string
  readonly dueAt: Instant
  readonly levelSealed: string
}

export type SettledRound = {
  readonly program: ProgramId
  readonly person: PersonId
  readonly round: string
  readonly at: Instant
  readonly state: RoundState
  readonly lastOccurredAt: Instant
  readonly completedAt: Instant | null
  readonly closedAt: Instant | null
  readonly triageId: string
  readonly rulesetVersion: string
  readonly byAccount: string | null
  readonly triageSealed: string
  readonly riskSealed: string
  readonly owed: readonly Owed[]
  /** Open promises whose person now stands higher than when they were made. */
  readonly raised: readonly { readonly key: string; readonly levelSealed: string }[]
}

/**
 * Reading, risk, state of the round and what is owed, in one statement: either all of it stands or none.
 * @returns rounds that this one left behind
 */
export async function writeSettled(tx: Tx, row: SettledRound): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`with read as (
      insert into screening.triage (id, program_id, person_id, round_id, at, ruleset_version, by_account, sealed)
      values (${row.triageId}, ${row.program}, ${row.person}, ${row.round}, ${row.at}, ${row.rulesetVersion}, ${row.byAccount}, ${row.triageSealed})),
    feared as (
      insert into screening.risk (id, program_id, person_id, round_id, at, sealed)
      values (${row.triageId}, ${row.program}, ${row.person}, ${row.round}, ${row.at}, ${row.riskSealed})),
    moved as (
      update screening.round set state = ${row.state}, completed_at = coalesce(completed_at, ${row.completedAt}::timestamptz),
        routed_at = coalesce(routed_at, ${row.completedAt}::timestamptz), closed_at = coalesce(closed_at, ${row.closedAt}::timestamptz),
        started_at = least(started_at, ${row.lastOccurredAt}), last_occurred_at = greatest(last_occurred_at, ${row.lastOccurredAt}),
        last_received_at = ${row.at}
      where person_id = ${row.person} and id = ${row.round}),
    counted_from as (
      insert into screening.schedule (person_id, program_id, first_check_at) values (${row.person}, ${row.program}, ${row.lastOccurredAt})
      on conflict (person_id) do nothing),
    raised as (
      update screening.owed o set level_sealed = h.sealed
      from jsonb_to_recordset(${JSON.stringify(row.raised.map(({ key, levelSealed: sealed }) => ({ key, sealed })))}::jsonb) as h(key text, sealed text)
      where o.key = h.key),
    left_behind as (
      update screening.round set state = 'superseded'
      where person_id = ${row.person} and id <> ${row.round} and state = 'in_progress' and started_at < ${row.lastOccurredAt}
      returning id),
    owing as (
    insert into screening.owed (key, program_id, person_id, kind, owed_by_role, made_at, due_at, level_sealed)
    select o.key, ${row.program}, ${row.person}, o.kind, o.role, ${row.at}, o.due::timestamptz, o.sealed
    from jsonb_to_recordset(${JSON.stringify(
      row.owed.map((o) => ({ key: o.key, kind: o.kind, role: o.owedByRole, due: o.dueAt, sealed: o.levelSealed })),
    )}::jsonb) as o(key text, kind text, role text, due text, sealed text)
    on conflict do nothing)
    select id from left_behind`.execute(tx)
  return rows.map(({ id }) => id)
}

export async function closeOwed(tx: Tx, key: string, at: Instant): Promise<void> {
  await sql`update screening.owed set closed_at = ${at} where key = ${key} and closed_at is null`.execute(tx)
}

export async function reopenOwed(tx: Tx, key: string): Promise<boolean> {
  const { numAffectedRows } = await sql`update screening.owed o set closed_at = null
    where o.key = ${key} and o.closed_at is not null and not exists (select 1 from screening.owed other
      where other.person_id = o.person_id and other.kind = o.kind and other.closed_at is null)`.execute(tx)
  return numAffectedRows === 1n
}

export async function openOwed(
  tx: Tx,
  person: PersonId,
): Promise<readonly { readonly key: string; readonly kind: OwedKind }[]> {
  const { rows } = await sql<{ key: string; kind: OwedKind }>`select key, kind from screening.owed
    where person_id = ${person} and closed_at is null order by made_at`.execute(tx)
  return rows
}

export async function addDefect(
  tx: Tx,
  row: {
    readonly id: string
    readonly program: ProgramId
    readonly at: Instant
    readonly code: string
    readonly detail: Readonly<Record<string, string | readonly string[]>>
  },
): Promise<void> {
  await sql`insert into platform.defect (id, program_id, at, code, detail)
    values (${row.id}, ${row.program}, ${row.at}, ${row.code}, ${JSON.stringify(row.detail)}::jsonb)`.execute(tx)
}

export type QueueRowStored = {
  readonly key: string
  readonly person: PersonId
  readonly alias: string
  readonly kind: OwedKind
  readonly owedByRole: string
  readonly dueAt: Instant
  readonly since: Instant
  readonly levelSealed: string
  readonly mayOpen: boolean
}

export async function readQueue(tx: Tx, limit: number): Promise<readonly QueueRowStored[]> {
  const { rows } =
    await sql<QueueRowStored>`select o.key, o.person_id as person, p.alias, o.kind, o.owed_by_role as "owedByRole",
      o.due_at as "dueAt", o.made_at as since, o.level_sealed as "levelSealed", identity.may_open(o.person_id, 'C3') as "mayOpen"
    from screening.owed o join identity.participant p on p.person_id = o.person_id
    where o.closed_at is null order by o.due_at, o.key limit ${limit}`.execute(tx)
  return rows
}

export async function aliasOf(tx: Tx, person: PersonId): Promise<string | undefined> {
  const { rows } = await sql<{
    alias: string
  }>`select alias from identity.participant where person_id = ${person}`.execute(tx)
  return rows[0]?.alias
}

/** What the asker may open about a person now. */
export async function mayOpen(tx: Tx, person: PersonId): Promise<{ readonly c3: boolean; readonly c4: boolean }> {
  const { rows } = await sql<{
    c3: boolean
    c4: boolean
  }>`select identity.may_open(${person}::uuid, 'C3') as c3, identity.may_open(${person}::uuid, 'C4') as c4`.execute(tx)
  return rows[0] ?? { c3: false, c4: false }
}

export async function beginSchedule(tx: Tx, program: ProgramId, person: PersonId, at: Instant): Promise<void> {
  await sql`insert into screening.schedule (person_id, program_id, first_check_at) values (${person}, ${program}, ${at})
    on conflict (person_id) do update set ended_at = null`.execute(tx)
}

export async function endSchedule(tx: Tx, person: PersonId, at: Instant): Promise<void> {
  await sql`update screening.schedule set ended_at = ${at} where person_id = ${person} and ended_at is null`.execute(tx)
}

export async function readSchedule(tx: Tx, person: PersonId): Promise<{ readonly firstCheckAt: Instant } | undefined> {
  const { rows } = await sql<{ firstCheckAt: Instant }>`select first_check_at as "firstCheckAt" from screening.schedule
    where person_id = ${person} and ended_at is null`.execute(tx)
  return rows[0]
}

/** Claims rounds in which nothing was answered since a moment, and closes them as partial. */
export async function expireRounds(
  tx: Tx,
  before: Instant,
): Promise<readonly { readonly person: PersonId; readonly round: string; readonly program: ProgramId }[]> {
  const { rows } = await sql<{
    person: PersonId
    round: string
    program: ProgramId
  }>`update screening.round r set state = 'partial_expired'
    from (select person_id, id from screening.round where state = 'in_progress' and last_received_at < ${before}
      order by last_received_at limit 500 for update skip locked) old
    where r.person_id = old.person_id and r.id = old.id
    returning r.person_id as person, r.id as round, r.program_id as program`.execute(tx)
  return rows
}

export async function closeRound(tx: Tx, person: PersonId, round: string, at: Instant): Promise<void> {
  await sql`update screening.round set closed_at = coalesce(closed_at, ${at}), state = 'closed'
    where person_id = ${person} and id = ${round} and completed_at is not null`.execute(tx)
}

export async function readLastComplete(tx: Tx, person: PersonId): Promise<Instant | null> {
  const { rows } = await sql<{ at: Instant | null }>`select max(last_occurred_at) as at from screening.round
    where person_id = ${person} and completed_at is not null and state <> 'refused'`.execute(tx)
  return rows[0]?.at ?? null
}

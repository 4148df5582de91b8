import type { Instant, ProgramId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'
import type { AnswerWay } from '../contract.ts'

export type DrillCall = { readonly account: string; readonly rung: number; readonly channels: readonly string[] }

export async function insertDrill(
  tx: Tx,
  drill: {
    readonly id: string
    readonly program: ProgramId
    readonly at: Instant
    readonly dueAt: Instant
    readonly by: string | null
  },
  calls: readonly DrillCall[],
): Promise<void> {
  await sql`insert into duty.drill (id, program_id, started_at, due_at, started_by)
    values (${drill.id}, ${drill.program}, ${drill.at}, ${drill.dueAt}, ${drill.by})`.execute(tx)
  await sql`insert into duty.drill_call (drill_id, program_id, account_id, rung, channels, told_at)
    select ${drill.id}, ${drill.program}, account, rung, channels, ${drill.at}
    from jsonb_to_recordset(${JSON.stringify(calls)}::jsonb) as n (account uuid, rung smallint, channels text[])`.execute(
    tx,
  )
}

/** The times of the ladder that the programme has in force; how long everybody has to press is one of them. */
export async function timersInForce(tx: Tx, program: ProgramId): Promise<unknown> {
  const { rows } = await sql<{ timers: unknown }>`select timers.in_force(${program}) as timers`.execute(tx)
  return rows[0]?.timers ?? null
}

export async function runningDrill(tx: Tx, program: ProgramId): Promise<string | null> {
  await sql`select pg_advisory_xact_lock(77402, hashtext(${program}))`.execute(tx)
  const { rows } = await sql<{
    id: string
  }>`select id from duty.drill where program_id = ${program} and finished_at is null limit 1`.execute(tx)
  return rows[0]?.id ?? null
}

export type Pressed = {
  readonly finishedAt: Instant | null
  readonly dueAt: Instant
  readonly pressedAt: Instant | null
}

export async function drillCallOf(tx: Tx, drill: string, account: string): Promise<Pressed | undefined> {
  const { rows } =
    await sql<Pressed>`select d.finished_at as "finishedAt", d.due_at as "dueAt", c.pressed_at as "pressedAt"
    from duty.drill_call c join duty.drill d on d.id = c.drill_id where c.drill_id = ${drill} and c.account_id = ${account}`.execute(
      tx,
    )
  return rows[0]
}

export async function pressCall(
  tx: Tx,
  drill: string,
  account: string,
  { at, way }: { readonly at: Instant; readonly way: AnswerWay },
): Promise<void> {
  await sql`update duty.drill_call set pressed_way = case when pressed_at is null then ${way} else pressed_way end,
    pressed_at = coalesce(pressed_at, ${at}) where drill_id = ${drill} and account_id = ${account}`.execute(tx)
}

/** Drills whose time is over, or in which everybody has pressed. */
export async function endedDrills(
  tx: Tx,
  now: Instant,
): Promise<readonly { readonly drill: string; readonly program: ProgramId }[]> {
  const { rows } = await sql<{ drill: string; program: ProgramId }>`select d.id as drill, d.program_id as program
    from duty.drill d where d.finished_at is null and (d.due_at <= ${now} or not exists (
      select 1 from duty.drill_call c where c.drill_id = d.id and c.pressed_at is null)) order by d.started_at`.execute(
    tx,
  )
  return rows
}

export type EndedDrill = {
  readonly program: ProgramId
  readonly dueAt: Instant
  readonly finishedAt: Instant | null
  readonly missing: readonly string[]
  readonly uncovered: boolean
}

export async function lockDrill(tx: Tx, id: string): Promise<EndedDrill | undefined> {
  const { rows } =
    await sql<EndedDrill>`select d.program_id as program, d.due_at as "dueAt", d.finished_at as "finishedAt",
      coalesce(d.because = 'nobody-on-call', false) as uncovered,
      array(select c.account_id::text from duty.drill_call c where c.drill_id = d.id and c.pressed_at is null) as missing
    from duty.drill d where d.id = ${id} for update of d`.execute(tx)
  return rows[0]
}

export async function noteUncovered(tx: Tx, drill: string): Promise<void> {
  await sql`update duty.drill set because = 'nobody-on-call' where id = ${drill}`.execute(tx)
}

export async function finishDrill(tx: Tx, id: string, at: Instant, because: string | null): Promise<void> {
  await sql`update duty.drill set finished_at = ${at}, passed = ${because === null}, because = ${because} where id = ${id}`.execute(
    tx,
  )
}

/** Programmes with a rota whose last drill, or first shift, is older than that. */
export async function programsDueForDrill(tx: Tx, before: Instant): Promise<readonly ProgramId[]> {
  const { rows } = await sql<{
    program: ProgramId
  }>`select s.program_id as program from duty.rota_shift s where s.ended_at is null
    group by s.program_id having greatest(min(s.published_at),
      coalesce((select max(d.started_at) from duty.drill d where d.program_id = s.program_id), min(s.published_at))) <= ${before}`.execute(
    tx,
  )
  return rows.map((row) => row.program)
}

export type DrillRow = {
  readonly drill: string
  readonly startedAt: Instant
  readonly dueAt: Instant
  readonly finishedAt: Instant | null
  readonly passed: boolean | null
  readonly because: string | null
  readonly calls: readonly {
    readonly name: string
    readonly rung: number
    readonly channels: readonly string[]
    readonly pressedAt: string | null
    readonly way: AnswerWay | null
  }[]
}

export async function lastDrills(tx: Tx, program: ProgramId, limit: number): Promise<readonly DrillRow[]> {
  const { rows } =
    await sql<DrillRow>`select d.id as drill, d.started_at as "startedAt", d.due_at as "dueAt", d.finished_at as "finishedAt", d.passed, d.because,
      coalesce((select jsonb_agg(jsonb_build_object('name', a.display_name, 'rung', c.rung, 'channels', c.channels, 'pressedAt', c.pressed_at, 'way', c.pressed_way) order by c.rung, a.display_name)
        from duty.drill_call c join identity.account a on a.id = c.account_id where c.drill_id = d.id), '[]') as calls
    from duty.drill d where d.program_id = ${program} order by d.started_at desc limit ${limit}`.execute(tx)
  return rows
}

export type PendingDrillRow = {
  readonly drill: string
  readonly startedAt: Instant
  readonly dueAt: Instant
  readonly pressedAt: Instant | null
}

export async function drillPendingFor(tx: Tx, account: string): Promise<PendingDrillRow | null> {
  const { rows } =
    await sql<PendingDrillRow>`select d.id as drill, d.started_at as "startedAt", d.due_at as "dueAt", c.pressed_at as "pressedAt"
    from duty.drill d join duty.drill_call c on c.drill_id = d.id and c.account_id = ${account}
    where d.finished_at is null order by d.started_at desc limit 1`.execute(tx)
  return rows[0] ?? null
}

import type { StandDownReason } from '@ayni/clinical/incident'
import type { AccountId, Instant, PersonId, ProgramId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'
import type { IncidentKind } from '../contract.ts'

export type TimelineStep = { readonly at: Instant; readonly what: string; readonly rung: number | null }

export type NewIncident = {
  readonly id: string
  readonly program: ProgramId
  readonly person: PersonId | null
  readonly source: string
  readonly kind: IncidentKind
  readonly happenedAt: Instant
  readonly openedAt: Instant
  readonly reviewDueAt: Instant
  readonly timeline: readonly TimelineStep[]
}

/** False where the same source was told before. */
export async function insertIncident(tx: Tx, i: NewIncident): Promise<boolean> {
  const { rows } =
    await sql`insert into incidents.incident (id, program_id, person_id, source, kind, happened_at, opened_at, review_due_at, timeline)
    values (${i.id}, ${i.program}, ${i.person}, ${i.source}, ${i.kind}, ${i.happenedAt}, ${i.openedAt}, ${i.reviewDueAt}, ${JSON.stringify(i.timeline)}::jsonb)
    on conflict on constraint incident_source do nothing returning id`.execute(tx)
  return rows.length > 0
}

/** What the clocks of the house say, without a word of content. */
export async function clocksOf(tx: Tx, person: PersonId, from: Instant, to: Instant): Promise<readonly TimelineStep[]> {
  const { rows } =
    await sql<TimelineStep>`select at, what, rung from incidents.clocks_of(${person}, ${from}, ${to})`.execute(tx)
  return rows
}

export type IncidentRecord = {
  readonly id: string
  readonly program: ProgramId
  readonly person: PersonId | null
  readonly alias: string | null
  readonly kind: IncidentKind
  readonly happenedAt: Instant
  readonly reviewDueAt: Instant
  readonly timeline: readonly TimelineStep[]
  readonly reviewSealed: string | null
  readonly savedAt: Instant | null
  readonly savedBy: string | null
  readonly reviewedAt: Instant | null
  readonly reviewedBy: string | null
  readonly tasksOpen: number
  readonly tasksLate: number
}

const columns = (
  now: Instant,
) => sql`i.id, i.program_id as program, i.person_id as person, p.alias, i.kind, i.happened_at as "happenedAt",
  i.review_due_at as "reviewDueAt", i.timeline, i.review_sealed as "reviewSealed", i.saved_at as "savedAt", s.display_name as "savedBy",
  i.reviewed_at as "reviewedAt", r.display_name as "reviewedBy",
  (select count(*) from incidents.task t where t.incident_id = i.id and t.done_at is null and t.dropped_at is null) as "tasksOpen",
  (select count(*) from incidents.task t where t.incident_id = i.id and t.done_at is null and t.dropped_at is null and t.due_at < ${now}) as "tasksLate"`

const from = sql`incidents.incident i left join identity.participant p on p.person_id = i.person_id
  left join identity.account s on s.id = i.saved_by left join identity.account r on r.id = i.reviewed_by`

/** All of a programme, for the list: who asks decides what of it is said. */
export async function incidentsOf(
  tx: Tx,
  program: ProgramId,
  now: Instant,
  limit: number,
): Promise<readonly IncidentRecord[]> {
  const { rows } =
    await sql<IncidentRecord>`select ${columns(now)} from ${from} where i.program_id = ${program} and i.mistaken_at is null
    order by (i.reviewed_at is not null), case when i.reviewed_at is null then i.review_due_at end, i.happened_at desc, i.id limit ${limit}`.execute(
      tx,
    )
  return rows
}

/** One, if the asker may see it. */
export async function incidentOf(tx: Tx, id: string, now: Instant): Promise<IncidentRecord | undefined> {
  const { rows } =
    await sql<IncidentRecord>`select ${columns(now)} from ${from} where i.id = ${id} and i.mistaken_at is null`.execute(
      tx,
    )
  return rows[0]
}

/** Of these the asker sees: by their own rights, block included. */
export async function visibleOf(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{
    id: string
  }>`select id from incidents.incident where id = any (${[...ids]}::uuid[])`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

export async function saveWords(tx: Tx, id: string, sealed: string, by: AccountId | null, at: Instant): Promise<void> {
  await sql`update incidents.incident set review_sealed = ${sealed}, saved_at = ${at}, saved_by = ${by} where id = ${id}`.execute(
    tx,
  )
}

export async function sign(tx: Tx, id: string, by: AccountId | null, at: Instant): Promise<void> {
  await sql`update incidents.incident set reviewed_at = ${at}, reviewed_by = ${by} where id = ${id} and reviewed_at is null`.execute(
    tx,
  )
}

/** A slip: there was nothing. Answers what had been owed for it. */
export async function takeBackIncidents(
  tx: Tx,
  sources: readonly string[],
  at: Instant,
): Promise<{ readonly incidents: readonly string[]; readonly tasks: readonly string[] }> {
  const { rows } = await sql<{ id: string }>`update incidents.incident set mistaken_at = ${at}
    where source = any (${[...sources]}::uuid[]) and reviewed_at is null and mistaken_at is null returning id`.execute(
    tx,
  )
  const incidents = rows.map(({ id }) => id)
  const dropped = await sql<{ id: string }>`update incidents.task set dropped_at = ${at}
    where incident_id = any (${incidents}::uuid[]) and done_at is null and dropped_at is null returning id`.execute(tx)
  return { incidents, tasks: dropped.rows.map(({ id }) => id) }
}

export async function openDeathOf(tx: Tx, person: PersonId): Promise<string | undefined> {
  const { rows } = await sql<{
    id: string
  }>`select id from incidents.incident where person_id = ${person} and kind = 'death' and mistaken_at is null limit 1`.execute(
    tx,
  )
  return rows[0]?.id
}

export type Untaken = {
  readonly source: string
  readonly program: ProgramId
  readonly person: PersonId | null
  readonly kind: IncidentKind
  readonly at: Instant
}

export async function untaken(tx: Tx, limit: number): Promise<readonly Untaken[]> {
  const { rows } =
    await sql<Untaken>`select source, program, person, kind, at from incidents.untaken(${limit})`.execute(tx)
  return rows
}

export type StandDownRow = {
  readonly id: string
  readonly because: StandDownReason
  readonly at: Instant
  readonly by: string | null
}

/** False where it is stood down for that already. */
export async function insertStandDown(
  tx: Tx,
  s: {
    readonly id: string
    readonly program: ProgramId
    readonly person: PersonId
    readonly because: StandDownReason
    readonly by: AccountId | null
    readonly at: Instant
  },
): Promise<boolean> {
  const { rows } = await sql`insert into incidents.stand_down (id, program_id, person_id, because, by_account, at)
    values (${s.id}, ${s.program}, ${s.person}, ${s.because}, ${s.by}, ${s.at})
    on conflict (person_id, because) where resumed_at is null do nothing returning id`.execute(tx)
  return rows.length > 0
}

export async function openStandDowns(tx: Tx, person: PersonId): Promise<readonly StandDownRow[]> {
  const { rows } =
    await sql<StandDownRow>`select d.id, d.because, d.at, a.display_name as by from incidents.stand_down d
      left join identity.account a on a.id = d.by_account
    where d.person_id = ${person} and d.resumed_at is null order by d.at, d.id`.execute(tx)
  return rows
}

/** When an attempt was last said, while the switch stands for one; undefined where it does not. */
export async function attemptSaidAt(tx: Tx, person: PersonId): Promise<Instant | undefined> {
  const { rows } = await sql<{ at: Instant }>`select greatest(d.at, (select max(i.opened_at) from incidents.incident i
      where i.person_id = ${person} and i.kind = 'attempt' and i.mistaken_at is null)) as at
    from incidents.stand_down d where d.person_id = ${person} and d.because = 'attempt' and d.resumed_at is null`.execute(
    tx,
  )
  return rows[0]?.at
}

export async function endStandDowns(tx: Tx, ids: readonly string[], by: AccountId | null, at: Instant): Promise<void> {
  await sql`update incidents.stand_down set resumed_at = ${at}, resumed_by = ${by} where id = any (${[...ids]}::uuid[])`.execute(
    tx,
  )
}

/** The programme of somebody for whom the asker may press the switch. */
export async function programToStandDown(tx: Tx, person: PersonId): Promise<ProgramId | undefined> {
  const { rows } = await sql<{
    program: ProgramId | null
  }>`select incidents.may_stand_down(${person}) as program`.execute(tx)
  return rows[0]?.program ?? undefined
}

/** An alert or an episode of their safety is open. */
export async function isFollowed(tx: Tx, person: PersonId): Promise<boolean> {
  const { rows } = await sql<{ followed: boolean }>`select
    exists (select 1 from suicide_prevention.alert where person_id = ${person} and handled_at is null)
    or exists (select 1 from safety_episode.episode where person_id = ${person} and closed_at is null) as followed`.execute(
    tx,
  )
  return rows[0]?.followed !== false
}

/** Whether whoever says it answers for as much already: the acute alert is theirs, or the person is in danger and the team knows it. */
export async function isAnsweredFor(tx: Tx, person: PersonId, by: AccountId | null): Promise<boolean> {
  const { rows } = await sql<{ answered: boolean }>`select
    exists (select 1 from suicide_prevention.alert where person_id = ${person} and handled_at is null and class = 'A'
      and acknowledged_by = ${by}::uuid)
    or exists (select 1 from emergency.emergency where person_id = ${person} and kind = 'imminent' and ended_at is null) as answered`.execute(
    tx,
  )
  return rows[0]?.answered === true
}

export async function moveIncidents(tx: Tx, from: PersonId, to: PersonId, at: Instant): Promise<void> {
  // Both stood down for the same: one row holds, the other is over.
  await sql`update incidents.stand_down d set resumed_at = ${at} where d.person_id = ${from} and d.resumed_at is null
    and exists (select 1 from incidents.stand_down o where o.person_id = ${to} and o.because = d.because and o.resumed_at is null)`.execute(
    tx,
  )
  await sql`select roster.move_person('incidents', ${from}, ${to})`.execute(tx)
}

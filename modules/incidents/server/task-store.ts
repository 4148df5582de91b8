import type { PostventionStep } from '@ayni/clinical/incident'
import type { AccountId, Instant, PersonId, ProgramId, Role } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { type RawBuilder, sql } from 'kysely'
import type { IncidentKind } from '../contract.ts'

export type NewTask = {
  readonly id: string
  readonly program: ProgramId
  readonly person: PersonId | null
  readonly incident: string
  readonly step: PostventionStep | null
  readonly whatSealed: string | null
  readonly owner: AccountId | null
  readonly ownerRole: Role
  readonly dueAt: Instant
  readonly madeAt: Instant
  readonly madeBy: AccountId | null
}

export async function insertTasks(tx: Tx, tasks: readonly NewTask[]): Promise<void> {
  if (tasks.length === 0) return
  await sql`insert into incidents.task (id, program_id, person_id, incident_id, step, what_sealed, owner_id, owner_role, due_at, made_at, made_by)
    select r.* from jsonb_to_recordset(${JSON.stringify(tasks)}::jsonb) as g (id uuid, program uuid, person uuid, incident uuid, step text, "whatSealed" text,
      owner uuid, "ownerRole" text, "dueAt" timestamptz, "madeAt" timestamptz, "madeBy" uuid),
      lateral (select g.id, g.program, g.person, g.incident, g.step, g."whatSealed", g.owner, g."ownerRole", g."dueAt", g."madeAt", g."madeBy") r
    on conflict on constraint task_step_once do nothing`.execute(tx)
}

export type TaskRecord = {
  readonly id: string
  readonly program: ProgramId
  readonly person: PersonId | null
  readonly incident: string
  readonly kind: IncidentKind
  readonly happenedAt: Instant
  readonly step: PostventionStep | null
  readonly whatSealed: string | null
  readonly owner: AccountId | null
  readonly ownerName: string | null
  readonly ownerRole: Role
  readonly dueAt: Instant
  readonly doneAt: Instant | null
}

const read = async (tx: Tx, where: RawBuilder<unknown>): Promise<readonly TaskRecord[]> =>
  (
    await sql<TaskRecord>`select t.id, t.program_id as program, t.person_id as person, t.incident_id as incident, i.kind, i.happened_at as "happenedAt", t.step,
        t.what_sealed as "whatSealed", t.owner_id as owner, a.display_name as "ownerName", t.owner_role as "ownerRole", t.due_at as "dueAt", t.done_at as "doneAt"
      from incidents.task t join incidents.incident i on i.id = t.incident_id left join identity.account a on a.id = t.owner_id
      where t.dropped_at is null and ${where}`.execute(tx)
  ).rows

export const tasksOfIncident = (tx: Tx, incident: string): Promise<readonly TaskRecord[]> =>
  read(tx, sql`t.incident_id = ${incident} order by t.due_at, t.id`)

/** Open, and what was done lately; of one owner or, for whoever reviews, of all. Asked by the house: who it is about is not said. */
export const tasksOf = (
  tx: Tx,
  of: {
    readonly program: ProgramId
    readonly owner: AccountId | null
    readonly roles: readonly string[]
    readonly all: boolean
    readonly doneSince: Instant
  },
  limit: number,
): Promise<readonly TaskRecord[]> =>
  read(
    tx,
    sql`t.program_id = ${of.program} and (${of.all} or t.owner_id = ${of.owner} or (t.owner_id is null and t.owner_role = any (${[...of.roles]}::text[])))
      and (t.done_at is null or t.done_at >= ${of.doneSince}) order by (t.done_at is not null), t.due_at, t.id limit ${limit}`,
  )

export const taskOf = async (tx: Tx, id: string): Promise<TaskRecord | undefined> =>
  (await read(tx, sql`t.id = ${id}`))[0]

export async function setTaskDone(tx: Tx, id: string, by: AccountId | null, at: Instant | null): Promise<void> {
  await sql`update incidents.task set done_at = ${at}, done_by = ${at === null ? null : by} where id = ${id}`.execute(
    tx,
  )
}

export async function setTaskOwner(tx: Tx, id: string, owner: AccountId, role: Role): Promise<void> {
  await sql`update incidents.task set owner_id = ${owner}, owner_role = ${role} where id = ${id}`.execute(tx)
}

export type TeamMember = { readonly account: AccountId; readonly who: string; readonly roles: readonly Role[] }

const mayOwn = ['coordinator', 'director', 'duty', 'therapist', 'psychiatrist', 'admin', 'dpo', 'peer_lead']

export async function teamOf(tx: Tx, program: ProgramId): Promise<readonly TeamMember[]> {
  const { rows } = await sql<TeamMember>`select id as account, display_name as who, roles from identity.account
    where program_id = ${program} and active and roles && ${mayOwn}::text[] order by display_name`.execute(tx)
  return rows
}

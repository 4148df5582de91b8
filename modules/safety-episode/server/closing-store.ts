import type { AccountId, Instant, PersonId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { type RawBuilder, sql } from 'kysely'
import type { EpisodeRow } from './store.ts'

export type NewClosure = {
  readonly id: string
  readonly step: 'stepping-down' | 'closed' | 'withdrawn'
  readonly by: AccountId
  readonly at: Instant
  readonly treatment: string | null
  readonly caringSchedule: string | null
  readonly knownClinician: AccountId | null
  readonly reasoningSealed: string
}

export async function insertClosure(tx: Tx, row: EpisodeRow, c: NewClosure): Promise<void> {
  await sql`insert into safety_episode.closure (id, program_id, episode_id, person_id, step, signed_by, at, treatment, caring_schedule, known_clinician, reasoning_sealed)
    values (${c.id}, ${row.program}, ${row.id}, ${row.person}, ${c.step}, ${c.by}, ${c.at}, ${c.treatment}, ${c.caringSchedule}, ${c.knownClinician}::uuid, ${c.reasoningSealed})`.execute(
    tx,
  )
}

export type OpenAlert = { readonly occurredAt: Instant; readonly lastAttemptAt: Instant | null }

/** The open alert of a person by its id, and whether somebody tried to call them since. */
export async function alertOf(tx: Tx, person: PersonId, alert: string): Promise<OpenAlert | undefined> {
  const { rows } =
    await sql<OpenAlert>`select occurred_at as "occurredAt", last_attempt_at as "lastAttemptAt" from suicide_prevention.alert
    where id = ${alert} and person_id = ${person} and handled_at is null for update`.execute(tx)
  return rows[0]
}

/** When the plan that stands, if it is complete, and the agreement about means were written: also before any of this (7.7). */
export type Written = { readonly planAt: Instant | null; readonly meansAt: Instant | null }
export const writtenOf = (person: PersonId): RawBuilder<unknown> =>
  sql`select case when complete then plan_at end as "planAt", means_agreed_at as "meansAt" from safety_plan.standing(${person})`

export const writtenFor = async (tx: Tx, person: PersonId): Promise<Written | null> =>
  (await sql<Written>`${writtenOf(person)}`.execute(tx)).rows[0] ?? null

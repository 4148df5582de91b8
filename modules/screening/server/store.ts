import type { Instant, PersonId, ProgramId } from '@ayni/kernel'
import { type HolidayChangeRow, holidayChangesColumn } from '@ayni/platform/calendar'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'
import type { InstrumentId, RoundState } from '../contract.ts'

export type ResponseRow = {
  readonly id: string
  readonly roundId: string
  readonly instrument: InstrumentId
  readonly version: string
  readonly language: 'es' | 'en'
  readonly mode: 'self' | 'phone' | 'in-person'
  readonly occurredAt: Instant
  readonly rawOccurredAt: Instant
  readonly receivedAt: Instant
  readonly deviceOffsetS: number
  readonly impossible: 'future' | 'before-enrollment' | null
  readonly lateness: 'fresh' | 'late' | 'old'
  readonly rulesetVersion: string
  readonly recordedBy: string | null
  readonly sealed: string
  readonly reliable: boolean
}
export type NewResponse = Omit<ResponseRow, 'reliable'> & {
  readonly program: ProgramId
  readonly person: PersonId
  readonly contentHash: string
}

const personLock = (person: PersonId) => sql`pg_advisory_xact_lock(hashtextextended(${`screening:${person}`}, 0))`

/** One writer of a person's screening at a time, whatever number of phones and clinicians there are. */
export async function lockPerson(tx: Tx, person: PersonId): Promise<void> {
  await sql`select ${personLock(person)}`.execute(tx)
}

export type RoundTouch = {
  readonly program: ProgramId
  readonly person: PersonId
  readonly round: string
  readonly occurredAt: Instant
  readonly receivedAt: Instant
}

export async function addRound(tx: Tx, { program, person, round, occurredAt, receivedAt }: RoundTouch): Promise<void> {
  await sql`insert into screening.round (person_id, id, program_id, state, started_at, last_occurred_at, last_received_at)
    values (${person}, ${round}, ${program}, 'in_progress', ${occurredAt}, ${occurredAt}, ${receivedAt})
    on conflict (person_id, id) do nothing`.execute(tx)
}

/**
 * False when the same answers to the same questionnaire of the same round are already there: the first is kept. Takes the
 * person's lock in the same statement and before the rows, so that what is read next is nobody else's half.
 */
export async function addResponse(tx: Tx, row: NewResponse): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`with locked as materialized (select ${personLock(row.person)}),
    started as (
      insert into screening.round (person_id, id, program_id, state, started_at, last_occurred_at, last_received_at)
      select ${row.person}, ${row.roundId}, ${row.program}, 'in_progress', ${row.occurredAt}, ${row.occurredAt}, ${row.receivedAt}
      from locked on conflict (person_id, id) do nothing)
    insert into screening.response (id, program_id, person_id, round_id, instrument, version, language, mode, occurred_at,
      raw_occurred_at, received_at, device_offset_s, impossible, lateness, ruleset_version, recorded_by, content_hash, sealed)
    select ${row.id}, ${row.program}, ${row.person}, ${row.roundId}, ${row.instrument}, ${row.version}, ${row.language}, ${row.mode},
      ${row.occurredAt}, ${row.rawOccurredAt}, ${row.receivedAt}, ${row.deviceOffsetS}, ${row.impossible}, ${row.lateness},
      ${row.rulesetVersion}, ${row.recordedBy}, ${row.contentHash}, ${row.sealed}
    from locked on conflict (person_id, content_hash) do nothing returning id`.execute(tx)
  return rows.length === 1
}

export type StatementRow = {
  readonly id: string
  readonly program: ProgramId
  readonly person: PersonId
  readonly round: string
  readonly kind: 'history' | 'choice'
  readonly occurredAt: Instant
  readonly receivedAt: Instant
  readonly sealed: string
}

export async function addStatement(tx: Tx, row: StatementRow): Promise<void> {
  await sql`insert into screening.statement (id, program_id, person_id, round_id, kind, occurred_at, received_at, sealed)
    values (${row.id}, ${row.program}, ${row.person}, ${row.round}, ${row.kind}, ${row.occurredAt}, ${row.receivedAt}, ${row.sealed})`.execute(
    tx,
  )
}

/** The newest sets of a person; four hundred is many years of checks. */
export async function readResponses(tx: Tx, person: PersonId): Promise<readonly ResponseRow[]> {
  const { rows } =
    await sql<ResponseRow>`select r.id, r.round_id as "roundId", r.instrument, r.version, r.language, r.mode,
      r.occurred_at as "occurredAt", r.raw_occurred_at as "rawOccurredAt", r.received_at as "receivedAt",
      r.device_offset_s as "deviceOffsetS", r.impossible, r.lateness, r.ruleset_version as "rulesetVersion",
      r.recorded_by as "recordedBy", r.sealed,
      not exists (select 1 from screening.unreliable u where u.response_id = r.id) as reliable
    from screening.response r where r.person_id = ${person} order by r.occurred_at desc, r.id desc limit 400`.execute(
      tx,
    )
  return rows
}

export type RoundRow = {
  readonly id: string
  readonly programId: ProgramId
  readonly state: RoundState
  readonly startedAt: Instant
  readonly lastOccurredAt: Instant
  readonly skipped: readonly InstrumentId[]
  readonly stoppedAt: Instant | null
  readonly completedAt: Instant | null
  readonly routedAt: Instant | null
  readonly closedAt: Instant | null
  readonly historyId: string | null
  readonly history: string | null
  readonly choiceId: string | null
  readonly choice: string | null
  readonly triageId: string | null
  readonly triage: string | null
  readonly triageVersion: string | null
  readonly riskId: string | null
  readonly risk: string | null
  readonly owed: readonly OpenOwed[]
  /** What the programme's calendar adds to the national holidays, or takes from them. */
  readonly daysOff: readonly HolidayChangeRow[]
}
export type OpenOwed = { readonly key: string; readonly kind: OwedKind; readonly levelSealed: string }
export type OwedKind = 'first-contact' | 'first-session' | 'clinical-review' | 'ask-missing-answers'

/** Rounds of a person, newest first, each with its newest history, choice, triage and risk, and the promises open now. */
export async function readRounds(tx: Tx, person: PersonId): Promise<readonly RoundRow[]> {
  const { rows } = await sql<RoundRow>`select r.id, r.program_id as "programId", r.state, r.started_at as "startedAt",
      r.last_occurred_at as "lastOccurredAt", r.skipped, r.stopped_at as "stoppedAt", r.completed_at as "completedAt",
      r.routed_at as "routedAt", r.closed_at as "closedAt", h.id as "historyId", h.sealed as history, c.id as "choiceId", c.sealed as choice,
      t.id as "triageId", t.sealed as triage, t.ruleset_version as "triageVersion", k.id as "riskId", k.sealed as risk,
      coalesce((select jsonb_agg(jsonb_build_object('key', o.key, 'kind', o.kind, 'levelSealed', o.level_sealed)) from screening.owed o
        where o.person_id = r.person_id and o.closed_at is null), '[]'::jsonb) as owed, ${holidayChangesColumn('r.program_id')} as "daysOff"
    from screening.round r
    left join lateral (select s.id, s.sealed from screening.statement s where s.person_id = r.person_id and s.round_id = r.id
      and s.kind = 'history' order by s.occurred_at desc, s.n desc limit 1) h on true
    left join lateral (select s.id, s.sealed from screening.statement s where s.person_id = r.person_id and s.round_id = r.id
      and s.kind = 'choice' order by s.occurred_at desc, s.n desc limit 1) c on true
    left join lateral (select s.id, s.sealed, s.ruleset_version from screening.triage s where s.person_id = r.person_id and s.round_id = r.id
      order by s.n desc limit 1) t on true
    left join lateral (select s.id, s.sealed from screening.risk s where s.person_id = r.person_id and s.round_id = r.id
      order by s.n desc limit 1) k on true
    where r.person_id = ${person} order by r.started_at desc, r.id desc limit 100`.execute(tx)
  return rows
}

export async function addUnreliable(
  tx: Tx,
  row: {
    readonly id: string
    readonly program: ProgramId
    readonly person: PersonId
    readonly response: string
    readonly by: string
    readonly at: Instant
    readonly sealed: string
  },
): Promise<void> {
  await sql`insert into screening.unreliable (id, program_id, person_id, response_id, by_account, at, why_sealed)
    values (${row.id}, ${row.program}, ${row.person}, ${row.response}, ${row.by}, ${row.at}, ${row.sealed})`.execute(tx)
}

export async function findRound(tx: Tx, person: PersonId, round: string): Promise<boolean> {
  const { rows } = await sql`select 1 from screening.round where person_id = ${person} and id = ${round}`.execute(tx)
  return rows.length === 1
}

export async function leaveOut(tx: Tx, person: PersonId, round: string, instrument: InstrumentId): Promise<void> {
  await sql`update screening.round set skipped = array_append(skipped, ${instrument})
    where person_id = ${person} and id = ${round} and not (${instrument} = any (skipped))`.execute(tx)
}

export async function stopAt(tx: Tx, person: PersonId, round: string, at: Instant): Promise<void> {
  await sql`update screening.round set stopped_at = ${at} where person_id = ${person} and id = ${round} and stopped_at is null`.execute(
    tx,
  )
}

/** Person of a response that the asker may open; undefined where it is not there or not theirs. */
export async function findResponse(
  tx: Tx,
  person: PersonId,
  response: string,
): Promise<{ readonly roundId: string } | undefined> {
  const { rows } = await sql<{ roundId: string }>`select round_id as "roundId" from screening.response
    where person_id = ${person} and id = ${response}`.execute(tx)
  return rows[0]
}

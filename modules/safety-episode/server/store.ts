import type { EpisodeCourse, EpisodePolicy } from '@ayni/clinical/episode'
import type { AccountId, Instant, PersonId, ProgramId } from '@ayni/kernel'
import { policiesInForce } from '@ayni/modules/timers/contract'
import { type KeyRing, open, seal } from '@ayni/platform/crypto'
import type { Tx } from '@ayni/platform/database'
import { type RawBuilder, sql } from 'kysely'
import type { EpisodePhase } from '../contract.ts'
import { courseContext, courseShape, moveContext } from './seal-text.ts'

export type EpisodeRow = {
  readonly id: string
  readonly program: ProgramId
  readonly person: PersonId
  readonly alias: string
  readonly class: 'A' | 'B'
  readonly phase: EpisodePhase
  readonly openedAt: Instant
  readonly occurredAt: Instant
  readonly owner: AccountId | null
  readonly known: AccountId | null
  readonly contact: string | null
  readonly nextAt: Instant | null
  readonly closedAt: Instant | null
  readonly course: EpisodeCourse
  /** The signed times of its programme, read with the row. */
  readonly policy: EpisodePolicy
  /** Keys of the promises that stand. */
  readonly owed: readonly string[]
}
type Stored = Omit<EpisodeRow, 'course' | 'policy'> & {
  readonly timers: unknown
  readonly sealed: string
  readonly alert: string | null
  readonly alertClass: 'A' | 'B' | null
}

const columns = sql`e.id, e.program_id as program, e.person_id as person, e.alias, e.class, e.phase, e.opened_at as "openedAt",
  e.occurred_at as "occurredAt", e.owner_account as owner, e.known_clinician as known, e.contact_id as contact, e.next_at as "nextAt",
  e.closed_at as "closedAt", c.sealed, c.owed, a.id as alert, a.class as "alertClass",
  timers.in_force(e.program_id) as timers`
const from = sql`safety_episode.episode e join safety_episode.course c on c.episode_id = e.id
  left join suicide_prevention.alert a on a.person_id = e.person_id and a.handled_at is null and e.closed_at is null`

/** The alert that is open now is the one whose ladder sounds, whichever the course remembers. */
function opened(keys: KeyRing, { sealed, alert, alertClass, timers, ...row }: Stored): EpisodeRow {
  const course = open(keys, courseContext(row.id), sealed, courseShape)
  const sounding = alert === null ? course : { ...course, alert, class: alertClass === 'A' ? 'A' : course.class }
  return { ...row, course: sounding, policy: policiesInForce(timers).episode }
}

async function load(tx: Tx, keys: KeyRing, where: RawBuilder<unknown>): Promise<readonly EpisodeRow[]> {
  const { rows } = await sql<Stored>`select ${columns} from ${from} where ${where}`.execute(tx)
  return rows.map((row) => opened(keys, row))
}

/** @safety the person, their alert, then the episode: every room takes them in this order, so that none waits for another in a circle. */
async function held(tx: Tx, keys: KeyRing, by: RawBuilder<unknown>): Promise<readonly EpisodeRow[]> {
  const { rows } = await sql<Stored>`select * from ${by}`.execute(tx)
  return rows.map((row) => opened(keys, row))
}

export async function episodeForUpdate(tx: Tx, keys: KeyRing, id: string): Promise<EpisodeRow | undefined> {
  return (await held(tx, keys, sql`safety_episode.hold(${id}, null)`))[0]
}

/** The open episode of a person, locked. */
export async function openEpisodeOf(tx: Tx, keys: KeyRing, person: PersonId): Promise<EpisodeRow | undefined> {
  return (await held(tx, keys, sql`safety_episode.hold(null, ${person})`))[0]
}

/** The last episode of a person where it was ended by a death that was said, and nothing has begun since. */
export async function endedByDeath(tx: Tx, keys: KeyRing, person: PersonId): Promise<EpisodeRow | undefined> {
  const where = sql`e.person_id = ${person} and e.closed_because = 'died' and not exists (select 1 from safety_episode.episode x
    where x.person_id = ${person} and x.opened_at > e.opened_at) order by e.opened_at desc limit 1`
  return (await load(tx, keys, where))[0]
}

export type SoundingAlert = {
  readonly alert: string
  readonly alias: string
  readonly class: 'A' | 'B'
  readonly receivedAt: Instant
  readonly occurredAt: Instant
  /** What `timers.in_force(program)` answered with it. */
  readonly timers?: unknown
}

/** The alert of a person that nobody has ended. */
export async function soundingAlert(tx: Tx, person: PersonId): Promise<SoundingAlert | undefined> {
  const { rows } =
    await sql<SoundingAlert>`select id as alert, alias, class, received_at as "receivedAt", occurred_at as "occurredAt",
      timers.in_force(program_id) as timers from suicide_prevention.alert where person_id = ${person} and handled_at is null`.execute(
      tx,
    )
  return rows[0]
}

/** The newest of a person without a lock, for a reader. */
export async function episodeToRead(
  tx: Tx,
  keys: KeyRing,
  by: { readonly episode: string | null; readonly person: PersonId | null },
): Promise<EpisodeRow | undefined> {
  const where =
    by.episode === null
      ? sql`e.person_id = ${by.person} order by (e.closed_at is null) desc, e.opened_at desc limit 1`
      : sql`e.id = ${by.episode}`
  return (await load(tx, keys, where))[0]
}

/** Due episodes that nobody else is working on, of those named. */
export async function claim(
  tx: Tx,
  keys: KeyRing,
  ids: readonly string[],
  now: Instant,
): Promise<readonly EpisodeRow[]> {
  return held(tx, keys, sql`safety_episode.claim(${[...ids]}::uuid[], ${now})`)
}

export type Due = { readonly id: string; readonly program: ProgramId }

export async function dueEpisodes(tx: Tx, now: Instant, limit: number): Promise<readonly Due[]> {
  const { rows } = await sql<Due>`select id, program_id as program from safety_episode.episode
    where closed_at is null and next_at <= ${now} order by next_at, id limit ${limit}`.execute(tx)
  return rows
}

/** When the server learned of the newest signal of an alert. */
export async function lastSignalOf(tx: Tx, alert: string): Promise<Instant | null> {
  const { rows } = await sql<{
    at: Instant | null
  }>`select max(received_at) as at from suicide_prevention.signal where alert_id = ${alert}`.execute(tx)
  return rows[0]?.at ?? null
}

/** An alert of theirs sounds that this one does not end: another, or what was heard at the door and is not told yet. */
export async function soundsBeside(tx: Tx, person: PersonId, answered: string | null): Promise<boolean> {
  const { rows } = await sql<{ sounds: boolean }>`select exists (select 1 from suicide_prevention.alert a
    where a.person_id = ${person} and a.handled_at is null and (a.id is distinct from ${answered}::uuid
      or exists (select 1 from suicide_prevention.signal s where s.alert_id = a.id and s.untold))) as sounds`.execute(
    tx,
  )
  return rows[0]?.sounds !== false
}

/** Whose alert nobody has any more while their episode still says that somebody does: it lapsed, or was given back. */
export async function returnedAlerts(
  tx: Tx,
  limit: number,
): Promise<readonly { person: PersonId; program: ProgramId }[]> {
  const { rows } = await sql<{
    person: PersonId
    program: ProgramId
  }>`select e.person_id as person, e.program_id as program
    from safety_episode.episode e where e.closed_at is null and e.phase = 'acknowledged' and ${nobodyHas(sql`e.person_id`)} limit ${limit}`.execute(
    tx,
  )
  return rows
}

const nobodyHas = (person: RawBuilder<unknown>) => sql<boolean>`exists (select 1 from suicide_prevention.alert a
  where a.person_id = ${person} and a.handled_at is null and a.acknowledged_by is null)`

/** Of one person, now: between the look and this transaction somebody may have taken it. */
export async function nobodyHasAlertOf(tx: Tx, person: PersonId): Promise<boolean> {
  const { rows } = await sql<{ nobody: boolean }>`select ${nobodyHas(sql`${person}::uuid`)} as nobody`.execute(tx)
  return rows[0]?.nobody === true
}

export type NewEpisode = {
  readonly id: string
  readonly program: ProgramId
  readonly person: PersonId
  readonly alias: string
  readonly occurredAt: Instant
  readonly course: EpisodeCourse
  readonly at: Instant
  readonly nextAt: string
  readonly dueAt: string
  readonly dueKind: string
}

/** @returns whether they had one before; undefined where one is open already, or the alert stands for a number that nobody gave. One statement: an alarm must not wait. */
export async function insertEpisode(tx: Tx, keys: KeyRing, e: NewEpisode): Promise<boolean | undefined> {
  const { class: of, receivedAt } = e.course
  const { rows } = await sql<{
    again: boolean
  }>`with fresh as (insert into safety_episode.episode (id, program_id, person_id, alias, class, phase, opened_at, opened_class,
      received_at, occurred_at, next_at, due_at, due_kind)
    select ${e.id}, ${e.program}, ${e.person}, ${e.alias}, ${of}, 'signalled', ${e.at}, ${of}, ${receivedAt}, ${e.occurredAt}, ${e.nextAt}, ${e.dueAt}, ${e.dueKind}
    where exists (select 1 from enrollment.person where id = ${e.person}) or exists (select 1 from identity.participant where person_id = ${e.person})
    on conflict (person_id) where closed_at is null do nothing returning id),
    held as (insert into safety_episode.course (episode_id, program_id, person_id, sealed, changed_at)
      select id, ${e.program}, ${e.person}, ${seal(keys, courseContext(e.id), e.course)}, ${e.at} from fresh)
    select exists (select 1 from safety_episode.episode o where o.person_id = ${e.person} and o.closed_at is not null) as again from fresh`.execute(
    tx,
  )
  return rows[0]?.again
}

export type MoveRow = {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly event: string
  readonly at: Instant
  readonly by: AccountId | null
}

export type EpisodeUpdate = {
  readonly row: EpisodeRow
  readonly course: EpisodeCourse
  readonly phase: EpisodePhase
  readonly owner: string | null
  readonly known: string | null
  readonly contact: string | null
  readonly nextAt: string | null
  readonly due: { readonly kind: string; readonly dueAt: string } | null
  readonly owed: readonly string[]
  readonly closed: { readonly at: Instant; readonly because: string } | null
  readonly moves: readonly MoveRow[]
  readonly now: Instant
}

/** The clocks of 7.9 keep the first of each. */
export async function saveEpisode(tx: Tx, keys: KeyRing, u: EpisodeUpdate): Promise<void> {
  const { course, row } = u
  const moves = u.moves.map(({ id, from: was, to, event, at, by }) => ({
    ...{ id, at, by },
    sealed: seal(keys, moveContext(id), { from: was, to, event }),
  }))
  await sql`with work as (update safety_episode.episode set class = ${course.class}, phase = ${u.phase}, received_at = ${course.receivedAt},
      owner_account = ${u.owner}::uuid, known_clinician = ${u.known}::uuid, contact_id = ${u.contact}::uuid, next_at = ${u.nextAt}::timestamptz,
      due_at = ${u.due?.dueAt ?? null}::timestamptz, due_kind = ${u.due?.kind ?? null}, left_at = ${course.leftAt}::timestamptz,
      acknowledged_at = coalesce(acknowledged_at, ${course.acknowledgedAt}::timestamptz),
      first_attempt_at = coalesce(first_attempt_at, ${course.firstAttemptAt}::timestamptz),
      reached_at = coalesce(reached_at, ${course.reachedAt}::timestamptz), assessed_at = coalesce(assessed_at, ${course.assessedAt}::timestamptz),
      unreachable_at = coalesce(unreachable_at, ${course.unreachableAt}::timestamptz),
      closed_at = ${u.closed?.at ?? null}::timestamptz, closed_because = ${u.closed?.because ?? null} where id = ${row.id}),
    moved as (insert into safety_episode.move (id, program_id, episode_id, person_id, at, by_account, sealed)
      select id, ${row.program}, ${row.id}, ${row.person}, at, by, sealed
      from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as m (id uuid, at timestamptz, by uuid, sealed text))
    update safety_episode.course set sealed = ${seal(keys, courseContext(row.id), course)}, owed = ${JSON.stringify(u.owed)}::jsonb,
      changed_at = ${u.now} where episode_id = ${row.id}`.execute(tx)
}

type Merge = {
  readonly survivor: PersonId
  readonly duplicate: PersonId
  /** Of two open episodes, the one that goes on and the one that becomes part of it. */
  readonly keep: string | null
  readonly drop: string | null
}

/** @returns the episodes that are the survivor's now */
export async function mergeEpisodes(tx: Tx, m: Merge): Promise<readonly string[]> {
  const { rows } = await sql<{
    episodes: string[]
  }>`select safety_episode.merge_people(${m.duplicate}, ${m.survivor}, ${m.keep}::uuid, ${m.drop}::uuid) as episodes`.execute(
    tx,
  )
  return rows[0]?.episodes ?? []
}

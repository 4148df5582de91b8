import type { AccountId, Instant, PersonId, ProgramId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'
import type { AlertClass, SignalKind } from '../contract.ts'

export type AlertRow = {
  readonly id: string
  readonly program: ProgramId
  readonly person: PersonId
  readonly alias: string
  readonly class: AlertClass
  readonly openedAt: Instant
  readonly receivedAt: Instant
  readonly occurredAt: Instant
  readonly ladder: unknown
  /** How many times the ladder has called out; part of each message's key. */
  readonly soundings: number
  readonly raiseAt: Instant | null
  readonly nextAt: Instant | null
  readonly acknowledgedBy: AccountId | null
  readonly acknowledgedAt: Instant | null
  readonly toldAt: Instant | null
  readonly attempts: number
  readonly lastAttemptAt: Instant | null
  readonly reachedAt: Instant | null
  readonly incidentAt: Instant | null
  readonly handledAt: Instant | null
  readonly handledBy: AccountId | null
  readonly outcomeId: string | null
  /** The times of the ladder that the programme has in force now; read with the alert, never stored in it. */
  readonly timers: unknown
}

const columns = sql`id, program_id as program, person_id as person, alias, class, opened_at as "openedAt", received_at as "receivedAt",
  occurred_at as "occurredAt", ladder, soundings, raise_at as "raiseAt", next_at as "nextAt", acknowledged_by as "acknowledgedBy",
  acknowledged_at as "acknowledgedAt", told_at as "toldAt", attempts, last_attempt_at as "lastAttemptAt", reached_at as "reachedAt",
  incident_at as "incidentAt", handled_at as "handledAt", handled_by as "handledBy", outcome_id as "outcomeId",
  timers.in_force(program_id) as timers`

/** Due alerts nobody else is working on, most overdue first, without those named. Locked until the transaction ends. */
export async function claimDue(
  tx: Tx,
  now: Instant,
  limit: number,
  except: readonly string[],
): Promise<readonly AlertRow[]> {
  const { rows } =
    await sql<AlertRow>`select ${columns} from suicide_prevention.alert where handled_at is null and next_at <= ${now}
    and not (id = any (${[...except]}::uuid[])) order by next_at, id limit ${limit} for update skip locked`.execute(tx)
  return rows
}

export async function alertForUpdate(tx: Tx, id: string): Promise<AlertRow | undefined> {
  const { rows } = await sql<AlertRow>`select ${columns} from suicide_prevention.hold_alert(${id}) as alert`.execute(tx)
  return rows[0]
}

export type Met = {
  readonly alias: string | null
  readonly known: boolean
  readonly open: AlertRow | null
  readonly blocked: ReadonlySet<string>
  /** The times in force. */
  readonly timers: unknown
}

/** One signal of a person at a time: whether it came before, whom the person does not want, and their open alert, locked. */
export async function meet(tx: Tx, person: PersonId, program: ProgramId, source: string): Promise<Met> {
  const { rows } = await sql<
    AlertRow & { theirAlias: string | null; known: boolean; blocked: readonly string[]; inForce: unknown }
  >`
    select their_alias as "theirAlias", known, blocked, timers.in_force(${program}) as "inForce", o.* from suicide_prevention.meet_person(${person}, ${source}) met
      left join lateral (select ${columns} from (select (met.open).*) as a where id is not null) as o on true`.execute(
    tx,
  )
  const [found] = rows
  if (found === undefined) throw new Error('one row was asked for and none came')
  const { theirAlias: alias, known, blocked, inForce: timers, ...open } = found
  return { alias, known, timers, blocked: new Set(blocked), open: open.id === null ? null : open }
}

const recordset = sql`as n (id uuid, program uuid, person uuid, alias text, class text, "openedAt" timestamptz, "receivedAt" timestamptz,
  "occurredAt" timestamptz, ladder jsonb, soundings integer, "raiseAt" timestamptz, "nextAt" timestamptz, "acknowledgedBy" uuid,
  "acknowledgedAt" timestamptz, "toldAt" timestamptz, attempts integer, "lastAttemptAt" timestamptz, "reachedAt" timestamptz,
  "incidentAt" timestamptz, "handledAt" timestamptz, "handledBy" uuid, "outcomeId" uuid)`

export async function saveAlerts(tx: Tx, alerts: readonly AlertRow[]): Promise<void> {
  if (alerts.length === 0) return
  await sql`update suicide_prevention.alert a set class = n.class, received_at = n."receivedAt", occurred_at = n."occurredAt", ladder = n.ladder,
      soundings = n.soundings, raise_at = n."raiseAt", next_at = n."nextAt", acknowledged_by = n."acknowledgedBy",
      acknowledged_at = n."acknowledgedAt", told_at = n."toldAt", attempts = n.attempts, last_attempt_at = n."lastAttemptAt",
      reached_at = n."reachedAt", incident_at = n."incidentAt", handled_at = n."handledAt", handled_by = n."handledBy", outcome_id = n."outcomeId"
    from jsonb_to_recordset(${JSON.stringify(alerts)}::jsonb) ${recordset} where a.id = n.id`.execute(tx)
}

export type SignalRow = {
  readonly id: string
  readonly program: ProgramId
  readonly alert: string
  readonly person: PersonId
  readonly kind: SignalKind
  readonly source: string
  readonly class: AlertClass
  readonly occurredAt: Instant
  readonly receivedAt: Instant
  readonly becauseSealed: string
}

const signalRecord = sql`as s (id uuid, program uuid, alert uuid, person uuid, kind text, source uuid, class text,
  "occurredAt" timestamptz, "receivedAt" timestamptz, "becauseSealed" text)`
const signalInsert = (signals: readonly SignalRow[], untold = false) => sql`insert into suicide_prevention.signal
    (id, program_id, alert_id, person_id, kind, source_id, class, occurred_at, received_at, because_sealed, untold)
  select id, program, alert, person, kind, source, class, "occurredAt", "receivedAt", "becauseSealed", ${untold}
  from jsonb_to_recordset(${JSON.stringify(signals)}::jsonb) ${signalRecord}`

export async function insertSignal(tx: Tx, signal: SignalRow): Promise<void> {
  await signalInsert([signal]).execute(tx)
}

export type LogRow = {
  readonly id: string
  readonly program: ProgramId
  readonly alert: string
  readonly at: Instant
  readonly what: 'told' | 'no-address' | 'raised' | 'acknowledged' | 'lapsed' | 'returned' | 'incident' | 'handled'
  readonly rung: number | null
  readonly sounding: number | null
  readonly account: string | null
  readonly channel: string | null
  readonly because: string | null
}

const logInsert = (
  rows: readonly LogRow[],
) => sql`insert into suicide_prevention.ladder_log (id, program_id, alert_id, at, what, rung, sounding, account_id, channel, because)
    select id, program, alert, at, what, rung, sounding, account, channel, because
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (id uuid, program uuid, alert uuid, at timestamptz, what text, rung smallint,
      sounding integer, account uuid, channel text, because text)
    on conflict do nothing`

export async function insertLog(tx: Tx, rows: readonly LogRow[]): Promise<void> {
  if (rows.length > 0) await logInsert(rows).execute(tx)
}

export type IncidentRow = {
  readonly id: string
  readonly program: ProgramId
  readonly alert: string | null
  readonly drill: string | null
  readonly kind: 'nobody-on-call' | 'rungs-exhausted' | 'no-contact-recorded' | 'drill-missed'
  readonly at: Instant
  readonly reviewDueAt: Instant
}

const incidentInsert = (
  rows: readonly IncidentRow[],
) => sql`insert into suicide_prevention.incident (id, program_id, alert_id, drill_id, kind, opened_at, review_due_at)
    select id, program, alert, drill, kind, at, "reviewDueAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (id uuid, program uuid, alert uuid, drill uuid, kind text, at timestamptz, "reviewDueAt" timestamptz)`

export async function insertIncidents(tx: Tx, rows: readonly IncidentRow[]): Promise<void> {
  if (rows.length > 0) await incidentInsert(rows).execute(tx)
}

export type Care = {
  readonly id: string
  readonly program: ProgramId
  readonly person: PersonId
  readonly account: string
}

const careBegun = (cares: readonly (Care & { readonly at: Instant })[]) =>
  sql`select identity.begin_care(c.id, c.program, c.person, c.account, 'duty_alert', c.at)
    from jsonb_to_recordset(${JSON.stringify(cares)}::jsonb) as c (id uuid, program uuid, person uuid, account uuid, at timestamptz)`

/** Whoever answers an alert may open what they need to answer it. */
export async function beginCare(tx: Tx, cares: readonly Care[], at: Instant): Promise<void> {
  if (cares.length > 0) await careBegun(cares.map((care) => ({ ...care, at }))).execute(tx)
}

export type NewAlert = {
  readonly alert: AlertRow
  readonly signal: SignalRow
  readonly log: readonly LogRow[]
  readonly incidents: readonly IncidentRow[]
  readonly cares: readonly Care[]
}

/**
 * New alerts, the signals that opened them, what the ladder did first and who may now look: one statement, for they must not wait.
 * @param untold the house is told of them later, by `toldNow`.
 */
export async function insertAlerts(tx: Tx, given: readonly NewAlert[], untold = false): Promise<void> {
  const alerts = given.map(({ alert }) => alert)
  const cares = given.flatMap((one) => one.cares.map((care) => ({ ...care, at: one.alert.openedAt })))
  const [log, incidents] = [given.flatMap((one) => one.log), given.flatMap((one) => one.incidents)]
  const signals = given.map(({ signal }) => signal)
  await sql`with opened as (insert into suicide_prevention.alert (id, program_id, person_id, alias, class, opened_at, received_at, occurred_at,
      ladder, soundings, raise_at, next_at, acknowledged_by, acknowledged_at, told_at, attempts, last_attempt_at, reached_at, incident_at)
    select id, program, person, alias, class, "openedAt", "receivedAt", "occurredAt", ladder, soundings,
      "raiseAt", "nextAt", "acknowledgedBy", "acknowledgedAt", "toldAt", attempts, "lastAttemptAt", "reachedAt", "incidentAt"
    from jsonb_to_recordset(${JSON.stringify(alerts)}::jsonb) ${recordset}),
    said as (${logInsert(log)}), missed as (${incidentInsert(incidents)}), let_in as materialized (${careBegun(cares)})
    ${signalInsert(signals, untold)} where (select count(*) from let_in) >= 0`.execute(tx)
}

export type AtTheDoor = {
  readonly source: string
  readonly alias: string | null
  readonly blocked: readonly string[]
  readonly timers: unknown
}

/** Of many signals of several people, those for which somebody can be called at once; their people are locked. */
export async function meetMany(
  tx: Tx,
  signals: readonly { readonly source: string; readonly person: PersonId; readonly program: ProgramId }[],
): Promise<readonly AtTheDoor[]> {
  const { rows } = await sql<AtTheDoor>`select source, their_alias as alias, blocked, in_force as timers
    from suicide_prevention.meet_people(${JSON.stringify(signals)}::jsonb)`.execute(tx)
  return rows
}

/** Whether the house was still to be told of this alert; from now on it has been. */
export async function toldNow(tx: Tx, alert: string): Promise<boolean> {
  const { rows } = await sql<{ was: boolean }>`select suicide_prevention.told_now(${alert}) as was`.execute(tx)
  return rows[0]?.was ?? false
}

export async function untoldBefore(
  tx: Tx,
  at: Instant,
): Promise<readonly { readonly alert: string; readonly program: ProgramId }[]> {
  const { rows } = await sql<{
    alert: string
    program: ProgramId
  }>`select distinct alert_id as alert, program_id as program
    from suicide_prevention.signal where untold and received_at <= ${at} limit 500`.execute(tx)
  return rows
}

/** What became acute unanswered and was not told yet. */
export async function raisedUntold(
  tx: Tx,
): Promise<readonly { readonly alert: string; readonly program: ProgramId }[]> {
  const { rows } = await sql<{ alert: string; program: ProgramId }>`select id as alert, program_id as program
    from suicide_prevention.alert where handled_at is null and class = 'A' and raise_at is not null order by raise_at limit 500`.execute(
    tx,
  )
  return rows
}

export async function isUntold(tx: Tx, alert: string): Promise<boolean> {
  const { rows } = await sql<{ untold: boolean }>`select exists
    (select 1 from suicide_prevention.signal where alert_id = ${alert} and untold) as untold`.execute(tx)
  return rows[0]?.untold ?? false
}

/** Ends the care that an alert brought: of one account, or of all when the alert is over. */
export async function endCare(tx: Tx, person: PersonId, account: AccountId | null, at: Instant): Promise<void> {
  await sql`select identity.end_care(c.person_id, c.account_id, c.kind, ${at}) from identity.care_relation c
    where c.person_id = ${person} and c.kind = 'duty_alert' and c.until is null and (${account}::uuid is null or c.account_id = ${account})`.execute(
    tx,
  )
}

/** Messages about an alert that have not left yet: nobody is woken for what somebody already took. */
export async function stopMessages(
  tx: Tx,
  program: ProgramId,
  subject: string,
  reason: string,
  at: Instant,
): Promise<void> {
  await sql`select messages.stop(${program}, null, ${subject}, ${reason}, ${at})`.execute(tx)
}

export type AttemptRow = {
  readonly id: string
  readonly program: ProgramId
  readonly alert: string
  readonly person: PersonId
  readonly by: AccountId
  readonly at: Instant
  readonly channel: string
  readonly result: string
  readonly noteSealed: string | null
}

export async function insertAttempt(tx: Tx, a: AttemptRow): Promise<void> {
  await sql`insert into suicide_prevention.attempt (id, program_id, alert_id, person_id, by_account, at, channel, result, note_sealed)
    values (${a.id}, ${a.program}, ${a.alert}, ${a.person}, ${a.by}, ${a.at}, ${a.channel}, ${a.result}, ${a.noteSealed})`.execute(
    tx,
  )
}

/** Display name of an account, for "already taken by". */
export async function nameOf(tx: Tx, account: AccountId): Promise<string> {
  const { rows } = await sql<{
    name: string
  }>`select display_name as name from identity.account where id = ${account}`.execute(tx)
  return rows[0]?.name ?? ''
}

/** For `/health/ready`: seconds since the oldest alert that nobody has taken came in; null when there is none. */
export async function oldestUnacknowledgedS(tx: Tx, now: Instant): Promise<number | null> {
  const { rows } = await sql<{ seconds: number | null }>`select case when since is null then null
    else greatest(0, floor(extract(epoch from ${now} - since)))::int end as seconds
    from suicide_prevention.oldest_unacknowledged() as since`.execute(tx)
  return rows[0]?.seconds ?? null
}

/** Ends an open alert whole; false where it has ended already. */
export async function endAlert(
  tx: Tx,
  e: {
    readonly id: string
    readonly log: string
    readonly alert: string
    readonly by: AccountId
    readonly at: Instant
    readonly outcome: string
    readonly next: Instant
    readonly words: string | null
  },
): Promise<boolean> {
  const { rows } = await sql<{
    ended: boolean
  }>`select suicide_prevention.end_alert(${e.alert}, ${e.id}, ${e.log}, ${e.by}, ${e.at}, ${e.at}, ${e.outcome},
    ${e.next}, ${e.words}, ${e.outcome === 'assessed-live' || e.outcome === 'declined-further-contact'}) as ended`.execute(
    tx,
  )
  return rows[0]?.ended ?? false
}

import type { AccountId, Instant, PersonId, ProgramId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { type RawBuilder, sql } from 'kysely'
import type { AlertClass, SignalKind } from '../contract.ts'

/** What the strip shows: nothing here says why. */
export type StripRow = {
  readonly alert: string
  readonly person: PersonId
  readonly alias: string
  readonly class: AlertClass
  readonly occurredAt: Instant
  readonly receivedAt: Instant
  readonly owner: string | null
  readonly ownerAccount: AccountId | null
  readonly acknowledgedAt: Instant | null
  readonly lastAttemptAt: Instant | null
  readonly attempts: number
  readonly reachedAt: Instant | null
  readonly nextAt: Instant | null
  readonly soundings: number
  readonly toldAt: Instant | null
  readonly toldRung: number | null
  readonly incidentAt: Instant | null
  readonly handledAt: Instant | null
  readonly phoneSeenAt: Instant | null
  readonly lastReachedAt: Instant | null
  readonly smsAllowed: boolean
  readonly goodChannel: string | null
  readonly offlineUntil: Instant | null
  readonly placeConfirmedAt: Instant | null
  readonly trusted: boolean
}

const stripWhere = (
  where: RawBuilder<unknown>,
) => sql<StripRow>`select a.id as alert, a.person_id as person, a.alias, a.class, a.occurred_at as "occurredAt",
    a.received_at as "receivedAt", o.display_name as owner, a.acknowledged_by as "ownerAccount", a.acknowledged_at as "acknowledgedAt",
    a.last_attempt_at as "lastAttemptAt", a.attempts, a.reached_at as "reachedAt", a.next_at as "nextAt", a.soundings, a.incident_at as "incidentAt",
    l.at as "toldAt", l.rung as "toldRung",
    a.handled_at as "handledAt", suicide_prevention.phone_seen(a.person_id) as "phoneSeenAt", r.last_reached_at as "lastReachedAt",
    coalesce(r.sms_allowed, false) as "smsAllowed", f.good_channel as "goodChannel", f.offline_until as "offlineUntil",
    f.place_confirmed_at as "placeConfirmedAt", coalesce(f.trusted, false) as trusted
  from suicide_prevention.alert a left join identity.account o on o.id = a.acknowledged_by left join suicide_prevention.reach r on r.person_id = a.person_id
    left join lateral suicide_prevention.reach_facts(a.person_id) f on true
    left join lateral (select at, rung from suicide_prevention.ladder_log where alert_id = a.id and what = 'told' and rung is not null
      order by at desc, rung desc limit 1) l on true
  where ${where} order by a.next_at nulls last, a.received_at`

/** @source the programme's strip holds what a team can work on; a flood beyond it stays in the ladder all the same. */
const MOST_ON_THE_STRIP = 500

export async function openStrips(tx: Tx, program: ProgramId): Promise<readonly StripRow[]> {
  const { rows } =
    await sql<StripRow>`${stripWhere(sql`a.program_id = ${program} and a.handled_at is null`)} limit ${MOST_ON_THE_STRIP}`.execute(
      tx,
    )
  return rows
}

export async function stripOf(tx: Tx, program: ProgramId, alert: string): Promise<StripRow | undefined> {
  return (await stripWhere(sql`a.program_id = ${program} and a.id = ${alert}`).execute(tx)).rows[0]
}

export async function mayOpen(tx: Tx, person: PersonId): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`select identity.may_open(${person}, 'C4') as may`.execute(tx)
  return rows[0]?.may ?? false
}

export type SignalView = {
  readonly kind: SignalKind
  readonly class: AlertClass
  readonly occurredAt: Instant
  readonly receivedAt: Instant
  readonly source: string
  readonly becauseSealed: string
}
export type AttemptView = {
  readonly id: string
  readonly at: Instant
  readonly by: string
  readonly channel: string
  readonly result: string
  readonly noteSealed: string | null
}
export type OutcomeView = {
  readonly id: string
  readonly outcome: string
  readonly at: Instant
  readonly by: string
  readonly nextContactAt: Instant
  readonly wordsSealed: string | null
}

export async function signalsOf(tx: Tx, alert: string): Promise<readonly SignalView[]> {
  const { rows } =
    await sql<SignalView>`select kind, class, occurred_at as "occurredAt", received_at as "receivedAt", source_id as source, because_sealed as "becauseSealed"
    from suicide_prevention.signal where alert_id = ${alert} order by received_at`.execute(tx)
  return rows
}

export async function attemptsOf(tx: Tx, alert: string): Promise<readonly AttemptView[]> {
  const { rows } =
    await sql<AttemptView>`select t.id, t.at, coalesce(a.display_name, '') as by, t.channel, t.result, t.note_sealed as "noteSealed"
    from suicide_prevention.attempt t left join identity.account a on a.id = t.by_account where t.alert_id = ${alert} order by t.at`.execute(
      tx,
    )
  return rows
}

export async function outcomeOf(tx: Tx, alert: string): Promise<OutcomeView | undefined> {
  const { rows } =
    await sql<OutcomeView>`select o.id, o.outcome, o.at, coalesce(a.display_name, '') as by, o.next_contact_at as "nextContactAt", o.words_sealed as "wordsSealed"
    from suicide_prevention.outcome o left join identity.account a on a.id = o.by_account where o.alert_id = ${alert}`.execute(
      tx,
    )
  return rows[0]
}

export type ToldView = {
  readonly at: Instant
  readonly what: string
  readonly who: string | null
  readonly channel: string | null
  readonly rung: number | null
}

export async function logOf(tx: Tx, alert: string): Promise<readonly ToldView[]> {
  const { rows } =
    await sql<ToldView>`select l.at, l.what, a.display_name as who, l.channel, l.rung from suicide_prevention.ladder_log l
    left join identity.account a on a.id = l.account_id where l.alert_id = ${alert} order by l.at, l.id limit 400`.execute(
      tx,
    )
  return rows
}

export type TruthRow = {
  readonly alert: string
  readonly class: AlertClass
  readonly occurredAt: Instant
  readonly receivedAt: Instant
  readonly raiseAt: Instant | null
  readonly toldAt: Instant | null
  readonly acknowledgedAt: Instant | null
  readonly who: string | null
  readonly lastAttemptAt: Instant | null
  readonly reachedAt: Instant | null
  readonly handledAt: Instant | null
  readonly nextContactAt: Instant | null
  /** The times in force, from which the hour of a voice follows. */
  readonly timers: unknown
}

/** What the person may know of their own alerts: the open one, and those that ended. */
export async function truthsOf(tx: Tx, person: PersonId): Promise<readonly TruthRow[]> {
  const { rows } =
    await sql<TruthRow>`select a.id as alert, a.class, a.occurred_at as "occurredAt", a.received_at as "receivedAt", a.raise_at as "raiseAt",
      a.told_at as "toldAt", a.acknowledged_at as "acknowledgedAt", o.display_name as who, a.last_attempt_at as "lastAttemptAt",
      a.reached_at as "reachedAt", a.handled_at as "handledAt", c.next_contact_at as "nextContactAt", timers.in_force(a.program_id) as timers
    from suicide_prevention.alert a left join identity.account o on o.id = a.acknowledged_by left join suicide_prevention.outcome c on c.id = a.outcome_id
    where a.person_id = ${person} order by a.opened_at`.execute(tx)
  return rows
}

export async function saveReach(
  tx: Tx,
  person: PersonId,
  program: ProgramId,
  set: { readonly reachedAt?: Instant; readonly smsAllowed?: boolean },
): Promise<void> {
  await sql`insert into suicide_prevention.reach (person_id, program_id, last_reached_at, sms_allowed)
    values (${person}, ${program}, ${set.reachedAt ?? null}, ${set.smsAllowed ?? false})
    on conflict (person_id) do update set last_reached_at = greatest(reach.last_reached_at, excluded.last_reached_at),
      sms_allowed = coalesce(${set.smsAllowed ?? null}, reach.sms_allowed)`.execute(tx)
}

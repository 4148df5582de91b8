import type { AccountId, Instant, OutputOf, PersonId, ProgramId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { type RawBuilder, sql } from 'kysely'
import type { ContactChannel, ContactResult, contactCalendar, DeadlineKind, EpisodeStrip } from '../contract.ts'
import type { CheckInRow } from './check-in-store.ts'
import { type Written, writtenOf } from './closing-store.ts'
import { type EarlierView, earlierOf } from './earlier-store.ts'
import { countOpen } from './referral-store.ts'
import type { EpisodeRow } from './store.ts'

/** What the list shows: nothing here says what an answer was. */
export type StripRow = Omit<EpisodeStrip, 'knownClinician' | 'mine' | 'late' | 'nextKind' | 'reach'> &
  EpisodeStrip['reach'] & {
    readonly ownerAccount: AccountId | null
    readonly knownAccount: AccountId | null
    readonly known: string | null
    readonly dueKind: DeadlineKind | null
  }

const strips = (where: RawBuilder<unknown>) => sql<StripRow>`select e.id as episode, e.person_id as person, e.alias,
    case when a.class = 'A' then 'A' else e.class end as class, e.phase, e.opened_at as "openedAt", e.received_at as "receivedAt",
    e.occurred_at as "occurredAt", e.owner_account as "ownerAccount", o.display_name as owner, e.known_clinician as "knownAccount",
    k.display_name as known, identity.may_open(e.person_id, 'C4') as opens, a.id as alert, e.due_at as "nextAt", e.due_kind as "dueKind",
    e.left_at as "leftAt", e.closed_at as "closedAt", suicide_prevention.phone_seen(e.person_id) as "phoneSeenAt",
    r.last_reached_at as "lastReachedAt", coalesce(r.sms_allowed, false) as "smsAllowed", f.good_channel as "goodChannel",
    f.offline_until as "offlineUntil", f.place_confirmed_at as "placeConfirmedAt", coalesce(f.trusted, false) as trusted
  from safety_episode.episode e left join identity.account o on o.id = e.owner_account left join identity.account k on k.id = e.known_clinician
    left join suicide_prevention.alert a on a.person_id = e.person_id and a.handled_at is null and e.closed_at is null
    left join suicide_prevention.reach r on r.person_id = e.person_id left join lateral suicide_prevention.reach_facts(e.person_id) f on true
  where ${where}`

/** [D] What a team can follow at once; a flood beyond it stays in the clocks all the same. */
const MOST_ON_THE_LIST = 500

export async function openStrips(
  tx: Tx,
  program: ProgramId,
  { account, closedSince }: { readonly account: AccountId | null; readonly closedSince: Instant | null },
): Promise<readonly StripRow[]> {
  const open = sql`(e.closed_at is null or (${closedSince}::timestamptz is not null and e.closed_at >= ${closedSince}::timestamptz))`
  const mine = sql`(${account}::uuid is null or e.owner_account = ${account}::uuid or e.known_clinician = ${account}::uuid)`
  const where = sql`e.program_id = ${program} and ${open} and ${mine} order by e.due_at nulls last, e.id limit ${MOST_ON_THE_LIST}`
  return (await strips(where).execute(tx)).rows
}

export async function stripOf(tx: Tx, program: ProgramId, episode: string): Promise<StripRow | undefined> {
  return (await strips(sql`e.program_id = ${program} and e.id = ${episode}`).execute(tx)).rows[0]
}

export type CalendarRow = OutputOf<typeof contactCalendar>['rows'][number]

export async function calendarOf(
  tx: Tx,
  program: ProgramId,
  q: { readonly from: Instant; readonly to: Instant; readonly account: AccountId | null; readonly mineOnly: boolean },
): Promise<readonly CalendarRow[]> {
  const { rows } =
    await sql<CalendarRow>`select c.id as contact, c.episode_id as episode, c.person_id as person, e.alias, c.kind, c.due_at as "dueAt",
      c.call_due_at as "callDueAt", c.done_at as "doneAt", c.missed_at as "missedAt", coalesce(k.display_name, o.display_name) as owner,
      coalesce(${q.account}::uuid in (e.owner_account, e.known_clinician), false) as mine
    from safety_episode.contact c join safety_episode.episode e on e.id = c.episode_id
      left join identity.account o on o.id = e.owner_account left join identity.account k on k.id = e.known_clinician
    where c.program_id = ${program} and c.superseded_at is null and c.due_at >= ${q.from} and c.due_at < ${q.to} and e.left_at is null
      and (not ${q.mineOnly} or ${q.account}::uuid in (e.owner_account, e.known_clinician))
    order by c.due_at, c.id limit 1000`.execute(tx)
  return rows
}

export type ContactRow = {
  readonly id: string
  readonly nth: number
  readonly kind: 'scheduled' | 'after-hand-over' | 'offer-again'
  readonly dueAt: Instant
  readonly callDueAt: Instant | null
  readonly doneAt: Instant | null
  readonly missedAt: Instant | null
  readonly tries: number
  readonly by: string | null
  readonly tryId: string | null
  readonly channel: ContactChannel | null
  readonly result: ContactResult | null
  readonly sealed: string | null
}

/** Every planned contact with its last try. */
export async function contactsOf(tx: Tx, episode: string): Promise<readonly ContactRow[]> {
  const { rows } =
    await sql<ContactRow>`select c.id, c.nth, c.kind, c.due_at as "dueAt", c.call_due_at as "callDueAt", c.done_at as "doneAt",
      c.missed_at as "missedAt", (select count(*)::int from safety_episode.contact_try n where n.contact_id = c.id) as tries,
      a.display_name as by, t.id as "tryId", t.channel, t.result, t.sealed
    from safety_episode.contact c left join lateral (select * from safety_episode.contact_try x where x.contact_id = c.id order by x.at desc limit 1) t on true
      left join identity.account a on a.id = coalesce(t.by_account, c.by_account)
    where c.episode_id = ${episode} and c.superseded_at is null order by c.due_at desc limit 60`.execute(tx)
  return rows
}

export type MoveView = {
  readonly id: string
  readonly at: Instant
  readonly by: string | null
  readonly sealed: string
}

export type LocationView = {
  readonly id: string
  readonly confirmedAt: Instant
  readonly by: string
  readonly sealed: string
}
export type ClosureView = {
  readonly id: string
  readonly at: Instant
  readonly by: string
  readonly step: string
  readonly caringSchedule: string | null
  readonly sealed: string
}
export type CheckInView = Omit<CheckInRow, 'program' | 'episode' | 'person' | 'lookAt'>
export type Around = {
  readonly moves: readonly MoveView[]
  readonly checkIns: readonly CheckInView[]
  readonly location: LocationView | null
  readonly closure: ClosureView | null
  readonly referralsOpen: number
  readonly written: Written | null
  /** Whether whoever reads could answer for them; null for who has no account. */
  readonly mayOwn: boolean | null
  readonly earlier: readonly EarlierView[]
}

type Shown = Pick<EpisodeRow, 'id' | 'program' | 'person' | 'openedAt' | 'closedAt'>

/** By which states it went, what was agreed and answered, where they last said they were, what was signed last, what ended before: one question. Times come as text. */
export async function aroundOf(tx: Tx, row: Shown): Promise<Around> {
  const { id: episode, person, openedAt } = row
  const { rows } = await sql<Around>`select
    coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'at', m.at, 'by', a.display_name, 'sealed', m.sealed) order by m.at, m.seq)
      from safety_episode.move m left join identity.account a on a.id = m.by_account where m.episode_id = ${episode}), '[]') as moves,
    coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'dueAt', c.due_at, 'answeredAt', c.answered_at, 'answerSealed', c.answer_sealed,
      'missedAt', c.missed_at, 'cancelledAt', c.cancelled_at) order by c.due_at desc) from safety_episode.check_in c where c.episode_id = ${episode}), '[]') as "checkIns",
    (select jsonb_build_object('id', l.id, 'confirmedAt', l.confirmed_at, 'by', coalesce(a.display_name, ''), 'sealed', l.sealed)
      from safety_episode.location l left join identity.account a on a.id = l.by_account where l.episode_id = ${episode} order by l.confirmed_at desc limit 1) as location,
    (select jsonb_build_object('id', c.id, 'at', c.at, 'by', coalesce(a.display_name, ''), 'step', c.step, 'caringSchedule', c.caring_schedule, 'sealed', c.reasoning_sealed)
      from safety_episode.closure c left join identity.account a on a.id = c.signed_by where c.episode_id = ${episode} order by c.at desc limit 1) as closure,
    (select 'psychiatrist' = any (a.roles) and not safety_episode.kept_apart(${person}, a.id) from identity.account a
      where a.id = platform.actor_account()) as "mayOwn",
    (select to_jsonb(w) from (${writtenOf(person)}) w) as written,
    ${countOpen(person, openedAt)} as "referralsOpen", ${earlierOf(row)} as earlier`.execute(tx)
  const [around] = rows
  if (around === undefined) throw new Error('one row was asked for and none came')
  return around
}

/** When they last answered a PHQ-9; null where they never did. */
export async function lastPhq9Of(tx: Tx, person: PersonId): Promise<Instant | null> {
  const { rows } = await sql<{ at: Instant | null }>`select max(occurred_at) as at from screening.response
    where person_id = ${person} and instrument = 'phq-9' and impossible is null`.execute(tx)
  return rows[0]?.at ?? null
}

export type OwnCard = { readonly episode: string; readonly who: string | null; readonly nextContactAt: Instant | null }

export async function ownCard(tx: Tx, person: PersonId): Promise<OwnCard | undefined> {
  const { rows } =
    await sql<OwnCard>`select episode, who, next_contact_at as "nextContactAt" from safety_episode.own_card(${person})`.execute(
      tx,
    )
  return rows[0]
}

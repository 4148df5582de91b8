import type { Answer, PastCare, Span } from '@ayni/clinical/assignment'
import type { HolidayChange } from '@ayni/clinical/clocks'
import type { AccountId, Instant, PersonId, ProgramId } from '@ayni/kernel'
import { holidayChangesColumn } from '@ayni/platform/calendar'
import type { Tx } from '@ayni/platform/database'
import { type RawBuilder, sql } from 'kysely'

export type CaseFacts = {
  readonly person: PersonId
  readonly program: ProgramId
  readonly account: AccountId
  readonly who: string
  readonly roles: readonly string[]
  readonly active: boolean
  readonly blocked: boolean
  readonly team: Answer | null
  readonly said: Answer | null
  readonly caredBefore: boolean
  readonly caresNow: boolean
  readonly open: number
  readonly maxOpen: number | null
  readonly hoursPerWeek: number | null
  readonly absences: readonly Span[]
  readonly declined: number
  readonly holidays: readonly HolidayChange[]
}

/** An instant inside JSON, written as everywhere else. */
const iso = (column: string): RawBuilder<string> =>
  sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** Cases that hold and those that are proposed: a proposal takes its place at once. */
const load = (account: RawBuilder<unknown>): RawBuilder<number> =>
  sql`(select count(*) from (select c.person_id from identity.care_relation c
      where c.account_id = ${account} and c.kind = 'assigned' and c.until is null
    union select p.person_id from coordination.proposal p
      where p.account_id = ${account} and p.state in ('asking-team', 'asking-person')) held)::integer`

const absences = (account: RawBuilder<unknown>, now: Instant): RawBuilder<readonly Span[]> =>
  sql`coalesce((select jsonb_agg(jsonb_build_object('absence', b.id, 'from', ${iso('b.from_at')}, 'until', ${iso('b.until_at')}) order by b.from_at)
    from coordination.absence b where b.account_id = ${account} and b.cancelled_at is null and b.until_at > ${now}::timestamptz), '[]')`

/** Everything that decides between one clinician and one person, in one question; asked in the name of the house. */
export async function caseFacts(
  tx: Tx,
  { person, account, now, answersSince }: { person: PersonId; account: AccountId; now: Instant; answersSince: Instant },
): Promise<CaseFacts | undefined> {
  const declared = (side: string): RawBuilder<Answer | null> =>
    sql`(select d.kind from coordination.declaration d where d.person_id = i.person_id and d.account_id = a.id and d.side = ${side}
      and (d.kind <> 'none' or d.declared_at >= ${answersSince}))`
  const { rows } =
    await sql<CaseFacts>`select i.person_id as person, i.program_id as program, a.id as account, a.display_name as who, a.roles, a.active,
      exists (select 1 from identity.blocked b where b.person_id = i.person_id and b.account_id = a.id) as blocked,
      ${declared('team')} as team, ${declared('person')} as said,
      exists (select 1 from identity.care_relation c where c.person_id = i.person_id and c.account_id = a.id and c.kind = 'assigned') as "caredBefore",
      exists (select 1 from identity.care_relation c where c.person_id = i.person_id and c.account_id = a.id and c.kind = 'assigned' and c.until is null) as "caresNow",
      ${load(sql.ref('a.id'))} as open, k.max_open as "maxOpen", k.hours_week as "hoursPerWeek", ${absences(sql.ref('a.id'), now)} as absences,
      (select count(*) from coordination.proposal p where p.person_id = i.person_id and p.state = 'declined')::integer as declined,
      ${holidayChangesColumn('i.program_id')} as holidays
    from identity.participant i join identity.account a on a.program_id = i.program_id left join coordination.capacity k on k.account_id = a.id
    where i.person_id = ${person} and a.id = ${account}`.execute(tx)
  return rows[0]
}

export type PersonFacts = {
  readonly program: ProgramId
  readonly declined: number
  readonly holidays: readonly HolidayChange[]
}

export async function personFacts(tx: Tx, person: PersonId): Promise<PersonFacts | undefined> {
  const { rows } =
    await sql<PersonFacts>`select i.program_id as program, ${holidayChangesColumn('i.program_id')} as holidays,
      (select count(*) from coordination.proposal p where p.person_id = i.person_id and p.state = 'declined')::integer as declined
    from identity.participant i where i.person_id = ${person} and i.ended_at is null`.execute(tx)
  return rows[0]
}

export type TeamRow = {
  readonly account: AccountId
  readonly who: string
  readonly roles: string[]
  readonly open: number
  readonly maxOpen: number | null
  readonly hoursPerWeek: number | null
  readonly absences: readonly (Span & { readonly absence: string })[]
}

export async function clinicalTeam(
  tx: Tx,
  program: ProgramId,
  now: Instant,
  only: AccountId | null,
): Promise<readonly TeamRow[]> {
  const { rows } =
    await sql<TeamRow>`select a.id as account, a.display_name as who, a.roles, ${load(sql.ref('a.id'))} as open,
      k.max_open as "maxOpen", k.hours_week as "hoursPerWeek", ${absences(sql.ref('a.id'), now)} as absences
    from identity.account a left join coordination.capacity k on k.account_id = a.id
    where a.program_id = ${program} and a.active and a.roles && array['duty', 'therapist', 'psychiatrist']
      and (${only}::uuid is null or a.id = ${only}::uuid)
    order by a.display_name, a.id`.execute(tx)
  return rows
}

export type BarRow = {
  readonly account: AccountId
  readonly team: Answer | null
  readonly person: Answer | null
  readonly blocked: boolean
  readonly declined: boolean
}
export type Past = { readonly bars: readonly BarRow[]; readonly history: readonly PastCare[] }

/** What stands between one person and the team, and who cared for them. In the name of the house: a block is seen by nobody. */
export async function pastOf(tx: Tx, person: PersonId, answersSince: Instant): Promise<Past> {
  const { rows } = await sql<Past>`select
    coalesce((select jsonb_agg(jsonb_build_object('account', a.id, 'team', t.kind, 'person', s.kind, 'blocked', b.account_id is not null,
        'declined', exists (select 1 from coordination.proposal p where p.person_id = i.person_id and p.account_id = a.id and p.state = 'declined')))
      from identity.account a
      left join coordination.declaration t on t.person_id = i.person_id and t.account_id = a.id and t.side = 'team'
        and (t.kind <> 'none' or t.declared_at >= ${answersSince})
      left join coordination.declaration s on s.person_id = i.person_id and s.account_id = a.id and s.side = 'person'
      left join identity.blocked b on b.person_id = i.person_id and b.account_id = a.id
      where a.program_id = i.program_id and a.active), '[]') as bars,
    coalesce((select jsonb_agg(jsonb_build_object('account', c.account_id, 'since', ${iso('c.since')}, 'until', ${iso('c.until')}))
      from identity.care_relation c where c.person_id = i.person_id and c.kind in ('assigned', 'duty_alert')), '[]') as history
    from identity.participant i where i.person_id = ${person}`.execute(tx)
  return rows[0] ?? { bars: [], history: [] }
}

/** Asked in the actor's own name, before the house reads in its: whether this person lets them know of them at all. */
export async function maySee(tx: Tx, person: PersonId): Promise<boolean> {
  const { rows } = await sql<{
    may: boolean
  }>`select ${person}::uuid <> all ((select coordination.hidden_people())::uuid[]) as may`.execute(tx)
  return rows[0]?.may ?? false
}

/** Whether somebody else already cares, or an episode is open: what must be true before a case is let go. */
export async function mayLetGo(tx: Tx, person: PersonId, account: AccountId): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`select not exists (
      select 1 from suicide_prevention.alert a where a.person_id = ${person} and a.handled_at is null)
    or exists (select 1 from identity.care_relation c where c.person_id = ${person} and c.account_id <> ${account}
      and c.kind = 'assigned' and c.until is null) as may`.execute(tx)
  return rows[0]?.may ?? false
}

export async function answersFor(tx: Tx, person: PersonId, account: AccountId): Promise<boolean> {
  const { rows } =
    await sql`select 1 from identity.care_relation c where c.person_id = ${person} and c.account_id = ${account}
    and c.kind in ('assigned', 'duty_alert', 'episode') and c.until is null limit 1`.execute(tx)
  return rows.length > 0
}

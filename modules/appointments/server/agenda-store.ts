import type { AccountId, Instant, PersonId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'
import type { AgendaRow, HoursFact } from '../contract.ts'

export type SealedAgendaRow = Omit<AgendaRow, 'link'> & { readonly sealed: string }

/** Row-level security decides whose: one's own, or the programme's for whoever coordinates. */
export async function agendaRows(
  tx: Tx,
  from: Instant,
  to: Instant,
  { account, person }: { readonly account: AccountId | null; readonly person: PersonId | null },
  limit: number,
): Promise<readonly SealedAgendaRow[]> {
  const { rows } =
    await sql<SealedAgendaRow>`select p.id, p.person_id as person, i.alias, p.account_id as account, a.display_name as who, p.kind, p.mode,
      p.starts_at as "startsAt", p.ends_at as "endsAt", p.state, p.version, p.missed_by as "missedBy", p.needs_choice as "needsChoice", p.sealed
    from appointments.appointment p join identity.participant i on i.person_id = p.person_id join identity.account a on a.id = p.account_id
    where p.starts_at >= ${from} and p.starts_at < ${to} and (${account}::uuid is null or p.account_id = ${account}::uuid)
      and (${person}::uuid is null or p.person_id = ${person}::uuid)
    order by p.starts_at, p.id limit ${limit}`.execute(tx)
  return rows
}

export async function unsaidCount(tx: Tx, now: Instant, account: AccountId | null): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::integer as n from appointments.appointment
    where state = 'agreed' and ends_at < ${now} and (${account}::uuid is null or account_id = ${account}::uuid)`.execute(
    tx,
  )
  return rows[0]?.n ?? 0
}

export async function whoReceives(tx: Tx): Promise<readonly { readonly account: AccountId; readonly who: string }[]> {
  const { rows } = await sql<{
    account: AccountId
    who: string
  }>`select id as account, display_name as who from identity.account
    where active and program_id = platform.actor_program() and roles && array['duty', 'therapist', 'psychiatrist'] order by display_name`.execute(
    tx,
  )
  return rows
}

export async function isParticipant(tx: Tx, person: PersonId): Promise<boolean> {
  const { rows } =
    await sql`select 1 from identity.participant where person_id = ${person} and program_id = platform.actor_program() and ended_at is null
    and person_id <> all (coordination.hidden_people())`.execute(tx)
  return rows.length === 1
}

export type FactRow = {
  readonly id: string
  readonly kind: AgendaRow['kind']
  readonly mode: AgendaRow['mode']
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly state: AgendaRow['state']
  readonly version: number
  readonly promise: string | null
  readonly account: AccountId
  readonly who: string
  readonly needsChoice: boolean
  readonly sealed: string
}

/** What is ahead, and what ended lately: the phone shows the next and says what became of the last. */
export async function factRows(
  tx: Tx,
  person: PersonId,
  keys: readonly string[] | 'all',
  since: Instant,
): Promise<readonly FactRow[]> {
  const wanted = keys === 'all' ? null : [...keys]
  const { rows } =
    await sql<FactRow>`select id, kind, mode, starts_at as "startsAt", ends_at as "endsAt", state, version, promise_key as promise,
      account_id as account, coalesce(appointments.name_of(account_id), '') as who, needs_choice is not null as "needsChoice", sealed
    from appointments.appointment where person_id = ${person} and (state in ('proposed', 'agreed') or ended_at > ${since})
      and (${wanted}::uuid[] is null or id = any (${wanted}::uuid[])) order by starts_at`.execute(tx)
  return rows
}

export async function offerFacts(
  tx: Tx,
  person: PersonId,
  keys: readonly string[] | 'all',
): Promise<readonly (HoursFact & { readonly key: string })[]> {
  const wanted = keys === 'all' ? null : [...keys]
  const { rows } = await sql<
    HoursFact & { key: string }
  >`select coalesce(o.key, w.key) as key, coalesce(o.kind, 'other') as kind,
      coalesce(o.slots, '[]') as slots, w.key is not null as "callWished"
    from (select * from appointments.offer where person_id = ${person}) o
    full join (select * from appointments.call_wish where person_id = ${person} and answered_at is null) w on w.key = o.key
    where ${wanted}::text[] is null or coalesce(o.key, w.key) = any (${wanted}::text[])`.execute(tx)
  return rows
}

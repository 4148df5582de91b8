import type { Answer } from '@ayni/clinical/assignment'
import type { AccountId, Instant, PersonId, ProgramId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

export type ProposalState =
  | 'asking-team'
  | 'asking-person'
  | 'begun'
  | 'not-possible'
  | 'declined'
  | 'taken-back'
  | 'ended'

export type Proposal = {
  readonly id: string
  readonly program: ProgramId
  readonly person: PersonId
  readonly account: AccountId
  readonly instead: AccountId | null
  readonly role: 'therapist' | 'psychiatrist'
  readonly state: ProposalState
}

const columns = sql`id, program_id as program, person_id as person, account_id as account, instead_of as instead, role, state`

export type NewProposal = Omit<Proposal, 'state'> & {
  readonly who: string
  readonly by: AccountId | null
  readonly at: Instant
  readonly soft: boolean
}

/** One open proposal for each pair: said twice, the first stands. */
export async function putProposal(tx: Tx, p: NewProposal): Promise<Proposal> {
  const { rows } = await sql<Proposal>`insert into coordination.proposal
      (id, program_id, person_id, account_id, who, role, instead_of, proposed_by, proposed_at, state, soft)
    values (${p.id}, ${p.program}, ${p.person}, ${p.account}, ${p.who}, ${p.role}, ${p.instead}, ${p.by}, ${p.at}, 'asking-team', ${p.soft})
    on conflict (person_id, account_id) where state in ('asking-team', 'asking-person', 'begun')
    do update set instead_of = coalesce(excluded.instead_of, coordination.proposal.instead_of) returning ${columns}`.execute(
    tx,
  )
  const [row] = rows
  if (row === undefined) throw new Error('a proposal was neither written nor found')
  return row
}

/** Held until the transaction ends: two answers about one proposal come one after the other. */
export async function lockProposal(tx: Tx, id: string): Promise<Proposal | undefined> {
  const { rows } =
    await sql<Proposal>`select ${columns} from coordination.proposal where id = ${id} for update`.execute(tx)
  return rows[0]
}

export async function openProposal(tx: Tx, person: PersonId, account: AccountId): Promise<Proposal | undefined> {
  const { rows } = await sql<Proposal>`select ${columns} from coordination.proposal
    where person_id = ${person} and account_id = ${account} and state in ('asking-team', 'asking-person', 'begun') for update`.execute(
    tx,
  )
  return rows[0]
}

export type Move = {
  readonly state: ProposalState
  readonly at: Instant
  readonly nextAt: Instant | null
  readonly by?: 'team' | 'person' | undefined
  readonly soft?: boolean | undefined
}

const finished: readonly ProposalState[] = ['not-possible', 'declined', 'taken-back', 'ended']

export async function moveProposal(tx: Tx, id: string, { state, at, nextAt, by, soft }: Move): Promise<void> {
  await sql`update coordination.proposal set state = ${state}, next_at = ${nextAt},
      team_answered_at = case when ${by ?? ''} = 'team' then ${at}::timestamptz else team_answered_at end,
      person_answered_at = case when ${by ?? ''} = 'person' then ${at}::timestamptz else person_answered_at end,
      begun_at = case when ${state} = 'begun' then coalesce(begun_at, ${at}::timestamptz) else begun_at end,
      ended_at = case when ${finished.includes(state)} then ${at}::timestamptz else ended_at end,
      soft = soft or ${soft ?? false}
    where id = ${id}`.execute(tx)
}

export async function declare(
  tx: Tx,
  said: {
    readonly program: ProgramId
    readonly person: PersonId
    readonly account: AccountId
    readonly side: 'team' | 'person'
    readonly kind: Answer
    readonly at: Instant
  },
): Promise<void> {
  await sql`insert into coordination.declaration (person_id, account_id, side, program_id, kind, declared_at)
    values (${said.person}, ${said.account}, ${said.side}, ${said.program}, ${said.kind}, ${said.at})
    on conflict (person_id, account_id, side) do update set kind = excluded.kind, declared_at = excluded.declared_at`.execute(
    tx,
  )
}

/** What the person is told: who, since when, and how often they changed. The name was kept with the proposal. */
export type ToldProposal = {
  readonly id: string
  readonly state: 'asked' | 'begun'
  readonly who: string
  readonly role: 'therapist' | 'psychiatrist'
  readonly at: Instant
  readonly known: boolean
  readonly declined: number
}

export async function toldTo(
  tx: Tx,
  person: PersonId,
  ids: readonly string[] | 'all',
): Promise<readonly ToldProposal[]> {
  const wanted = ids === 'all' ? null : [...ids]
  const { rows } =
    await sql<ToldProposal>`select id, case when state = 'begun' then 'begun' else 'asked' end as state, who, role,
      coalesce(begun_at, team_answered_at, proposed_at) as at, soft as known,
      (select count(*) from coordination.proposal d where d.person_id = ${person} and d.state = 'declined')::integer as declined
    from coordination.proposal where person_id = ${person} and state in ('asking-person', 'begun')
      and (${wanted}::text[] is null or id::text = any (${wanted}::text[]))`.execute(tx)
  return rows
}

export type AskedRow = {
  readonly proposal: string
  readonly alias: string
  readonly role: 'therapist' | 'psychiatrist'
  readonly proposedAt: Instant
  readonly answerBy: Instant | null
}

export async function askedOf(tx: Tx, account: AccountId): Promise<readonly AskedRow[]> {
  const { rows } =
    await sql<AskedRow>`select p.id as proposal, i.alias, p.role, p.proposed_at as "proposedAt", p.next_at as "answerBy"
    from coordination.proposal p join identity.participant i on i.person_id = p.person_id
    where p.account_id = ${account} and p.state = 'asking-team' order by p.next_at, p.id limit 50`.execute(tx)
  return rows
}

/** The sealed name behind one proposal, for the clinician who is asked and nobody else. */
export async function whoIsProposed(tx: Tx, id: string, account: AccountId) {
  const { rows } = await sql<{
    person: PersonId
    alias: string
    sealed: string | null
  }>`select p.person_id as person, i.alias,
      (select e.identity_sealed from enrollment.person e where e.id = p.person_id) as sealed
    from coordination.proposal p join identity.participant i on i.person_id = p.person_id
    where p.id = ${id} and p.account_id = ${account} and p.state = 'asking-team'`.execute(tx)
  return rows[0]
}

export async function putReading(
  tx: Tx,
  r: {
    readonly person: PersonId
    readonly program: ProgramId
    readonly round: string
    readonly level: number
    readonly at: Instant
  },
): Promise<void> {
  await sql`insert into coordination.reading (person_id, round_id, program_id, level, received_at)
    values (${r.person}, ${r.round}, ${r.program}, ${r.level}, ${r.at})
    on conflict (person_id, round_id) do update set level = excluded.level`.execute(tx)
}

export async function putCapacity(
  tx: Tx,
  c: {
    readonly account: AccountId
    readonly program: ProgramId
    readonly maxOpen: number | null
    readonly hoursPerWeek: number | null
    readonly at: Instant
  },
): Promise<void> {
  await sql`insert into coordination.capacity (account_id, program_id, max_open, hours_week, changed_at)
    values (${c.account}, ${c.program}, ${c.maxOpen}, ${c.hoursPerWeek}, ${c.at})
    on conflict (account_id) do update set max_open = excluded.max_open, hours_week = excluded.hours_week, changed_at = excluded.changed_at`.execute(
    tx,
  )
}

export async function putAbsence(
  tx: Tx,
  a: {
    readonly id: string
    readonly program: ProgramId
    readonly account: AccountId
    readonly from: Instant
    readonly until: Instant
  },
): Promise<void> {
  await sql`insert into coordination.absence (id, program_id, account_id, from_at, until_at)
    values (${a.id}, ${a.program}, ${a.account}, ${a.from}, ${a.until})`.execute(tx)
}

export async function cancelAbsenceRow(tx: Tx, id: string, at: Instant): Promise<boolean> {
  const { rows } =
    await sql`update coordination.absence set cancelled_at = ${at} where id = ${id} and cancelled_at is null returning id`.execute(
      tx,
    )
  return rows.length > 0
}

export type Due = { readonly program: ProgramId; readonly proposal: string }

export async function dueProposals(tx: Tx, now: Instant, limit: number): Promise<readonly Due[]> {
  const { rows } = await sql<Due>`select program_id as program, id as proposal from coordination.proposal
    where next_at <= ${now} and state in ('asking-team', 'asking-person') order by next_at limit ${limit}`.execute(tx)
  return rows
}

/** What still asks somebody about this person: at most one for each clinician, so a handful. */
export async function proposalsOf(tx: Tx, person: PersonId): Promise<readonly Proposal[]> {
  const { rows } = await sql<Proposal>`select ${columns} from coordination.proposal
    where person_id = ${person} and state in ('asking-team', 'asking-person') for update`.execute(tx)
  return rows
}

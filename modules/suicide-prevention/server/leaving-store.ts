import type { EpisodePolicy } from '@ayni/clinical/episode'
import { UNKNOWN_ALIAS } from '@ayni/clinical/ladder'
import type { AccountId, Instant, PersonId, ProgramId } from '@ayni/kernel'
import { policiesInForce } from '@ayni/modules/timers/contract'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'
import type { AlertClass } from '../contract.ts'

export type OpenAlertOf = {
  readonly id: string
  readonly class: AlertClass
  readonly acknowledgedBy: AccountId | null
  /** When the last call and the written reasoning are due after somebody left with it open, as signed. */
  readonly leaving: Pick<EpisodePolicy, 'lastCallMin' | 'closingMin'>
}

export async function openAlertOf(tx: Tx, person: PersonId): Promise<OpenAlertOf | undefined> {
  const { rows } = await sql<
    Omit<OpenAlertOf, 'leaving'> & { timers: unknown }
  >`select id, class, acknowledged_by as "acknowledgedBy", timers.in_force(program_id) as timers
    from suicide_prevention.alert where person_id = ${person} and handled_at is null`.execute(tx)
  return rows.map(({ timers, ...alert }) => ({ ...alert, leaving: policiesInForce(timers).episode }))[0]
}

export type Leaving = { readonly leftAt: Instant; readonly declinesLastCall: boolean }

export async function putLeaving(
  tx: Tx,
  of: Leaving & { readonly alert: string; readonly program: ProgramId; readonly person: PersonId },
): Promise<void> {
  await sql`insert into suicide_prevention.leaving (alert_id, program_id, person_id, left_at, declines_last_call)
    values (${of.alert}, ${of.program}, ${of.person}, ${of.leftAt}, ${of.declinesLastCall})
    on conflict (alert_id) do update set left_at = excluded.left_at, declines_last_call = excluded.declines_last_call`.execute(
    tx,
  )
}

/** They came back: an alert that is still open is one like any other again. Answers which. */
export async function forgetLeaving(tx: Tx, person: PersonId): Promise<readonly string[]> {
  const { rows } = await sql<{
    alert: string
  }>`delete from suicide_prevention.leaving l using suicide_prevention.alert a
    where a.id = l.alert_id and l.person_id = ${person} and a.handled_at is null returning l.alert_id as alert`.execute(
    tx,
  )
  return rows.map(({ alert }) => alert)
}

type Gone = { readonly left: Leaving | null } & Readonly<Record<'died' | 'inDanger' | 'nobodyKnown', boolean>>

/** Whether they left with this alert open, whether the switch says that they died, are in danger, and whether anybody knows who they are. */
export async function goneOf(tx: Tx, alert: string): Promise<Gone> {
  const { rows } = await sql<
    Omit<Gone, 'left'> & { [Name in keyof Leaving]: Leaving[Name] | null }
  >`select l.left_at as "leftAt", l.declines_last_call as "declinesLastCall",
      exists (select 1 from incidents.stand_down s where s.person_id = a.person_id and s.because = 'died' and s.resumed_at is null) as died,
      exists (select 1 from emergency.emergency e where e.person_id = a.person_id and e.kind = 'imminent' and e.ended_at is null) as "inDanger",
      a.alias = ${UNKNOWN_ALIAS} as "nobodyKnown"
    from suicide_prevention.alert a left join suicide_prevention.leaving l on l.alert_id = a.id where a.id = ${alert}`.execute(
    tx,
  )
  const { leftAt = null, declinesLastCall = null, died = false, inDanger = false, nobodyKnown = false } = rows[0] ?? {}
  const left = leftAt === null || declinesLastCall === null ? null : { leftAt, declinesLastCall }
  return { left, died, inDanger, nobodyKnown }
}

/** Blocked, and called all the same because nobody else is left: for as long as the alert is open. */
export async function calledDespiteBlock(tx: Tx, person: PersonId, account: AccountId): Promise<boolean> {
  const { rows } = await sql<{
    called: boolean
  }>`select suicide_prevention.called_despite_block(${person}, ${account}) as called`.execute(tx)
  return rows[0]?.called ?? false
}

/** Who of the team each of these people does not want. */
export async function blockedByPeople(
  tx: Tx,
  people: readonly PersonId[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { rows } = await sql<{ person: string; accounts: readonly string[] }>`select person_id as person,
      array_agg(account_id::text) as accounts
    from identity.blocked where person_id = any (${[...people]}::uuid[]) group by person_id`.execute(tx)
  return new Map(rows.map(({ person, accounts }) => [person, new Set(accounts)]))
}

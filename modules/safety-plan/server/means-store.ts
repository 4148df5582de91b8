import type { MeansPolicy, MeansResult } from '@ayni/clinical/safety-plan'
import type { AccountId, Instant, PersonId, ProgramId } from '@ayni/kernel'
import { policiesInForce } from '@ayni/modules/timers/contract'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

export type AgreementRow = {
  readonly id: string
  readonly sealed: string | null
  readonly soleKeyHolder: boolean
  readonly who: string
  readonly agreedAt: Instant
  readonly recheckBy: Instant
  readonly promiseKey: string
}

/** For whoever may open the person: when to look again, by the times that a psychiatrist signed. Asked together, in one query. */
export async function recheckPolicyFor(tx: Tx, person: PersonId): Promise<MeansPolicy | undefined> {
  const { rows } = await sql<{ may: boolean; timers: unknown }>`select identity.may_open(${person}, 'C4') as may,
    timers.in_force(platform.actor_program()) as timers`.execute(tx)
  return rows[0]?.may === true ? policiesInForce(rows[0].timers).means : undefined
}

/** What holds now: the newest. */
export async function agreementOf(tx: Tx, person: PersonId): Promise<AgreementRow | undefined> {
  const { rows } = await sql<AgreementRow>`select g.id, g.sealed, g.sole_key_holder as "soleKeyHolder",
      coalesce(a.display_name, '') as who, g.agreed_at as "agreedAt", g.recheck_by as "recheckBy", g.promise_key as "promiseKey"
    from safety_plan.agreement g left join identity.account a on a.id = g.by_account
    where g.person_id = ${person} order by g.agreed_at desc, g.id desc limit 1`.execute(tx)
  return rows[0]
}

export type NewAgreement = Omit<AgreementRow, 'who'> & {
  readonly program: ProgramId
  readonly person: PersonId
  readonly by: AccountId
}

/** False: that id is there already. */
export async function addAgreement(tx: Tx, g: NewAgreement): Promise<boolean> {
  const { rows } =
    await sql`insert into safety_plan.agreement (id, program_id, person_id, sealed, sole_key_holder, by_account,
      agreed_at, recheck_by, promise_key)
    values (${g.id}, ${g.program}, ${g.person}, ${g.sealed}, ${g.soleKeyHolder}, ${g.by}, ${g.agreedAt}, ${g.recheckBy},
      ${g.promiseKey})
    on conflict (id) do nothing returning id`.execute(tx)
  return rows.length === 1
}

export async function moveRecheck(tx: Tx, id: string, recheckBy: Instant, promiseKey: string): Promise<void> {
  await sql`update safety_plan.agreement set recheck_by = ${recheckBy}, promise_key = ${promiseKey} where id = ${id}`.execute(
    tx,
  )
}

export type NewCheck = {
  readonly id: string
  readonly program: ProgramId
  readonly person: PersonId
  readonly agreement: string
  readonly result: MeansResult
  readonly noteSealed: string | null
  readonly by: AccountId
  readonly at: Instant
}

export async function addCheck(tx: Tx, c: NewCheck): Promise<boolean> {
  const { rows } =
    await sql`insert into safety_plan.means_check (id, program_id, person_id, agreement_id, result, note_sealed,
      by_account, at)
    values (${c.id}, ${c.program}, ${c.person}, ${c.agreement}, ${c.result}, ${c.noteSealed}, ${c.by}, ${c.at})
    on conflict (id) do nothing returning id`.execute(tx)
  return rows.length === 1
}

export type CheckRow = {
  readonly id: string
  readonly result: MeansResult
  readonly noteSealed: string | null
  readonly who: string
  readonly at: Instant
}

/** The newest first. */
export async function checksOf(tx: Tx, person: PersonId): Promise<readonly CheckRow[]> {
  const { rows } =
    await sql<CheckRow>`select c.id, c.result, c.note_sealed as "noteSealed", coalesce(a.display_name, '') as who, c.at
    from safety_plan.means_check c left join identity.account a on a.id = c.by_account
    where c.person_id = ${person} order by c.at desc, c.id desc limit 50`.execute(tx)
  return rows
}

/** Promises to look again that no agreement in force keeps: two records became one, and the newer agreement holds. */
export async function olderPromises(tx: Tx, person: PersonId): Promise<readonly string[]> {
  const { rows } = await sql<{ key: string }>`select promise_key as key from safety_plan.agreement
    where person_id = ${person} order by agreed_at desc, id desc offset 1`.execute(tx)
  return rows.map(({ key }) => key)
}

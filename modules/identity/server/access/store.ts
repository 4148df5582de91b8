import type { AccountId, Instant, PersonId, ProgramId } from '@ayni/kernel'
import type { AccessRow } from '@ayni/platform/commands'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'
import type { AccessFact, BlockedFact } from '../../contract.ts'

const PAGE = 100

export async function insertAccess(tx: Tx, row: AccessRow): Promise<void> {
  await sql`insert into identity.access_log (id, program_id, person_id, account_id, role, purpose, class, what, at)
    values (${row.id}, ${row.programId}, ${row.personId}, ${row.accountId}, ${row.role}, ${row.purpose}, ${row.class}, ${row.what}, ${row.at})`.execute(
    tx,
  )
}

const columns = sql`l.id, l.at, l.account_id as account, coalesce(a.display_name, '') as who, l.role, l.purpose, l.class, l.what`

export async function accessesOf(tx: Tx, person: PersonId, before: Instant | null): Promise<readonly AccessFact[]> {
  const { rows } =
    await sql<AccessFact>`select ${columns} from identity.access_log l left join identity.account a on a.id = l.account_id
    where l.person_id = ${person} and (${before}::timestamptz is null or l.at < ${before}) order by l.at desc, l.id desc limit ${PAGE}`.execute(
      tx,
    )
  return rows
}

export async function accessFacts(
  tx: Tx,
  person: PersonId,
  ids: readonly string[] | 'all',
): Promise<readonly AccessFact[]> {
  const { rows } =
    await sql<AccessFact>`select ${columns} from identity.access_log l left join identity.account a on a.id = l.account_id
    where l.person_id = ${person} and (${ids === 'all'} or l.id::text = any (${ids === 'all' ? [] : [...ids]})) order by l.id`.execute(
      tx,
    )
  return rows
}

export async function accessesInProgram(tx: Tx, before: Instant | null, person: PersonId | null) {
  const { rows } = await sql<
    AccessFact & { person: PersonId; alias: string }
  >`select ${columns}, l.person_id as person, p.alias
    from identity.access_log l join identity.participant p on p.person_id = l.person_id left join identity.account a on a.id = l.account_id
    where (${before}::timestamptz is null or l.at < ${before}) and (${person}::uuid is null or l.person_id = ${person})
    order by l.at desc, l.id desc limit ${PAGE}`.execute(tx)
  return rows
}

export async function blockedBy(
  tx: Tx,
  person: PersonId,
  accounts: readonly string[] | 'all',
): Promise<readonly BlockedFact[]> {
  const { rows } = await sql<BlockedFact>`select b.account_id as account, coalesce(a.display_name, '') as who, b.since
    from identity.not_wanted b left join identity.account a on a.id = b.account_id
    where b.person_id = ${person} and (${accounts === 'all'} or b.account_id::text = any (${accounts === 'all' ? [] : [...accounts]}))
    order by b.account_id`.execute(tx)
  return rows
}

export async function insertBlock(
  tx: Tx,
  block: { person: PersonId; program: ProgramId; account: AccountId; at: Instant },
): Promise<void> {
  await sql`insert into identity.not_wanted (person_id, account_id, program_id, since)
    values (${block.person}, ${block.account}, ${block.program}, ${block.at}) on conflict (person_id, account_id) do nothing`.execute(
    tx,
  )
}

export async function deleteBlock(tx: Tx, person: PersonId, account: AccountId): Promise<void> {
  await sql`delete from identity.not_wanted where person_id = ${person} and account_id = ${account}`.execute(tx)
}

export async function isBlocked(tx: Tx, person: PersonId, account: AccountId): Promise<boolean> {
  const { rows } =
    await sql`select 1 from identity.blocked where person_id = ${person} and account_id = ${account}`.execute(tx)
  return rows.length > 0
}

export type Care = {
  readonly id: string
  readonly program: ProgramId
  readonly person: PersonId
  readonly account: AccountId
  readonly at: Instant
}
export type CareKind = 'assigned' | 'duty_alert' | 'break_glass' | 'episode'

export async function openCare(tx: Tx, kind: CareKind, care: Care): Promise<void> {
  await sql`select identity.begin_care(${care.id}, ${care.program}, ${care.person}, ${care.account}, ${kind}, ${care.at})`.execute(
    tx,
  )
}

/** @returns whether it was open. */
export async function closeCare(
  tx: Tx,
  kind: CareKind,
  person: PersonId,
  account: AccountId,
  at: Instant,
): Promise<boolean> {
  const { rows } = await sql`update identity.care_relation set until = ${at}
    where person_id = ${person} and account_id = ${account} and kind = ${kind} and until is null returning id`.execute(
    tx,
  )
  return rows.length > 0
}

/** Of one kind, or of all, in the one order in which people are held. */
export async function closeAllCare(tx: Tx, account: AccountId, kind: CareKind | null, at: Instant) {
  const { rows } = await sql<{ person: PersonId; program: ProgramId; kind: CareKind }>`with over as (
      update identity.care_relation set until = ${at} where account_id = ${account} and until is null and kind = coalesce(${kind}, kind)
      returning person_id as person, program_id as program, kind) select * from over order by person`.execute(tx)
  return rows
}

export type AlertCare = {
  readonly alert: string
  readonly account: AccountId
  readonly program: ProgramId
  readonly person: PersonId
}

export async function rememberAlertCare(tx: Tx, of: AlertCare): Promise<void> {
  await sql`insert into identity.alert_care (alert_id, account_id, program_id, person_id)
    values (${of.alert}, ${of.account}, ${of.program}, ${of.person}) on conflict (alert_id, account_id) do nothing`.execute(
    tx,
  )
}

/** Ends what this alert opened, unless another alert of the same person still holds it open for the same account. */
export async function endAlertCare(tx: Tx, alert: string, person: PersonId, at: Instant): Promise<void> {
  await sql`delete from identity.alert_care where alert_id = ${alert}`.execute(tx)
  await sql`update identity.care_relation c set until = ${at} where c.person_id = ${person} and c.kind = 'duty_alert' and c.until is null
    and not exists (select 1 from identity.alert_care a where a.person_id = c.person_id and a.account_id = c.account_id)`.execute(
    tx,
  )
}

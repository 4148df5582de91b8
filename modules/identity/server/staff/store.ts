import type { AccountId, Instant, ProgramId, Role } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

type StaffRole = Exclude<Role, 'physician'>

export type Account = {
  readonly id: AccountId
  readonly program: ProgramId
  readonly nameSealed: string
  readonly contactsSealed: string
  readonly displayName: string
  readonly roles: StaffRole[]
  readonly language: 'es' | 'en'
  readonly demo: boolean
  readonly active: boolean
  readonly totpSince: Instant | null
}

const columns = sql`a.id, a.program_id as program, a.name_sealed as "nameSealed", a.contacts_sealed as "contactsSealed",
  a.display_name as "displayName", a.roles, a.language, a.demo, a.active, a.totp_since as "totpSince"`

export async function findAccount(tx: Tx, id: AccountId): Promise<Account | undefined> {
  const { rows } = await sql<Account>`select ${columns} from identity.account a where a.id = ${id}`.execute(tx)
  return rows[0]
}

export async function accountsOf(tx: Tx, program: ProgramId) {
  const { rows } = await sql<
    Account & { pushBrowsers: number }
  >`select ${columns}, (select count(*) from identity.push_subscription s
      where s.account_id = a.id and s.ended_at is null) as "pushBrowsers"
    from identity.account a where a.program_id = ${program} order by a.active desc, a.display_name, a.id`.execute(tx)
  return rows
}

export type NewAccount = Omit<Account, 'active' | 'totpSince'> & {
  readonly emailKey: string
  readonly contactKeys: readonly string[]
  readonly at: Instant
}

/** @returns false when the address is already an account's. */
export async function insertAccount(tx: Tx, account: NewAccount): Promise<boolean> {
  const { rows } =
    await sql`insert into identity.account (id, program_id, email_key, name_sealed, contacts_sealed, contact_keys, contacts_keyed,
      display_name, roles, language, demo, created_at)
    values (${account.id}, ${account.program}, ${account.emailKey}, ${account.nameSealed}, ${account.contactsSealed},
      ${[...account.contactKeys]}, md5(${account.contactsSealed}), ${account.displayName},
      ${account.roles}, ${account.language}, ${account.demo}, ${account.at})
    on conflict (email_key) do nothing returning id`.execute(tx)
  return rows.length > 0
}

export async function setActive(tx: Tx, id: AccountId, active: boolean, at: Instant): Promise<void> {
  await sql`update identity.account set active = ${active}, disabled_at = case when ${active} then null else ${at}::timestamptz end where id = ${id}`.execute(
    tx,
  )
}

export async function updateRoles(tx: Tx, id: AccountId, roles: readonly StaffRole[]): Promise<void> {
  await sql`update identity.account set roles = ${[...roles]} where id = ${id}`.execute(tx)
}

export async function holdsCases(tx: Tx, id: AccountId): Promise<boolean> {
  const { rows } =
    await sql`select 1 from identity.care_relation where account_id = ${id} and kind = 'assigned' and until is null limit 1`.execute(
      tx,
    )
  return rows.length > 0
}

export async function endSubscriptions(tx: Tx, account: AccountId, at: Instant): Promise<void> {
  await sql`update identity.push_subscription set ended_at = ${at} where account_id = ${account} and ended_at is null`.execute(
    tx,
  )
}

export async function endSubscription(tx: Tx, endpointKey: string, at: Instant): Promise<void> {
  await sql`update identity.push_subscription set ended_at = ${at} where endpoint_key = ${endpointKey} and ended_at is null`.execute(
    tx,
  )
}

export async function endSubscriptionById(tx: Tx, id: string, at: Instant): Promise<void> {
  await sql`update identity.push_subscription set ended_at = ${at} where id = ${id} and ended_at is null`.execute(tx)
}

export type NewSubscription = {
  readonly id: string
  readonly program: ProgramId
  readonly account: string | null
  readonly person: string | null
  readonly device: string | null
  readonly endpointKey: string
  readonly sealed: string
  readonly at: Instant
}

export async function insertSubscription(tx: Tx, one: NewSubscription): Promise<void> {
  await sql`insert into identity.push_subscription (id, program_id, account_id, person_id, device_id, endpoint_key, subscription_sealed, made_at)
    values (${one.id}, ${one.program}, ${one.account}, ${one.person}, ${one.device}, ${one.endpointKey}, ${one.sealed}, ${one.at})`.execute(
    tx,
  )
}

export type NewProgram = {
  readonly id: ProgramId
  readonly slug: string
  readonly name: string
  readonly demo: boolean
  readonly dutyPhone: string | null
  readonly dutySms: string | null
  readonly at: Instant
}

/** @returns false when the slug is already a programme's. */
export async function insertProgram(tx: Tx, one: NewProgram): Promise<boolean> {
  const { rows } = await sql`insert into identity.program (id, slug, name, demo, duty_phone, duty_sms, created_at)
    values (${one.id}, ${one.slug}, ${one.name}, ${one.demo}, ${one.dutyPhone}, ${one.dutySms}, ${one.at})
    on conflict (slug) do nothing returning id`.execute(tx)
  return rows.length > 0
}

type Changed = Pick<NewProgram, 'name' | 'dutyPhone' | 'dutySms'> & { readonly director: AccountId | null }

export async function updateProgram(tx: Tx, id: ProgramId, to: Changed): Promise<void> {
  await sql`update identity.program set name = ${to.name}, duty_phone = ${to.dutyPhone}, duty_sms = ${to.dutySms},
    director_account_id = ${to.director} where id = ${id}`.execute(tx)
}

/** The programme of a short name, as the command line says it. */
export async function findProgramBySlug(tx: Tx, slug: string): Promise<ProgramId | undefined> {
  const { rows } = await sql<{ id: ProgramId }>`select id from identity.program where slug = ${slug}`.execute(tx)
  return rows[0]?.id
}

import type { AccountId, Instant, ProgramId, Role } from '@ayni/kernel'
import type { Db, Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

export type HeldSession = {
  readonly session: string
  readonly account: AccountId
  readonly program: ProgramId
  readonly roles: Exclude<Role, 'physician'>[]
  readonly totpSince: Instant | null
  readonly secondFactorAt: Instant | null
  readonly displayName: string
  readonly language: 'es' | 'en'
  readonly demo: boolean
}

export type Idle = { readonly clinicalS: number; readonly othersS: number }

/** One query: whose session this is and what they may be; an idle one ends here. */
export async function staffOfSession(db: Db, token: string, at: Instant, idle: Idle): Promise<HeldSession | undefined> {
  const { rows } =
    await sql<HeldSession>`select session_id as session, account_id as account, program_id as program, roles,
      totp_since as "totpSince", second_factor_at as "secondFactorAt", display_name as "displayName", language, demo
    from identity.staff_of_session(${token}, ${at}, ${idle.clinicalS}, ${idle.othersS})`.execute(db)
  return rows[0]
}

export type HeldDevice = {
  readonly device: string
  readonly person: string
  readonly program: string
  readonly signedOutAt: Instant | null
  readonly wipeRequestedAt: Instant | null
}

/** One query: whose phone this is. */
export async function deviceOfToken(db: Db, tokenHash: string, at: Instant): Promise<HeldDevice | undefined> {
  const { rows } =
    await sql<HeldDevice>`select device_id as device, person_id as person, program_id as program, signed_out_at as "signedOutAt",
      wipe_requested_at as "wipeRequestedAt" from identity.device_of_token(${tokenHash}, ${at})`.execute(db)
  return rows[0]
}

export type Addressed = {
  readonly account: AccountId
  readonly program: ProgramId
  readonly contactsSealed: string
  readonly language: 'es' | 'en'
}

export async function accountOfEmail(tx: Tx, emailKey: string): Promise<Addressed | undefined> {
  const { rows } =
    await sql<Addressed>`select account_id as account, program_id as program, contacts_sealed as "contactsSealed", language
    from identity.account_of_email(${emailKey})`.execute(tx)
  return rows[0]
}

export async function demoAccountsIn(tx: Tx) {
  const { rows } = await sql<{ account: AccountId; displayName: string; roles: HeldSession['roles']; program: string }>`
    select a.id as account, a.display_name as "displayName", a.roles, p.name as program
    from identity.account a join identity.program p on p.id = a.program_id
    where a.demo and p.demo and a.active order by p.name, a.display_name, a.id`.execute(tx)
  return rows
}

export async function passSecondFactor(tx: Tx, session: string, at: Instant): Promise<void> {
  await sql`select identity.pass_second_factor(${session}, ${at})`.execute(tx)
}

export async function endSessions(tx: Tx, account: AccountId): Promise<void> {
  await sql`select identity.end_sessions(${account})`.execute(tx)
}

export type Factor = {
  readonly secretSealed: string
  readonly confirmedAt: Instant | null
  readonly lastStep: number
  readonly failures: number
  readonly lockedUntil: Instant | null
  readonly recoveryHashes: readonly string[]
}

/** Locks the row: two tries at once are counted one after the other. */
export async function findFactor(tx: Tx, account: AccountId): Promise<Factor | undefined> {
  const { rows } =
    await sql<Factor>`select secret_sealed as "secretSealed", confirmed_at as "confirmedAt", last_step as "lastStep", failures,
      locked_until as "lockedUntil", recovery_hashes as "recoveryHashes"
    from identity.second_factor where account_id = ${account} for update`.execute(tx)
  return rows[0]
}

export async function putFactor(
  tx: Tx,
  account: AccountId,
  program: ProgramId,
  secretSealed: string,
  at: Instant,
): Promise<void> {
  await sql`insert into identity.second_factor (account_id, program_id, secret_sealed, made_at) values (${account}, ${program}, ${secretSealed}, ${at})
    on conflict (account_id) do update set secret_sealed = excluded.secret_sealed, made_at = excluded.made_at
    where second_factor.confirmed_at is null`.execute(tx)
}

export async function confirmFactor(
  tx: Tx,
  account: AccountId,
  at: Instant,
  recoveryHashes: readonly string[],
): Promise<void> {
  await sql`update identity.second_factor set confirmed_at = ${at}, recovery_hashes = ${[...recoveryHashes]} where account_id = ${account}`.execute(
    tx,
  )
  await sql`update identity.account set totp_since = ${at} where id = ${account}`.execute(tx)
}

export async function noteRight(
  tx: Tx,
  account: AccountId,
  used: { readonly step: number } | { readonly recoveryHash: string },
): Promise<void> {
  await ('step' in used
    ? sql`update identity.second_factor set failures = 0, locked_until = null, last_step = ${used.step} where account_id = ${account}`.execute(
        tx,
      )
    : sql`update identity.second_factor set failures = 0, locked_until = null,
        recovery_hashes = array_remove(recovery_hashes, ${used.recoveryHash}) where account_id = ${account}`.execute(
        tx,
      ))
}

export async function noteWrong(
  tx: Tx,
  account: AccountId,
  failures: number,
  lockedUntil: Instant | null,
): Promise<void> {
  await sql`update identity.second_factor set failures = ${failures}, locked_until = ${lockedUntil} where account_id = ${account}`.execute(
    tx,
  )
}

export async function forgetFactor(tx: Tx, account: AccountId): Promise<void> {
  await sql`delete from identity.second_factor where account_id = ${account}`.execute(tx)
  await sql`update identity.account set totp_since = null where id = ${account}`.execute(tx)
  await endSessions(tx, account)
}

export async function forgetWhatIsOver(tx: Tx, at: Instant): Promise<void> {
  await sql`select identity.tidy_sign_in(${at})`.execute(tx)
}

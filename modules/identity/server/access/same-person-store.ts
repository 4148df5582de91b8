import type { AccountId, PersonId, ProgramId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

export type SamePerson = { readonly account: AccountId; readonly person: PersonId; readonly program: ProgramId }

const columns = sql`account_id as account, person_id as person, program_id as program`

/** Which accounts are one of these people. */
export async function accountsThatAre(tx: Tx, people: readonly PersonId[]): Promise<readonly SamePerson[]> {
  const { rows } = await sql<SamePerson>`select distinct ${columns} from identity.same_person
    where person_id = any (${[...people]}::uuid[]) order by person_id, account_id`.execute(tx)
  return rows
}

/** Which people this account is. */
export async function peopleThatAre(tx: Tx, account: AccountId): Promise<readonly SamePerson[]> {
  const { rows } = await sql<SamePerson>`select distinct ${columns} from identity.same_person
    where account_id = ${account} order by person_id`.execute(tx)
  return rows
}

/** Accounts from before this was known, and those whose number or mailbox has changed since. */
export async function unkeyedAccounts(
  tx: Tx,
): Promise<readonly { readonly account: AccountId; readonly program: ProgramId }[]> {
  const { rows } = await sql<{
    account: AccountId
    program: ProgramId
  }>`select id as account, program_id as program from identity.account
    where contacts_keyed is distinct from md5(contacts_sealed) order by id`.execute(tx)
  return rows
}

export async function keyAccount(
  tx: Tx,
  account: AccountId,
  of: { readonly contactsSealed: string; readonly contactKeys: readonly string[] },
): Promise<void> {
  await sql`update identity.account set contact_keys = ${[...of.contactKeys]}, contacts_keyed = md5(${of.contactsSealed}) where id = ${account}`.execute(
    tx,
  )
}

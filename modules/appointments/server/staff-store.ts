import type { AccountId, Language } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

export type StaffRow = {
  readonly account: AccountId
  readonly language: Language
  readonly contactsSealed: string
  readonly push: readonly { readonly id: string; readonly sealed: string }[]
}

export async function staffOf(tx: Tx, accounts: readonly AccountId[]): Promise<readonly StaffRow[]> {
  const { rows } = await sql<StaffRow>`select a.id as account, a.language, a.contacts_sealed as "contactsSealed",
      coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'sealed', s.subscription_sealed)) from identity.push_subscription s
        where s.account_id = a.id and s.ended_at is null), '[]') as push
    from identity.account a where a.id = any (${[...accounts]}::uuid[]) and a.active`.execute(tx)
  return rows
}

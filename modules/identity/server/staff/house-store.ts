import type { AccountId, ProgramId } from '@ayni/kernel'
import type { KeyRing } from '@ayni/platform/crypto'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'
import { emailKeyOf } from './sealed-account.ts'

export type ProgramRow = {
  readonly id: ProgramId
  readonly slug: string
  readonly name: string
  readonly demo: boolean
}

/** Every programme of the house; to the house alone. */
export async function listPrograms(tx: Tx): Promise<readonly ProgramRow[]> {
  const { rows } = await sql<ProgramRow>`select id, slug, name, demo from identity.program order by slug`.execute(tx)
  return rows
}

export type AccountFound = {
  readonly account: AccountId
  readonly program: ProgramId
  readonly active: boolean
  readonly roles: readonly string[]
}

/** The account of an address, whatever its capitals. */
export async function accountByEmail(tx: Tx, keys: KeyRing, email: string): Promise<AccountFound | undefined> {
  const { rows } = await sql<AccountFound>`select id as account, program_id as program, active, roles
    from identity.account where email_key = ${emailKeyOf(keys, email)}`.execute(tx)
  return rows[0]
}

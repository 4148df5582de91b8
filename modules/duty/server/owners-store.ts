import type { AccountId, Instant, PersonId, ProgramId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

type Owner = { readonly account: AccountId; readonly name: string; readonly onDuty: boolean }

export async function whoMayOwn(tx: Tx, person: PersonId, program: ProgramId, at: Instant): Promise<readonly Owner[]> {
  const { rows } = await sql<Owner>`select account, name, on_duty as "onDuty"
    from duty.who_may_own(${person}, ${program}, ${at})`.execute(tx)
  return rows
}

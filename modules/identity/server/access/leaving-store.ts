import type { AccountId, Instant, PersonId, ProgramId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'
import type { CareKind } from './store.ts'

export type Lock = {
  readonly person: PersonId
  readonly program: ProgramId
  readonly since: Instant
  readonly eraseAfter: Instant
}

/** @returns whether they were not locked before. */
export async function lockPerson(tx: Tx, lock: Lock): Promise<boolean> {
  const { rows } = await sql`insert into identity.locked (person_id, program_id, since, erase_after)
    values (${lock.person}, ${lock.program}, ${lock.since}, ${lock.eraseAfter}) on conflict (person_id) do nothing returning person_id`.execute(
    tx,
  )
  return rows.length > 0
}

/** Only once both layers hold again. @returns whether they were locked until now. */
export async function unlockPerson(tx: Tx, person: PersonId): Promise<boolean> {
  const { rows } = await sql`delete from identity.locked where person_id = ${person}
    and (select count(*) from enrollment.consent_now c where c.person_id = ${person} and c.layer in (1, 2) and c.given) = 2
    returning person_id`.execute(tx)
  return rows.length > 0
}

/** Every phone of the person fetches all it may hold anew, once. */
export async function beginAgain(tx: Tx, person: PersonId, at: Instant): Promise<void> {
  await sql`update identity.device set begin_again_at = ${at} where person_id = ${person} and signed_out_at is null`.execute(
    tx,
  )
}

/** Assignments and broken glass end; what an open alert or an open episode needs stays until it is over. */
export async function closeCareOf(
  tx: Tx,
  person: PersonId,
  at: Instant,
): Promise<readonly { readonly account: AccountId; readonly kind: CareKind }[]> {
  const { rows } = await sql<{ account: AccountId; kind: CareKind }>`update identity.care_relation set until = ${at}
    where person_id = ${person} and until is null and kind not in ('duty_alert', 'episode') returning account_id as account, kind`.execute(
    tx,
  )
  return rows
}

export async function markErased(tx: Tx, person: PersonId, at: Instant): Promise<void> {
  await sql`update identity.locked set erased_at = ${at} where person_id = ${person} and erased_at is null`.execute(tx)
}

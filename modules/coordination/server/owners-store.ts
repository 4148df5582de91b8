import type { AccountId, Instant, PersonId, ProgramId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

export type ReturnedWhy = 'away' | 'disabled' | 'conflict' | 'declined' | 'ended'
export type OwnedKey = { readonly key: string; readonly person: PersonId }

/** What the person is owed by the roles that this clinician holds is theirs from now on. */
export async function ownAllOf(
  tx: Tx,
  person: PersonId,
  account: AccountId,
  roles: readonly string[],
): Promise<readonly OwnedKey[]> {
  const { rows } =
    await sql<OwnedKey>`update coordination.promise set owed_by = ${account}, returned_at = null, returned_from = null, returned_why = null
    where person_id = ${person} and kept_at is null and withdrawn_at is null and owed_by_role = any (${[...roles]}) and owed_by_role in ('therapist', 'psychiatrist')
    returning key, person_id as person`.execute(tx)
  return rows
}

/** Back to the role, with a mark of whose it was and why: a promise never waits behind somebody who is not there. */
export async function returnToRole(
  tx: Tx,
  of: {
    readonly account: AccountId
    readonly person: PersonId | null
    readonly why: ReturnedWhy
    readonly at: Instant
  },
): Promise<readonly OwnedKey[]> {
  const { rows } =
    await sql<OwnedKey>`update coordination.promise set owed_by = null, returned_at = ${of.at}, returned_from = owed_by, returned_why = ${of.why}
    where owed_by = ${of.account} and kept_at is null and withdrawn_at is null and (${of.person}::uuid is null or person_id = ${of.person}::uuid)
    returning key, person_id as person`.execute(tx)
  return rows
}

/** Somebody was found: what was owed about finding them is kept. */
export async function keepFinding(tx: Tx, person: PersonId, at: Instant): Promise<readonly string[]> {
  const { rows } = await sql<{ key: string }>`update coordination.promise set kept_at = ${at}, how = 'reviewed'
    where person_id = ${person} and kind in ('find-clinician', 'choose-together', 'outside-care') and kept_at is null and withdrawn_at is null
    returning key`.execute(tx)
  return rows.map(({ key }) => key)
}

export type Absent = { readonly program: ProgramId; readonly account: AccountId; readonly why: 'away' | 'disabled' }

/** Owners who cannot keep what they owe now; whom the person blocked lost it in that moment already. */
export async function absentOwners(tx: Tx, now: Instant, limit: number): Promise<readonly Absent[]> {
  const { rows } = await sql<Absent>`select distinct o.program_id as program, o.owed_by as account,
      case when a.active then 'away' else 'disabled' end as why
    from coordination.promise o join identity.account a on a.id = o.owed_by
    where o.kept_at is null and o.withdrawn_at is null and o.owed_by is not null and (not a.active
      or exists (select 1 from coordination.absence x where x.account_id = o.owed_by and x.cancelled_at is null
        and x.from_at <= ${now} and x.until_at > ${now}))
    limit ${limit}`.execute(tx)
  return rows
}

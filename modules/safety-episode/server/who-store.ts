import type { AccountId, Instant, PersonId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'
import type { EpisodeRow } from './store.ts'

export type Standing = {
  readonly isPsychiatrist: boolean
  /** Blocked by the person, or too near to follow them. */
  readonly keptApart: boolean
  readonly blocked: boolean
  readonly active: boolean
  readonly name: string
}

/** What an account is to a person; undefined where it is not of this programme. */
export async function standingOf(tx: Tx, row: EpisodeRow, account: AccountId): Promise<Standing | undefined> {
  const { rows } =
    await sql<Standing>`select 'psychiatrist' = any (a.roles) as "isPsychiatrist", a.active, a.display_name as name,
      safety_episode.kept_apart(${row.person}, a.id) as "keptApart",
      exists (select 1 from identity.blocked b where b.person_id = ${row.person} and b.account_id = a.id)
        and not suicide_prevention.called_despite_block(${row.person}, a.id) as blocked
    from identity.account a where a.id = ${account} and a.program_id = ${row.program}`.execute(tx)
  return rows[0]
}

/** SUI-08: the first of those who may own it, on duty before the others; null where nobody may now. */
export async function nextOwner(tx: Tx, { person, program }: EpisodeRow, at: Instant): Promise<AccountId | null> {
  const { rows } = await sql<{
    account: AccountId
  }>`select account from duty.who_may_own(${person}, ${program}, ${at}) limit 1`.execute(tx)
  return rows[0]?.account ?? null
}

/** Opens the person to whoever follows them, until the episode ends. */
export async function follow(tx: Tx, id: string, row: EpisodeRow, account: AccountId, at: Instant): Promise<void> {
  await sql`select identity.begin_care(${id}, ${row.program}, ${row.person}, ${account}, 'episode', ${at})`.execute(tx)
}

export async function unfollow(tx: Tx, person: PersonId, account: AccountId | null, at: Instant): Promise<void> {
  await sql`select identity.end_care(c.person_id, c.account_id, c.kind, ${at}) from identity.care_relation c
    where c.person_id = ${person} and c.kind = 'episode' and c.until is null and (${account}::uuid is null or c.account_id = ${account})`.execute(
    tx,
  )
}

export async function nameOf(tx: Tx, account: AccountId): Promise<string> {
  const { rows } = await sql<{
    name: string
  }>`select display_name as name from identity.account where id = ${account}`.execute(tx)
  return rows[0]?.name ?? ''
}

/** Alerts of this person that ended: each left a call owed, which a guided call keeps. */
export async function lastAlertsOf(tx: Tx, person: PersonId): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`select substr(p.key, 13) as id from coordination.promise p
    where p.person_id = ${person} and p.kind = 'safety-call' and p.key like 'safety-call:%' and p.kept_at is null and p.withdrawn_at is null`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}

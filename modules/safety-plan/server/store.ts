import type { PlanChoice } from '@ayni/clinical/safety-plan'
import type { AccountId, Instant, PersonId, ProgramId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

export async function mayOpen(tx: Tx, person: PersonId): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`select identity.may_open(${person}, 'C4') as may`.execute(tx)
  return rows[0]?.may ?? false
}

export type NewVersion = {
  readonly id: string
  readonly program: ProgramId
  readonly person: PersonId
  readonly basedOn: readonly string[]
  readonly sealed: string
  readonly hash: string
  readonly missing: readonly string[]
  readonly reviewOn: string | null
  readonly by: AccountId | null
  readonly occurredAt: Instant
  readonly receivedAt: Instant
}

/** False: that id is there already. */
export async function addVersion(tx: Tx, v: NewVersion): Promise<boolean> {
  const { rows } =
    await sql`insert into safety_plan.version (id, program_id, person_id, based_on, sealed, hash, missing,
      review_on, by_account, occurred_at, received_at)
    values (${v.id}, ${v.program}, ${v.person}, ${[...v.basedOn]}::uuid[], ${v.sealed}, ${v.hash}, ${[...v.missing]}::text[],
      ${v.reviewOn}::date, ${v.by}, ${v.occurredAt}, ${v.receivedAt})
    on conflict (id) do nothing returning id`.execute(tx)
  return rows.length === 1
}

/** Said before, word by word, of the same person. */
export async function isSameVersion(tx: Tx, id: string, person: PersonId, hash: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from safety_plan.version where id = ${id} and person_id = ${person} and hash = ${hash}`.execute(
      tx,
    )
  return rows.length === 1
}

export type VersionRow = {
  readonly id: string
  readonly basedOn: readonly string[]
  readonly at: Instant
  readonly sealed: string
  readonly missing: readonly string[]
  readonly reviewOn: string | null
  readonly who: string | null
}

/** The newest first. A plan is rewritten some dozens of times in a life; beyond that the oldest stay in the table. */
export async function versionsOf(tx: Tx, person: PersonId): Promise<readonly VersionRow[]> {
  const { rows } = await sql<VersionRow>`select v.id, v.based_on as "basedOn", v.occurred_at as at, v.sealed, v.missing,
      v.review_on::text as "reviewOn", a.display_name as who
    from safety_plan.version v left join identity.account a on a.id = v.by_account
    where v.person_id = ${person} order by v.occurred_at desc, v.id desc limit 200`.execute(tx)
  return rows
}

export async function choicesOf(tx: Tx, person: PersonId): Promise<readonly PlanChoice[]> {
  const { rows } = await sql<PlanChoice>`select id, chosen, over, occurred_at as at from safety_plan.choice
    where person_id = ${person}`.execute(tx)
  return rows
}

export async function versionExists(tx: Tx, person: PersonId, id: string): Promise<boolean> {
  const { rows } = await sql`select 1 from safety_plan.version where id = ${id} and person_id = ${person}`.execute(tx)
  return rows.length === 1
}

type NewChoice = PlanChoice & {
  readonly program: ProgramId
  readonly person: PersonId
  readonly at: Instant
  readonly receivedAt: Instant
}

export async function addChoice(tx: Tx, c: NewChoice): Promise<void> {
  await sql`insert into safety_plan.choice (id, program_id, person_id, chosen, over, occurred_at, received_at)
    values (${c.id}, ${c.program}, ${c.person}, ${c.chosen}, ${[...c.over]}::uuid[], ${c.at}, ${c.receivedAt})
    on conflict (id) do nothing`.execute(tx)
}

type Shown = { readonly withoutPin: boolean; readonly at: Instant }

/** The newest word counts, whichever phone brings it last. */
export async function putShown(tx: Tx, person: PersonId, program: ProgramId, { withoutPin, at }: Shown): Promise<void> {
  await sql`insert into safety_plan.shown (person_id, program_id, without_pin, occurred_at)
    values (${person}, ${program}, ${withoutPin}, ${at})
    on conflict (person_id) do update set without_pin = excluded.without_pin, occurred_at = excluded.occurred_at
    where shown.occurred_at <= excluded.occurred_at`.execute(tx)
}

export async function shownOf(tx: Tx, person: PersonId): Promise<boolean | undefined> {
  const { rows } = await sql<{
    withoutPin: boolean
  }>`select without_pin as "withoutPin" from safety_plan.shown where person_id = ${person}`.execute(tx)
  return rows[0]?.withoutPin
}

export type Standing = {
  readonly planAt: Instant | null
  readonly complete: boolean
  readonly meansAgreedAt: Instant | null
  readonly meansRecheckedAt: Instant | null
}

export async function standingOf(tx: Tx, person: PersonId): Promise<Standing | undefined> {
  const { rows } = await sql<Standing>`select plan_at as "planAt", complete, means_agreed_at as "meansAgreedAt",
      means_rechecked_at as "meansRecheckedAt" from safety_plan.standing(${person})`.execute(tx)
  return rows[0]
}

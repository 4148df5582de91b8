import type { AccountId, Instant, PersonId, ProgramId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'
import type { ErasablePart, OwnRequest } from '../contract.ts'

export type Copy = {
  readonly id: string
  readonly program: ProgramId
  readonly person: PersonId
  readonly form: 'json' | 'html'
  readonly language: 'es' | 'en'
  readonly device: string | null
  readonly at: Instant
}

export async function insertCopy(tx: Tx, c: Copy): Promise<void> {
  await sql`insert into my_data.copy (id, program_id, person_id, form, language, device_id, taken_at)
    values (${c.id}, ${c.program}, ${c.person}, ${c.form}, ${c.language}, ${c.device}, ${c.at})`.execute(tx)
}

export type TeamMember = {
  readonly account: AccountId
  readonly who: string
  readonly roles: string[]
  readonly blocked: boolean
}

export async function teamOf(tx: Tx, person: PersonId): Promise<readonly TeamMember[]> {
  const { rows } = await sql<TeamMember>`select t.account, t.who, t.roles, exists (
      select 1 from identity.not_wanted b where b.person_id = ${person} and b.account_id = t.account) as blocked
    from identity.team_of_my_program() t`.execute(tx)
  return rows
}

export async function insertDisagreement(
  tx: Tx,
  d: {
    readonly id: string
    readonly program: ProgramId
    readonly person: PersonId
    readonly section: string
    readonly about: string
    readonly sealed: string
    readonly occurredAt: Instant
    readonly receivedAt: Instant
  },
): Promise<void> {
  await sql`insert into my_data.disagreement (id, program_id, person_id, section, about, said_sealed, occurred_at, received_at)
    values (${d.id}, ${d.program}, ${d.person}, ${d.section}, ${d.about}, ${d.sealed}, ${d.occurredAt}, ${d.receivedAt})`.execute(
    tx,
  )
}

export type NewRequest = {
  readonly id: string
  readonly program: ProgramId
  readonly person: PersonId
  readonly kind: OwnRequest['kind']
  readonly section: string | null
  readonly wordsSealed: string | null
  readonly askedAt: Instant
  readonly dueAt: Instant
}

export async function insertRequest(tx: Tx, r: NewRequest): Promise<void> {
  await sql`insert into my_data.request (id, program_id, person_id, kind, section, words_sealed, asked_at, due_at)
    values (${r.id}, ${r.program}, ${r.person}, ${r.kind}, ${r.section}, ${r.wordsSealed}, ${r.askedAt}, ${r.dueAt})`.execute(
    tx,
  )
}

const requestColumns = sql`r.id, r.kind, r.section, r.asked_at as "askedAt", r.due_at as "dueAt", r.done_at as "doneAt",
  r.refused_at as "refusedAt", r.reason`

export async function ownRequests(
  tx: Tx,
  person: PersonId,
  ids: readonly string[] | 'all',
): Promise<readonly OwnRequest[]> {
  const wanted = ids === 'all' ? null : [...ids]
  const { rows } = await sql<OwnRequest>`select ${requestColumns} from my_data.request r
    where r.person_id = ${person} and (${wanted}::text[] is null or r.id::text = any (${wanted}::text[]))
    order by r.asked_at desc limit 200`.execute(tx)
  return rows
}

export type StoredRequest = OwnRequest & {
  readonly person: PersonId
  readonly alias: string
  readonly wordsSealed: string | null
}

/** Open ones by due time, then the newest answered. */
export async function programRequests(tx: Tx): Promise<readonly StoredRequest[]> {
  const { rows } = await sql<StoredRequest>`select ${requestColumns}, r.person_id as person, p.alias,
      r.words_sealed as "wordsSealed"
    from my_data.request r join identity.participant p on p.person_id = r.person_id
    order by (r.done_at is null and r.refused_at is null) desc,
      case when r.done_at is null and r.refused_at is null then r.due_at end, r.asked_at desc limit 300`.execute(tx)
  return rows
}

export type Ended = { readonly person: PersonId }

export async function endRequest(
  tx: Tx,
  request: string,
  end: { readonly done: boolean; readonly reason: string; readonly by: AccountId | null; readonly at: Instant },
): Promise<Ended | undefined> {
  const { rows } = await sql<Ended>`update my_data.request set
      done_at = case when ${end.done} then ${end.at}::timestamptz end,
      refused_at = case when ${end.done} then null else ${end.at}::timestamptz end, reason = ${end.reason}, by_account = ${end.by}
    where id = ${request} and done_at is null and refused_at is null returning person_id as person`.execute(tx)
  return rows[0]
}

export async function requestExists(tx: Tx, request: string): Promise<boolean> {
  const { rows } = await sql`select 1 from my_data.request where id = ${request}`.execute(tx)
  return rows.length > 0
}

// Erasing

export type Standing = {
  readonly program: ProgramId
  readonly since: Instant | null
  readonly eraseAfter: Instant | null
  readonly erasedAt: Instant | null
  readonly alertOpen: boolean
}

export async function standingOf(tx: Tx, person: PersonId): Promise<Standing | undefined> {
  const { rows } =
    await sql<Standing>`select p.program_id as program, l.since, l.erase_after as "eraseAfter", l.erased_at as "erasedAt",
      exists (select 1 from suicide_prevention.alert a where a.person_id = p.person_id and a.handled_at is null) as "alertOpen"
    from identity.participant p left join identity.locked l on l.person_id = p.person_id where p.person_id = ${person}`.execute(
      tx,
    )
  return rows[0]
}

/** How many rows go, by part; the list of tables is my_data.erasable. */
export async function rowsThatGo(
  tx: Tx,
  person: PersonId,
): Promise<readonly { readonly part: ErasablePart; readonly rows: number }[]> {
  const { rows } = await sql<{
    part: ErasablePart
    rows: number
  }>`select part, rows from my_data.would_erase(${person})`.execute(tx)
  return rows
}

export type Kept = {
  readonly consent: Newest
  readonly safety: Newest
  readonly access: Newest
  readonly ledger: Newest
}
type Newest = { readonly n: number; readonly at: Instant | null }

export async function whatStays(tx: Tx, person: PersonId): Promise<Kept> {
  const { rows } = await sql<Kept>`select
      (select json_build_object('n', count(*), 'at', max(received_at)) from enrollment.consent where person_id = ${person}) as consent,
      (select json_build_object('n', count(*), 'at', max(received_at)) from suicide_prevention.alert where person_id = ${person}) as safety,
      (select json_build_object('n', count(*), 'at', max(at)) from identity.access_log where person_id = ${person}) as access,
      (select json_build_object('n', count(*), 'at', max(received_at)) from platform.ledger where person_id = ${person}) as ledger`.execute(
    tx,
  )
  const none: Newest = { n: 0, at: null }
  return rows[0] ?? { consent: none, safety: none, access: none, ledger: none }
}

/** Rows gone by table. Runs as the house; the database itself checks that somebody asked or left. */
export async function erase(
  tx: Tx,
  person: PersonId,
  parts: readonly ErasablePart[],
): Promise<Readonly<Record<string, number>>> {
  const { rows } = await sql<{
    gone: Readonly<Record<string, number>>
  }>`select my_data.erase(${person}, ${[...parts]}::text[]) as gone`.execute(tx)
  return rows[0]?.gone ?? {}
}

export async function noteErased(tx: Tx, person: PersonId, gone: Readonly<Record<string, number>>): Promise<void> {
  await sql`update my_data.request set erased = ${JSON.stringify(gone)}::jsonb
    where person_id = ${person} and kind = 'erase' and erased = '{}'`.execute(tx)
}

/** Who left and whose days are over, or who asked while an alert was open that is handled now. */
export async function dueForErasure(
  tx: Tx,
  now: Instant,
  limit: number,
): Promise<readonly { readonly person: PersonId; readonly program: ProgramId }[]> {
  const { rows } = await sql<{
    person: PersonId
    program: ProgramId
  }>`select l.person_id as person, l.program_id as program
    from identity.locked l
    where l.erased_at is null and (l.erase_after <= ${now} or exists (
        select 1 from my_data.request r where r.person_id = l.person_id and r.kind = 'erase' and r.refused_at is null))
      and not exists (select 1 from suicide_prevention.alert a where a.person_id = l.person_id and a.handled_at is null)
    order by l.erase_after limit ${limit} for update of l skip locked`.execute(tx)
  return rows
}

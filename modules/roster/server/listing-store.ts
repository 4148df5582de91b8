import type { Instant, PersonId, ProgramId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

export type ListingRow = {
  readonly id: string
  readonly person: PersonId
  readonly source: string
  readonly dni: string | null
  readonly ce: string | null
  readonly cmp: string | null
  readonly birth: string | null
  readonly phones: readonly string[]
  readonly factsHash: string
  readonly factsSealed: string | null
  readonly batch: string | null
  readonly line: number | null
  readonly listedAt: Instant
}

/** What a row is looked up by. */
export type Wanted = {
  readonly sources: readonly string[]
  readonly documents: readonly string[]
  readonly births: readonly string[]
  readonly phones: readonly string[]
}

const columns = sql`l.id, l.person_id as person, l.source_hash as source, l.dni_hash as dni, l.ce_hash as ce, l.cmp_hash as cmp,
  l.birth_hash as birth, l.phone_hashes as phones, l.facts_hash as "factsHash", l.facts_sealed as "factsSealed", l.batch_id as batch,
  l.batch_line as line, l.listed_at as "listedAt"`

/** Imports of one programme take turns: two rows that are one person must not both be the first. */
export async function takeTurn(tx: Tx, program: ProgramId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('roster', ('x' || substr(${program}::text, 1, 8))::bit(32)::bigint))`.execute(
    tx,
  )
}

/** Every listing that shares its source, a document, the birth date or a phone with a row: one question for the whole part. */
export async function listingsLike(tx: Tx, program: ProgramId, wanted: Wanted): Promise<readonly ListingRow[]> {
  const { rows } = await sql<ListingRow>`with near as (
      select id from roster.listing where program_id = ${program} and source_hash = any (${[...wanted.sources]}::text[])
      union select id from roster.listing where program_id = ${program} and dni_hash = any (${[...wanted.documents]}::text[])
      union select id from roster.listing where program_id = ${program} and ce_hash = any (${[...wanted.documents]}::text[])
      union select id from roster.listing where program_id = ${program} and cmp_hash = any (${[...wanted.documents]}::text[])
      union select id from roster.listing where program_id = ${program} and birth_hash = any (${[...wanted.births]}::text[])
      union select id from roster.listing where program_id = ${program} and phone_hashes && ${[...wanted.phones]}::text[])
    select ${columns} from roster.listing l join near using (id) order by l.listed_at, l.batch_line, l.id`.execute(tx)
  return rows
}

export async function listingsOf(tx: Tx, people: readonly PersonId[]): Promise<readonly ListingRow[]> {
  const { rows } = await sql<ListingRow>`select ${columns} from roster.listing l
    where l.person_id = any (${[...people]}::uuid[]) order by l.listed_at, l.batch_line, l.id`.execute(tx)
  return rows
}

export type WrittenListing = {
  readonly id: string
  readonly person: PersonId
  readonly source: string
  readonly dni: string | null
  readonly ce: string | null
  readonly cmp: string | null
  readonly birth: string | null
  readonly phones: readonly string[]
  readonly factsHash: string
  readonly factsSealed: string
  readonly documentsSealed: string | null
  readonly reduceOn: string
  readonly line: number
}

type Where = { readonly program: ProgramId; readonly batch: string | null; readonly now: Instant }

/** New rows and corrected ones in one statement. */
export async function putListings(
  tx: Tx,
  all: readonly WrittenListing[],
  { program, batch, now }: Where,
): Promise<void> {
  if (all.length === 0) return
  await sql`insert into roster.listing as l (id, program_id, person_id, source_hash, dni_hash, ce_hash, cmp_hash, birth_hash,
      phone_hashes, facts_hash, facts_sealed, documents_sealed, listed_at, changed_at, batch_id, batch_line, reduce_on)
    select r.id, ${program}, r.person, r.source, r.dni, r.ce, r.cmp, r.birth, array(select jsonb_array_elements_text(r.phones)),
      r."factsHash", r."factsSealed", r."documentsSealed", ${now}, ${now}, ${batch}::uuid, r.line, r."reduceOn"
    from jsonb_to_recordset(${JSON.stringify(all)}::jsonb) as r (id uuid, person uuid, source text, dni text, ce text, cmp text,
      birth text, phones jsonb, "factsHash" text, "factsSealed" text, "documentsSealed" text, "reduceOn" date, line int)
    on conflict (id) do update set dni_hash = excluded.dni_hash, ce_hash = excluded.ce_hash, cmp_hash = excluded.cmp_hash,
      birth_hash = excluded.birth_hash, phone_hashes = excluded.phone_hashes, facts_hash = excluded.facts_hash,
      facts_sealed = excluded.facts_sealed, documents_sealed = excluded.documents_sealed, changed_at = excluded.changed_at,
      batch_id = excluded.batch_id, batch_line = excluded.batch_line, reduce_on = excluded.reduce_on, reduced_at = null,
      left_at = null`.execute(tx)
}

/** Rows that say what they said: only that the latest list has them. */
export async function touchListings(
  tx: Tx,
  all: readonly { readonly id: string; readonly line: number }[],
  batch: string,
): Promise<void> {
  if (all.length === 0) return
  await sql`update roster.listing l set batch_id = ${batch}, batch_line = r.line, left_at = null
    from jsonb_to_recordset(${JSON.stringify(all)}::jsonb) as r (id uuid, line int) where l.id = r.id`.execute(tx)
}

/** After a whole list: who is not on it left it. @returns how many people have no row left on any list */
export async function markLeft(tx: Tx, program: ProgramId, batch: string, at: Instant): Promise<number> {
  const { rows } = await sql<{ n: number }>`with gone as (
      update roster.listing set left_at = ${at} where program_id = ${program} and left_at is null
        and batch_id is not null and batch_id <> ${batch} returning person_id)
    select count(distinct g.person_id)::int as n from gone g where not exists (
      select 1 from roster.listing l where l.person_id = g.person_id and l.batch_id = ${batch})`.execute(tx)
  return rows[0]?.n ?? 0
}

export type LeftRow = {
  readonly person: PersonId
  readonly alias: string
  readonly leftAt: Instant
  readonly total: number
}

export async function leftPeople(
  tx: Tx,
  program: ProgramId,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<readonly LeftRow[]> {
  const { rows } = await sql<LeftRow>`with gone as (
      select person_id, max(left_at) as left_at from roster.listing where program_id = ${program} and batch_id is not null
      group by person_id having bool_and(left_at is not null))
    select p.id as person, p.alias, g.left_at as "leftAt", (select count(*)::int from gone) as total
    from gone g join enrollment.person p on p.id = g.person_id where p.alias > ${after} order by p.alias limit ${limit}`.execute(
    tx,
  )
  return rows
}

/** Whoever consented says their own documents, if any: the roster's copy has done its work. */
export async function dropDocuments(tx: Tx, person: PersonId): Promise<void> {
  await sql`update roster.listing set documents_sealed = null where person_id = ${person} and documents_sealed is not null`.execute(
    tx,
  )
}

export async function moveListings(tx: Tx, from: PersonId, to: PersonId): Promise<void> {
  await sql`update roster.listing set person_id = ${to} where person_id = ${from}`.execute(tx)
}

export type Reduced = { readonly person: PersonId; readonly program: ProgramId }

/**
 * Claims so many copies whose day has come, of people who take no part and wait in no review, and reduces them.
 * @source services/03 R-ENR-10
 */
export async function reduceDue(tx: Tx, today: string, now: Instant, limit: number): Promise<readonly Reduced[]> {
  const { rows } =
    await sql<Reduced>`update roster.listing l set facts_sealed = null, documents_sealed = null, birth_hash = null,
      phone_hashes = '{}', reduced_at = ${now}
    where l.id in (
      select d.id from roster.listing d join enrollment.person p on p.id = d.person_id
      where d.reduced_at is null and d.reduce_on <= ${today}::date and not p.agreed
        and not exists (select 1 from roster.review v where v.decided_at is null and d.person_id in (v.person_a, v.person_b))
        and not exists (select 1 from roster.listing o where o.person_id = d.person_id and o.reduce_on > ${today}::date)
      order by d.reduce_on limit ${limit} for update of d skip locked)
    returning l.person_id as person, l.program_id as program`.execute(tx)
  return rows
}

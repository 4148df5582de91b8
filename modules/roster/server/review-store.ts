import type { Instant, PersonId, ProgramId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'
import type { ReviewWhy } from '../contract.ts'

export type NewReview = {
  readonly id: string
  readonly people: readonly [PersonId, PersonId]
  readonly why: ReviewWhy
  readonly score: number
}

/** Pairs that were never in review; what somebody decided once is not asked again. @returns those that were opened */
export async function openReviews(
  tx: Tx,
  program: ProgramId,
  all: readonly NewReview[],
  at: Instant,
): Promise<readonly (readonly [PersonId, PersonId])[]> {
  if (all.length === 0) return []
  const rows = all.map(({ id, people, why, score }) => {
    const [a, b] = [...people].sort()
    return { id, a, b, why, score }
  })
  const opened = await sql<{
    a: PersonId
    b: PersonId
  }>`insert into roster.review (id, program_id, person_a, person_b, why, score, opened_at)
    select r.id, ${program}, r.a, r.b, r.why, r.score, ${at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, a uuid, b uuid, why text, score numeric)
    on conflict on constraint review_pair do nothing returning person_a as a, person_b as b`.execute(tx)
  return opened.rows.map(({ a, b }) => [a, b] as const)
}

export type ReviewRecord = {
  readonly id: string
  readonly a: PersonId
  readonly b: PersonId
  readonly why: ReviewWhy
  readonly score: number
  readonly decision: 'same' | 'different' | null
}

export async function reviewById(
  tx: Tx,
  program: ProgramId,
  id: string,
  lock: boolean,
): Promise<ReviewRecord | undefined> {
  const { rows } =
    await sql<ReviewRecord>`select id, person_a as a, person_b as b, why, score::float8 as score, decision from roster.review
    where id = ${id} and program_id = ${program} ${lock ? sql`for update` : sql``}`.execute(tx)
  return rows[0]
}

export async function closeReview(
  tx: Tx,
  review: {
    readonly id: string
    readonly decision: 'same' | 'different'
    readonly survivor: PersonId | null
    readonly by: string | null
    readonly at: Instant
  },
): Promise<void> {
  await sql`update roster.review set decided_at = ${review.at}, decision = ${review.decision}, decided_by = ${review.by},
    survivor_id = ${review.survivor} where id = ${review.id}`.execute(tx)
}

/** Who of these still waits in an open review. */
export async function stillInReview(tx: Tx, people: readonly PersonId[]): Promise<ReadonlySet<PersonId>> {
  const { rows } = await sql<{
    person: PersonId
  }>`select distinct p.person from unnest(${[...people]}::uuid[]) as p (person)
    join roster.review v on v.decided_at is null and p.person in (v.person_a, v.person_b)`.execute(tx)
  return new Set(rows.map(({ person }) => person))
}

/** The duplicate's other pairs become the survivor's, unless the survivor is already compared with that person. */
export async function moveReviews(tx: Tx, duplicate: PersonId, survivor: PersonId): Promise<void> {
  await sql`update roster.review v set
      person_a = least(case when v.person_a = ${duplicate} then v.person_b else v.person_a end, ${survivor}::uuid),
      person_b = greatest(case when v.person_a = ${duplicate} then v.person_b else v.person_a end, ${survivor}::uuid)
    where v.decided_at is null and ${duplicate}::uuid in (v.person_a, v.person_b) and not exists (
      select 1 from roster.review o where o.id <> v.id
        and o.person_a = least(case when v.person_a = ${duplicate} then v.person_b else v.person_a end, ${survivor}::uuid)
        and o.person_b = greatest(case when v.person_a = ${duplicate} then v.person_b else v.person_a end, ${survivor}::uuid))`.execute(
    tx,
  )
}

/** What cannot move any more has been decided by the merge. @returns the others of those pairs */
export async function closeOrphans(
  tx: Tx,
  duplicate: PersonId,
  at: Instant,
  by: string | null,
): Promise<readonly PersonId[]> {
  const { rows } = await sql<{
    other: PersonId
  }>`update roster.review set decided_at = ${at}, decision = 'different', decided_by = ${by}
    where decided_at is null and ${duplicate}::uuid in (person_a, person_b)
    returning case when person_a = ${duplicate} then person_b else person_a end as other`.execute(tx)
  return rows.map(({ other }) => other)
}

/** Keeps the pointer; whoever pointed at the duplicate points at the survivor now. */
export async function putMerge(
  tx: Tx,
  merge: {
    readonly survivor: PersonId
    readonly duplicate: PersonId
    readonly program: ProgramId
    readonly at: Instant
    readonly by: string | null
  },
): Promise<void> {
  await sql`update roster.merge set survivor_id = ${merge.survivor} where survivor_id = ${merge.duplicate}`.execute(tx)
  await sql`insert into roster.merge (duplicate_id, survivor_id, program_id, at, by_account)
    values (${merge.duplicate}, ${merge.survivor}, ${merge.program}, ${merge.at}, ${merge.by})`.execute(tx)
}

export type OpenReview = {
  readonly review: string
  readonly a: PersonId
  readonly aliasA: string
  readonly b: PersonId
  readonly aliasB: string
  readonly why: ReviewWhy
  readonly score: number
  readonly openedAt: Instant
  readonly total: number
}

export async function openReviewsPage(
  tx: Tx,
  program: ProgramId,
  after: string | null,
  limit: number,
): Promise<readonly OpenReview[]> {
  const { rows } = await sql<OpenReview>`select v.id as review, v.person_a as a, pa.alias as "aliasA", v.person_b as b,
      pb.alias as "aliasB", v.why, v.score::float8 as score, v.opened_at as "openedAt",
      (select count(*)::int from roster.review where program_id = ${program} and decided_at is null) as total
    from roster.review v join enrollment.person pa on pa.id = v.person_a join enrollment.person pb on pb.id = v.person_b
    where v.program_id = ${program} and v.decided_at is null and (${after}::uuid is null or v.id > ${after}::uuid)
    order by v.id limit ${limit}`.execute(tx)
  return rows
}

export type Standing = {
  readonly person: PersonId
  readonly alias: string
  readonly state: string
  readonly agreed: boolean
  readonly hasDevice: boolean
}

/** What decides which of two stays. */
export async function standingOf(tx: Tx, people: readonly PersonId[]): Promise<readonly Standing[]> {
  const { rows } = await sql<Standing>`select p.id as person, p.alias, p.state, p.agreed,
      exists (select 1 from identity.device d where d.person_id = p.id and d.signed_out_at is null) as "hasDevice"
    from enrollment.person p where p.id = any (${[...people]}::uuid[])`.execute(tx)
  return rows
}

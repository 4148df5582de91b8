import { isRefusal, type PersonId, type ProgramId, refuse } from '@ayni/kernel'
import { answer, type CommandContext, type Context, handle } from '@ayni/platform/commands'
import { decideReview, peopleMerged, type ReviewSide, reviewCard, reviewClosed, reviews } from '../contract.ts'
import { filled } from './compare-facts.ts'
import { openFacts } from './facts.ts'
import { type ListingRow, listingsOf, moveListings } from './listing-store.ts'
import { whereIs } from './places/place-book.ts'
import {
  closeOrphans,
  closeReview,
  moveReviews,
  openReviewsPage,
  putMerge,
  type ReviewRecord,
  reviewById,
  type Standing,
  standingOf,
  stillInReview,
} from './review-store.ts'

const PAGE = 50

export const reviewsAnswer = answer(reviews, async ({ input, tx, actor }) => {
  if (actor.programId === null) return { rows: [], total: 0, next: null }
  const found = await openReviewsPage(tx, actor.programId, input.after, PAGE + 1)
  const rows = found.slice(0, PAGE).map(({ review, a, aliasA, b, aliasB, why, score, openedAt }) => ({
    ...{ review, why, score, openedAt },
    people: [
      { person: a, alias: aliasA },
      { person: b, alias: aliasB },
    ],
  }))
  return { rows, total: found[0]?.total ?? 0, next: found.length > PAGE ? (rows.at(-1)?.review ?? null) : null }
})

const weight = ({ agreed, hasDevice }: Standing): number => (hasDevice ? 2 : 0) + (agreed ? 1 : 0)

/** Who takes part stays: their phone, their consents and their rounds are here. Else whom a list named first. */
export function survivorOf(
  [a, b]: readonly [PersonId, PersonId],
  standings: readonly Standing[],
  listings: readonly ListingRow[],
): PersonId {
  const of = (person: PersonId): number => {
    const found = standings.find((one) => one.person === person)
    return found === undefined ? 0 : weight(found)
  }
  if (of(a) !== of(b)) return of(a) > of(b) ? a : b
  const first = listings.find(({ person }) => person === a || person === b)
  return first?.person ?? a
}

type Pair = {
  readonly review: ReviewRecord
  readonly program: ProgramId
  readonly standings: readonly Standing[]
  readonly listings: readonly ListingRow[]
  readonly survivor: PersonId
}

async function pairOf({ tx, actor }: Context, id: string, lock: boolean) {
  const program = actor.programId
  const review = program === null ? undefined : await reviewById(tx, program, id, lock)
  if (review === undefined || program === null) return refuse('roster.review-missing')
  const people = [review.a, review.b] as const
  const standings = await standingOf(tx, people)
  const listings = await listingsOf(tx, people)
  return { review, program, standings, listings, survivor: survivorOf(people, standings, listings) } satisfies Pair
}

function sideOf({ keys, now }: Context, { standings, listings }: Pair, person: PersonId): ReviewSide {
  const mine = listings.filter((one) => one.person === person)
  const said = mine.flatMap(({ id, factsSealed }) => (factsSealed === null ? [] : [openFacts(keys, id, factsSealed)]))
  const [first, ...others] = said
  const facts = first === undefined ? undefined : filled(first, others)
  const standing = standings.find((one) => one.person === person)
  const place = [facts?.facilityName, whereIs(facts?.ubigeo ?? null, true)].filter(
    (part) => part !== null && part !== undefined && part !== '',
  )
  return {
    person,
    alias: standing?.alias ?? '',
    state: standing?.state ?? '',
    takesPart: standing !== undefined && weight(standing) > 0,
    listedAt: mine[0]?.listedAt ?? now,
    names: facts?.names ?? null,
    familyNames: facts?.familyNames ?? null,
    sex: facts?.sex ?? null,
    birthDate: facts?.birthDate ?? null,
    phones: [...(facts?.phones ?? [])],
    email: facts?.email ?? null,
    university: facts?.university ?? null,
    process: facts?.process ?? null,
    facility: place.length === 0 ? null : place.join(' · '),
    startsOn: facts?.startsOn ?? null,
    endsOn: facts?.endsOn ?? null,
  }
}

/** Null where one of the two has none: nothing can be said. */
function sameDocument({ listings, review }: Pair, kind: 'dni' | 'cmp'): boolean | null {
  const of = (person: PersonId) => listings.filter((one) => one.person === person).flatMap((one) => one[kind] ?? [])
  const [a, b] = [of(review.a), of(review.b)]
  return a.length === 0 || b.length === 0 ? null : a.some((one) => b.includes(one))
}

export const reviewCardAnswer = answer(reviewCard, async (context) => {
  const pair = await pairOf(context, context.input.review, false)
  if (isRefusal(pair)) return pair
  const { review, survivor } = pair
  return {
    ...{ review: review.id, why: review.why, score: review.score, survivor },
    sameDni: sameDocument(pair, 'dni'),
    sameCmp: sameDocument(pair, 'cmp'),
    sides: [sideOf(context, pair, review.a), sideOf(context, pair, review.b)],
  }
})

async function merge({ tx, now, actor }: CommandContext<unknown>, { review, program, survivor }: Pair) {
  const duplicate = survivor === review.a ? review.b : review.a
  await moveListings(tx, duplicate, survivor)
  await moveReviews(tx, duplicate, survivor)
  const others = await closeOrphans(tx, duplicate, now, actor.accountId)
  await putMerge(tx, { survivor, duplicate, program, at: now, by: actor.accountId })
  const held = await stillInReview(tx, [survivor, ...others])
  return [
    peopleMerged.of({ survivor, duplicate, program, at: now, stillHeld: held.has(survivor) }),
    ...others
      .filter((other) => other !== survivor)
      .map((other) =>
        reviewClosed.of({
          ...{ people: [duplicate, other], program, at: now },
          stillHeld: [...held].filter((one) => one === other),
        }),
      ),
  ]
}

export const decideReviewHandler = handle(decideReview, async (context) => {
  const { input, tx, now, actor } = context
  const pair = await pairOf(context, input.review, true)
  if (isRefusal(pair)) return pair
  const { review, program, survivor } = pair
  if (review.decision !== null) return refuse('roster.review-decided')
  const same = input.decision === 'same'
  const by = actor.accountId
  await closeReview(tx, { id: review.id, decision: input.decision, survivor: same ? survivor : null, by, at: now })
  const topics = ['reviews', 'roster']
  if (same) return { output: { survivor }, about: survivor, events: await merge(context, pair), topics }
  const people = [review.a, review.b]
  const stillHeld = [...(await stillInReview(tx, people))]
  return { output: { survivor: null }, events: [reviewClosed.of({ people, program, at: now, stillHeld })], topics }
})

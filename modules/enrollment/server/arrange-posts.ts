export type PostDays = { readonly post: string; readonly startsOn: string; readonly endsOn: string | null }

export type Arranged = {
  /** What the new one ends on, when a later post is known already: it arrived late. */
  readonly endsOn: string | null
  /** Of the others, those whose end changes; who closes comes before who opens. */
  readonly ends: readonly { readonly post: string; readonly endsOn: string | null }[]
}

const byStart = (one: PostDays, other: PostDays): number => one.startsOn.localeCompare(other.startsOn)

/** One post after the other: each ends at the latest on the day on which the next begins, and one at most is open. */
export function arrangePosts(before: readonly PostDays[], fresh: Omit<PostDays, 'endsOn'>): Arranged {
  const own = before.find(({ post }) => post === fresh.post)
  const others = before.filter(({ post }) => post !== fresh.post)
  // Where the corrected post used to begin, the one before it ended only because of that.
  const freed = others.map((one) => (own !== undefined && one.endsOn === own.startsOn ? { ...one, endsOn: null } : one))
  const mine: PostDays = { ...fresh, endsOn: ownEnd(own, fresh.startsOn, others) }
  const line = [...freed.toSorted(byStart)]
  const at = line.findLastIndex((one) => one.startsOn <= mine.startsOn) + 1
  line.splice(at, 0, mine)
  const ended = line.map((one, i): PostDays => {
    const next = line[i + 1]?.startsOn ?? null
    return { ...one, endsOn: next === null || (one.endsOn !== null && one.endsOn < next) ? one.endsOn : next }
  })
  const was = new Map(before.map(({ post, endsOn }) => [post, endsOn]))
  const changed = ended.filter(({ post, endsOn }) => post !== fresh.post && was.get(post) !== endsOn)
  return {
    endsOn: ended[at]?.endsOn ?? null,
    ends: changed
      .map(({ post, endsOn }) => ({ post, endsOn }))
      .toSorted((one, other) => Number(one.endsOn === null) - Number(other.endsOn === null)),
  }
}

/** An end that somebody said stays; one that came from the post after it is counted anew. */
function ownEnd(own: PostDays | undefined, startsOn: string, others: readonly PostDays[]): string | null {
  if (own === undefined || own.endsOn === null || own.endsOn < startsOn) return null
  return others.some((one) => one.startsOn === own.endsOn) ? null : own.endsOn
}

/** One version of a plan: never changed, never deleted. */
export type PlanVersion = {
  readonly id: string
  /** The versions that its writer had before them; these it replaces. */
  readonly basedOn: readonly string[]
  /** When it was written, by the corrected clock of whoever wrote it. */
  readonly at: string
}

/** "This one is mine": said by the person where two were made apart. */
export type PlanChoice = {
  readonly id: string
  readonly chosen: string
  readonly over: readonly string[]
  readonly at: string
}

export type CurrentPlan<Version> = {
  /** The newest of those that stand; null where there is none yet. */
  readonly current: Version | null
  /** Others that stand beside it: both are kept, and the person is asked. */
  readonly rivals: readonly Version[]
}

const before = (one: { readonly at: string; readonly id: string }, two: { readonly at: string; readonly id: string }) =>
  Date.parse(one.at) - Date.parse(two.at) || (one.id < two.id ? -1 : 1)

/**
 * Which version stands. Replaced: another one was written upon it. Set aside: the last choice that names it chose another.
 * Facts may arrive in any order and twice.
 * @source services/00-shared-model.md §2.10 EC-14
 * @safety a plan is never lost to a clock: what nobody replaced or set aside stays in sight.
 */
export function currentPlan<Version extends PlanVersion>(
  versions: readonly Version[],
  choices: readonly PlanChoice[],
): CurrentPlan<Version> {
  const replaced = new Set(versions.flatMap(({ basedOn, id }) => basedOn.filter((one) => one !== id)))
  const last = new Map<string, PlanChoice>()
  for (const choice of choices.toSorted(before)) for (const id of [choice.chosen, ...choice.over]) last.set(id, choice)
  const isAside = (id: string): boolean => {
    const said = last.get(id)
    return said !== undefined && said.chosen !== id
  }
  const notReplaced = versions.filter(({ id }) => !replaced.has(id))
  const standing = notReplaced.filter(({ id }) => !isAside(id))
  const newestFirst = (some: readonly Version[]) => some.toSorted((one, two) => before(two, one))
  const [current, ...rivals] = newestFirst(standing)
  if (current !== undefined) return { current, rivals }
  // Words that contradict each other leave none standing: then the newest is shown, and nothing is asked.
  return { current: newestFirst(notReplaced)[0] ?? newestFirst(versions)[0] ?? null, rivals: [] }
}

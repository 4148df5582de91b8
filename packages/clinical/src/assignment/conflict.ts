/** How somebody of the team and a physician may know each other: the eight of 2.8, and any other acquaintance. */
export const conflictKinds = [
  'same-cohort',
  'supervisor',
  'relative',
  'partner',
  'treats',
  'same-facility',
  'examiner',
  'lives-with',
  'acquaintance',
] as const
export type ConflictKind = (typeof conflictKinds)[number]
export type Answer = ConflictKind | 'none'

/**
 * @source services/00 §2.8: hard for supervisor or head, relative, partner, examiner; 2.1 adds living together.
 * `treats` and `same-facility` are named there without a side: [D] the physician decides.
 */
const hardKinds: ReadonlySet<Answer> = new Set(['supervisor', 'relative', 'partner', 'examiner', 'lives-with'])

export const isHard = (answer: Answer): boolean => hardKinds.has(answer)

/** What each side said about the other; null where it was not asked or has not answered. */
export type BothSides = { readonly team: Answer | null; readonly person: Answer | null }

/** `unknown`: the team side has not answered, so nobody may begin yet. */
export type Verdict = 'hard' | 'soft' | 'none' | 'unknown'

/** Either side is enough to raise the verdict; neither can lower what the other said. */
export function judgeConflict({ team, person }: BothSides): Verdict {
  const said = [team, person].filter((answer) => answer !== null)
  if (said.some(isHard)) return 'hard'
  if (said.some((answer) => answer !== 'none')) return 'soft'
  return team === null ? 'unknown' : 'none'
}

/** @source services/00-shared-model.md §2.5 and [D]: listed in docs/clinical/sign-offs.md. */
export const dutyPolicy = {
  /** @source 2.5: weekly. */
  drillEveryDays: 7,
  /** @source [D] how long the link or the key of one call counts: longer than the ladder takes to call again. */
  answerWithinMin: 120,
  /** @source [D] how long after a call "VOY" is understood as an answer to it. */
  replyWithinMin: 24 * 60,
  /** @source [D] a worker that was not seen for so long is silent, and people are told by the second path. */
  silentAfterS: 120,
  /** @source [D] and told again this often while it lasts. */
  silentAgainMin: 15,
} as const

/** Alias under which drills go out: nobody carries it. */
export const DRILL_ALIAS = 'AY-TEST'

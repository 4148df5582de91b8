/** @source services/00-shared-model.md §2.5 and [D]: listed in docs/clinical/sign-offs.md. */
export const dutyPolicy = {
  /** @source [D] how long everybody has to press in a drill. */
  drillAnswerMin: 15,
  /** @source 2.5: weekly. */
  drillEveryDays: 7,
  /** @source [D] how long the link or the key of one call counts: longer than the ladder takes to call again. */
  answerWithinMin: 120,
  /** @source [D] how long after a call "VOY" is understood as an answer to it. */
  replyWithinMin: 24 * 60,
} as const

/** Alias under which drills go out: nobody carries it. */
export const DRILL_ALIAS = 'AY-TEST'

/** @source services/00-shared-model.md §2.5 and [D]: listed in docs/clinical/sign-offs.md. */
export const dutyPolicy = {
  /** @source [D] how long everybody has to press in a drill. */
  drillAnswerMin: 15,
  /** @source 2.5: weekly. */
  drillEveryDays: 7,
} as const

/** Alias under which drills go out: nobody carries it. */
export const DRILL_ALIAS = 'AY-TEST'

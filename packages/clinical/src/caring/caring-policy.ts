/** How a contact is made: a few words that ask for nothing, or a call. */
export type CaringMode = 'message' | 'call'

/** So long after the start, on the calendar of Lima. */
export type CaringStep = { readonly after: number; readonly unit: 'day' | 'week' | 'month' }

export type CaringPlan = {
  readonly mode: CaringMode
  readonly steps: readonly CaringStep[]
  /** One more on the birthday, where the person or their clinician told it. */
  readonly birthday: boolean
}

export const caringSchedules = ['twelve-months', 'who-bic'] as const
export type CaringSchedule = (typeof caringSchedules)[number]

const step = (unit: CaringStep['unit'], ...all: readonly number[]): readonly CaringStep[] =>
  all.map((after) => ({ after, unit }))

/**
 * @source Eleven two-way texts in a year: Comtois 2019, JAMA Psychiatry 76:474–483 (ideation 80 % against 88 %, attempts 9 % against
 * 15 %); their spacing is [K]. A year of caring communications: VA/DoD guideline 2024.
 * @source Brief intervention and contact: Fleischmann 2008, Bull WHO 86:703–709 (deaths 0.2 % against 2.2 %); spacing [K].
 */
export const caringPlans: Readonly<Record<CaringSchedule, CaringPlan>> = {
  'twelve-months': {
    mode: 'message',
    steps: [...step('day', 1), ...step('week', 1), ...step('month', 1, 2, 3, 4, 6, 8, 10, 12)],
    birthday: true,
  },
  'who-bic': {
    mode: 'call',
    steps: [...step('week', 1, 2, 4, 7, 11), ...step('month', 4, 6, 12, 18)],
    birthday: false,
  },
}

export type CaringPolicy = {
  /** @source [D] the sender is asked for their own words so long before. */
  readonly askWordsDays: number
  /** @source [D] minute of the day in Lima at which a message becomes due; the person's own hours hold it further. */
  readonly dueMinute: number
  /** @source [D] a message later than this is left out: a greeting out of season says that nobody looked. */
  readonly lateDays: number
  /** @source [D] an answer so long after a contact counts as one to it. */
  readonly answerDays: number
  /** @source services/07 §7.6: the same day in working hours; these are the hours. [D] */
  readonly office: { readonly fromMinute: number; readonly toMinute: number }
  /** @source [D] what a phone shows whole and one SMS of two parts holds. */
  readonly wordsLength: number
}

export const caringPolicy: CaringPolicy = {
  askWordsDays: 7,
  dueMinute: 18 * 60,
  lateDays: 7,
  answerDays: 60,
  office: { fromMinute: 8 * 60, toMinute: 18 * 60 },
  wordsLength: 240,
}

/** @source [D] bounds of what a programme may set. */
export const caringBounds = { steps: 24, months: 24 } as const

/** The four questionnaires of a screening round, in the order the phone asks them: risk first, so fatigue never loses it. */
export const instrumentIds = ['asq', 'phq-9', 'gad-7', 'audit'] as const
export type InstrumentId = (typeof instrumentIds)[number]
export type OrdinalId = Exclude<InstrumentId, 'asq'> | 'who-5'

export type Words = { readonly es: string; readonly en: string }

/** `refused` was asked and declined; `null` or a missing key was not answered. Neither is ever 0. */
export type OrdinalAnswer = number | 'refused' | null
/** @safety never a boolean: "not asked" is not "no". */
export type AsqAnswer = 'yes' | 'no' | 'refused' | 'not_asked'
export type Answer = OrdinalAnswer | AsqAnswer
/** Keyed by the item's linkId (`phq9-1`, `audit-10`, `asq-5`). */
export type Answers = Readonly<Record<string, Answer | undefined>>

/** An item is asked when any of the named items has one of the given answers, or a number of at least this. */
export type AskedWhen =
  | { readonly any: readonly string[]; readonly atLeast: number }
  | { readonly any: readonly string[]; readonly is: readonly AsqAnswer[] }

export type Band = { readonly id: string; readonly min: number; readonly max: number; readonly label: Words }

/** What scoring needs: small, synchronous, the same on the phone and on the server. */
export type OrdinalScoring = {
  readonly id: OrdinalId
  readonly version: string
  readonly items: readonly string[]
  /** Asked, kept, never added to the total. */
  readonly unscored: readonly string[]
  readonly values: readonly number[]
  /** Items whose values differ from `values`. */
  readonly otherValues: Readonly<Record<string, readonly number[]>>
  readonly askedWhen: Readonly<Record<string, AskedWhen>>
  readonly multiplier: number
  readonly range: { readonly min: number; readonly max: number }
  readonly bands: readonly Band[]
  /** Total at or above which the published rule says severe; `null` where no rule says so. */
  readonly severeFrom: number | null
  readonly recallDays: number
  readonly loinc: { readonly panel: string | null; readonly total: string | null }
}

export type AsqScoring = {
  readonly id: 'asq'
  readonly version: string
  readonly items: readonly string[]
  readonly acuityItem: string
  readonly askedWhen: Readonly<Record<string, AskedWhen>>
  readonly outcomes: readonly { readonly id: AsqOutcome; readonly label: Words }[]
  readonly loinc: { readonly panel: null; readonly total: null; readonly result: string }
}

export type AsqOutcome = 'negative' | 'non-acute-positive' | 'acute-positive' | 'positive-acuity-unknown' | 'incomplete'

export type AnswerOption = {
  readonly value: number | AsqAnswer
  readonly code: string
  readonly es: string
  readonly en: string
}

export type InstrumentItem = {
  readonly id: string
  readonly prefix: string
  /** LOINC where `local` is absent; a local code of the house otherwise. */
  readonly code: string
  readonly local?: true
  readonly es: string
  readonly en: string
  /** Index into `optionLists`. */
  readonly options: number
}

/** The words, verbatim: loaded only when a screen shows them. */
export type InstrumentText = {
  readonly id: InstrumentId | 'who-5'
  readonly version: string
  readonly url: string
  readonly title: Words
  readonly intro: Words
  readonly optionLists: readonly (readonly AnswerOption[])[]
  readonly items: readonly InstrumentItem[]
  readonly bandActions: Readonly<Record<string, Words>>
  readonly copyright: string
}

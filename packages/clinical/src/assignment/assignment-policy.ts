export type AssignmentPolicy = {
  /** Open cases that one clinician holds at most, where nothing else is written for them. */
  readonly maxOpenCases: number
  /** Hours a week for this programme, where nothing else is written. */
  readonly hoursPerWeek: number
  /** What one open case takes of a week: a session and its notes. */
  readonly hoursPerCase: number
  /** How long the clinician has to say whether they know the person, and the person whether it suits them. */
  readonly answerHours: number
  /** Changes of clinician without any reason; after them the coordinator talks with the person. */
  readonly changesWithoutReason: number
  /** How long "I do not know this person" holds before it is asked again. */
  readonly answerHoldsMonths: number
}

/** @source [D] services/13 (capacity) and 00 §2.8 (one change without a reason); none of these figures has a published source. */
export const defaultAssignmentPolicy: AssignmentPolicy = {
  maxOpenCases: 8,
  hoursPerWeek: 8,
  hoursPerCase: 1,
  answerHours: 24,
  changesWithoutReason: 1,
  answerHoldsMonths: 12,
}

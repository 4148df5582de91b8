export { type AssignmentPolicy, defaultAssignmentPolicy } from './assignment-policy.ts'
export { awayUntil, type Limits, limitOf, type Span } from './capacity.ts'
export {
  type Answer,
  type BothSides,
  type ConflictKind,
  conflictKinds,
  isHard,
  judgeConflict,
  type Verdict,
} from './conflict.ts'
export { nextStep, type Step, type StepFacts } from './next-step.ts'
export {
  type Bar,
  type CareRole,
  type Clinician,
  type NotNow,
  type PastCare,
  type PersonInNeed,
  type Reason,
  type Suggestion,
  type Suggestions,
  suggestClinicians,
} from './suggest-clinicians.ts'
export {
  daysBetween,
  percentile,
  summariseWaits,
  type Wait,
  type WaitSummary,
  workingDaysBetween,
} from './waits.ts'

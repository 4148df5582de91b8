export {
  type AttemptHow,
  type AttemptResult,
  type AttemptWindow,
  attemptResults,
  type NonuseReason,
  nonuseReasons,
  type PastAttempt,
  type Slot,
} from './attempt.ts'
export { type Cycle, cycleAt } from './cycle.ts'
export { type FunnelCounts, type FunnelStep, funnelOf, percentOf } from './funnel.ts'
export { type OutreachPolicy, outreachPolicy } from './outreach-policy.ts'
export {
  type Ahead,
  type AttemptPlan,
  type FoundOpening,
  type Hours,
  type HoursReason,
  type Opening,
  openingOf,
  planAttempt,
  type ReachHistory,
  type ReachStanding,
  type StopReason,
  type WaitReason,
  wayOf,
} from './plan-attempt.ts'
export { catalogueDue, type FirstCheck, firstCheckAt, isUnreachable, profileDue, resumeDue } from './reachable.ts'
export { slotOf } from './slot.ts'

export { acuteByItself } from './acute-by-itself.ts'
export {
  type Age,
  type AnswerSet,
  ageAt,
  classOfLatePositive,
  correctDeviceTime,
  currentSets,
  type DeviceTime,
  inOrderAnswered,
  type Lateness,
  lateness,
  type NewerNegative,
  overlappingSets,
} from './late-answers.ts'
export { type Reconciled, reconcile } from './reconcile.ts'
export { type AnswerSummary, flagRank, flagsByRank, summarise } from './summarise.ts'
export {
  type AlertOrder,
  type AnyProblem,
  type Readings,
  type ReviewOrder,
  readAll,
  type TriageContext,
  type TriageResult,
  triage,
} from './triage.ts'
export {
  type AlertClass,
  type Driver,
  defaultTriagePolicy,
  type Level,
  type Route,
  RULESET_VERSION,
  routeOrder,
  type SuicideFlag,
  type TriagePolicy,
} from './triage-policy.ts'

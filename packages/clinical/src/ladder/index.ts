export {
  type AlertState,
  acknowledge,
  afterDecision,
  askAgain,
  handle,
  handOver,
  hasActedSince,
  openAlert,
  recordAttempt,
  recordReached,
} from './alert-state.ts'
export {
  type CoverageWatch,
  coverage,
  coverageDefaults,
  fewestClinicians,
  type Hole,
  watchCoverage,
} from './coverage.ts'
export { decideLadder } from './decide-ladder.ts'
export { type DrillFigures, drillFigures } from './drill-figures.ts'
export { type Holidayed, holidaysInRota } from './holiday-pattern.ts'
export { type IncidentReason, type LadderDecision, nextLookAt } from './ladder-decision.ts'
export { type Channel, type ClassPolicy, defaultLadderPolicy, type LadderPolicy, type Rung } from './ladder-policy.ts'
export * from './may-end.ts'
export { reasonWords } from './reason-words.ts'
export { type Absence, type Duty, type OnDuty, type Rota, type RotaRole, rotaAt } from './rota.ts'
export {
  defaultTimers,
  ladderPolicyOf,
  type Timers,
  type TimersProblem,
  timerLimits,
  timersProblems,
} from './timers.ts'

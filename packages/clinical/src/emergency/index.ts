export { defaultEmergencyPolicy, type EmergencyPolicy, type UnreachablePolicy } from './emergency-policy.ts'
export { type Decider, type Decision, type DecisionRefused, decisionRefused, decisions } from './may-decide.ts'
export {
  type EmergencyFacts,
  type EmergencyStep,
  emergencySteps,
  type HandOver,
  type HandOverPart,
  type Keys,
  missingForHandOver,
  type NextStep,
  nextStep,
} from './next-step.ts'
export {
  type NextWays,
  nextWays,
  type SearchFacts,
  type TrustedConsent,
  type Try,
  unreachableAt,
  type Way,
  type WayNow,
  type WhyNot,
  ways,
} from './next-ways.ts'

export { type CurrentPlan, currentPlan, type PlanChoice, type PlanVersion } from './current-plan.ts'
export {
  defaultMeansPolicy,
  type MeansPolicy,
  type MeansResult,
  meansResults,
  namesMeans,
  proposedRecheck,
  recheckIsInTime,
} from './means.ts'
export {
  type DoubtfulService,
  doubtfulServices,
  type NearbyPolicy,
  type NearService,
  nearbyPolicy,
  nearestServices,
  type Place,
  roundKm,
  type Service,
  type ServiceKind,
  serviceKind,
  straightLineKm,
} from './nearest-service.ts'
export {
  asksLikelihood,
  isLikelihood,
  LIKELY_ENOUGH,
  missingSections,
  missingToComplete,
  type SafetyPlan,
  type SafetyPlanEntry,
  type SafetyPlanSection,
  safetyPlanHeadings,
  safetyPlanSections,
  whatMattersHeading,
} from './safety-plan.ts'
export { emptyPlan, tidied } from './tidied.ts'
export { kmBetween, type Listed, pointsOf } from './where-places-are.ts'

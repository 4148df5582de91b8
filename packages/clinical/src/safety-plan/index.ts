export {
  isLikelihood,
  missingSections,
  type SafetyPlan,
  type SafetyPlanEntry,
  type SafetyPlanSection,
  safetyPlanHeadings,
  safetyPlanSections,
} from './safety-plan.ts'

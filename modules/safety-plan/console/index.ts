export type { PlanClient } from './client.ts'
export { MeansPanel, type MeansPanelProps } from './means-panel.tsx'
export { PlanBuilder, type PlanBuilderProps } from './plan-builder.tsx'
export { PlanDetails, type PlanDetailsProps } from './plan-details.tsx'
export { PlanSheet, type PlanSheetProps } from './plan-sheet.tsx'
export {
  type BuilderDraft,
  type MeansDraft,
  meansAreWritten,
  planIsWritten,
  sendMeans,
  sendPlan,
} from './written.ts'

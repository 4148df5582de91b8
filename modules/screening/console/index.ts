export { ResponseTimeline, type ResponseTimelineProps } from './response-timeline.tsx'
export { QueueTable, type QueueTableProps, ScreeningQueue, type ScreeningQueueProps } from './screening-queue.tsx'
export {
  type ScreeningClient,
  TriageCardPanel,
  type TriageCardPanelProps,
  TriageCardView,
  type TriageCardViewProps,
} from './triage-card.tsx'
export { driverWords, errors as screeningErrors } from './words.ts'

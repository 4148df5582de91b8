export type { CallDraft } from './call-draft.ts'
export { GuidedCall, type GuidedCallProps } from './guided-call.tsx'
export { type CallClient, type KeptCall, type KeptDrafts, sendKept } from './send-call.ts'

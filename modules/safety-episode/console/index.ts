export { episodeErrors } from './error-words.ts'
export { GuidedCall, type GuidedCallProps } from './guided-call.tsx'
export { type KeptDrafts, keptDrafts } from './kept-drafts.ts'
export type { EpisodeClient } from './use-call.ts'

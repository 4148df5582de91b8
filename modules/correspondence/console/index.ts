export type { LettersClient } from './clients.ts'
export type { InboxPageProps } from './inbox-page.tsx'
export { RepliesPanel, type RepliesPanelProps } from './replies-panel.tsx'

/** In its own file: whoever answers an alert at night does not wait for it. */
export const loadInbox = async () => (await import('./inbox-page.tsx')).InboxPage

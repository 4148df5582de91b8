export { BoardPage, type BoardPageProps } from './board-page.tsx'
export type { BoardClient, BoardOperations } from './clients.ts'
export { OutgoingMessages, type OutgoingMessagesProps } from './outgoing-messages.tsx'
export type { Doing } from './promise-actions.tsx'

import { type OwnData, ownTable } from '@ayni/platform/commands'

/** What this room holds about a person, for their own copy: what they wrote and what the team answered. */
export const correspondenceOwnData: readonly OwnData[] = [
  ownTable({
    section: 'conversations',
    table: 'correspondence.message',
    columns: ['sender', 'channel', 'occurred_at', 'received_at'],
    order: 'received_at',
    sealed: [{ column: 'text_sealed', as: 'text', context: 'correspondence.message.text' }],
  }),
  ownTable({
    section: 'conversations',
    table: 'correspondence.thread',
    columns: ['opened_at', 'last_at', 'waiting', 'done_at'],
    order: 'opened_at',
  }),
]

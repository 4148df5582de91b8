import { type OwnData, ownTable } from '@ayni/platform/commands'

/** What this room holds about a person, for their own copy. Numbers that only stand for strangers are nobody's. */
export const correspondenceOwnData: readonly OwnData[] = [
  ownTable({
    section: 'conversations',
    table: 'correspondence.message',
    columns: ['sender', 'channel', 'says', 'occurred_at', 'received_at'],
    order: 'received_at',
    sealed: [{ column: 'text_sealed', as: 'text', context: 'correspondence.message.text' }],
  }),
  ownTable({
    section: 'conversations',
    table: 'correspondence.thread',
    columns: ['last_in_at', 'last_in_channel', 'waiting', 'due_at', 'quiet', 'quiet_since', 'done_at'],
    order: 'opened_at',
  }),
]

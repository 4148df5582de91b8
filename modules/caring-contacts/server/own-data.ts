import { type OwnData, ownTable } from '@ayni/platform/commands'

/** What this room holds about a person, for their own copy. */
export const caringOwnData: readonly OwnData[] = [
  ownTable({
    section: 'safety',
    table: 'caring_contacts.schedule',
    columns: ['schedule', 'started_at', 'last_contact_at', 'ended_at', 'ended_why'],
    order: 'started_at',
    sealed: [{ column: 'birthday_sealed', as: 'birthday', context: 'caring_contacts.schedule.birthday' }],
  }),
  ownTable({
    section: 'safety',
    table: 'caring_contacts.contact',
    columns: ['due_on', 'mode', 'state', 'done_at'],
    order: 'due_on',
    sealed: [{ column: 'words_sealed', as: 'words', context: 'caring_contacts.contact.words' }],
  }),
  ownTable({
    section: 'safety',
    table: 'caring_contacts.answer',
    columns: ['received_at', 'due_at', 'read_at'],
    order: 'received_at',
  }),
]

import { type OwnData, ownTable } from '@ayni/platform/commands'

/** What the official list said of a person, for their own copy. Hashes are of no use to anybody and are left out. */
export const rosterOwnData: readonly OwnData[] = [
  ownTable({
    section: 'who-i-am',
    table: 'roster.listing',
    columns: ['listed_at', 'changed_at', 'reduce_on', 'reduced_at', 'left_at'],
    order: 'listed_at',
    sealed: [
      { column: 'facts_sealed', as: 'listed', context: 'roster.listing.facts' },
      { column: 'documents_sealed', as: 'documents', context: 'roster.listing.documents' },
    ],
  }),
]

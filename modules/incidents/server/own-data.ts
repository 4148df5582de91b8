import { type OwnData, ownTable } from '@ayni/platform/commands'

/** What this room holds about a person, for their own copy. What a review says of the house is the team's, and stands apart. */
export const incidentsOwnData: readonly OwnData[] = [
  ownTable({
    section: 'safety',
    table: 'incidents.incident',
    columns: ['kind', 'happened_at', 'reviewed_at'],
    order: 'happened_at',
  }),
  ownTable({
    section: 'safety',
    table: 'incidents.stand_down',
    columns: [['because', 'messages_stopped_because'], 'at', 'resumed_at'],
    order: 'at',
  }),
]

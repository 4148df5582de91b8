import { type OwnData, ownTable } from '@ayni/platform/commands'

/** What this room holds about a person, for their own copy. */
export const appointmentsOwnData: readonly OwnData[] = [
  ownTable({
    section: 'appointments',
    table: 'appointments.appointment',
    columns: ['kind', 'mode', 'starts_at', 'ends_at', 'state', 'missed_by', 'cancelled_why', 'made_at', 'changed_at'],
    order: 'starts_at',
  }),
  ownTable({
    section: 'appointments',
    table: 'appointments.history',
    columns: ['version', 'state', 'starts_at', ['by_kind', 'by'], 'how', 'at'],
    order: 'at',
  }),
  ownTable({
    section: 'appointments',
    table: 'appointments.offer',
    columns: ['kind', 'due_at', 'slots', 'made_at'],
    order: 'made_at',
  }),
  ownTable({
    section: 'appointments',
    table: 'appointments.call_wish',
    columns: ['asked_at', 'answered_at'],
    order: 'asked_at',
  }),
]

import { type OwnData, ownTable } from '@ayni/platform/commands'

/**
 * What this room holds about a person, for their own copy: what alerted the team, and when and how it tried to reach them.
 * Notes of clinicians are not handed over without a clinician: they are asked for by a request.
 */
export const suicidePreventionOwnData: readonly OwnData[] = [
  ownTable({
    section: 'safety',
    table: 'suicide_prevention.alert',
    columns: ['class', 'occurred_at', 'received_at', 'told_at', 'acknowledged_at', 'reached_at', 'handled_at'],
    order: 'received_at',
  }),
  ownTable({
    section: 'safety',
    table: 'suicide_prevention.signal',
    columns: ['kind', 'class', 'occurred_at', 'received_at'],
    order: 'received_at',
    sealed: [
      {
        column: 'because_sealed',
        as: 'because',
        context: 'suicide_prevention.signal.because',
        of: 'source_id',
      },
    ],
  }),
  ownTable({
    section: 'safety',
    table: 'suicide_prevention.attempt',
    columns: ['at', 'channel', 'result'],
    order: 'at',
  }),
  ownTable({
    section: 'safety',
    table: 'suicide_prevention.outcome',
    columns: ['at', 'outcome', 'next_contact_at'],
    order: 'at',
  }),
  ownTable({
    section: 'safety',
    table: 'suicide_prevention.leaving',
    columns: ['left_at', 'declines_last_call'],
    order: 'left_at',
  }),
]

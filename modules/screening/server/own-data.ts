import { type OwnData, ownTable } from '@ayni/platform/commands'

/** What this room holds about a person, for their own copy: answers, what was made of them, and what was said about them. */
export const screeningOwnData: readonly OwnData[] = [
  ownTable({
    section: 'answers',
    table: 'screening.response',
    columns: ['instrument', 'version', 'language', 'mode', 'occurred_at', 'received_at', 'lateness', 'ruleset_version'],
    order: 'occurred_at',
    sealed: [{ column: 'sealed', as: 'answers', context: 'screening.response' }],
  }),
  ownTable({
    section: 'answers',
    table: 'screening.round',
    columns: ['state', 'started_at', 'skipped', 'stopped_at', 'completed_at', 'closed_at'],
    order: 'started_at',
  }),
  ownTable({
    section: 'answers',
    table: 'screening.statement',
    columns: ['kind', 'occurred_at'],
    order: 'occurred_at',
    sealed: [{ column: 'sealed', as: 'said', context: 'screening.statement' }],
  }),
  ownTable({
    section: 'answers',
    table: 'screening.triage',
    columns: ['at', 'ruleset_version'],
    order: 'at',
    sealed: [{ column: 'sealed', as: 'result', context: 'screening.triage' }],
  }),
  ownTable({
    section: 'safety',
    table: 'screening.risk',
    columns: ['at'],
    order: 'at',
    sealed: [{ column: 'sealed', as: 'result', context: 'screening.risk' }],
  }),
  ownTable({
    section: 'answers',
    table: 'screening.schedule',
    columns: ['first_check_at', 'ended_at'],
    order: 'first_check_at',
  }),
]

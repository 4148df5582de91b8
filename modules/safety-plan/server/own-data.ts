import { type OwnData, ownTable } from '@ayni/platform/commands'

/** What this room holds about a person, for their own copy. */
export const safetyPlanOwnData: readonly OwnData[] = [
  ownTable({
    section: 'safety',
    table: 'safety_plan.version',
    columns: [['occurred_at', 'writtenAt'], 'review_on', 'received_at'],
    order: 'occurred_at',
    sealed: [{ column: 'sealed', as: 'plan', context: 'safety_plan.version' }],
  }),
  ownTable({
    section: 'safety',
    table: 'safety_plan.choice',
    columns: [['occurred_at', 'choseAt']],
    order: 'occurred_at',
  }),
  ownTable({
    section: 'safety',
    table: 'safety_plan.shown',
    columns: [
      ['without_pin', 'planShownWithoutPin'],
      ['occurred_at', 'at'],
    ],
    order: 'occurred_at',
  }),
  ownTable({
    section: 'safety',
    table: 'safety_plan.agreement',
    columns: ['agreed_at', 'recheck_by'],
    order: 'agreed_at',
    sealed: [{ column: 'sealed', as: 'agreed', context: 'safety_plan.agreement' }],
  }),
  ownTable({
    section: 'safety',
    table: 'safety_plan.means_check',
    columns: ['result', 'at'],
    order: 'at',
    sealed: [{ column: 'note_sealed', as: 'note', context: 'safety_plan.means_check' }],
  }),
]

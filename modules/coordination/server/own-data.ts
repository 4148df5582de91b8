import { type OwnData, ownTable } from '@ayni/platform/commands'

/** What this room holds about a person, for their own copy. */
export const coordinationOwnData: readonly OwnData[] = [
  ownTable({
    section: 'promises',
    table: 'coordination.promise',
    columns: ['kind', ['owed_by_role', 'role'], 'made_at', 'due_at', 'kept_at', 'how', 'withdrawn_at', 'withdrawn_why'],
    order: 'made_at',
  }),
  ownTable({
    section: 'care-team',
    table: 'coordination.proposal',
    columns: ['who', 'role', 'proposed_at', 'state', 'begun_at', 'ended_at'],
    order: 'proposed_at',
  }),
  ownTable({
    section: 'care-team',
    table: 'coordination.declaration',
    columns: ['side', 'kind', 'declared_at'],
    order: 'declared_at',
  }),
]

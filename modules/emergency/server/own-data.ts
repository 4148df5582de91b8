import { type OwnData, ownTable } from '@ayni/platform/commands'

const safety = { section: 'safety' } as const

/**
 * What this room holds about a person, for their own copy: what was decided and done, to whom something was said, and where they
 * were received. Notes of clinicians are asked for by a request.
 */
export const emergencyOwnData: readonly OwnData[] = [
  ownTable({
    ...{ ...safety, table: 'emergency.emergency', order: 'opened_at' },
    columns: ['kind', 'opened_at', 'ended_at', 'ended_how'],
  }),
  ownTable({
    ...{ ...safety, table: 'emergency.course', order: 'changed_at', columns: ['changed_at'] },
    sealed: [{ column: 'sealed', as: 'course', context: 'emergency.course', of: 'emergency_id' }],
  }),
  ownTable({
    ...{ ...safety, table: 'emergency.decision', order: 'at' },
    columns: ['what', 'at', 'asked', 'told', 'told_at'],
  }),
  ownTable({ ...safety, table: 'emergency.action', order: 'at', columns: ['what', 'outcome', 'at'] }),
  ownTable({
    ...{ ...safety, table: 'emergency.hand_over', order: 'at', columns: ['arrived_at', 'at'] },
    sealed: [{ column: 'sealed', as: 'received', context: 'emergency.hand-over' }],
  }),
  ownTable({
    ...{ ...safety, table: 'emergency.cover', order: 'changed_at' },
    columns: ['state', 'arranged_by', 'consent', 'changed_at'],
  }),
  ownTable({
    ...{ ...safety, table: 'emergency.referral', order: 'made_at' },
    columns: ['service', 'facility_code', 'appointment_at', 'state', 'ended_how', 'confirmed_how', 'made_at'],
    sealed: [{ column: 'sealed', as: 'with', context: 'emergency.referral' }],
  }),
  ownTable({
    ...{ ...safety, table: 'emergency.referral_step', order: 'at', columns: ['what', 'appointment_at', 'at'] },
  }),
  ownTable({ ...safety, table: 'emergency.holder', order: 'since', columns: ['since'] }),
  ownTable({ ...safety, table: 'emergency.fitness', order: 'at', columns: ['route', 'at'] }),
  ownTable({
    ...{ ...safety, table: 'emergency.disclosure', order: 'first_at' },
    columns: ['told', 'told_at', 'first_at', 'second_at'],
    sealed: [{ column: 'sealed', as: 'said', context: 'emergency.disclosure' }],
  }),
]

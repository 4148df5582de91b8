import { type OwnData, ownTable } from '@ayni/platform/commands'
import { accessesAsOwn, blockedAsOwn, careAsOwn } from './own-data-store.ts'

/** What this room holds about a person, for their own copy. Secrets of phones are nobody's to read. */
export const identityOwnData: readonly OwnData[] = [
  ownTable({
    section: 'phones',
    table: 'identity.device',
    columns: ['label', 'enrolled_at', 'last_seen_at', 'signed_out_at', 'wipe_requested_at'],
    order: 'enrolled_at',
  }),
  {
    section: 'who-saw',
    tables: ['identity.access_log', 'identity.break_glass'],
    read: ({ tx }, person) => accessesAsOwn(tx, person),
  },
  { section: 'not-wanted', tables: ['identity.not_wanted'], read: ({ tx }, person) => blockedAsOwn(tx, person) },
  {
    section: 'care-team',
    tables: ['identity.care_relation', 'identity.alert_care'],
    read: ({ tx }, person) => careAsOwn(tx, person),
  },
  ownTable({
    section: 'requests',
    table: 'identity.locked',
    columns: [['since', 'lockedSince'], 'erase_after', 'erased_at'],
    order: 'since',
  }),
]

import { peopleMerged } from '@ayni/modules/roster/contract'
import { react } from '@ayni/platform/commands'
import { moveAppointments } from './merge-store.ts'
import { openOf } from './store.ts'

/** What was agreed with either is agreed with the survivor; of two at one hour the survivor's stays, the other ends with its record. */
export const mergeAppointments = react(peopleMerged, async ({ payload, tx }) => {
  const { survivor, duplicate } = payload
  await moveAppointments(tx, duplicate, survivor)
  const open = await openOf(tx, survivor)
  return {
    changes: open.map(({ id }) => ({ person: survivor, kind: 'appointment', key: id })),
    topics: ['appointments'],
  }
})

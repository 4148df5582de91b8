import { peopleMerged } from '@ayni/modules/roster/contract'
import { react } from '@ayni/platform/commands'
import { mergePeople } from './merge-store.ts'

/** Hours agreed with either stand for the survivor. */
export const mergeAppointments = react(peopleMerged, async ({ payload, tx }) => {
  await mergePeople(tx, payload)
  return { topics: ['appointments'] }
})

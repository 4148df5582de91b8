import { peopleMerged } from '@ayni/modules/roster/contract'
import { react } from '@ayni/platform/commands'
import { type AppointmentRow, changeSaid, house } from './appointment-row.ts'
import { keepOfferedOnce, moveAppointments, pointAtWhatIsOwed } from './merge-store.ts'
import { endAll, openOf } from './store.ts'

/** Of two at one hour the one that was agreed stays, else the survivor's. */
function clashing(mine: readonly AppointmentRow[], theirs: readonly AppointmentRow[]): readonly AppointmentRow[] {
  const overlap = (a: AppointmentRow, b: AppointmentRow) => a.startsAt < b.endsAt && b.startsAt < a.endsAt
  const lost = theirs.flatMap((their) =>
    mine
      .filter((one) => overlap(one, their))
      .map((one) => (their.state === 'agreed' && one.state === 'proposed' ? one : their)),
  )
  return [...new Map(lost.map((row) => [row.id, row])).values()]
}

/** What was agreed with either is agreed with the survivor; nobody stays booked with a record that ended. */
export const mergeAppointments = react(peopleMerged, async ({ payload, tx }) => {
  const { survivor, duplicate, at } = payload
  const lost = clashing(await openOf(tx, survivor), await openOf(tx, duplicate))
  await endAll(tx, lost, 'ended', house(at))
  await moveAppointments(tx, duplicate, survivor)
  await keepOfferedOnce(tx, duplicate)
  await pointAtWhatIsOwed(tx, survivor, at)
  const open = await openOf(tx, survivor)
  return {
    // The clinician has that hour again. To the person nothing is said: they keep the other one.
    events: lost.map((row) => {
      const ended = { ...row, person: duplicate, state: 'cancelled', cancelledWhy: 'ended', endedAt: at } as const
      return changeSaid(ended, row, house(at))
    }),
    changes: open.map(({ id }) => ({ person: survivor, kind: 'appointment', key: id })),
    topics: ['appointments'],
  }
})

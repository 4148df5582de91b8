import { appointmentPolicy, mayBeMissed } from '@ayni/clinical/appointments'
import { plusMinutes, refuse } from '@ayni/kernel'
import { firstSessionHeld } from '@ayni/modules/evaluation/contract'
import { handle } from '@ayni/platform/commands'
import { markHeld, markMissed, settle, takeBack } from '../contract.ts'
import { type AppointmentRow, changed, changeSaid, house, isOpen } from './appointment-row.ts'
import { appointmentFor, endAll, markTold, saveAppointment, someFor } from './store.ts'
import { staffHand } from './team.ts'

const noReminder = { reminderAt: null, reminder: null, needsChoice: null } as const

export const markHeldHandler = handle(markHeld, async ({ input, tx, actor, now }) => {
  const before = await appointmentFor(tx, input.id)
  if (before === undefined) return refuse('appointments.missing')
  if (!isOpen(before)) return refuse('appointments.over')
  if (now < before.startsAt) return refuse('appointments.too-early')
  const row: AppointmentRow = { ...before, ...noReminder, state: 'held', endedAt: now, changedAt: now }
  const hand = staffHand(actor.accountId, now)
  await saveAppointment(tx, row, hand)
  return changed(row, before, hand)
})

export const markMissedHandler = handle(markMissed, async ({ input, tx, actor, now }) => {
  const before = await appointmentFor(tx, input.id)
  if (before === undefined) return refuse('appointments.missing')
  if (!isOpen(before)) return refuse('appointments.over')
  if (!mayBeMissed(before.startsAt, now)) return refuse('appointments.too-early')
  const row: AppointmentRow = {
    ...{ ...before, ...noReminder },
    ...{ state: 'missed', missedBy: input.by, endedAt: now, changedAt: now },
  }
  const hand = staffHand(actor.accountId, now)
  await saveAppointment(tx, row, hand)
  return changed(row, before, hand)
})

export const takeBackHandler = handle(takeBack, async ({ input, tx, actor, now }) => {
  const before = await appointmentFor(tx, input.id)
  if (before === undefined) return refuse('appointments.missing')
  const slip = before.state === 'held' || before.state === 'missed'
  if (!slip || before.endedAt === null || before.endedAt < plusMinutes(now, -appointmentPolicy.undoMinutes))
    return refuse('appointments.too-late-to-undo')
  const row: AppointmentRow = { ...before, state: 'agreed', missedBy: null, endedAt: null, changedAt: now }
  const hand = staffHand(actor.accountId, now)
  await saveAppointment(tx, row, hand)
  return changed(row, before, hand)
})

/** What could not be said while it might have been a slip; and proposals that nobody answered in time. */
export const settleHandler = handle(settle, async ({ input, tx, now }) => {
  const rows = await someFor(tx, input.ids)
  const held = rows.filter(({ state }) => state === 'held')
  const lapsed = rows.filter(({ state, startsAt }) => state === 'proposed' && startsAt <= now)
  const first = new Map(held.filter((one) => one.kind === 'session' && one.isFirst).map((one) => [one.person, one]))
  await markTold(tx, held, now)
  await endAll(tx, lapsed, 'not-answered', house(now))
  const ended = lapsed.map(
    (row): AppointmentRow => ({
      ...row,
      ...noReminder,
      state: 'cancelled',
      cancelledWhy: 'not-answered',
      endedAt: now,
    }),
  )
  return {
    output: null,
    events: [
      ...[...first.values()].map(({ person, program, startsAt }) =>
        firstSessionHeld.of({ person, program, at: startsAt }),
      ),
      ...ended.map((row, at) => changeSaid(row, lapsed[at] ?? null, house(now))),
    ],
    changes: lapsed.map(({ person, id }) => ({ person, kind: 'appointment', key: id })),
    topics: rows.length === 0 ? [] : ['appointments'],
  }
})

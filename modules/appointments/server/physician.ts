import { appointmentPolicy, mayBeMissed } from '@ayni/clinical/appointments'
import { type Instant, plusMinutes, type Refusal, refuse } from '@ayni/kernel'
import { type CommandHandler, handle } from '@ayni/platform/commands'
import { acceptHour, askHours, cannotCome, chooseHour, hoursAsked, noneFits, sayNotCalled } from '../contract.ts'
import { hourRefused, nextReminder } from './agree-hour.ts'
import { type AppointmentRow, changed, type Hand, isOpen } from './appointment-row.ts'
import { linkFor, newRoom, openLink, sealLink } from './meeting-link.ts'
import { appointmentFor, putAppointment, saveAppointment } from './store.ts'
import { putWish } from './wish-store.ts'

const hand = (at: Instant): Hand => ({ by: 'person', account: null, how: 'app', at })

/** Told twice, the second finds it as the first left it: nothing changes and nothing is refused. */
const standsAlready = { output: null } as const

export const chooseHourHandler = (meetingUrl: string): CommandHandler =>
  handle(chooseHour, async ({ input, tx, actor, keys, now, newId }) => {
    const { personId: person, programId: program } = actor
    if (person === null || program === null) return refuse('appointments.missing')
    const { account, startsAt, mode } = input
    const before = input.moves ? await appointmentFor(tx, input.id) : undefined
    if (input.moves && before === undefined) return refuse('appointments.missing')
    if (before !== undefined && !isOpen(before)) return refuse('appointments.over')
    const kind = before?.kind ?? input.kind
    const endsAt = plusMinutes(startsAt, appointmentPolicy.minutes[kind])
    const refused = await hourRefused(
      tx,
      { program, person, account, startsAt, endsAt, except: before?.id ?? null },
      now,
      true,
    )
    if (refused !== undefined) return refused
    const given = before === undefined ? null : openLink(keys, before.id, before.sealed)
    const link = linkFor(mode, given, () => newRoom(meetingUrl, keys, newId()))
    const agreed = {
      ...{ program, person, account, kind, mode, startsAt, endsAt },
      state: 'agreed' as const,
      needsChoice: null,
      missedBy: null,
      cancelledWhy: null,
      endedAt: null,
    }
    const row: AppointmentRow = {
      ...agreed,
      ...nextReminder(agreed, now),
      id: input.id,
      version: (before?.version ?? 0) + 1,
      promise: before?.promise ?? input.promise,
      sealed: sealLink(keys, input.id, link),
      madeAt: before?.madeAt ?? now,
      changedAt: now,
    }
    if (before !== undefined) await saveAppointment(tx, row, hand(now))
    else if (!(await putAppointment(tx, row, hand(now)))) return refuse('appointments.changed')
    return changed(row, before ?? null, hand(now))
  })

export const acceptHourHandler = handle(acceptHour, async ({ input, tx, now }) => {
  const before = await appointmentFor(tx, input.id)
  if (before === undefined) return refuse('appointments.missing')
  if (before.version !== input.version) return refuse('appointments.changed')
  if (before.state === 'agreed') return standsAlready
  if (!isOpen(before)) return refuse('appointments.over')
  if (before.startsAt <= now) return refuse('appointments.hour-passed')
  const agreed: AppointmentRow = { ...before, state: 'agreed', needsChoice: null, changedAt: now }
  const row = { ...agreed, ...nextReminder(agreed, now) }
  await saveAppointment(tx, row, hand(now))
  return changed(row, before, hand(now))
})

type Ending = 'appointments.missing' | 'appointments.over'

const openOne = (row: AppointmentRow | undefined): AppointmentRow | Refusal<Ending> => {
  if (row === undefined) return refuse('appointments.missing')
  return isOpen(row) ? row : refuse('appointments.over')
}

export const cannotComeHandler = handle(cannotCome, async ({ input, tx, now }) => {
  const before = openOne(await appointmentFor(tx, input.id))
  if ('refused' in before) return before
  const row: AppointmentRow = {
    ...{ ...before, state: 'cancelled', cancelledWhy: 'person-cannot', needsChoice: null, changedAt: now },
    ...{ reminderAt: null, reminder: null, endedAt: now },
  }
  await saveAppointment(tx, row, hand(now))
  return changed(row, before, hand(now))
})

export const sayNotCalledHandler = handle(sayNotCalled, async ({ input, tx, now, occurredAt }) => {
  const before = openOne(await appointmentFor(tx, input.id))
  if ('refused' in before) return before
  if (!mayBeMissed(before.startsAt, occurredAt)) return refuse('appointments.too-early')
  const row: AppointmentRow = {
    ...{ ...before, state: 'missed', missedBy: 'team', needsChoice: null, changedAt: now },
    ...{ reminderAt: null, reminder: null, endedAt: now },
  }
  await saveAppointment(tx, row, hand(now))
  return changed(row, before, hand(now))
})

export const askHoursHandler = handle(askHours, async ({ input, actor }) => {
  const { personId: person, programId: program } = actor
  if (person === null || program === null) return { output: null }
  return { output: null, events: [hoursAsked.of({ person, program, ...input, wanted: appointmentPolicy.moreOffer })] }
})

export const noneFitsHandler = handle(noneFits, async ({ input, tx, actor, now }) => {
  const { personId: person, programId: program } = actor
  if (person === null || program === null) return { output: null }
  await putWish(tx, { person, program, key: input.key, now })
  return { output: null, changes: [{ person, kind: 'hours', key: input.key }], topics: ['appointments'] }
})

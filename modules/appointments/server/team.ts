import { type Availability, fitOf, openOn } from '@ayni/clinical/appointments'
import { limaTime, minutesBetween } from '@ayni/clinical/clocks'
import { type AccountId, type Instant, plusMinutes, refuse } from '@ayni/kernel'
import { type CommandHandler, type Context, handle } from '@ayni/platform/commands'
import { physicianHours } from '@ayni/platform/messages'
import { answerWish, cancelAppointment, keepHour, moveAppointment, propose, setAvailability } from '../contract.ts'
import { hourRefused, nextReminder } from './agree-hour.ts'
import { type AppointmentRow, changed, type Hand, isOpen } from './appointment-row.ts'
import { clinicians, putAvailability, receives } from './hours-store.ts'
import { linkFor, newRoom, sealLink } from './meeting-link.ts'
import { aheadOf, appointmentFor, flag, putAppointment, saveAppointment } from './store.ts'
import { closeWish } from './wish-store.ts'

export const staffHand = (account: AccountId | null, at: Instant, byPhone = false): Hand => ({
  by: 'staff',
  account,
  how: byPhone ? 'phone-call' : 'app',
  at,
})

/** Only the person may put an appointment into their work, guard or night: by saying so on the telephone. */
async function isOutside(ctx: Context, row: Pick<AppointmentRow, 'person' | 'startsAt' | 'endsAt'>): Promise<boolean> {
  const cards = await ctx.recipients(ctx.tx, [row.person], ctx)
  const hours = cards.get(row.person)?.hours ?? physicianHours
  return fitOf(hours, row.startsAt, minutesBetween(row.startsAt, row.endsAt)) === 'outside'
}

export const proposeHandler = (meetingUrl: string): CommandHandler =>
  handle(propose, async ({ input, ...ctx }) => {
    const { tx, actor, keys, now } = ctx
    const { person, account, kind, mode, startsAt, agreedByPhone } = input
    const program = actor.programId
    if (program === null) return refuse('appointments.person-unknown')
    const endsAt = plusMinutes(startsAt, input.minutes)
    if (!agreedByPhone && (await isOutside(ctx, { person, startsAt, endsAt })))
      return refuse('appointments.outside-hours')
    if (!(await receives(tx, account))) return refuse('appointments.hour-not-offered')
    const refused = await hourRefused(tx, { program, person, account, startsAt, endsAt, except: null }, now, false)
    if (refused !== undefined) return refused
    const link = linkFor(mode, input.link, () => newRoom(meetingUrl, keys, ctx.newId()))
    const state = agreedByPhone ? ('agreed' as const) : ('proposed' as const)
    const row: AppointmentRow = {
      ...{
        id: input.id,
        program,
        person,
        account,
        kind,
        mode,
        startsAt,
        endsAt,
        state,
        version: 1,
        promise: input.promise,
      },
      ...{ missedBy: null, cancelledWhy: null, needsChoice: null, endedAt: null, madeAt: now, changedAt: now },
      ...nextReminder({ state, startsAt }, now),
      sealed: sealLink(keys, input.id, link),
    }
    const hand = staffHand(actor.accountId, now, agreedByPhone)
    if (!(await putAppointment(tx, row, hand))) return refuse('appointments.exists')
    return changed(row, null, hand)
  })

export const moveHandler = handle(moveAppointment, async ({ input, ...ctx }) => {
  const { tx, actor, now } = ctx
  const before = await appointmentFor(tx, input.id)
  if (before === undefined) return refuse('appointments.missing')
  if (before.version !== input.version) return refuse('appointments.changed')
  if (!isOpen(before)) return refuse('appointments.over')
  const endsAt = plusMinutes(input.startsAt, minutesBetween(before.startsAt, before.endsAt))
  const wanted = { ...before, startsAt: input.startsAt, endsAt }
  if (!input.agreedByPhone && (await isOutside(ctx, wanted))) return refuse('appointments.outside-hours')
  const refused = await hourRefused(tx, { ...wanted, except: before.id }, now, false)
  if (refused !== undefined) return refused
  const state = input.agreedByPhone ? ('agreed' as const) : ('proposed' as const)
  const row: AppointmentRow = {
    ...{ ...wanted, state, version: before.version + 1, needsChoice: null, changedAt: now },
    ...nextReminder({ state, startsAt: input.startsAt }, now),
  }
  const hand = staffHand(actor.accountId, now, input.agreedByPhone)
  await saveAppointment(tx, row, hand)
  return changed(row, before, hand)
})

export const cancelHandler = handle(cancelAppointment, async ({ input, tx, actor, now }) => {
  const before = await appointmentFor(tx, input.id)
  if (before === undefined) return refuse('appointments.missing')
  if (!isOpen(before)) return refuse('appointments.over')
  const row: AppointmentRow = {
    ...{ ...before, state: 'cancelled', cancelledWhy: input.why, needsChoice: null, changedAt: now },
    ...{ reminderAt: null, reminder: null, endedAt: now },
  }
  const hand = staffHand(actor.accountId, now)
  await saveAppointment(tx, row, hand)
  return changed(row, before, hand)
})

export const keepHourHandler = handle(keepHour, async ({ input, tx, actor, now }) => {
  const before = await appointmentFor(tx, input.id)
  if (before === undefined) return refuse('appointments.missing')
  if (!isOpen(before)) return refuse('appointments.over')
  await saveAppointment(tx, { ...before, needsChoice: null, changedAt: now }, staffHand(actor.accountId, now, true))
  const changes = [{ person: before.person, kind: 'appointment', key: before.id }]
  return { output: null, about: before.person, changes, topics: ['appointments'] }
})

export const setAvailabilityHandler = handle(setAvailability, async ({ input, tx, actor, now }) => {
  const { account: named, ...given } = input
  const account = actor.roles.includes('coordinator') ? (named ?? actor.accountId) : actor.accountId
  if (actor.programId === null || account === null || !(await receives(tx, account)))
    return refuse('appointments.account-unknown')
  const [last] = await clinicians(tx, actor.programId, account)
  await putAvailability(tx, actor.programId, account, given, now)
  const inside = (of: Availability, row: AppointmentRow): boolean => {
    const { date, minute } = limaTime(row.startsAt)
    const to = minute + minutesBetween(row.startsAt, row.endsAt)
    return openOn(of, date, new Set()).some((one) => one.from <= minute && to <= one.to)
  }
  const ahead = last === undefined ? [] : await aheadOf(tx, account, now)
  // What was agreed outside the old hours was agreed on purpose, and stays so.
  const away = ahead.filter((row) => last !== undefined && inside(last, row) && !inside(given, row))
  await flag(tx, away, 'clinician-away')
  const changes = away.map(({ person, id }) => ({ person, kind: 'appointment', key: id }))
  return { output: null, changes, topics: ['appointments'] }
})

export const answerWishHandler = handle(answerWish, async ({ input, tx, now }) => {
  if (!(await closeWish(tx, input.person, input.key, now))) return refuse('appointments.missing')
  const changes = [{ person: input.person, kind: 'hours', key: input.key }]
  return { output: null, about: input.person, changes, topics: ['appointments'] }
})

import { appointmentPolicy } from '@ayni/clinical/appointments'
import { limaTime } from '@ayni/clinical/clocks'
import { type EventOf, type Instant, plusMinutes } from '@ayni/kernel'
import { promiseKept, promiseReopened } from '@ayni/modules/coordination/contract'
import { type ReactionContext, type ReactionResult, react } from '@ayni/platform/commands'
import { type PersonMessage, queueMessages, queueToPerson, stopMessages } from '@ayni/platform/messages'
import { type AppointmentChange, appointmentChanged } from '../contract.ts'
import { withdrawHour } from './hours-store.ts'
import { invitation } from './invitation.ts'
import { type StaffWord, staffMessages } from './staff-messages.ts'
import { staffOf } from './staff-store.ts'

type Said = ReactionContext<AppointmentChange>

/** `19:05` in Lima. */
export const clockOf = (at: Instant): string => {
  const { minute } = limaTime(at)
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(Math.floor(minute % 60)).padStart(2, '0')}`
}

/** The date itself: a message that waits for the morning must not say "tomorrow" of the day before. */
export const whenOf = (at: Instant): { readonly day: string; readonly hour: string } => ({
  day: limaTime(at).date,
  hour: clockOf(at),
})

type Occasion = 'appointment' | 'appointment-moved' | 'appointment-cancelled' | 'appointment-missed' | null

const isOpen = (state: AppointmentChange['state']): boolean => state === 'proposed' || state === 'agreed'

/** What the person is told. What they did themselves on the phone's screen they know: only a new hour is confirmed. */
export function occasionOf({ before, state, startsAt, missedBy, by }: AppointmentChange): Occasion {
  if (isOpen(state)) {
    if (before === null) return 'appointment'
    return isOpen(before.state) && before.startsAt !== startsAt ? 'appointment-moved' : null
  }
  if (state === 'cancelled') return by === 'staff' ? 'appointment-cancelled' : null
  return state === 'missed' && missedBy === 'person' ? 'appointment-missed' : null
}

function messageOf(change: AppointmentChange, occasion: Exclude<Occasion, null>): PersonMessage {
  const { appointment, program, person, version, at } = change
  const startsAt = occasion === 'appointment-cancelled' ? (change.before?.startsAt ?? change.startsAt) : change.startsAt
  const envelope = {
    ...{ person, programId: program, key: `appointment:${appointment}:v${version}:${occasion}` },
    ...{ subjectRef: `appointment:${appointment}`, class: 'N3' as const },
  }
  if (occasion === 'appointment-missed')
    return { ...envelope, template: occasion, params: {}, notBefore: plusMinutes(at, appointmentPolicy.undoMinutes) }
  const calendar =
    change.state === 'proposed'
      ? undefined
      : invitation({ ...change, id: appointment, startsAt, cancelled: change.state === 'cancelled' })
  return {
    ...{ ...envelope, template: occasion, params: whenOf(startsAt), appointmentAt: startsAt, expiresAt: startsAt },
    ...(calendar === undefined ? {} : { calendar }),
  }
}

/** What the clinician is told of what they did not do themselves: never why. */
function staffOccasion(change: AppointmentChange): StaffWord['template'] | null {
  const { before, state, startsAt, by, byAccount, account } = change
  if (by === 'staff' && byAccount === account) return null
  if (state === 'agreed') return before !== null && before.startsAt !== startsAt ? 'appointment-moved' : 'appointment'
  return state === 'cancelled' ? 'appointment-cancelled' : null
}

async function tellClinician({ payload, tx, keys, now }: Said): Promise<void> {
  const template = staffOccasion(payload)
  if (template === null || payload.before?.state === 'held' || payload.before?.state === 'missed') return
  const { appointment, version, program, account } = payload
  const startsAt =
    payload.before !== null && template === 'appointment-cancelled' ? payload.before.startsAt : payload.startsAt
  if (startsAt <= now) return
  const word: StaffWord = {
    ...{ template, appointment, version, program, startsAt, occasion: template },
    ...whenOf(startsAt),
  }
  const [row] = await staffOf(tx, [account])
  if (row !== undefined) await queueMessages(tx, staffMessages(keys, row, word), { now, keys })
}

/** Held keeps what was owed; a slip taken back owes it again. Missed or called off closes nothing: it is still owed. */
function promisesOf({ promise, before, state, person, byAccount, at }: AppointmentChange): readonly EventOf[] {
  if (promise === null) return []
  if (state === 'held') return [promiseKept.of({ key: promise, by: byAccount, at })]
  return before?.state === 'held' ? [promiseReopened.of({ key: promise, person, by: byAccount, at })] : []
}

async function tell(said: Said): Promise<ReactionResult> {
  const { payload, tx, now } = said
  const { appointment, program, account, startsAt, endsAt, before, state } = payload
  const over = before !== null && (before.startsAt !== startsAt || before.state !== state)
  if (over)
    await stopMessages(tx, {
      programId: program,
      subjectRef: `appointment:${appointment}`,
      reason: 'stopped.cancelled',
      now,
    })
  const occasion = occasionOf(payload)
  if (occasion !== null) await queueToPerson(tx, messageOf(payload, occasion), said)
  await tellClinician(said)
  const taken = isOpen(state) && (before === null || before.startsAt !== startsAt)
  const stale = taken ? await withdrawHour(tx, program, account, startsAt, endsAt) : []
  return { events: promisesOf(payload), changes: stale.map(({ person, key }) => ({ person, kind: 'hours', key })) }
}

export const tellOfChange = react(appointmentChanged, tell)

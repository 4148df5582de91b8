import { openOn, planReminders } from '@ayni/clinical/appointments'
import { limaTime, minutesBetween, toIso } from '@ayni/clinical/clocks'
import { type Instant, instant, type PersonId, type ProgramId, type Refusal, refuse } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import type { AppointmentRow } from './appointment-row.ts'
import { clinicians, tryHour } from './hours-store.ts'

export type HourRefusal = 'appointments.hour-taken' | 'appointments.hour-passed' | 'appointments.hour-not-offered'

export type WantedHour = {
  readonly program: ProgramId
  readonly person: PersonId
  readonly account: string
  readonly startsAt: Instant
  readonly endsAt: Instant
  /** The appointment that moves: its own hour does not stand in its way. */
  readonly except: string | null
}

/**
 * Undefined where the hour can be had, and then both calendars are held until the end of the transaction. `offered`: the
 * physician chooses among what the clinician opened; the team may agree outside of it.
 */
export async function hourRefused(
  tx: Tx,
  want: WantedHour,
  now: Instant,
  offered: boolean,
): Promise<Refusal<HourRefusal> | undefined> {
  if (want.startsAt <= now) return refuse('appointments.hour-passed')
  if (offered) {
    const [clinician] = await clinicians(tx, want.program, want.account)
    const { date, minute } = limaTime(want.startsAt)
    const to = minute + minutesBetween(want.startsAt, want.endsAt)
    const open = clinician === undefined ? [] : openOn(clinician, date, new Set())
    if (!open.some((one) => one.from <= minute && to <= one.to)) return refuse('appointments.hour-not-offered')
  }
  const answer = await tryHour(tx, { ...want, from: want.startsAt, to: want.endsAt })
  if (answer === 'taken') return refuse('appointments.hour-taken')
  return answer === 'free' ? undefined : refuse('appointments.hour-not-offered')
}

/** The next reminder of an agreed hour; none of one that only waits for an answer. */
export function nextReminder(
  row: Pick<AppointmentRow, 'state' | 'startsAt'>,
  now: Instant,
): Pick<AppointmentRow, 'reminderAt' | 'reminder'> {
  const [next] = row.state === 'agreed' ? planReminders(row.startsAt, now) : []
  return next === undefined
    ? { reminderAt: null, reminder: null }
    : { reminderAt: instant.parse(toIso(Date.parse(next.at))), reminder: next.name }
}

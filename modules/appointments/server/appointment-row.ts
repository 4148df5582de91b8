import type { AppointmentKind } from '@ayni/clinical/appointments'
import type { AccountId, EventOf, Instant, PersonId, ProgramId } from '@ayni/kernel'
import { type AppointmentMode, type AppointmentState, appointmentChanged } from '../contract.ts'

export type MissedBy = 'person' | 'team'
export type CancelledWhy = 'person-cannot' | 'team-cannot' | 'not-needed' | 'not-answered' | 'ended'
export type NeedsChoice = 'hours-changed' | 'post-changed' | 'clinician-away'

export type AppointmentRow = {
  readonly id: string
  readonly program: ProgramId
  readonly person: PersonId
  readonly account: AccountId
  readonly kind: AppointmentKind
  readonly mode: AppointmentMode
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly state: AppointmentState
  readonly version: number
  readonly promise: string | null
  readonly sealed: string
  readonly missedBy: MissedBy | null
  readonly cancelledWhy: CancelledWhy | null
  readonly needsChoice: NeedsChoice | null
  readonly reminderAt: Instant | null
  readonly reminder: 'day-before' | 'soon' | null
  readonly madeAt: Instant
  readonly endedAt: Instant | null
  readonly changedAt: Instant
}

/** Who changes it and how; kept with every version. */
export type Hand = {
  readonly by: 'person' | 'staff' | 'house'
  readonly account: AccountId | null
  readonly how: 'app' | 'phone-call' | 'house'
  readonly at: Instant
}

export const house = (at: Instant): Hand => ({ by: 'house', account: null, how: 'house', at })

export const isOpen = ({ state }: Pick<AppointmentRow, 'state'>): boolean => state === 'proposed' || state === 'agreed'

/** What is told to the other rooms, and to our own reaction, which writes the messages. */
export function changeSaid(after: AppointmentRow, before: AppointmentRow | null, hand: Hand): EventOf {
  const { program, person, account, kind, mode, promise, version, state, startsAt, endsAt, missedBy } = after
  return appointmentChanged.of({
    ...{
      appointment: after.id,
      program,
      person,
      account,
      kind,
      mode,
      promise,
      version,
      state,
      startsAt,
      endsAt,
      missedBy,
    },
    before: before === null ? null : { state: before.state, startsAt: before.startsAt, account: before.account },
    ...{ by: hand.by, byAccount: hand.account, at: hand.at },
  })
}

/** The result that every change of an appointment has in common. */
export const changed = (after: AppointmentRow, before: AppointmentRow | null, hand: Hand) => ({
  output: null,
  about: after.person,
  events: [changeSaid(after, before, hand)],
  changes: [{ person: after.person, kind: 'appointment', key: after.id }],
  topics: ['appointments'],
})

import type { AppointmentKind } from '@ayni/clinical/appointments'
import type { InputOf, OutputOf } from '@ayni/kernel'
import type { AppointmentMode, AppointmentState, OfferedSlot } from './contract/shapes.ts'
import type * as team from './contract/team.ts'

export * from './contract/house.ts'
export * from './contract/physician.ts'
export {
  type AgendaRow,
  type AppointmentMode,
  type AppointmentState,
  agendaRow,
  availability,
  type OfferedSlot,
  slot,
} from './contract/shapes.ts'
export * from './contract/team.ts'

type Op<D> = { readonly input: InputOf<D>; readonly output: OutputOf<D> }

/** What the console asks of this module, for its typed client. */
export type AppointmentsOperations = {
  readonly 'appointments.agenda': Op<typeof team.agenda>
  readonly 'appointments.hours-for': Op<typeof team.hoursFor>
  readonly 'appointments.availability': Op<typeof team.myAvailability>
  readonly 'appointments.propose': Op<typeof team.propose>
  readonly 'appointments.move': Op<typeof team.moveAppointment>
  readonly 'appointments.cancel': Op<typeof team.cancelAppointment>
  readonly 'appointments.mark-held': Op<typeof team.markHeld>
  readonly 'appointments.mark-missed': Op<typeof team.markMissed>
  readonly 'appointments.take-back': Op<typeof team.takeBack>
  readonly 'appointments.keep-hour': Op<typeof team.keepHour>
  readonly 'appointments.set-availability': Op<typeof team.setAvailability>
  readonly 'appointments.answer-wish': Op<typeof team.answerWish>
}

/** What the phone holds of an appointment: kind `appointment`, key = its id. */
export type AppointmentFact = {
  readonly kind: AppointmentKind
  readonly mode: AppointmentMode
  readonly startsAt: string
  readonly endsAt: string
  readonly state: AppointmentState
  readonly version: number
  readonly promise: string | null
  readonly account: string
  readonly who: string
  readonly link: string | null
  readonly needsChoice: boolean
}

/** What the phone may choose from without a signal: kind `hours`, key = the promise it serves, or `any`. */
export type HoursFact = {
  readonly kind: AppointmentKind
  readonly slots: readonly OfferedSlot[]
  /** The physician asked to be called instead. */
  readonly callWished: boolean
}

import type { Instant, ProgramId } from '@ayni/kernel'
import type { KeyRing } from '@ayni/platform/crypto'
import { type OutgoingMessage, openWays, staffHours } from '@ayni/platform/messages'
import type { StaffRow } from './staff-store.ts'

type Way = Pick<OutgoingMessage, 'channel' | 'address'>

function waysTo(keys: KeyRing, row: StaffRow): readonly Way[] {
  const { email, push } = openWays(keys, row)
  const bells = push.map((address): Way => ({ channel: 'push', address }))
  return email === null ? bells : [...bells, { channel: 'email', address: { kind: 'email', mailbox: email } }]
}

export type StaffWord = {
  readonly template: 'appointment' | 'appointment-moved' | 'appointment-cancelled'
  readonly appointment: string
  readonly version: number
  readonly program: ProgramId
  readonly startsAt: Instant
  readonly day: string
  readonly hour: string
  /** Two words about the same version differ by this. */
  readonly occasion: string
}

/** To the browser and the mailbox of one clinician, neutral as to everybody. */
export const staffMessages = (keys: KeyRing, row: StaffRow, word: StaffWord): readonly OutgoingMessage[] =>
  waysTo(keys, row).map(({ channel, address }, at) => ({
    key: `appointment:${word.appointment}:v${word.version}:${word.occasion}:${row.account}:${channel}:${at}`,
    programId: word.program,
    channel,
    address,
    to: { accountId: row.account },
    class: 'N3',
    template: word.template,
    params: { day: word.day, hour: word.hour },
    language: row.language,
    subjectRef: `appointment:${word.appointment}`,
    appointmentAt: word.startsAt,
    expiresAt: word.startsAt,
    hours: staffHours,
  }))

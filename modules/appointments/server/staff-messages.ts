import { type Instant, type ProgramId, z } from '@ayni/kernel'
import { type KeyRing, open } from '@ayni/platform/crypto'
import {
  type Address,
  type ChannelName,
  type OutgoingMessage,
  pushSubscription,
  staffHours,
} from '@ayni/platform/messages'
import type { StaffRow } from './staff-store.ts'

const contactsShape = z.object({ email: z.string().nullish() })

/** An address that does not open counts as none: the appointment stands in the agenda all the same. */
function opened<T>(read: () => T): T | null {
  try {
    return read()
  } catch {
    return null
  }
}

function waysTo(keys: KeyRing, row: StaffRow): readonly { readonly channel: ChannelName; readonly address: Address }[] {
  const contacts = opened(() =>
    open(keys, `identity.account.contacts:${row.account}`, row.contactsSealed, contactsShape),
  )
  const push = row.push.flatMap(({ id, sealed }) => {
    const subscription = opened(() => open(keys, `identity.push-subscription:${id}`, sealed, pushSubscription))
    return subscription === null ? [] : [{ channel: 'push' as const, address: { kind: 'push' as const, subscription } }]
  })
  const mailbox = contacts?.email ?? null
  const email = mailbox === null ? [] : [{ channel: 'email' as const, address: { kind: 'email' as const, mailbox } }]
  return [...push, ...email]
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

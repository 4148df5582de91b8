import { randomBytes, randomUUID } from 'node:crypto'
import { accountId, type Instant, instant, type PersonId, personId, programId } from '@ayni/kernel'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { type TestRuntime, testRuntime } from '../testing/index.ts'
import { type Channel, type MessageToSend, type SendResult, sent } from './channel.ts'
import { fixedChannels } from './channels/from-environment.ts'
import type { ChannelName } from './classes.ts'
import type { DraftMessage } from './draft-message.ts'
import { deliverDue, messageHealth, type OutgoingMessage, physicianHours } from './index.ts'
import { queueDrafts } from './queue-message.ts'
import type { RecipientBook, RecipientCard } from './recipient-book.ts'

export let house: TestRuntime
export let program = programId.parse(randomUUID())
export const clinician = accountId.parse(randomUUID())
export const physician = personId.parse(randomUUID())
/** Monday 2026-11-23, 23:40 in Lima. */
export const night = instant.parse('2026-11-24T04:40:00.000Z')
/** Tuesday 18:30 in Lima: inside every window. */
export const evening = instant.parse('2026-11-24T23:30:00.000Z')

/** A house of its own for one test file, a programme of its own for each test. Everyone and every number is invented. */
beforeAll(async () => {
  house = await testRuntime([], { recipients: book })
})
beforeEach(async () => {
  program = programId.parse(randomUUID())
  await house.asSystem((tx) =>
    sql`update messages.outbox set state = 'expired', reason = 'stopped.cancelled' where state in ('queued', 'held', 'sending')`.execute(
      tx,
    ),
  )
})
afterAll(() => house.close())

export const phone = { kind: 'phone', number: '+51900000321' } as const
export const mail = { kind: 'email', mailbox: 'inventada@ejemplo.pe' } as const
export const alarm = (
  key: string,
  over: Partial<Pick<OutgoingMessage, 'channel' | 'fallback' | 'address'>> = {},
): OutgoingMessage => ({
  key,
  programId: program,
  class: 'N1',
  channel: 'sms',
  to: { accountId: clinician },
  address: phone,
  template: 'staff-alert',
  params: { alias: 'AY-7K4Q' },
  subjectRef: `alert:${key}`,
  ...over,
})
/** To somebody new each time unless told: one N5 a person and 72 hours. */
export const reminder = (key: string, person: PersonId = personId.parse(randomUUID())): DraftMessage => ({
  key,
  programId: program,
  class: 'N5',
  channel: 'email',
  to: { personId: person },
  address: mail,
  template: 'reminder',
  params: {},
})

/** What the book says of a person, when it is not the invented default. */
export const cards = new Map<PersonId, Partial<RecipientCard> | 'none'>()
const defaultCard = (person: PersonId): RecipientCard => ({
  person,
  alias: 'AY-7K4Q',
  language: 'es',
  hours: physicianHours,
  offlineUntil: null,
  silenced: null,
  noOutreach: false,
  addresses: (['email', 'sms', 'whatsapp', 'voice', 'push'] as const).map((channel) => ({
    id: `c-${channel}`,
    channel,
    address: channel === 'email' ? mail : phone,
  })),
})
export const book: RecipientBook = async (_, people) =>
  new Map(
    people.flatMap((person) => {
      const card = cards.get(person)
      return card === 'none' ? [] : [[person, { ...defaultCard(person), ...card }] as const]
    }),
  )

/** A channel that answers as told and remembers what it was given. */
export const scripted = (
  name: ChannelName,
  answer: (n: number, m: MessageToSend) => SendResult | Promise<SendResult> = () => sent(null),
) => {
  const got: MessageToSend[] = []
  const channel: Channel = {
    name,
    provider: 'test',
    concurrency: 48,
    timeoutMs: 50,
    send: async (m) => {
      got.push(m)
      return answer(got.length, m)
    },
  }
  return { channel, got }
}
const quiet = { warn: () => undefined }
export const deliver = (now: Instant, channels: readonly Channel[], more = {}) =>
  deliverDue({
    db: house.runtime.database.app,
    now,
    channels: fixedChannels(channels),
    keys: house.runtime.keys,
    recipients: book,
    random: (n) => randomBytes(n),
    log: quiet,
    ...more,
  })
export const queue = (...messages: (OutgoingMessage | DraftMessage)[]) =>
  house.asSystem((tx) => queueDrafts(tx, messages, { now: night, keys: house.runtime.keys }))
type Row = {
  key: string
  state: string
  reason: string | null
  due_at: Instant
  attempts: number
  channel: string
  handed_at: Instant | null
  sealed: string
  params: object
}
export const rows = () =>
  house.asSystem(
    async (tx) =>
      (await sql<Row>`select * from messages.outbox where program_id = ${program} order by queued_at, key`.execute(tx))
        .rows,
  )
export const health = (now: Instant) => house.asSystem((tx) => messageHealth(tx, { now, programId: program }))

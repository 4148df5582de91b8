import { randomBytes, randomUUID } from 'node:crypto'
import { accountId, type Instant, instant, personId, programId } from '@ayni/kernel'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { type TestRuntime, testRuntime } from '../testing/index.ts'
import { type Channel, type MessageToSend, type SendResult, sent } from './channel.ts'
import { fixedChannels } from './channels/from-environment.ts'
import type { ChannelName } from './classes.ts'
import { deliverDue, messageHealth, type OutgoingMessage, queueMessages } from './index.ts'

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
  house = await testRuntime([])
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
export const reminder = (key: string): OutgoingMessage => ({
  key,
  programId: program,
  class: 'N5',
  channel: 'email',
  to: { personId: physician },
  address: mail,
  template: 'reminder',
  params: {},
})

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
    random: (n) => randomBytes(n),
    log: quiet,
    ...more,
  })
export const queue = (...messages: OutgoingMessage[]) =>
  house.asSystem((tx) => queueMessages(tx, messages, { now: night, keys: house.runtime.keys }))
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

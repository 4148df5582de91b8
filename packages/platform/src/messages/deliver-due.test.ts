import { randomBytes, randomUUID } from 'node:crypto'
import { accountId, type Instant, instant, personId, plusSeconds, programId } from '@ayni/kernel'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { inTransaction } from '../database/index.ts'
import { type TestRuntime, testRuntime } from '../testing/index.ts'
import { type Channel, failed, type MessageToSend, type SendResult, sent } from './channel.ts'
import { demoChannel } from './channels/demo.ts'
import { fixedChannels } from './channels/from-environment.ts'
import { type ChannelName, channelNames } from './classes.ts'
import { forgetAddresses } from './forget-addresses.ts'
import {
  deliverDue,
  ladderKey,
  listDemoMessages,
  listInAppMessages,
  messageHealth,
  messageJobs,
  type OutgoingMessage,
  queueMessage,
  queueMessages,
  stopMessages,
} from './index.ts'
import { claimDue } from './outbox-store.ts'

let house: TestRuntime
let program = programId.parse(randomUUID())
const clinician = accountId.parse(randomUUID())
const physician = personId.parse(randomUUID())
/** Monday 2026-11-23, 23:40 in Lima. */
const night = instant.parse('2026-11-24T04:40:00.000Z')
/** Tuesday 18:30 in Lima: inside every window. */
const evening = instant.parse('2026-11-24T23:30:00.000Z')

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

const phone = { kind: 'phone', number: '+51900000321' } as const
const mail = { kind: 'email', mailbox: 'inventada@ejemplo.pe' } as const
const alarm = (
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
const reminder = (key: string): OutgoingMessage => ({
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
const scripted = (
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
const deliver = (now: Instant, channels: readonly Channel[], more = {}) =>
  deliverDue({
    db: house.runtime.database.app,
    now,
    channels: fixedChannels(channels),
    keys: house.runtime.keys,
    random: (n) => randomBytes(n),
    log: quiet,
    ...more,
  })
const queue = (...messages: OutgoingMessage[]) =>
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
const rows = () =>
  house.asSystem(
    async (tx) =>
      (await sql<Row>`select * from messages.outbox where program_id = ${program} order by queued_at, key`.execute(tx))
        .rows,
  )
const health = (now: Instant) => house.asSystem((tx) => messageHealth(tx, { now, programId: program }))

test('SUI-04 an alarm at night leaves at once, words filled in; a reminder waits for its window', async () => {
  await queue(alarm('a'), reminder('r'))
  const sms = scripted('sms')
  const email = scripted('email')
  expect(await deliver(night, [sms.channel, email.channel])).toMatchObject({ claimed: 1, sent: 1 })
  expect(sms.got.map((m) => m.rendered.short)).toEqual(['AYNI: tarea urgente AY-7K4Q. Abrir tablero.'])
  expect(email.got).toEqual([])
  expect(await rows()).toMatchObject([
    { key: 'a', state: 'sent', handed_at: night },
    { key: 'r', state: 'held', due_at: '2026-11-24T23:00:00.000Z' },
  ])
  expect(await deliver(evening, [sms.channel, email.channel])).toMatchObject({ claimed: 1, sent: 1 })
  expect(email.got).toHaveLength(1)
})

test('the policy is asked again before a retry: what fails as the window closes waits for the next', async () => {
  await queue(reminder('r'))
  const email = scripted('email', () => failed('gateway.down'))
  await deliver(instant.parse('2026-11-25T01:29:50.000Z'), [email.channel])
  const [retry] = await rows()
  expect(retry).toMatchObject({ state: 'queued', reason: 'gateway.down', attempts: 1 })
  expect(await deliver(instant.parse('2026-11-25T01:31:00.000Z'), [email.channel])).toMatchObject({ held: 1 })
  expect(email.got).toHaveLength(1)
  expect(await rows()).toMatchObject([{ state: 'held', due_at: '2026-11-25T23:00:00.000Z', attempts: 1 }])
})

test('a failing gateway is tried again with growing patience, then given up where everybody sees it', async () => {
  await queue(alarm('a'))
  const sms = scripted('sms', () => failed('gateway.down'))
  let now: Instant = night
  const waits: number[] = []
  for (let n = 0; n < 20; n++) {
    await deliver(now, [sms.channel])
    const [row] = await rows()
    if (row === undefined || row.state === 'failed') break
    waits.push(Date.parse(row.due_at) - Date.parse(now))
    now = row.due_at
  }
  expect(sms.got).toHaveLength(20)
  expect(Math.max(...waits)).toBeLessThanOrEqual(60_000)
  expect(await rows()).toMatchObject([{ state: 'failed', reason: 'gateway.down' }])
  expect(await health(now)).toMatchObject({ failedSms24h: 1, failed24h: 1, unsent: 0, oldestQueuedS: null })
})

test('a safety message that fails goes by the next channel at once, and on to the one after', async () => {
  const voice = { channel: 'voice', address: phone } as const
  const email = { channel: 'email', address: mail } as const
  await queue(alarm('a', { channel: 'push', address: { kind: 'in_app' }, fallback: [voice, email] }))
  const push = scripted('push', () => failed('address.gone'))
  const call = scripted('voice', () => failed('gateway.down'))
  const letter = scripted('email')
  expect(await deliver(night, [push.channel, call.channel, letter.channel])).toMatchObject({
    failed: 1,
    retrying: 1,
    sent: 1,
    fallbacks: 2,
  })
  expect(letter.got.map((m) => m.address)).toEqual([mail])
  expect(await rows()).toMatchObject([
    { channel: 'push', state: 'failed' },
    { channel: 'voice', state: 'queued' },
    { channel: 'email', state: 'sent' },
  ])
  await deliver(plusSeconds(night, 60), [push.channel, call.channel, letter.channel])
  expect(letter.got).toHaveLength(1)
  expect(call.got).toHaveLength(2)
})

test('a channel that nobody configured fails visibly and falls back', async () => {
  await queue(alarm('a', { fallback: [{ channel: 'email', address: mail }] }))
  const email = scripted('email')
  expect(await deliver(night, [email.channel])).toMatchObject({ failed: 1, sent: 1 })
  expect(await rows()).toMatchObject([{ reason: 'channel.not-configured' }, { state: 'sent' }])
})

test('a channel that throws or hangs is our defect or theirs, never the end of the message', async () => {
  await queue(alarm('a'), alarm('b'), alarm('c'))
  const sms = scripted('sms', (n) => {
    if (n === 1) throw new Error('invented crash quoting +51900000321')
    if (n === 2) return new Promise<SendResult>(() => undefined)
    return sent('gw-1')
  })
  expect(await deliver(night, [sms.channel])).toMatchObject({ sent: 1, retrying: 2 })
  const reasons = (await rows()).map((r) => r.reason).filter((r) => r !== null)
  expect(reasons.sort()).toEqual(['channel.crashed', 'gateway.timeout'])
})

test('a worker killed between claim and record: its messages are due again when the lease ends, not before', async () => {
  await queue(alarm('a'))
  await house.asSystem((tx) =>
    claimDue(tx, {
      lane: 'urgent',
      channel: 'sms',
      now: night,
      lease: randomUUID(),
      leaseUntil: plusSeconds(night, 120),
      limit: 10,
    }),
  )
  const sms = scripted('sms')
  expect(await deliver(plusSeconds(night, 119), [sms.channel])).toMatchObject({ claimed: 0 })
  expect(await health(plusSeconds(night, 119))).toMatchObject({ unsent: 1, oldestQueuedS: 119, oldestUrgentS: 119 })
  expect(await deliver(plusSeconds(night, 120), [sms.channel])).toMatchObject({ sent: 1 })
  expect(sms.got).toHaveLength(1)
})

test('a worker that comes back after its lease cannot overwrite what another recorded', async () => {
  await queue(alarm('a'))
  const sms = scripted('sms')
  const slow = scripted('sms', async () => {
    await deliver(plusSeconds(night, 121), [sms.channel])
    return failed('gateway.refused')
  })
  await deliver(night, [slow.channel])
  expect(await rows()).toMatchObject([{ state: 'sent', reason: null, attempts: 2 }])
})

test('two workers at once send each message once', async () => {
  await queue(...Array.from({ length: 200 }, (_, n) => alarm(`a${n}`)))
  const sms = scripted('sms')
  await Promise.all([deliver(night, [sms.channel]), deliver(night, [sms.channel])])
  expect(new Set(sms.got.map((m) => m.id)).size).toBe(200)
  expect(sms.got).toHaveLength(200)
})

test('a thousand acute alarms reach their channels in a few statements each', async () => {
  await queue(...Array.from({ length: 1000 }, (_, n) => alarm(ladderKey(String(n), 0, clinician, 'sms', 1))))
  const sms = scripted('sms')
  expect(await deliver(night, [sms.channel], { lane: 'urgent' })).toMatchObject({ claimed: 1000, sent: 1000 })
  expect(new Set(sms.got.map((m) => m.id)).size).toBe(1000)
})

test('urgent goes first; slow mail does not stand before it', async () => {
  const order: string[] = []
  await queue(reminder('r'), alarm('a'))
  const note = (name: ChannelName) =>
    scripted(name, () => {
      order.push(name)
      return sent(null)
    }).channel
  await deliver(evening, [note('email'), note('sms')])
  expect(order).toEqual(['sms', 'email'])
})

test('what expired is not sent; an alarm does not expire', async () => {
  const soon = plusSeconds(night, 10)
  await queue({ ...reminder('r'), expiresAt: soon }, { ...alarm('a'), expiresAt: soon })
  const email = scripted('email')
  const sms = scripted('sms')
  expect(await deliver(evening, [email.channel, sms.channel])).toMatchObject({ expired: 1, sent: 1 })
  expect(await rows()).toMatchObject([
    { key: 'a', state: 'sent' },
    { key: 'r', state: 'expired', reason: 'message.expired' },
  ])
})

test('a sealed address that was moved from another row does not open, and fails alone', async () => {
  await queue(alarm('a'), alarm('b'))
  await house.asSystem((tx) =>
    sql`update messages.outbox set sealed = (select sealed from messages.outbox where program_id = ${program} and key = 'b') where program_id = ${program} and key = 'a'`.execute(
      tx,
    ),
  )
  const sms = scripted('sms')
  expect(await deliver(night, [sms.channel])).toMatchObject({ sent: 1, failed: 1 })
  expect(await rows()).toMatchObject([
    { key: 'a', reason: 'message.unreadable' },
    { key: 'b', state: 'sent' },
  ])
})

test('SUI-11 withdrawing stops what is automatic and leaves alarms to staff', async () => {
  await queue(reminder('r'), { ...alarm('a'), to: { accountId: clinician, personId: physician } })
  const stopped = await house.asSystem((tx) =>
    stopMessages(tx, { programId: program, personId: physician, reason: 'stopped.withdrawn', now: night }),
  )
  expect(stopped).toBe(1)
  expect(await rows()).toMatchObject([
    { key: 'a', state: 'queued' },
    { key: 'r', state: 'expired', reason: 'stopped.withdrawn' },
  ])
  expect(
    await house.asSystem((tx) =>
      stopMessages(tx, { programId: program, subjectRef: 'alert:a', reason: 'stopped.acknowledged', now: night }),
    ),
  ).toBe(1)
})

test('a demo sends nothing and lists everything, masked, to those who may see it', async () => {
  await queue(alarm('a'), alarm('b', { channel: 'voice' }), { ...alarm('c', { channel: 'email', address: mail }) })
  await deliver(night, [demoChannel('sms'), demoChannel('voice'), demoChannel('email')])
  const list = (role: 'coordinator' | 'therapist', after?: string) =>
    inTransaction(house.runtime.database.app, house.actor.staff(program, clinician, role), (tx) =>
      listDemoMessages(tx, { limit: 2, after, keys: house.runtime.keys }),
    )
  const first = await list('coordinator')
  const rest = await list('coordinator', first[1]?.id)
  const all = [...first, ...rest]
  expect(all).toHaveLength(3)
  expect(all.find((m) => m.channel === 'sms')).toMatchObject({
    address: '•••321',
    text: 'AYNI: tarea urgente AY-7K4Q. Abrir tablero.',
    state: 'sent',
  })
  expect(all.find((m) => m.channel === 'email')).toMatchObject({ address: 'i•••@•••', subject: 'AYNI: tarea urgente' })
  expect(JSON.stringify(all)).not.toMatch(/900000321|ejemplo\.pe/)
  expect(await list('therapist')).toEqual([])
})

test('a caring contact is not listed to staff, but its failure is counted', async () => {
  await house.asSystem((tx) =>
    queueMessage(
      tx,
      {
        key: 'c',
        programId: program,
        class: 'N6',
        channel: 'sms',
        to: { personId: physician },
        address: phone,
        template: 'caring-contact',
        params: { signature: 'Inés Ejemplo' },
      },
      { now: evening, keys: house.runtime.keys },
    ),
  )
  await deliver(evening, [scripted('sms', () => failed('address.invalid')).channel])
  const coordinator = house.actor.staff(program, clinician, 'coordinator')
  await inTransaction(house.runtime.database.app, coordinator, async (tx) => {
    expect((await sql`select 1 from messages.metadata`.execute(tx)).rows).toEqual([])
    expect(await messageHealth(tx, { now: evening, programId: program })).toMatchObject({ failedSms24h: 1 })
  })
})

test('what is read in the app is listed to its reader only', async () => {
  await queue(alarm('a', { channel: 'in_app', address: { kind: 'in_app' } }))
  await deliver(night, [scripted('in_app').channel])
  const as = (id: typeof clinician) =>
    inTransaction(house.runtime.database.app, house.actor.staff(program, id, 'duty'), (tx) =>
      listInAppMessages(tx, { accountId: clinician, limit: 10 }),
    )
  expect(await as(clinician)).toMatchObject([{ text: 'AYNI: tarea urgente AY-7K4Q. Abrir tablero.' }])
  expect(await as(accountId.parse(randomUUID()))).toEqual([])
})

test('a sign-in code leaves in full and is never listed to the team outside a demo', async () => {
  const code: OutgoingMessage = {
    key: 'code',
    programId: program,
    class: 'N0',
    channel: 'sms',
    to: { accountId: clinician },
    address: phone,
    template: 'sign-in-code',
    params: { code: '483921' },
  }
  await queue(code, { ...code, key: 'demo', channel: 'email', address: mail })
  const sms = scripted('sms')
  await deliver(night, [sms.channel, demoChannel('email')])
  expect(sms.got.map((m) => m.rendered.short)).toEqual(['AYNI: tu código es 483921. Nadie te lo pedirá por llamada.'])
  const admin = house.actor.staff(program, clinician, 'admin')
  await inTransaction(house.runtime.database.app, admin, async (tx) => {
    expect(JSON.stringify((await sql`select * from messages.outbox`.execute(tx)).rows)).not.toContain('483921')
    const listed = await listDemoMessages(tx, { limit: 10, keys: house.runtime.keys })
    expect(listed.map((m) => [m.channel, m.text.includes('483921')])).toEqual([['email', true]])
  })
})

test('a month later a finished message no longer knows where it went', async () => {
  await queue(alarm('a'), reminder('r'))
  await deliver(night, [scripted('sms').channel])
  const later = plusSeconds(night, 31 * 86_400)
  expect(await house.asSystem((tx) => forgetAddresses(tx, plusSeconds(night, 29 * 86_400)))).toBe(0)
  await house.asSystem((tx) => forgetAddresses(tx, later))
  expect(await rows()).toMatchObject([
    { key: 'a', sealed: '', params: {}, state: 'sent' },
    { key: 'r', state: 'held' },
  ])
  expect((await rows()).map((r) => r.sealed === '')).toEqual([true, false])
})

test('while one gateway hangs, an alarm leaves by the other channels at once', async () => {
  let release = (): void => undefined
  const hung = new Promise<SendResult>((resolve) => {
    release = () => resolve(failed('gateway.timeout'))
  })
  const sms = scripted('sms', () => hung)
  const push = scripted('push')
  const jobs = messageJobs(fixedChannels([{ ...sms.channel, timeoutMs: 10_000 }, push.channel]))
  const run = (name: string) => {
    const { database, keys } = house.runtime
    return jobs
      .find((j) => j.name === name)
      ?.run({ database, keys, now: night, newId: house.newId, random: (n) => randomBytes(n), log: house.runtime.log })
  }
  await queue(alarm('a'), alarm('b', { channel: 'push', address: { kind: 'in_app' } }))
  const slow = run('messages.deliver-urgent-sms')
  await run('messages.deliver-urgent-push')
  expect(push.got).toHaveLength(1)
  expect(await rows()).toMatchObject([
    { key: 'a', state: 'sending' },
    { key: 'b', state: 'sent' },
  ])
  release()
  await slow
  expect(await rows()).toMatchObject([{ key: 'a', state: 'queued', reason: 'gateway.timeout' }, { key: 'b' }])
})

test('every channel there is has a job that delivers its alarms, and its reminders', async () => {
  const inApp = { kind: 'in_app' } as const
  const { database, keys, log } = house.runtime
  await queue(
    ...channelNames.flatMap((channel) => [
      alarm(`a-${channel}`, { channel, address: inApp }),
      { ...reminder(`r-${channel}`), channel },
    ]),
  )
  for (const job of messageJobs(fixedChannels(channelNames.map((name) => scripted(name).channel)))) {
    await job.run({ database, keys, log, now: evening, newId: house.newId, random: (n) => randomBytes(n) })
  }
  expect(new Set((await rows()).map((r) => r.state))).toEqual(new Set(['sent']))
})

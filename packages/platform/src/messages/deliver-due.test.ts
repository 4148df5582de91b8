import { randomUUID } from 'node:crypto'
import { type Instant, instant, plusSeconds } from '@ayni/kernel'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { failed, type SendResult, sent } from './channel.ts'
import type { ChannelName } from './classes.ts'
import {
  alarm,
  clinician,
  deliver,
  evening,
  health,
  house,
  mail,
  night,
  phone,
  program,
  queue,
  reminder,
  rows,
  scripted,
} from './delivery-fixture.ts'
import { ladderKey, unapprovedTemplates } from './index.ts'
import { claimDue } from './outbox-store.ts'

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

test('templates that WhatsApp did not take are named for whoever mends it', async () => {
  await queue(reminder('r'), alarm('a'))
  const refusing = [scripted('email', () => failed('template.not-approved')), scripted('whatsapp'), scripted('sms')]
  await deliver(
    evening,
    refusing.map(({ channel }) => channel),
  )
  expect(await house.asSystem((tx) => unapprovedTemplates(tx, night))).toEqual(['reminder.es'])
  expect(await house.asSystem((tx) => unapprovedTemplates(tx, plusSeconds(evening, 1)))).toEqual([])
})

/** The database goes away as soon as something was handed over, and is back after so many tries. */
function goesAwayFor(tries: number) {
  let left = 0
  const rests: number[] = []
  const db = new Proxy(house.runtime.database.app, {
    get: (of, what) => {
      if (what === 'transaction' && left > 0)
        throw Object.assign(new Error('the database system is starting up'), { code: '57P03' })
      const value: unknown = Reflect.get(of, what, of)
      return typeof value === 'function' ? value.bind(of) : value
    },
  })
  const rest = async (ms: number): Promise<void> => {
    rests.push(ms)
    left -= 1
  }
  return { db, rest, rests, leave: () => (left = tries) }
}

test('what was handed over while the database went away is written down when it is back, and not handed over again', async () => {
  await queue(alarm('a'))
  const away = goesAwayFor(4)
  const sms = scripted('sms', () => {
    away.leave()
    return sent('p-1')
  })
  expect(await deliver(night, [sms.channel], away)).toMatchObject({ sent: 1 })
  expect(away.rests).toHaveLength(4)
  await deliver(plusSeconds(night, 300), [sms.channel])
  expect(sms.got).toHaveLength(1)
  expect(await rows()).toMatchObject([{ key: 'a', state: 'sent', handed_at: night }])
})

test('a database that stays away longer than the lease allows: the run ends in an error, and the message is due again', async () => {
  await queue(alarm('a'))
  const away = goesAwayFor(1000)
  const sms = scripted('sms', () => {
    away.leave()
    return sent('p-1')
  })
  await expect(deliver(night, [sms.channel], away)).rejects.toThrow('starting up')
  expect(away.rests.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(60_000)
  expect(await deliver(plusSeconds(night, 121), [sms.channel])).toMatchObject({ sent: 1 })
  expect(sms.got.map(({ id }) => id)).toHaveLength(2)
})

test('every connection is cut off at the hand-over: the end is written over another one', async () => {
  await queue(alarm('a'))
  const sms = scripted('sms', async () => {
    await house.asSystem((tx) =>
      sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`.execute(
        tx,
      ),
    )
    return sent('p-1')
  })
  const slow = { ...sms.channel, timeoutMs: 5000 }
  expect(await deliver(night, [slow], { rest: async () => undefined })).toMatchObject({ sent: 1 })
  expect(await rows()).toMatchObject([{ key: 'a', state: 'sent' }])
})

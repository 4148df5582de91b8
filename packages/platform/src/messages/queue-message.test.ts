import { randomUUID } from 'node:crypto'
import { accountId, instant, isRefusal, personId, programId } from '@ayni/kernel'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../database/index.ts'
import { type TestRuntime, testRuntime } from '../testing/index.ts'
import type { DraftMessage } from './draft-message.ts'
import { ladderKey, messageKey, type OutgoingMessage, queueMessage, queueMessages } from './index.ts'
import { queueDrafts } from './queue-message.ts'

let house: TestRuntime
const program = programId.parse(randomUUID())
const clinician = accountId.parse(randomUUID())
const physician = personId.parse(randomUUID())
/** Monday 2026-11-23, 23:40 in Lima. */
const now = instant.parse('2026-11-24T04:40:00.000Z')

beforeAll(async () => {
  house = await testRuntime([])
})
afterAll(() => house.close())

const alarm = (key: string): OutgoingMessage => ({
  key,
  programId: program,
  class: 'N1',
  channel: 'sms',
  to: { accountId: clinician },
  address: { kind: 'phone', number: '+51900000321' },
  template: 'staff-alert',
  params: { alias: 'AY-7K4Q', class: 'A' },
  subjectRef: 'alert:1',
})
const reminder = (key: string): DraftMessage => ({
  key,
  programId: program,
  class: 'N5',
  channel: 'email',
  to: { personId: physician },
  address: { kind: 'email', mailbox: 'inventada@ejemplo.pe' },
  template: 'reminder',
  params: {},
})
const ctx = () => ({ now, keys: house.runtime.keys })
const rowsOf = (key: string) =>
  house.asSystem(
    async (tx) =>
      (
        await sql<{
          state: string
          sealed: string
          params: object
          address_hint: string
          due_at: string
        }>`select * from messages.outbox where key = ${key}`.execute(tx)
      ).rows,
  )

test('queues an alarm at night for now, sealed, masked, once', async () => {
  const key = ladderKey('1', 0, clinician, 'sms', 1)
  const outcomes = await house.asSystem(async (tx) => [
    await queueMessage(tx, alarm(key), ctx()),
    await queueMessage(tx, alarm(key), ctx()),
  ])
  expect(outcomes).toMatchObject([
    { state: 'queued', dueAt: now, repeated: false },
    { state: 'queued', dueAt: now, repeated: true },
  ])
  const rows = await rowsOf(key)
  expect(rows).toHaveLength(1)
  expect(JSON.stringify(rows)).not.toContain('900000321')
  expect(rows[0]).toMatchObject({ address_hint: '•••321', params: { alias: 'AY-7K4Q', class: 'A' } })
})

test('holds a reminder until its window, whoever asks', async () => {
  const key = messageKey(physician, 'reminder', 'screening', '2026-11-23', 'email')
  const outcome = await house.asSystem((tx) => queueDrafts(tx, [reminder(key)], ctx()))
  expect(outcome[0]).toMatchObject({ state: 'held', dueAt: '2026-11-24T23:00:00.000Z' })
})

test('two transactions at once add one row', async () => {
  await Promise.all(Array.from({ length: 6 }, () => house.asSystem((tx) => queueMessage(tx, alarm('race'), ctx()))))
  expect(await rowsOf('race')).toHaveLength(1)
})

test('many go in one statement and keep their order', async () => {
  const outcomes = await house.asSystem((tx) =>
    queueMessages(tx, ['many-1', 'many-2', 'many-2', 'many-3'].map(alarm), ctx()),
  )
  expect(outcomes.map((o) => (isRefusal(o) ? o.refused : o.state))).toEqual(['queued', 'queued', 'queued', 'queued'])
  const ids = outcomes.map((o) => (isRefusal(o) ? '' : o.id))
  expect(ids[1]).toBe(ids[2])
  expect(new Set(ids).size).toBe(3)
})

test('nothing is queued when the cause is rolled back', async () => {
  const fails = house.asSystem(async (tx) => {
    await queueMessage(tx, alarm('undone'), ctx())
    throw new Error('invented failure')
  })
  await expect(fails).rejects.toThrow('invented failure')
  expect(await rowsOf('undone')).toEqual([])
})

test('refuses forbidden words and a class that is not the template’s', async () => {
  const smuggled: DraftMessage = {
    ...reminder('x1'),
    class: 'N6',
    template: 'caring-contact',
    params: { signature: 'tu psiquiatra' },
  }
  const forced = { ...reminder('x2'), ...JSON.parse('{"class":"N1"}') }
  const outcomes = await house.asSystem((tx) => queueDrafts(tx, [smuggled, forced], ctx()))
  expect(outcomes).toEqual([
    { refused: 'messages.forbidden-words', details: { rules: ['profession'] } },
    { refused: 'messages.class-mismatch' },
  ])
  expect([...(await rowsOf('x1')), ...(await rowsOf('x2'))]).toEqual([])
})

test('an alarm with a malformed alias goes without it rather than not at all', async () => {
  const broken = { ...alarm('broken-alias'), ...JSON.parse('{"params":{"alias":"María Ejemplo"}}') }
  expect(await house.asSystem((tx) => queueMessage(tx, broken, ctx()))).toMatchObject({ state: 'queued' })
  expect(await rowsOf('broken-alias')).toMatchObject([{ params: {} }])
})

test('wakes the worker when the transaction commits', async () => {
  const listener = new pg.Client({ connectionString: house.ownerUrl })
  await listener.connect()
  try {
    await listener.query('listen ayni_wake')
    const heard = new Promise<string | undefined>((resolve) => listener.on('notification', (n) => resolve(n.payload)))
    await house.asSystem((tx) => queueMessage(tx, alarm('wake'), ctx()))
    expect(await heard).toBe('messages')
  } finally {
    await listener.end()
  }
})

test('any handler may queue, nobody may write rows by hand, and only some may list', async () => {
  const app = house.runtime.database.app
  const coordinator = house.actor.staff(program, clinician, 'coordinator')
  const therapist = house.actor.staff(program, clinician, 'therapist')
  const count = sql<{ n: number }>`select count(*) as n from messages.metadata`
  await inTransaction(app, therapist, async (tx) => {
    expect(await queueMessage(tx, alarm('by-therapist'), ctx())).toMatchObject({ state: 'queued', repeated: false })
    expect((await count.execute(tx)).rows[0]?.n).toBe(0)
  })
  expect(await rowsOf('by-therapist')).toHaveLength(1)
  const byHand = inTransaction(app, therapist, (tx) =>
    sql`insert into messages.outbox (id, program_id, key, class, channel, to_account, sealed, address_hint, template, params, language, state, due_at, queued_at)
      values (${randomUUID()}, ${program}, 'by-hand', 'N1', 'sms', ${clinician}, '', '', 'staff-alert', '{}', 'es', 'queued', ${now}, ${now})`.execute(
      tx,
    ),
  )
  await expect(byHand).rejects.toThrow(/row-level security/)
  await inTransaction(app, therapist, async (tx) => {
    const touched = await sql`update messages.outbox set state = 'sent'`.execute(tx)
    expect(touched.numAffectedRows).toBe(0n)
  })
  await inTransaction(app, coordinator, async (tx) => expect((await count.execute(tx)).rows[0]?.n).toBeGreaterThan(0))
  const stranger = house.actor.staff(programId.parse(randomUUID()), clinician, 'coordinator')
  await inTransaction(app, stranger, async (tx) => expect((await count.execute(tx)).rows[0]?.n).toBe(0))
})

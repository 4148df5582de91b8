import 'fake-indexeddb/auto'
import { uuidv7 } from '@ayni/kernel/uuidv7'
import { expect, test, vi } from 'vitest'
import { createDevice, type Device } from './device.ts'
import { openDisk } from './disk.ts'
import { allRows, openRows } from './disk-rows.ts'
import { factKind } from './local.ts'
import { randomBytes } from './seal.ts'
import { freshSync } from './storage.ts'

type Mood = { readonly total: number }
const mood = factKind<Mood>('screening.response')
const session = { token: 'aydev_invented', person: '018f3a1e-0000-7000-8000-000000000001' }

let disks = 0
async function phone(name = `device-${++disks}`, clock = { at: Date.UTC(2026, 10, 21, 18) }) {
  const open = async (): Promise<Device> =>
    createDevice({ storage: await openDisk(name, 10), now: () => clock.at, random: randomBytes })
  return { name, clock, open, device: await open() }
}

const command = (total: number) => ({
  name: 'screening.record-response',
  input: { i: 'phq-9', total },
  facts: [['screening.response', 'phq-9', { total }]] as const,
})

test('SYN-01 what was recorded is there after the app is killed, with its fact and its exact words', async () => {
  const { open, device } = await phone()
  const id = await device.record(command(12))
  const again = await open()
  expect(again.items.map((item) => [item.id, item.state.is])).toEqual([[id, 'saved']])
  expect(again.items[0]?.command?.slice(1)).toEqual([
    'screening.record-response',
    Date.UTC(2026, 10, 21, 18),
    { i: 'phq-9', total: 12 },
  ])
  expect(again.get(mood, 'phq-9')).toEqual({ key: 'phq-9', body: { total: 12 }, item: id })
})

test('SYN-02 command and the drafts it clears are one change', async () => {
  const { open, device } = await phone()
  await device.saveDraft('screening.draft', 'phq-9', { a: '012' })
  await device.record({ ...command(3), clears: [['screening.draft', 'phq-9']] })
  const again = await open()
  expect(again.draft(factKind<{ a: string }>('screening.draft'), 'phq-9')).toBeNull()
  expect(again.items).toHaveLength(1)
})

test('SYN-03 a receipt replaces the optimistic fact by the server’s own, cursor included', async () => {
  const { open, device } = await phone()
  const id = await device.record(command(12))
  await device.apply({
    outcomes: [[id, 'a', 1842, device.now()]],
    changes: [['screening.response', 'phq-9', { total: 13 }]],
    whole: false,
    sync: { ...freshSync, cursor: 9 },
  })
  for (const seen of [device, await open()]) {
    expect(seen.get(mood, 'phq-9')).toEqual({ key: 'phq-9', body: { total: 13 }, item: null })
    expect(seen.items[0]?.state).toEqual({ is: 'received', receipt: 1842, receivedAtMs: device.now() })
    expect(seen.sync.cursor).toBe(9)
  }
})

test('SYN-24 once received the answers are on no disk; what it was, when and the receipt stay', async () => {
  const { open, device } = await phone()
  const id = await device.record(command(12))
  const refused = await device.record(command(13))
  await device.apply({
    outcomes: [
      [id, 'a', 1842, device.now()],
      [refused, 'r', 'invented.refused', []],
    ],
    changes: [],
    whole: false,
    sync: { ...freshSync, cursor: 9 },
  })
  for (const seen of [device, await open()]) {
    // Two ids of one millisecond stand in either order.
    const itemOf = (wanted: string) => seen.items.find(({ command: held }) => held?.[0] === wanted)
    expect(itemOf(id)?.command).toEqual([id, 'screening.record-response', device.now(), null])
    expect(itemOf(id)?.state).toMatchObject({ is: 'received', receipt: 1842 })
    expect(itemOf(refused)?.command?.[3]).toEqual({ i: 'phq-9', total: 13 })
  }
})

test('SYN-25 what was received while locked loses its content at the next answer to the open phone', async () => {
  const { open, device } = await phone()
  const id = await device.record({ ...command(12), urgent: true })
  await device.setPin('2580')
  await device.lock()
  const answer = { changes: [], whole: false, sync: freshSync }
  await device.apply({ ...answer, outcomes: [[id, 'a', 7, device.now()]] })
  await device.unlock('2580')
  await device.apply({ ...answer, outcomes: [] })
  const again = await open()
  await again.unlock('2580')
  expect(again.items.map((item) => [item.state.is, item.command?.[3]])).toEqual([['received', null]])
})

test('SYN-04 refused: kept with its content until the person retries as new or discards', async () => {
  const { device } = await phone()
  const id = await device.record(command(12))
  expect(await device.discard(id)).toBe(false)
  const refuse = (which: string) =>
    device.apply({
      outcomes: [[which, 'r', 'screening.instrument-incomplete', ['a']]],
      changes: [],
      whole: false,
      sync: device.sync,
    })
  await refuse(id)
  expect(device.items[0]?.state).toMatchObject({ is: 'attention', code: 'screening.instrument-incomplete' })
  expect(device.get(mood, 'phq-9')?.body).toEqual({ total: 12 })
  const fresh = await device.retryAsNew(id)
  expect(fresh).not.toBe(id)
  expect(device.items.map((item) => [item.id, item.state.is])).toEqual([[fresh, 'saved']])
  await refuse(fresh ?? '')
  expect(await device.discard(fresh ?? '')).toBe(true)
  expect(device.items).toEqual([])
  expect(device.get(mood, 'phq-9')).toBeNull()
})

test('SEC-01 nothing readable on the disk: no kind, key, answer, token or name of a command', async () => {
  const { name, device } = await phone()
  await device.signIn(session)
  await device.saveCard({ dutyPhone: '+51900000001', smsAllowed: true, alias: 'AY-7K4Q' })
  await device.record({ ...command(12), urgent: true })
  await device.apply({
    outcomes: [],
    changes: [['suicide-prevention.plan', 'current', { reason: 'mi hermana' }]],
    whole: false,
    sync: device.sync,
  })
  const rows = await openRows(name)
  const bytes: string[] = []
  for (const store of ['facts', 'drafts', 'outbox', 'meta'] as const) {
    bytes.push(...(await allRows(rows, store)).map(everyText))
  }
  const all = bytes.join(' ')
  for (const secret of ['screening', 'suicide', 'phq', 'hermana', 'aydev', '900000001', 'AY-7K4Q', 'urgent":true']) {
    expect(all).not.toContain(secret)
  }
  expect(bytes).toHaveLength(4)
})

function everyText(value: unknown): string {
  if (value instanceof Uint8Array) return new TextDecoder('latin1').decode(value)
  if (typeof value !== 'object' || value === null) return String(value)
  return Object.values(value).map(everyText).join(' ')
}

test('SEC-02 with a PIN: locked hides everything, the crisis card stays, the right PIN opens it again', async () => {
  const { open, device } = await phone()
  await device.signIn(session)
  await device.saveCard({ dutyPhone: '+51900000001', smsAllowed: false })
  await device.record(command(12))
  await device.setPin('2580')
  const cold = await open()
  expect([cold.locked, cold.hasPin, cold.session, cold.token]).toEqual([true, true, null, null])
  expect(cold.all(mood)).toEqual([])
  expect(cold.items.map((item) => [item.state.is, item.command])).toEqual([['saved', null]])
  expect(cold.card?.dutyPhone).toBe('+51900000001')
  await expect(cold.record(command(1))).rejects.toThrow('device.locked')
  expect(await cold.unlock('0000')).toMatchObject({ ok: false, because: 'wrong-pin', waitMs: 0 })
  expect(await cold.unlock('2580')).toEqual({ ok: true })
  expect(cold.get(mood, 'phq-9')?.body).toEqual({ total: 12 })
  expect(cold.session).toEqual(session)
  const locking = cold.lock()
  expect([cold.locked, cold.all(mood).length]).toEqual([true, 0])
  await locking
  expect([cold.locked, cold.all(mood).length, cold.items[0]?.command]).toEqual([true, 0, null])
})

test('SEC-03 wrong PINs: five free, then growing waits that survive closing the app; nothing is emptied', async () => {
  const { open, clock, device } = await phone()
  await device.record(command(12))
  await device.setPin('2580')
  const waitsSec: number[] = []
  for (let i = 0; i < 11; i++) {
    const tried = await (await open()).unlock('1111')
    expect(tried).toMatchObject({ ok: false, because: 'wrong-pin', offerEmpty: i >= 9 })
    const waitMs = tried.ok ? 0 : tried.waitMs
    waitsSec.push(waitMs / 1000)
    if (waitMs > 0) expect(await (await open()).unlock('2580')).toMatchObject({ because: 'wait', waitMs })
    clock.at += waitMs
  }
  expect(waitsSec).toEqual([0, 0, 0, 0, 30, 60, 300, 900, 900, 900, 900])
  const last = await open()
  expect(await last.unlock('2580')).toEqual({ ok: true })
  expect(last.get(mood, 'phq-9')?.body).toEqual({ total: 12 })
})

test('SEC-04 an urgent command waits in reach of a locked phone with its token, and leaves nothing once received', async () => {
  const { open, device } = await phone()
  await device.signIn(session)
  await device.setPin('2580')
  const id = await device.record({ ...command(1), urgent: true })
  const cold = await open()
  expect([cold.locked, cold.token, cold.items[0]?.command?.[0]]).toEqual([true, session.token, id])
  await cold.apply({
    outcomes: [[id, 'a', 7, cold.now()]],
    changes: [['x', 'y', 1]],
    whole: true,
    sync: { ...cold.sync, cursor: 44 },
  })
  expect(cold.sync.cursor).toBe(0)
  const colder = await open()
  expect([colder.token, colder.items[0]?.command, colder.items[0]?.state.is]).toEqual([null, null, 'received'])
})

test('SEC-05 an urgent command recorded while locked is kept, and goes with its content after unlocking', async () => {
  const { open, device } = await phone()
  await device.signIn(session)
  await device.setPin('2580')
  const cold = await open()
  const id = await cold.record({ name: 'suicide-prevention.ask-for-help', input: {}, urgent: true })
  const colder = await open()
  expect([colder.token, colder.items[0]?.command?.[0]]).toEqual([null, id])
  await colder.unlock('2580')
  expect([colder.token, colder.items[0]?.command?.[0]]).toEqual([session.token, id])
})

test('SEC-06 with the physician’s consent the token stays in reach for urgent commands alone', async () => {
  const { open, device } = await phone()
  await device.signIn(session)
  await device.setPin('2580', { urgentWithoutPin: true })
  expect((await open()).token).toBe(session.token)
  await device.removePin()
  const open2 = await open()
  expect([open2.locked, open2.hasPin, open2.session]).toEqual([false, false, session])
})

test('SEC-07 another tab that changed the PIN makes this one read again instead of writing with old keys', async () => {
  const { open, device } = await phone()
  const other = await open()
  await other.setPin('2580')
  await expect(device.record(command(5))).rejects.toThrow('device.stale-tab')
  await device.refresh()
  expect(device.locked).toBe(true)
  await device.unlock('2580')
  await device.record(command(5))
  expect((await open()).items).toHaveLength(1)
})

test('SYN-05 another person may not sign in over unsent records; the same person may, with a new token', async () => {
  const { device } = await phone()
  await device.signIn(session)
  await device.record(command(12))
  expect(await device.signIn({ token: 'other', person: 'someone' })).toEqual({
    ok: false,
    because: 'someone-else',
    unsent: 1,
  })
  expect(await device.signIn({ ...session, token: 'new' })).toEqual({ ok: true })
  expect(device.token).toBe('new')
  await device.empty({ ...freshSync })
  expect([device.items, device.session, device.all(mood)]).toEqual([[], null, []])
  expect(await device.signIn({ token: 'other', person: 'someone' })).toEqual({ ok: true })
})

test('SYN-06 watchers hear their kind only; ids are UUIDv7 in the order of recording', async () => {
  const { device, clock } = await phone()
  const heard: string[] = []
  device.watch('screening.response', () => heard.push('screening'))
  const stop = device.watch('self-help.progress', () => heard.push('self-help'))
  const first = await device.record(command(1))
  await device.saveDraft('self-help.progress', 'sleep', { page: 2 })
  stop()
  await device.saveDraft('self-help.progress', 'sleep', { page: 3 })
  expect(heard).toEqual(['screening', 'self-help'])
  clock.at += 1
  expect((await device.record(command(2))) > first).toBe(true)
  expect(first.slice(0, 13)).toBe(uuidv7(clock.at - 1, new Uint8Array(10)).slice(0, 13))
})

test('SEC-08 locked while a record is being written: the record is whole, or it was never said to be saved', async () => {
  const { open, device } = await phone()
  await device.setPin('2580')
  const recording = device.record(command(12))
  await device.lock()
  const id = await recording
  const again = await open()
  await again.unlock('2580')
  expect(again.items.map((item) => item.command?.[0])).toEqual([id])
})

test('a phone that was here before opens by reading alone: no write on a busy flash is waited for', async () => {
  const { open, device } = await phone()
  await device.record(command(12))
  const writes: string[] = []
  const begin = IDBDatabase.prototype.transaction
  const watched = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
    this: IDBDatabase,
    names,
    mode,
    options,
  ) {
    if (mode === 'readwrite') writes.push(String(names))
    return begin.call(this, names, mode, options)
  })
  const again = await open()
  watched.mockRestore()
  expect(again.get(mood, 'phq-9')?.body).toEqual({ total: 12 })
  expect(writes).toEqual([])
})

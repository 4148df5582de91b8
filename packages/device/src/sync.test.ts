import type { SyncRequest, SyncResponse } from '@ayni/kernel/sync'
import { expect, test } from 'vitest'
import type { NewCommand } from './device.ts'
import { factKind } from './local.ts'
import { memoryDevice } from './memory.ts'
import { createSync } from './sync.ts'
import type { SendResult } from './transport.ts'

const start = Date.UTC(2026, 10, 21, 18)
const note = (n: number, more: Partial<NewCommand> = {}): NewCommand => ({
  name: 'invented.note',
  input: { n },
  ...more,
})
type Reply = (request: SyncRequest) => SendResult | Promise<SendResult>

const accept = (request: SyncRequest, more: Partial<SyncResponse> = {}): SendResult => ({
  is: 'answer',
  response: {
    o: request.q.map(([id], n) => [id, 'a', 1842 + n, start + 7]),
    f: [],
    c: request.c + 1,
    t: start,
    ...more,
  },
})

async function phone(reply: Reply) {
  const clock = { at: start }
  const requests: SyncRequest[] = []
  const tokens: string[] = []
  const waits: number[] = []
  const link = { reply }
  const device = await memoryDevice({ session: { token: 'T', person: 'P' } }, { now: () => clock.at })
  const sync = createSync({
    device,
    send: async (request, { token }) => {
      requests.push(request)
      tokens.push(token)
      return link.reply(request)
    },
    chance: () => 0,
    keepDrafts: ['this-phone'],
    later: (waitMs) => {
      waits.push(waitMs)
      return () => undefined
    },
  })
  return { clock, device, link, requests, sync, tokens, waits }
}

const again: Reply = () => ({ is: 'again' })

test('SYN-10 one request whatever waits; received says the number', async () => {
  const { device, link, requests, sync } = await phone(again)
  for (let n = 0; n < 5; n++) await device.record(note(n))
  await sync.now()
  link.reply = accept
  requests.length = 0
  await sync.now()
  expect(requests.map(({ q }) => q.length)).toEqual([5])
  expect(sync.status()).toMatchObject({
    waiting: 0,
    lastReceipt: { number: 1846, receivedAtMs: start + 7 },
    toldSomeone: false,
  })
})

test('SYN-11 no answer: saved here, the same ids again, waits that grow', async () => {
  const { device, requests, sync, waits } = await phone(again)
  const id = await device.record(note(1))
  for (let n = 0; n < 4; n++) await sync.now()
  expect(device.items[0]?.state).toEqual({ is: 'saved' })
  expect(new Set(requests.flatMap(({ q }) => q.map(([one]) => one)))).toEqual(new Set([id]))
  expect(waits).toEqual([...waits].sort((a, b) => a - b))
  expect(waits.at(-1)).toBeGreaterThan(waits[0] ?? 0)
})

test('SYN-12 urgent travels alone and first; nobody has been told until its own receipt', async () => {
  const { device, link, requests, sync, waits } = await phone(again)
  await device.record(note(1))
  await device.record(note(2, { urgent: true }))
  await sync.now()
  expect(sync.status()).toMatchObject({ urgentWaiting: 1, toldSomeone: false, oldestUrgentUnsentSinceMs: start })
  expect(waits.at(-1)).toBe(60_000)
  link.reply = accept
  requests.length = 0
  await sync.now()
  expect(requests.map(({ q }) => q.map(([, , , input]) => input))).toEqual([[{ n: 2 }], [{ n: 1 }]])
  expect(sync.status()).toMatchObject({ urgentWaiting: 0, toldSomeone: true, lastUrgentReceipt: { number: 1842 } })
})

test('SYN-13 what is recorded while a request is out goes right after it', async () => {
  const { device, link, requests, sync } = await phone(again)
  let open = (): void => undefined
  link.reply = (request) =>
    new Promise((resolve) => {
      open = () => resolve(accept(request))
    })
  await device.record(note(1))
  expect(device.items[0]?.state).toEqual({ is: 'sending' })
  await device.record(note(2, { urgent: true }))
  link.reply = accept
  open()
  await sync.now()
  expect(requests.map(({ q }) => q.length)).toEqual([1, 1])
  expect(sync.status()).toMatchObject({ waiting: 0, syncing: false })
})

test('SYN-14 413 halves; the one item that spoils the rest is shown, the others arrive', async () => {
  const { device, link, requests, sync } = await phone(again)
  for (let n = 0; n < 7; n++) await device.record(note(n))
  await sync.now()
  link.reply = (request) =>
    request.q.some(([, , , input]) => JSON.stringify(input) === '{"n":4}')
      ? { is: 'smaller', code: 'input.malformed' }
      : accept(request)
  requests.length = 0
  await sync.now()
  expect(sync.status()).toMatchObject({ waiting: 0, attention: 1 })
  expect(device.items[4]?.state).toMatchObject({ is: 'attention', code: 'input.malformed' })
  expect(requests.length).toBeLessThan(12)
})

test('SYN-15 reload: the copy is forgotten, what waits is kept, and it begins at 0', async () => {
  const fact = factKind<{ n: number }>('k')
  const { device, link, requests, sync } = await phone((request) =>
    accept(request, { f: [['k', 'old', { n: 1 }]], c: 7 }),
  )
  await sync.now()
  expect(device.get(fact, 'old')?.body).toEqual({ n: 1 })
  link.reply = (request) =>
    request.c !== 7
      ? accept(request, { f: [['k', 'new', { n: 2 }]], c: 12 })
      : { is: 'answer', response: { o: [], f: [], c: 0, t: start, reset: 'reload' } }
  await device.record(note(1))
  await sync.now()
  expect(requests.map(({ c }) => c)).toEqual([0, 7, 0])
  expect([device.get(fact, 'old'), device.get(fact, 'new')?.body]).toEqual([null, { n: 2 }])
  expect(sync.status().waiting).toBe(0)
})

test('SYN-16 wipe: empty, and the screen can say why and how much was not sent', async () => {
  const { device, link, sync } = await phone(again)
  await device.record(note(1))
  await sync.now()
  link.reply = () => ({ is: 'answer', response: { o: [], f: [], c: 0, t: start, reset: 'wipe' } })
  await sync.now()
  expect([device.items, device.session]).toEqual([[], null])
  expect(sync.status().wiped).toEqual({ atMs: start, unsent: 1 })
})

test('SYN-22 the person left: answers, drafts and refusals go at once; what waits, urgent receipts and this phone’s own name stay', async () => {
  const { device, link, requests, sync } = await phone(accept)
  await device.record(note(1))
  await device.record(note(2, { urgent: true }))
  await sync.now()
  await device.saveDraft('invented.draft', 'mine', { text: 'borrador inventado' })
  await device.saveDraft('this-phone', 'id', 'D')
  link.reply = (request) => accept(request, { o: request.q.map(([id]) => [id, 'r', 'invented.refused', []]) })
  await device.record(note(3))
  await sync.now()
  expect(device.items).toHaveLength(3)
  let first = true
  link.reply = (request) => {
    if (!first) return { is: 'again' }
    first = false
    void device.record(note(5))
    return accept(request, { reset: 'reload', left: true, f: [['safety', 'plan', { n: 1 }]], c: 30 })
  }
  await device.record(note(4))
  await sync.now()
  expect(device.items.map(({ urgent, state, command }) => [urgent, state.is, command?.[3]])).toEqual([
    [true, 'received', null],
    [false, 'saved', { n: 5 }],
  ])
  const any = (name: string) => factKind<unknown>(name)
  expect([device.draft(any('invented.draft'), 'mine'), device.draft(any('this-phone'), 'id')]).toEqual([null, 'D'])
  expect(device.get(any('safety'), 'plan')?.body).toEqual({ n: 1 })
  expect(sync.status().lastUrgentReceipt).not.toBeNull()
  expect(requests.length).toBeGreaterThan(3)
})

test('SYN-23 the person left while locked: sent answers leave the disk at once, the rest as soon as it is opened', async () => {
  const { device, link, sync } = await phone(accept)
  await device.record(note(1))
  await sync.now()
  await device.saveDraft('invented.draft', 'mine', { text: 'borrador inventado' })
  await device.setPin('2580', { urgentWithoutPin: true })
  await device.lock()
  link.reply = (request) => accept(request, { reset: 'reload', left: true })
  await device.record(note(2, { urgent: true }))
  await sync.now()
  expect(device.items.map(({ urgent, state }) => [urgent, state.is])).toEqual([[true, 'received']])
  await device.unlock('2580')
  await sync.now()
  expect(device.draft(factKind<unknown>('invented.draft'), 'mine')).toBeNull()
})

test('SYN-17 signed out: nothing is tried, nothing is lost, and it goes on after signing in again', async () => {
  const { device, link, requests, sync } = await phone(() => ({ is: 'signed-out' }))
  await device.record(note(1))
  await sync.now()
  await sync.now()
  expect(sync.status()).toMatchObject({ signedOut: true, waiting: 1 })
  expect(requests).toHaveLength(1)
  link.reply = accept
  await device.signIn({ token: 'T2', person: 'P' })
  await sync.now()
  expect(sync.status()).toMatchObject({ signedOut: false, waiting: 0 })
})

test('SYN-18 locked: the urgent command goes, the rest waits, and no fact is taken', async () => {
  const { device, link, requests, sync, tokens } = await phone(again)
  await device.record(note(1))
  await device.record(note(2, { urgent: true }))
  await sync.now()
  await device.setPin('2580')
  await device.lock()
  link.reply = (request) => accept(request, { f: [['k', 'x', 1]], c: 99 })
  requests.length = 0
  await sync.now()
  expect(requests.map(({ q }) => q.map(([, , , input]) => input))).toEqual([[{ n: 2 }]])
  expect([device.sync.cursor, tokens.at(-1), sync.status().toldSomeone]).toEqual([0, 'T', true])
  await device.record(note(3, { urgent: true }))
  await device.refresh()
  await device.unlock('2580')
  await sync.now()
  expect(sync.status().waiting).toBe(0)
  expect(device.sync.cursor).toBe(99)
})

test('SYN-19 the phone’s clock against the server’s, measured at the middle of the trip', async () => {
  const { clock, link, sync } = await phone(again)
  link.reply = (request) => {
    clock.at += 2_000
    return accept(request, { t: start + 1_000 + 600_000 })
  }
  await sync.now()
  expect(sync.status()).toMatchObject({ offsetMs: 600_000, lastSyncAtMs: start + 2_000 })
})

test('SYN-20 an answer that does not mention what was sent is tried again later, not in a storm', async () => {
  const { device, requests, waits, sync } = await phone((request) => accept(request, { o: [] }))
  await device.record(note(1))
  await sync.now()
  expect(requests.length).toBeLessThan(4)
  expect(waits.at(-1)).toBeGreaterThanOrEqual(5_000)
})

test('SYN-21 recorded and asked to sync in the same moment: never two requests at once', async () => {
  for (let moment = 0; moment < 20; moment++) {
    let out = 0
    let most = 0
    const { device, sync } = await phone(async (request) => {
      most = Math.max(most, ++out)
      await Promise.resolve()
      out--
      return accept(request)
    })
    const recording = device.record(note(1))
    for (let tick = 0; tick < moment; tick++) await Promise.resolve()
    await sync.now()
    await recording
    await sync.now()
    expect(most).toBe(1)
  }
})

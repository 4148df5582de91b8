import { type AccountId, accountId, type Role, system, z } from '@ayni/kernel'
import { fixedChannels } from '@ayni/platform/messages'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readinessOf } from './readiness.ts'
import { type WholeHouse, wholeHouse } from './trust/whole-house.ts'
import { watchOnce } from './watchman.ts'

type Sent = { readonly channel: 'sms' | 'voice'; readonly text: string; readonly to: string }

let house: WholeHouse
let sent: Sent[]
let first: AccountId

const channel = (name: 'sms' | 'voice') => ({
  ...{ name, provider: 'http', concurrency: 4, timeoutMs: 1000 },
  send: async ({ rendered, address }: { rendered: { short: string }; address: { kind: string; number?: string } }) => {
    sent.push({ channel: name, text: rendered.short, to: address.number ?? '' })
    return { ok: true as const, providerId: null }
  },
})
const channels = fixedChannels([channel('sms'), channel('voice')])
const look = () => watchOnce({ runtime: house.runtime, channels })
const step = (seconds: number) => house.clock.advance(seconds * 1000)
const rows = <Row>(query: ReturnType<typeof sql<Row>>) => house.asSystem(async (tx) => (await query.execute(tx)).rows)
const hire = async (name: string, role: Role, phone: string): Promise<AccountId> => {
  const input = { name, displayName: name, email: `${name}@ejemplo.invalid`, phone, roles: [role], language: 'es' }
  const outcome = await house.dispatch(system(house.program), 'identity.add-account', input)
  return z.object({ output: z.object({ account: accountId }) }).parse(outcome).output.account
}

beforeEach(async () => {
  sent = []
  house = await wholeHouse(channels)
  first = await hire('Rosa', 'duty', '+51911000001')
  const second = await hire('Luis', 'duty', '+51911000002')
  const lead = await hire('Ines', 'psychiatrist', '+51911000003')
  const stretch = { from: '2026-06-01T00:00:00.000Z', until: '2026-06-08T00:00:00.000Z' }
  const shifts = [
    { account: first, role: 'first', ...stretch },
    { account: second, role: 'second', ...stretch },
    { account: lead, role: 'psychiatrist_lead', ...stretch },
  ]
  await house.dispatch(house.staff('coordinator'), 'duty.publish-rota', { ...stretch, shifts })
  await house.worker.tick()
  sent = []
})
afterEach(() => house.close())

const texts = () => sent.map(({ text }) => text)

test('a worker that was seen within two minutes is let alone', async () => {
  step(119)
  await look()
  expect(sent).toEqual([])
  expect(await rows(sql`select 1 from duty.outage`)).toEqual([])
})

test('a worker that is silent for longer: first on call, director and coordinator are told by SMS and call, without the worker', async () => {
  step(121)
  await look()
  expect(new Set(sent.map(({ channel: by }) => by))).toEqual(new Set(['sms', 'voice']))
  expect(sent.map(({ to }) => to)).toContain('+51911000001')
  expect(sent.map(({ to }) => to)).not.toContain('+51911000002')
  const told = await rows(
    sql<{
      account: string
    }>`select distinct to_account as account from messages.outbox where template = 'watch-stopped'`,
  )
  expect(new Set(told.map(({ account }) => account))).toEqual(
    new Set([first, house.account('director'), house.account('coordinator')]),
  )
  for (const text of texts()) expect(text).toContain('AYNI: la vigilancia se detuvo')
})

test('once for each silence, again after a quarter of an hour, and two processes that look at once tell once', async () => {
  step(121)
  await Promise.all([look(), look()])
  const once = sent.length
  step(60)
  await look()
  expect(sent).toHaveLength(once)
  step(15 * 60)
  await look()
  expect(sent).toHaveLength(2 * once)
  expect(await rows(sql`select times from duty.outage`)).toEqual([{ times: 2 }])
})

test('when it is back that is told, once; the next silence is another', async () => {
  step(121)
  await look()
  sent = []
  await house.worker.tick()
  sent = []
  await look()
  expect(texts().length).toBeGreaterThan(0)
  for (const text of texts()) expect(text).toContain('la vigilancia volvió')
  sent = []
  await look()
  expect(sent).toEqual([])
  step(300)
  await look()
  expect(texts()[0]).toContain('se detuvo')
  expect(await rows(sql`select 1 from duty.outage`)).toHaveLength(2)
})

test('a worker that lives while its ladder does not is told of in the same way, until the ladder runs again', async () => {
  await house.dispatch(house.physician(house.own), 'suicide-prevention.ask-for-help', {})
  await house.worker.tick()
  sent = []
  step(8 * 60)
  await rows(sql`update platform.worker set seen_at = ${house.clock.now()}`)
  await look()
  expect(texts().join()).toContain('se detuvo')
  await house.worker.tick()
  sent = []
  await look()
  expect(texts().join()).toContain('la vigilancia volvió')
})

test('an alarm that was queued before the worker fell silent leaves by the second path', async () => {
  await house.dispatch(house.physician(house.own), 'suicide-prevention.ask-for-help', {})
  step(121)
  await look()
  expect(texts().some((text) => text.startsWith('AYNI: tarea urgente'))).toBe(true)
})

test('the monitor hears it too', async () => {
  const readiness = readinessOf({ runtime: house.runtime })
  expect(await readiness()).toMatchObject({ ready: true, worker: true })
  step(121)
  expect(await readiness()).toMatchObject({ ready: false, worker: false })
})

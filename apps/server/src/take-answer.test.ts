import { randomBytes } from 'node:crypto'
import { type AccountId, accountId, type Role, system, z } from '@ayni/kernel'
import { answerToken, registerWebhooks } from '@ayni/platform/messages'
import { type FakeSmsGateway, type FakeTwilio, fakeSmsGateway, fakeTwilio } from '@ayni/platform/testing'
import Fastify, { type FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { registerAnswers } from './answer-routes.ts'
import { takeKey } from './take-answer.ts'
import { takeIncoming } from './take-incoming.ts'
import { type WholeHouse, wholeHouse } from './trust/whole-house.ts'

const callback = 'https://ayni.example/api/messages/webhook/twilio'
const phones = { first: '+51911000001', second: '+51911000002', lead: '+51911000003' } as const
type Who = keyof typeof phones

let house: WholeHouse
let app: FastifyInstance
let held: object[]
let gateway: FakeSmsGateway
let twilio: FakeTwilio
let crew: Readonly<Record<Who, AccountId>>

const rows = <Row>(query: ReturnType<typeof sql<Row>>) => house.asSystem(async (tx) => (await query.execute(tx)).rows)
const hire = async (who: string, role: Role, phone: string): Promise<AccountId> => {
  const input = { name: `Inventada ${who}`, displayName: who, email: `${who}@ejemplo.invalid`, phone, roles: [role] }
  const outcome = await house.dispatch(system(house.program), 'identity.add-account', {
    ...input,
    language: 'es',
  })
  return z.object({ output: z.object({ account: accountId }) }).parse(outcome).output.account
}

const onCall = async ({ first, second, lead }: typeof crew): Promise<void> => {
  const stretch = { from: '2026-06-01T00:00:00.000Z', until: '2026-06-08T00:00:00.000Z' }
  const shift = (account: AccountId, role: string) => ({ account, role, ...stretch })
  const shifts = [shift(first, 'first'), shift(second, 'second'), shift(lead, 'psychiatrist_lead')]
  expect(await house.dispatch(house.staff('coordinator'), 'duty.publish-rota', { ...stretch, shifts })).toMatchObject({
    outcome: 'accepted',
  })
}

beforeEach(async () => {
  house = await wholeHouse()
  gateway = await fakeSmsGateway({ clock: house.clock })
  twilio = await fakeTwilio()
  app = Fastify()
  held = []
  app.addHook('onRoute', ({ url, method, config }) => {
    const limit = z.object({ rateLimit: z.object({ max: z.number(), timeWindow: z.number() }) }).safeParse(config)
    if (url === '/voy/:token' && method !== 'HEAD') held.push({ method, ...limit.data?.rateLimit })
  })
  const { runtime, clock } = house
  await registerWebhooks(app, {
    ...{ db: runtime.database.app, clock, keys: runtime.keys },
    secrets: { http: [gateway.secret], twilio: { authToken: twilio.authToken, callback }, whatsapp: undefined },
    onIncoming: takeIncoming(runtime),
    onKey: takeKey(runtime),
  })
  await registerAnswers(app, runtime)
  crew = {
    first: await hire('Rosa', 'duty', phones.first),
    second: await hire('Luis', 'duty', phones.second),
    lead: await hire('Ines', 'psychiatrist', phones.lead),
  }
  await onCall(crew)
})
afterEach(async () => {
  await app.close()
  await Promise.all([gateway.close(), twilio.close(), house.close()])
})

const askForHelp = async (who = house.own): Promise<{ readonly alert: string; readonly alias: string }> => {
  await house.dispatch(house.physician(who), 'suicide-prevention.ask-for-help', {})
  const [alert] = await rows(
    sql<{ alert: string; alias: string }>`select id as alert, alias from suicide_prevention.alert
      where person_id = ${who} and handled_at is null`,
  )
  if (alert === undefined) throw new Error('an alert was expected')
  return alert
}
const messageTo = async (account: AccountId, channel = 'sms', subject = 'alert:%'): Promise<string> => {
  const [found] = await rows(
    sql<{ id: string }>`select id from messages.outbox where to_account = ${account} and channel = ${channel}
      and subject_ref like ${subject} order by queued_at desc limit 1`,
  )
  if (found === undefined) throw new Error('a message was expected')
  return found.id
}
const takenBy = async (alert: string) =>
  (
    await rows(
      sql<{ by: string; way: string }>`select a.acknowledged_by as by, l.channel as way from suicide_prevention.alert a
        left join suicide_prevention.ladder_log l on l.alert_id = a.id and l.what = 'acknowledged' where a.id = ${alert}`,
    )
  )[0]
const replies = async () =>
  (
    await rows(
      sql<{ template: string }>`select template from messages.outbox where key like 'answer|%' order by queued_at, id`,
    )
  ).map(({ template }) => template)
const link = (message: string): string => `/voy/${answerToken(house.runtime.keys, message)}`
let written = 0
const write = async (from: string, text: string) => {
  const { headers, body } = gateway.signed({ incoming: { id: `in-${++written}`, channel: 'sms', from, text } })
  return (await app.inject({ method: 'POST', url: '/api/messages/webhook/http', headers, payload: body })).statusCode
}
const press = (message: string, Digits: string) => {
  const params = { CallSid: 'CA0001', Digits }
  const { headers, body } = twilio.callback(`${callback}?m=${message}`, params)
  return app.inject({ method: 'POST', url: `/api/messages/webhook/twilio?m=${message}`, headers, payload: body })
}
const step = (minutes: number) => house.clock.advance(minutes * 60_000)

describe('SUI-01 acknowledged by the link of a message', () => {
  test('looking takes nothing and says the alias alone; pressing takes charge, once', async () => {
    const { alert, alias } = await askForHelp()
    const url = link(await messageTo(crew.first))
    const looked = await app.inject({ method: 'GET', url })
    expect(looked.statusCode).toBe(200)
    expect(looked.body).toContain(alias)
    expect(looked.body).toContain('Me hago cargo')
    expect(looked.headers['cache-control']).toBe('no-store')
    expect(await takenBy(alert)).toEqual({ by: null, way: null })
    const pressed = await app.inject({ method: 'POST', url })
    expect(pressed.body).toContain('Queda a tu cargo')
    expect(await takenBy(alert)).toEqual({ by: crew.first, way: 'link' })
    expect((await app.inject({ method: 'POST', url })).statusCode).toBe(410)
  })

  test('a stranger guesses none: forged tokens take nothing, nor does the right id with the proof of another', async () => {
    const { alert } = await askForHelp()
    const [message] = await rows(sql<{ id: string }>`select id from messages.outbox limit 1`)
    const real = answerToken(house.runtime.keys, message?.id ?? '')
    const forged = [
      ...Array.from({ length: 200 }, () => randomBytes(33).toString('base64url')),
      // The right id with a proof of another, and a proof that is cut, doubled or put before.
      real.slice(0, 22) + answerToken(house.runtime.keys, house.newId()).slice(22),
      ...[real.slice(0, 43), `${real}A`, real.slice(22) + real.slice(0, 22), `${real.slice(0, 22)}${'A'.repeat(22)}`],
    ]
    for (const token of forged)
      for (const method of ['GET', 'POST'] as const)
        expect((await app.inject({ method, url: `/voy/${token}` })).statusCode, token).toBe(410)
    expect(await rows(sql`select acknowledged_by as by from suicide_prevention.alert where id = ${alert}`)).toEqual([
      { by: null },
    ])
  })

  test('nobody floods it: both ways in are held to a few a minute from one address', () => {
    expect(held).toEqual([
      { method: 'GET', max: 30, timeWindow: 60_000 },
      { method: 'POST', max: 30, timeWindow: 60_000 },
    ])
  })

  test('it counts for two hours, for one account, and only as it was made', async () => {
    const { alert } = await askForHelp()
    const url = link(await messageTo(crew.first))
    expect((await app.inject({ method: 'POST', url: `${url.slice(0, -2)}AA` })).statusCode).toBe(410)
    step(121)
    expect((await app.inject({ method: 'POST', url })).statusCode).toBe(410)
    expect(await takenBy(alert)).toMatchObject({ by: null })
  })

  test('whoever left the team takes nothing by an old link', async () => {
    const { alert } = await askForHelp()
    const url = link(await messageTo(crew.first))
    await rows(sql`update identity.account set active = false where id = ${crew.first}`)
    expect((await app.inject({ method: 'POST', url })).statusCode).toBe(410)
    expect(await takenBy(alert)).toMatchObject({ by: null })
  })
})

describe('SUI-01 acknowledged by SMS', () => {
  test.each(['VOY', ' vóy. ', 'Voy 7K4Q'])(
    '"%s" takes the only task that waits, and the phone is told',
    async (text) => {
      const { alert, alias } = await askForHelp()
      expect(await write(phones.first, text.replace('7K4Q', alias.slice(3)))).toBe(204)
      expect(await takenBy(alert)).toEqual({ by: crew.first, way: 'sms' })
      expect(await replies()).toEqual(['staff-taken'])
      expect(await rows(sql`select 1 from correspondence.message`)).toEqual([])
    },
  )

  test('with two tasks nothing is guessed; with its code the right one is taken', async () => {
    const one = await askForHelp(house.own)
    const two = await askForHelp(house.assigned)
    await write(phones.first, 'VOY')
    expect(await takenBy(one.alert)).toMatchObject({ by: null })
    expect(await takenBy(two.alert)).toMatchObject({ by: null })
    await write(phones.first, `voy ${two.alias}`)
    expect(await takenBy(one.alert)).toMatchObject({ by: null })
    expect(await takenBy(two.alert)).toMatchObject({ by: crew.first })
    expect((await replies()).toSorted()).toEqual(['staff-taken', 'staff-which'])
  })

  test('an unknown number and a sentence are letters like any other', async () => {
    const { alert } = await askForHelp()
    await write('+51999888777', 'VOY')
    await write(phones.first, 'Voy a llegar tarde, avisen')
    expect(await takenBy(alert)).toMatchObject({ by: null })
    expect(await replies()).toEqual([])
    expect(await rows(sql`select 1 from correspondence.message where provider = 'http'`)).toHaveLength(2)
  })

  test('a number that two colleagues share names nobody', async () => {
    await onCall({ ...crew, second: await hire('Otra', 'duty', phones.first) })
    const { alert } = await askForHelp()
    step(16)
    await house.worker.tick()
    await write(phones.first, 'VOY')
    expect(await takenBy(alert)).toMatchObject({ by: null })
    expect(await replies()).toEqual(['staff-nothing'])
  })

  test('the second who answers is told that somebody has it', async () => {
    const { alert } = await askForHelp()
    step(16)
    await house.worker.tick()
    await write(phones.second, 'VOY')
    house.clock.advance(1000)
    await write(phones.first, 'VOY')
    expect(await takenBy(alert)).toMatchObject({ by: crew.second, way: 'sms' })
    expect(await replies()).toEqual(['staff-taken', 'staff-taken-by'])
  })
})

describe('SUI-01 acknowledged by a key in the automatic call', () => {
  const callTo = async (): Promise<{ readonly alert: string; readonly call: string }> => {
    const { alert } = await askForHelp()
    step(6)
    await house.worker.tick()
    return { alert, call: await messageTo(crew.first, 'voice') }
  }

  test('1 takes charge and the voice says so; again it changes nothing', async () => {
    const { alert, call } = await callTo()
    const answer = await press(call, '1')
    expect(answer.body).toContain('Queda a tu cargo')
    expect(answer.headers['content-type']).toContain('text/xml')
    expect(await takenBy(alert)).toEqual({ by: crew.first, way: 'key' })
    await press(call, '1')
    expect(
      await rows(sql`select 1 from suicide_prevention.ladder_log where alert_id = ${alert} and what = 'acknowledged'`),
    ).toHaveLength(1)
  })

  test('4 says that it was heard, and takes nothing; nor does a forged key', async () => {
    const { alert, call } = await callTo()
    expect((await press(call, '4')).body).toBe('<Response/>')
    const forged = { headers: { 'x-twilio-signature': 'AAAA' }, payload: 'Digits=1' }
    const url = `/api/messages/webhook/twilio?m=${call}`
    expect((await app.inject({ method: 'POST', url, ...forged })).statusCode).toBe(403)
    expect(await takenBy(alert)).toMatchObject({ by: null })
  })

  test('the generic gateway says it in JSON, signed', async () => {
    const { alert, call } = await callTo()
    const { headers, body } = gateway.signed({ reference: call, key: '1' })
    const answer = await app.inject({ method: 'POST', url: '/api/messages/webhook/http', headers, payload: body })
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toMatchObject({ language: 'es', say: expect.stringContaining('Queda a tu cargo') })
    expect(await takenBy(alert)).toMatchObject({ by: crew.first, way: 'key' })
  })
})

test('a drill goes through the same three doors, and each way is kept', async () => {
  await house.dispatch(house.staff('coordinator'), 'duty.run-drill', {})
  await app.inject({ method: 'POST', url: link(await messageTo(crew.first, 'sms', 'drill:%')) })
  await write(phones.second, 'voy')
  await press(await messageTo(crew.lead, 'voice', 'drill:%'), '1')
  const ways = await rows(
    sql<{ account: string; way: string }>`select account_id as account, pressed_way as way from duty.drill_call
      where pressed_at is not null`,
  )
  expect(Object.fromEntries(ways.map(({ account, way }) => [account, way]))).toEqual({
    [crew.first]: 'link',
    [crew.second]: 'sms',
    [crew.lead]: 'key',
  })
  expect(await replies()).toEqual(['staff-pressed'])
})

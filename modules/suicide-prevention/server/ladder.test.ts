import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { type Crew, callsOf, fullCrew, lima, type Night, night, subscribe } from './testing/night.ts'

let world: Night
let crew: Crew
afterEach(() => world.house.close())

const saturday = '2026-11-21'
const sunday = '2026-11-22'

async function begin(): Promise<void> {
  world = await night()
  crew = await fullCrew(world)
}

/** Who was first told at which minute, by name and channel. */
async function firstTold(): Promise<Readonly<Record<string, readonly string[]>>> {
  const names = new Map(Object.values(crew).map(({ account, name }) => [String(account), name]))
  const told: Record<string, string[]> = {}
  const seen = new Set<string>()
  for (const { at, account, channel, template } of await callsOf(world)) {
    const name = names.get(account) ?? account
    if (template !== 'staff-alert' || seen.has(`${name} ${channel}`)) continue
    seen.add(`${name} ${channel}`)
    const minute = new Date(Date.parse(at) - 5 * 3_600_000).toISOString().slice(11, 16)
    told[minute] = [...(told[minute] ?? []), `${name} ${channel}`]
  }
  return told
}

async function everyMinute(from: number, to: number): Promise<void> {
  for (let minute = from; minute <= to; minute++) {
    const at = new Date(Date.parse(lima(saturday, '23:40')) + minute * 60_000 - 5 * 3_600_000).toISOString()
    await world.tickAt(at.slice(0, 10), at.slice(11, 16))
  }
}

test('SUI-01 acute on Saturday 23:40: duty at once, second 23:55, psychiatrist 00:10, all clinicians 00:25, director 00:40 with an incident', async () => {
  await begin()
  await subscribe(world, crew.first)
  world.house.clock.set(lima(saturday, '23:40'))
  await world.risk(world.physician, 'A')
  await everyMinute(0, 61)
  const told = await firstTold()
  expect(told['23:40']).toEqual(['Rosa push', 'Rosa sms', 'Rosa voice'])
  expect(told['23:55']?.toSorted()).toEqual(['Ana sms', 'Ana voice', 'Luis sms', 'Luis voice'])
  expect(told['00:10']).toEqual(['Inés sms', 'Inés voice'])
  expect(told['00:25']).toEqual(expect.arrayContaining(['Marco sms', 'Marco voice']))
  const calls = await callsOf(world)
  const atForty = calls.filter(({ at }) => at === lima(sunday, '00:40'))
  expect(atForty.map(({ account }) => account)).toContain(String(crew.director.account))
  expect(await world.rows(sql`select kind, opened_at as at from suicide_prevention.incident`)).toEqual([
    { kind: 'rungs-exhausted', at: lima(sunday, '00:40') },
  ])
})

const away = (...members: readonly (keyof Crew)[]) =>
  world.house.asSystem(async (tx) => {
    for (const member of members)
      await sql`insert into coordination.absence (id, program_id, account_id, from_at, until_at)
        values (${world.house.newId()}, ${world.program}, ${crew[member].account}, ${lima(saturday, '00:00')}, ${lima(sunday, '12:00')})`.execute(
        tx,
      )
  })

test('whoever is first on duty and away is not waited for: whoever is there is called in that minute', async () => {
  await begin()
  await away('first')
  world.house.clock.set(lima(saturday, '23:40'))
  await world.risk(world.physician, 'A')
  const told = Object.values(await firstTold()).flat()
  expect(told).toEqual(expect.arrayContaining(['Luis voice', 'Inés voice', 'Marco voice']))
  expect(told.filter((one) => one.startsWith('Rosa'))).toEqual([])
})

test('where all are away, all are called: an absence never makes an alert silent', async () => {
  await begin()
  await away('first', 'second', 'lead', 'therapist', 'coordinator', 'director')
  world.house.clock.set(lima(saturday, '23:40'))
  await world.risk(world.physician, 'A')
  await everyMinute(0, 2)
  expect(Object.values(await firstTold()).flat()).toEqual(
    expect.arrayContaining(['Rosa voice', 'Luis voice', 'Inés voice', 'Marco voice']),
  )
})

test('SUI-01 it stops only when someone takes it', async () => {
  await begin()
  world.house.clock.set(lima(saturday, '23:40'))
  await world.risk(world.physician, 'A')
  await everyMinute(0, 70)
  const before = (await callsOf(world)).length
  await everyMinute(71, 85)
  expect((await callsOf(world)).length).toBeGreaterThan(before)
  const alert = (await world.rows(sql<{ id: string }>`select id from suicide_prevention.alert`))[0]?.id ?? ''
  expect(
    await world.house.dispatch(crew.therapist.actor, 'suicide-prevention.acknowledge-alert', { alert }),
  ).toMatchObject({ outcome: 'accepted' })
  const taken = (await callsOf(world)).length
  await everyMinute(86, 110)
  expect((await callsOf(world)).length).toBe(taken)
})

test('SUI-02 acknowledged 23:50, no attempt by 00:20: it returns to the ladder at the psychiatrist’s rung', async () => {
  await begin()
  world.house.clock.set(lima(saturday, '23:40'))
  await world.risk(world.physician, 'A')
  await world.tickAt(saturday, '23:50')
  const alert = (await world.rows(sql<{ id: string }>`select id from suicide_prevention.alert`))[0]?.id ?? ''
  await world.house.dispatch(crew.first.actor, 'suicide-prevention.acknowledge-alert', { alert })
  await everyMinute(11, 39)
  expect((await firstTold())['00:10']).toBeUndefined()
  await everyMinute(40, 40)
  expect((await firstTold())['00:20']).toEqual(expect.arrayContaining(['Inés sms', 'Inés voice']))
  expect(
    await world.rows(sql`select acknowledged_by as by, (ladder ->> 'rung')::int as rung from suicide_prevention.alert`),
  ).toEqual([{ by: null, rung: 2 }])
  expect(await world.rows(sql`select what from suicide_prevention.ladder_log where what = 'lapsed'`)).toHaveLength(1)
})

test('SUI-02 an attempt keeps the alert with whoever took it, until silence returns', async () => {
  await begin()
  world.house.clock.set(lima(saturday, '23:40'))
  await world.risk(world.physician, 'A')
  const alert = (await world.rows(sql<{ id: string }>`select id from suicide_prevention.alert`))[0]?.id ?? ''
  await world.tickAt(saturday, '23:50')
  await world.house.dispatch(crew.first.actor, 'suicide-prevention.acknowledge-alert', { alert })
  await world.tickAt(sunday, '00:15')
  expect(
    await world.house.dispatch(crew.first.actor, 'suicide-prevention.log-attempt', {
      alert,
      channel: 'call',
      result: 'no-answer',
      note: null,
    }),
  ).toMatchObject({ outcome: 'accepted' })
  await everyMinute(36, 45)
  expect(await world.rows(sql`select acknowledged_by as by from suicide_prevention.alert`)).toEqual([
    { by: String(crew.first.account) },
  ])
})

test('SUI-04 non-acute at 22:30: told at once at night, four hours counted 07:00–11:00, and 24 h later lead and director with an incident', async () => {
  world = await night(lima(saturday, '22:30'))
  crew = await fullCrew(world)
  await world.risk(world.physician, 'B')
  for (const [day, time] of [
    [saturday, '22:31'],
    [sunday, '03:00'],
    [sunday, '10:59'],
    [sunday, '11:00'],
    [sunday, '22:29'],
    [sunday, '22:30'],
  ] as const)
    await world.tickAt(day, time)
  const told = await firstTold()
  expect(told['22:30']).toEqual(
    expect.arrayContaining(['Rosa sms', 'Inés sms', 'Inés voice', 'Pilar sms', 'Pilar voice']),
  )
  expect(Object.keys(told).toSorted()).toEqual(['11:00', '22:30'])
  const first = (await callsOf(world))[0]
  expect(first).toMatchObject({ at: lima(saturday, '22:30'), account: String(crew.first.account), channel: 'sms' })
  expect(told['11:00']?.toSorted()).toEqual(['Ana sms', 'Luis sms'])
  expect(await world.rows(sql`select kind, opened_at as at from suicide_prevention.incident`)).toEqual([
    { kind: 'rungs-exhausted', at: lima(sunday, '22:30') },
  ])
})

test('nobody on the rota: an incident, the director and all clinicians at once', async () => {
  world = await night()
  const therapist = await world.hire('Marco', ['therapist'])
  const director = await world.hire('Pilar', ['director'])
  world.house.clock.set(lima(saturday, '23:40'))
  await world.risk(world.physician, 'A')
  const calls = await callsOf(world)
  expect(new Set(calls.map(({ account, at }) => `${account} ${at}`))).toEqual(
    new Set([`${therapist.account} ${lima(saturday, '23:40')}`, `${director.account} ${lima(saturday, '23:40')}`]),
  )
  expect(await world.rows(sql`select kind from suicide_prevention.incident`)).toEqual(
    expect.arrayContaining([{ kind: 'nobody-on-call' }]),
  )
})

test('nobody at all: the incident is opened and the alert keeps asking for a human', async () => {
  world = await night()
  await world.risk(world.physician, 'A')
  expect(await world.rows(sql`select kind from suicide_prevention.incident`)).toEqual([{ kind: 'nobody-on-call' }])
  const late = await world.hire('Rosa', ['duty'])
  await world.shift(late, 'first', lima(saturday, '00:00'), lima(sunday, '12:00'))
  await world.tickAt(saturday, '23:45')
  expect((await callsOf(world)).map(({ account }) => account)).toContain(String(late.account))
})

test('a clinician without a phone is written to by e-mail', async () => {
  world = await night()
  const mute = await world.hire('Rosa', ['duty'], { phone: null })
  await world.shift(mute, 'first', lima(saturday, '00:00'), lima(sunday, '12:00'))
  await world.risk(world.physician, 'A')
  expect((await callsOf(world)).map(({ channel }) => channel)).toEqual(['email'])
})

test('"necesito ayuda ya": duty at once, acute when nobody answers in five minutes', async () => {
  await begin()
  world.house.clock.set(lima(saturday, '23:40'))
  await world.house.dispatch(world.physician, 'suicide-prevention.ask-for-help', {})
  expect((await callsOf(world)).map(({ channel }) => channel)).toEqual(['sms'])
  await everyMinute(1, 4)
  expect(await world.rows(sql`select class from suicide_prevention.alert`)).toEqual([{ class: 'B' }])
  await everyMinute(5, 5)
  expect(await world.rows(sql`select class from suicide_prevention.alert`)).toEqual([{ class: 'A' }])
  expect((await firstTold())['23:45']).toEqual(['Rosa voice'])
  await everyMinute(6, 15)
  expect((await firstTold())['23:55']?.toSorted()).toEqual(['Ana sms', 'Ana voice', 'Luis sms', 'Luis voice'])
})

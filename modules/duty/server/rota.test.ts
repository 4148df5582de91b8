import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Crew, callsOf, fullCrew, lima, type Member, type RotaHouse, rotaHouse } from './testing/rota-house.ts'

let world: RotaHouse
const name = (operation: string): string => `duty.${operation}`
const day = (n: number, time = '00:00') => lima(`2026-12-${String(n).padStart(2, '0')}`, time)

beforeEach(async () => {
  world = await rotaHouse(lima('2026-11-30', '10:00'))
})
afterEach(() => world.house.close())

async function team(): Promise<Crew> {
  const { hire } = world
  return {
    first: await hire('Rosa', ['duty']),
    second: await hire('Luis', ['duty']),
    lead: await hire('Inés', ['psychiatrist']),
    therapist: await hire('Marco', ['therapist']),
    coordinator: await hire('Ana', ['coordinator']),
    director: await hire('Pilar', ['director']),
  }
}

const shift = (member: Member, role: string, from: string, until: string) => ({
  account: member.account,
  role,
  from,
  until,
})
const whole = ({ first, second, lead }: Crew, from = day(1), until = day(8)) => [
  shift(first, 'first', from, until),
  shift(second, 'second', from, until),
  shift(lead, 'psychiatrist_lead', from, until),
]
const publish = (crew: Crew, shifts: readonly object[], from = day(1), until = day(8)) =>
  world.house.dispatch(crew.coordinator.actor, name('publish-rota'), { from, until, shifts })

test('a rota with a hole is refused, and the hole is named', async () => {
  const crew = await team()
  const [, ...rest] = whole(crew)
  const shifts = [
    shift(crew.first, 'first', day(1), day(3, '20:00')),
    shift(crew.first, 'first', day(4, '08:00'), day(8)),
    ...rest,
  ]
  expect(await publish(crew, shifts)).toMatchObject({
    outcome: 'refused',
    code: name('rota-hole'),
    status: 422,
    details: { role: 'first', from: day(3, '20:00'), until: day(4, '08:00') },
  })
  expect(await world.rows(sql`select 1 from duty.rota_shift`)).toEqual([])
  expect(await publish(crew, whole(crew))).toMatchObject({ outcome: 'accepted', output: { shifts: 3 } })
})

test('whom nothing can wake holds no shift, published or taken over', async () => {
  const crew = await team()
  const mute = await world.hire('Muda', ['duty'], { phone: null })
  const [, ...rest] = whole(crew)
  expect(await publish(crew, [shift(mute, 'first', day(1), day(8)), ...rest])).toMatchObject({
    code: name('not-reachable'),
    details: { who: 'Muda' },
  })
  expect(await publish(crew, whole(crew))).toMatchObject({ outcome: 'accepted' })
  const [held] = await world.rows<{ id: string }>(sql`select id from duty.rota_shift where role = 'first'`)
  const change = { do: 'give', account: mute.account }
  expect(
    await world.house.dispatch(crew.coordinator.actor, name('edit-shift'), { shift: held?.id, change }),
  ).toMatchObject({ code: name('not-reachable') })
})

const away = (member: Member, from: string, until: string) =>
  world.house.asSystem((tx) =>
    sql`insert into coordination.absence (id, program_id, account_id, from_at, until_at)
      values (${world.house.newId()}, ${world.program}, ${member.account}, ${from}, ${until})`.execute(tx),
  )

test('a shift of somebody who is away covers nothing: it is refused as the hole that it is, and warned of', async () => {
  const crew = await team()
  await away(crew.first, day(3), day(4))
  expect(await publish(crew, whole(crew))).toMatchObject({
    code: name('rota-hole'),
    details: { role: 'first', from: day(3), until: day(4) },
  })
  const covered = [
    shift(crew.first, 'first', day(1), day(3)),
    shift(crew.therapist, 'first', day(3), day(4)),
    shift(crew.first, 'first', day(4), day(8)),
    ...whole(crew).slice(1),
  ]
  expect(await publish(crew, covered)).toMatchObject({ outcome: 'accepted' })
  await away(crew.second, day(2), day(3))
  await world.tickAt('2026-12-01', '09:00')
  expect((await callsOf(world)).map(({ template }) => template)).toContain('rota-hole')
})

test('who may hold a shift: a clinician, a psychiatrist as lead, and never both nights alone', async () => {
  const crew = await team()
  const [first, second, lead] = whole(crew)
  expect(
    await publish(crew, [{ ...first, account: crew.coordinator.account }, second ?? {}, lead ?? {}]),
  ).toMatchObject({ code: name('rota-not-clinical') })
  expect(await publish(crew, [first ?? {}, second ?? {}, { ...lead, account: crew.first.account }])).toMatchObject({
    code: name('rota-not-clinical'),
    details: { role: 'psychiatrist_lead' },
  })
  expect(await publish(crew, [first ?? {}, { ...second, account: crew.first.account }, lead ?? {}])).toMatchObject({
    code: name('rota-same-person'),
  })
  expect(await publish(crew, [{ ...first, account: world.house.newId() }, second ?? {}, lead ?? {}])).toMatchObject({
    code: name('account-unknown'),
  })
  expect(await publish(crew, [{ ...first, until: day(9) }, second ?? {}, lead ?? {}])).toMatchObject({
    code: name('rota-times'),
  })
})

test('publishing part of a stretch keeps what lies outside it', async () => {
  const crew = await team()
  await publish(crew, whole(crew))
  await publish(crew, whole({ ...crew, first: crew.second, second: crew.first }, day(3), day(4)), day(3), day(4))
  const rows = await world.rows(sql<{
    name: string
  }>`select a.display_name as name, s.from_at as "from", s.until_at as until from duty.rota_shift s
    join identity.account a on a.id = s.account_id where s.role = 'first' and s.ended_at is null order by s.from_at`)
  expect(rows).toEqual([
    { name: 'Rosa', from: day(1), until: day(3) },
    { name: 'Luis', from: day(3), until: day(4) },
    { name: 'Rosa', from: day(4), until: day(8) },
  ])
})

test('taking a shift out is refused where it leaves a hole; giving it to somebody is not', async () => {
  const crew = await team()
  await publish(crew, whole(crew))
  const id = (await world.rows(sql<{ id: string }>`select id from duty.rota_shift where role = 'first'`))[0]?.id ?? ''
  const edit = (change: object) =>
    world.house.dispatch(crew.coordinator.actor, name('edit-shift'), { shift: id, change })
  expect(await edit({ do: 'remove' })).toMatchObject({
    code: name('rota-hole'),
    details: { role: 'first', from: day(1), until: day(8) },
  })
  expect(await edit({ do: 'give', account: crew.second.account })).toMatchObject({ code: name('rota-same-person') })
  expect(await edit({ do: 'give', account: crew.therapist.account })).toMatchObject({ outcome: 'accepted' })
  expect(await edit({ do: 'remove' })).toMatchObject({ code: name('shift-unknown') })
})

test('a hole is warned of 72 hours ahead, once a day', async () => {
  const crew = await team()
  const week = [lima('2026-11-29', '00:00'), day(5, '08:00')] as const
  for (const [member, role] of [
    [crew.first, 'first'],
    [crew.second, 'second'],
    [crew.lead, 'psychiatrist_lead'],
  ] as const)
    await world.shift(member, role, ...week)
  await world.tickAt('2026-12-02', '07:59')
  expect(await callsOf(world)).toEqual([])
  await world.tickAt('2026-12-02', '08:01')
  const warned = await callsOf(world)
  expect(new Set(warned.map(({ account, template }) => `${account} ${template}`))).toEqual(
    new Set([crew.coordinator, crew.director].map(({ account }) => `${account} rota-hole`)),
  )
  await world.tickAt('2026-12-02', '20:00')
  expect(await callsOf(world)).toHaveLength(warned.length)
  await world.tickAt('2026-12-03', '09:00')
  expect((await callsOf(world)).length).toBeGreaterThan(warned.length)
})

test('fewer than two who can be woken in the next twelve hours: both are warned and nobody answers the ASQ alone', async () => {
  const first = await world.hire('Rosa', ['duty'])
  const mute = await world.hire('Luis', ['duty'], { phone: null })
  const director = await world.hire('Pilar', ['director'])
  const coordinator = await world.hire('Ana', ['coordinator'])
  await world.shift(first, 'first', lima('2026-11-29', '00:00'), day(20))
  await world.shift(mute, 'second', lima('2026-11-29', '00:00'), day(20))
  await world.tickAt('2026-11-30', '10:01')
  expect(new Set((await callsOf(world)).map(({ account }) => account))).toEqual(
    new Set([String(director.account), String(coordinator.account)]),
  )
  const safety = async () => {
    const reader = world.house.runtime.registry.feed.get('safety')
    const facts = await world.house.asSystem(
      (tx) =>
        reader?.read({ tx, now: world.house.clock.now(), keys: world.house.runtime.keys }, world.person, 'all') ??
        Promise.resolve(new Map<string, unknown>()),
    )
    return facts.get('programme')
  }
  expect(await safety()).toEqual({ dutyPhone: '+51900000000', dutySms: null, selfAsq: false })
  expect(await world.rows(sql`select kind, key from platform.change where person_id = ${world.person}`)).toEqual([
    { kind: 'safety', key: 'programme' },
  ])
  const lead = await world.hire('Inés', ['psychiatrist'])
  await world.shift(lead, 'psychiatrist_lead', lima('2026-11-29', '00:00'), day(20))
  await world.tickAt('2026-11-30', '10:05')
  expect(await safety()).toMatchObject({ selfAsq: true })
})

test('who is on call now and next, and the rota as it stands', async () => {
  const crew = await fullCrew(world)
  await world.shift(crew.therapist, 'first', day(1), day(2))
  const asked = await world.house.ask(crew.first.actor, name('on-call-now'), {})
  expect(asked).toMatchObject({
    output: {
      roles: [
        { role: 'first', now: [], next: [{ name: 'Marco' }] },
        { role: 'second' },
        { role: 'psychiatrist_lead' },
        { role: 'director', now: [{ name: 'Pilar' }] },
        { role: 'coordinator', now: [{ name: 'Ana' }] },
      ],
    },
  })
  const rota = await world.house.ask(crew.coordinator.actor, name('rota'), { from: day(1), until: day(3) })
  expect(rota).toMatchObject({ output: { shifts: [{ name: 'Marco', role: 'first' }] } })
  expect(await world.house.ask(crew.coordinator.actor, name('rota'), { from: day(3), until: day(1) })).toMatchObject({
    code: name('rota-times'),
  })
})

test('drill: everybody whom an acute alert would reach is called; all press, it passes', async () => {
  world.house.clock.set(lima('2026-11-27', '11:00'))
  const crew = await fullCrew(world)
  const started = await world.house.dispatch(crew.coordinator.actor, name('run-drill'), {})
  expect(started).toMatchObject({ outcome: 'accepted', output: { called: 6 } })
  expect(await world.house.dispatch(crew.director.actor, name('run-drill'), {})).toMatchObject({
    code: name('drill-running'),
  })
  expect((await callsOf(world)).every(({ template }) => template === 'staff-alert-drill')).toBe(true)
  const pending = await world.house.ask(crew.lead.actor, 'suicide-prevention.open-alerts', {})
  const drill = (await world.rows(sql<{ id: string }>`select id from duty.drill`))[0]?.id ?? ''
  expect(pending).toMatchObject({ output: { drill: { drill, pressedAt: null } } })
  for (const { actor } of Object.values(crew))
    expect(await world.house.dispatch(actor, name('press-drill'), { drill })).toMatchObject({ outcome: 'accepted' })
  await world.tickAt('2026-11-27', '11:01')
  expect(await world.house.ask(crew.coordinator.actor, name('drills'), {})).toMatchObject({
    output: [{ passed: true, because: null }],
  })
  expect(await world.rows(sql`select 1 from suicide_prevention.incident`)).toEqual([])
})

test('drill: one who does not press in time makes it an incident', async () => {
  world.house.clock.set(lima('2026-11-27', '11:00'))
  const crew = await fullCrew(world)
  await world.house.dispatch(crew.coordinator.actor, name('run-drill'), {})
  const drill = (await world.rows(sql<{ id: string }>`select id from duty.drill`))[0]?.id ?? ''
  for (const { actor } of [crew.first, crew.lead, crew.coordinator, crew.director, crew.therapist])
    await world.house.dispatch(actor, name('press-drill'), { drill })
  await world.tickAt('2026-11-27', '11:16')
  expect(await world.rows(sql`select kind from suicide_prevention.incident`)).toEqual([{ kind: 'drill-missed' }])
  expect(await world.house.dispatch(crew.second.actor, name('press-drill'), { drill })).toMatchObject({
    code: name('drill-over'),
    status: 410,
  })
  expect(
    (await callsOf(world)).filter(({ template }) => template === 'incident-opened').map(({ account }) => account),
  ).toEqual(expect.arrayContaining([String(crew.coordinator.account), String(crew.director.account)]))
})

test('drill: it comes by itself every week, by day', async () => {
  world.house.clock.set(lima('2026-11-20', '09:00'))
  await fullCrew(world)
  for (const [on, time] of [
    ['2026-11-27', '09:59'],
    ['2026-11-28', '11:00'],
    ['2026-11-30', '03:00'],
  ] as const)
    await world.tickAt(on, time)
  expect(await world.rows(sql`select 1 from duty.drill`)).toEqual([])
  await world.tickAt('2026-11-30', '10:00')
  expect(await world.rows(sql`select 1 from duty.drill`)).toHaveLength(1)
})

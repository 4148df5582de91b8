import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  type Appointed,
  ana,
  appointedHouse,
  beto,
  evening,
  ines,
  lima,
  outbox,
  person,
  program,
  rosa,
} from './testing/appointed-house.ts'

let house: Appointed
beforeEach(async () => {
  house = await appointedHouse()
})
afterEach(() => house.close())

test('what is owed becomes three hours on the phone, inside the windows, with the name of whom one would speak with', async () => {
  await house.owe()
  await house.run('appointments.offer-hours')
  const slots = await house.hoursOf()
  expect(slots.map(({ startsAt }) => startsAt)).toEqual([
    evening,
    lima('2026-06-02', '18:00'),
    lima('2026-06-03', '18:00'),
  ])
  expect(slots[0]).toMatchObject({
    account: ines,
    who: 'Persona 0 (inventada)',
    endsAt: lima('2026-06-01', '18:20'),
    late: false,
  })
})

test('on a day off of the programme nobody is offered an hour, unless the clinician is there that date', async () => {
  await house.asSystem((tx) =>
    sql`insert into platform.holiday_change (program_id, day, is_holiday, name) values (${program}, '2026-06-02', true, 'Aniversario inventado')`.execute(
      tx,
    ),
  )
  await house.owe()
  await house.run('appointments.offer-hours')
  const days = async () => (await house.hoursOf()).map(({ startsAt }) => startsAt)
  expect(await days()).toEqual([evening, lima('2026-06-01', '18:30'), lima('2026-06-03', '18:00')])
  await house.asSystem((tx) =>
    sql`update appointments.availability set exceptions = '[{"day": "2026-06-02", "open": [{"from": "18:00", "to": "20:00"}]}]'::jsonb`.execute(
      tx,
    ),
  )
  await house.asSystem((tx) => sql`delete from appointments.offer`.execute(tx))
  await house.run('appointments.offer-hours')
  expect(await days()).toContain(lima('2026-06-02', '18:00'))
})

test('chosen on the phone: agreed, written down with its history, confirmed once, and gone from the others', async () => {
  await house.owe()
  await house.owe(beto, 'p2')
  await house.run('appointments.offer-hours')
  const commandId = house.newId()
  const input = {
    id: house.newId(),
    moves: false,
    kind: 'first-contact',
    promise: 'p1',
    account: ines,
    startsAt: evening,
    mode: 'phone',
  }
  const first = await house.dispatch(house.physician(ana), 'appointments.choose-hour', input, { commandId })
  expect(first).toMatchObject({ outcome: 'accepted' })
  expect(await house.dispatch(house.physician(ana), 'appointments.choose-hour', input, { commandId })).toMatchObject({
    outcome: 'duplicate',
  })
  expect(await house.appointmentsOf()).toMatchObject([
    { state: 'agreed', startsAt: evening, version: 1, link: null, who: 'Persona 0 (inventada)', promise: 'p1' },
  ])
  expect((await house.hoursOf(beto, 'p2')).map(({ startsAt }) => startsAt)).not.toContain(evening)
  const sent = await outbox(house)
  expect(
    sent
      .filter(({ to, channel }) => to === 'person' && channel !== 'in_app')
      .map(({ template, channel, params }) => [template, channel, params]),
  ).toEqual([
    ['appointment', 'email', { day: '2026-06-01', hour: '18:00' }],
    ['appointment', 'sms', { day: '2026-06-01', hour: '18:00' }],
  ])
  expect(sent.filter(({ to }) => to === 'team')).toMatchObject([{ template: 'appointment', channel: 'email' }])
})

test('two physicians take one hour at the same moment: one has it, the other is told kindly and has other hours', async () => {
  await house.owe()
  await house.owe(beto, 'p2')
  await house.run('appointments.offer-hours')
  const both = await Promise.all([
    house.choose(ana, { startsAt: evening }),
    house.choose(beto, { startsAt: evening, promise: 'p2' }),
  ])
  expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(['accepted', 'refused'])
  expect(both.find(({ outcome }) => outcome === 'refused')).toMatchObject({
    code: 'appointments.hour-taken',
    status: 409,
  })
  const loser = both[0]?.outcome === 'refused' ? ana : beto
  const left = await house.hoursOf(loser, loser === ana ? 'p1' : 'p2')
  expect(left.map(({ startsAt }) => startsAt)).toEqual([lima('2026-06-02', '18:00'), lima('2026-06-03', '18:00')])
  expect(await house.choose(loser, { startsAt: left[0]?.startsAt ?? '' })).toMatchObject({ outcome: 'accepted' })
})

test('twenty at once on hours that overlap: nobody is booked twice', async () => {
  const many = Array.from({ length: 20 }, (_, n) => person(n))
  const crowd = await appointedHouse([], 20)
  try {
    const outcomes = await Promise.all(
      many.map((who, n) =>
        crowd.dispatch(crowd.physician(who), 'appointments.choose-hour', {
          ...{ id: crowd.newId(), moves: false, kind: 'session', promise: null, account: ines, mode: 'phone' },
          startsAt: lima('2026-06-01', `18:${String((n % 4) * 15).padStart(2, '0')}`),
        }),
      ),
    )
    const accepted = outcomes.filter(({ outcome }) => outcome === 'accepted').length
    expect(accepted).toBeGreaterThanOrEqual(1)
    const clashes = await crowd.asSystem(
      async (tx) =>
        (
          await sql<{
            n: number
            all: number
          }>`select count(*) filter (where a.id < b.id)::integer as n, count(distinct a.id)::integer as all
          from appointments.appointment a left join appointments.appointment b
          on a.account_id = b.account_id and a.id <> b.id and a.starts_at < b.ends_at and b.starts_at < a.ends_at`.execute(
            tx,
          )
        ).rows[0],
    )
    expect(clashes).toEqual({ n: 0, all: accepted })
  } finally {
    await crowd.close()
  }
})

test('the table itself refuses a second booking, whoever writes it', async () => {
  await house.propose()
  const again = house.asSystem((tx) =>
    sql`insert into appointments.appointment (id, program_id, person_id, account_id, kind, mode, starts_at, ends_at, state, version, sealed, made_at, changed_at, changed_by_kind, changed_how)
      values (${house.newId()}, ${program}, ${beto}, ${ines}, 'other', 'phone', ${lima('2026-06-02', '18:35')}, ${lima('2026-06-02', '18:50')}, 'agreed', 1, '', ${evening}, ${evening}, 'house', 'house')`.execute(
      tx,
    ),
  )
  await expect(again).rejects.toMatchObject({ code: '23505', constraint: 'booked_once' })
})

test('accepted without a signal after the hour has passed: refused with a word, nothing changes, others are offered', async () => {
  const id = house.newId()
  await house.propose({ startsAt: evening }, id)
  const occurredAt = house.clock.now()
  house.clock.advance(9 * 3_600_000)
  expect(
    await house.dispatch(house.physician(ana), 'appointments.accept', { id, version: 1 }, { occurredAt }),
  ).toMatchObject({ code: 'appointments.hour-passed' })
  expect(await house.choose(ana, { startsAt: evening })).toMatchObject({ code: 'appointments.hour-passed' })
  await house.run('appointments.settle')
  expect(await house.appointmentsOf()).toMatchObject([{ state: 'cancelled' }])
  await house.dispatch(house.physician(ana), 'appointments.ask-hours', { key: 'any', kind: 'session' })
  expect((await house.hoursOf(ana, 'any')).length).toBeGreaterThan(3)
})

test('an hour that the clinician did not open is not taken, nor one at 23:59 of a day they did', async () => {
  expect(await house.choose(ana, { startsAt: lima('2026-06-02', '10:00') })).toMatchObject({
    code: 'appointments.hour-not-offered',
  })
  expect(await house.choose(ana, { startsAt: lima('2026-06-02', '23:55') })).toMatchObject({
    code: 'appointments.hour-not-offered',
  })
  expect(await house.choose(ana, { startsAt: evening, account: rosa })).toMatchObject({
    code: 'appointments.hour-not-offered',
  })
})

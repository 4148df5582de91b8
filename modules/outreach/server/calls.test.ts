import { programId, z } from '@ayni/kernel'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { lima, type OutreachHouse, outreachHouse } from './testing/outreach-house.ts'

let house: OutreachHouse
beforeAll(async () => {
  house = await outreachHouse()
})
afterAll(async () => house.close())
beforeEach(() => house.at('2026-11-24', '18:15'))

const begun = z.object({ output: z.object({ attempt: z.uuid() }) })
const begin = (person: string, override: string | null = null) =>
  house.dispatch(house.coordinator, 'outreach.begin-call', { person, channel: 'movil', contact: null, override })
const call = async (person: string, result: string, laterAt: string | null = null): Promise<string> => {
  const { attempt } = begun.parse(await begin(person)).output
  await house.must(house.coordinator, 'outreach.note-result', { attempt, result, laterAt, reason: null })
  return attempt
}
const card = (person: string) => house.ask(house.coordinator, 'outreach.call-card', { person })
const stateOf = async (person: string): Promise<string | undefined> =>
  (await house.rows<{ state: string }>(sql`select state from enrollment.person where id = ${person}`))[0]?.state

test('ENR-02 in consulting hours the call is blocked, the card says today at 18:00, and only a reason stands above it', async () => {
  const person = await house.admit()
  const hours = {
    quiet: { from: '21:00', to: '07:00' },
    working: [{ days: [1, 2, 3, 4, 5, 6], from: '08:00', to: '14:00' }],
    windows: [{ days: [1, 2, 3, 4, 5], from: '18:00', to: '20:30' }],
    exceptions: [],
  }
  await house.rows(
    sql`update enrollment.person set hours = ${JSON.stringify(hours)}::jsonb where id = ${person} returning id`,
  )
  house.at('2026-11-24', '10:15')
  expect(await begin(person)).toMatchObject({
    outcome: 'refused',
    code: 'outreach.outside-hours',
    details: { because: 'working-hours', until: lima('2026-11-24', '18:00') },
  })
  expect(await card(person)).toMatchObject({
    output: {
      verdict: { do: 'wait', because: 'working-hours', mayOverride: true, until: lima('2026-11-24', '18:00') },
    },
  })
  expect((await begin(person, 'Se va hoy a la comunidad')).outcome).toBe('accepted')
  const mine = await house.rows<{ override_sealed: string; window_kind: string }>(
    sql`select override_sealed, window_kind from outreach.attempt where person_id = ${person}`,
  )
  expect(mine).toMatchObject([{ window_kind: 'laboral' }])
  expect(mine[0]?.override_sealed).not.toContain('comunidad')
  const { feed } = house.runtime.registry
  const reader = [...feed.values()].find(({ kind }) => kind === 'outreach')
  const fact = await house.asSystem(
    (tx) =>
      reader?.read({ tx, now: house.clock.now(), keys: house.runtime.keys }, person, 'all') ??
      Promise.resolve<ReadonlyMap<string, unknown>>(new Map()),
  )
  expect(fact.get('mine')).toMatchObject({ overrides: [{ why: 'Se va hoy a la comunidad' }] })
})

test('ENR-03 after five unanswered a sixth is refused until 30 days have passed; a reason does not help', async () => {
  const person = await house.admit()
  for (const [day, time] of [
    ['2026-11-24', '18:15'],
    ['2026-11-28', '15:10'],
    ['2026-12-02', '18:30'],
    ['2026-12-05', '18:40'],
    ['2026-12-09', '19:00'],
  ] as const) {
    house.at(day, time)
    await call(person, 'no_contesta')
  }
  house.at('2026-12-14', '19:00')
  expect(await begin(person)).toMatchObject({ code: 'outreach.cycle-full' })
  expect(await begin(person, 'Es importante')).toMatchObject({ code: 'outreach.cycle-full' })
  house.at('2027-01-08', '18:59')
  expect(await begin(person)).toMatchObject({ code: 'outreach.cycle-full' })
  house.at('2027-01-08', '19:00')
  expect((await begin(person)).outcome).toBe('accepted')
  expect(await house.rows(sql`select number from outreach.cycle where person_id = ${person} order by number`)).toEqual([
    { number: 1 },
    { number: 2 },
  ])
})

test('R-ENR-04 two within 72 hours, also of two coordinators at once: one is refused', async () => {
  const person = await house.admit()
  const both = await Promise.all([begin(person), begin(person)])
  expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(['accepted', 'refused'])
  house.at('2026-11-27', '18:10')
  expect(await begin(person)).toMatchObject({ code: 'outreach.too-soon' })
})

test('an answer makes them reached and ends the cycle; "later" is an hour of theirs', async () => {
  const person = await house.admit()
  await call(person, 'respondido', lima('2026-11-25', '11:00'))
  expect(['verified_contact', 'engaged']).toContain(await stateOf(person))
  house.at('2026-11-25', '10:30')
  expect(await card(person)).toMatchObject({ output: { verdict: { do: 'wait', because: 'asked-later' } } })
  house.at('2026-11-25', '11:05')
  expect(await card(person)).toMatchObject({ output: { verdict: { do: 'now', how: 'call' } } })
  expect((await begin(person)).outcome).toBe('accepted')
})

test('a later hour that has passed is refused', async () => {
  const person = await house.admit()
  const { attempt } = begun.parse(await begin(person)).output
  const input = { attempt, result: 'respondido', laterAt: lima('2026-11-24', '10:00'), reason: null }
  expect(await house.dispatch(house.coordinator, 'outreach.note-result', input)).toMatchObject({
    code: 'outreach.later-is-past',
  })
})

test('a no is a no: declined with its reason, and left in peace until month 4', async () => {
  const person = await house.admit()
  const { attempt } = begun.parse(await begin(person)).output
  await house.must(house.coordinator, 'outreach.note-result', {
    attempt,
    result: 'rechazo',
    laterAt: null,
    reason: 'sin_tiempo',
  })
  expect(await stateOf(person)).toBe('declined')
  expect(await house.rows(sql`select code from outreach.nonuse where person_id = ${person}`)).toEqual([
    { code: 'sin_tiempo' },
  ])
  house.at('2027-02-20', '15:30')
  expect(await begin(person)).toMatchObject({ code: 'outreach.in-peace' })
  house.at('2027-04-03', '15:30')
  expect((await begin(person)).outcome).toBe('accepted')
  house.at('2027-05-15', '15:30')
  expect(await begin(person)).toMatchObject({ code: 'outreach.in-peace' })
})

test('a slip is taken back within ten minutes and does not count; later it stays', async () => {
  const person = await house.admit()
  const undo = (attempt: string) => house.dispatch(house.coordinator, 'outreach.undo-call', { attempt })
  const { attempt } = begun.parse(await begin(person)).output
  house.clock.advance(9 * 60_000)
  expect((await undo(attempt)).outcome).toBe('accepted')
  expect(await undo(attempt)).toMatchObject({ code: 'outreach.attempt-missing' })
  const again = begun.parse(await begin(person)).output.attempt
  house.clock.advance(11 * 60_000)
  expect(await undo(again)).toMatchObject({ code: 'outreach.too-late-to-undo' })
})

test('every way tried in vain, in two parts of the week, over 14 days: unreachable, which is not declined', async () => {
  const person = await house.admit({ email: null })
  const [contact] = await house.rows<{ id: string }>(
    sql`select id from enrollment.contact_point where person_id = ${person}`,
  )
  for (const [day, time] of [
    ['2026-11-24', '18:15'],
    ['2026-11-28', '15:10'],
    ['2026-12-09', '18:30'],
  ] as const) {
    house.at(day, time)
    const input = { person, channel: 'movil', contact: contact?.id ?? null, override: null }
    const { attempt } = begun.parse(await house.dispatch(house.coordinator, 'outreach.begin-call', input)).output
    await house.must(house.coordinator, 'outreach.note-result', {
      attempt,
      result: 'no_contesta',
      laterAt: null,
      reason: null,
    })
    await house.worker.runNow('outreach.unreachable')
    expect(await stateOf(person)).toBe(day === '2026-12-09' ? 'unreachable' : 'imported')
  }
  house.at('2026-12-20', '18:30')
  expect(await begin(person)).toMatchObject({ code: 'outreach.in-peace' })
  house.at('2027-01-09', '15:30')
  expect((await begin(person)).outcome).toBe('accepted')
})

const secondNumber = async (person: string): Promise<void> => {
  const why = 'Dato inventado de la prueba'
  const point = { contact: house.newId(), channel: 'fijo', value: '014567890', owner: 'self', mayLeaveMessage: false }
  await house.must(house.coordinator, 'enrollment.put-contact-for', { ...point, person, mayWrite: 'usual', why })
}
const found = z.object({
  output: z.object({ contacts: z.array(z.object({ contact: z.uuid(), channel: z.string() })) }),
})
const ways = async (person: string) =>
  found.parse(await house.ask(house.coordinator, 'enrollment.ways-to-reach', { person })).output.contacts
const dial = async (person: string, contact: string | undefined, result: string): Promise<string> => {
  const { attempt } = begun.parse(await begin(person)).output
  await house.must(house.coordinator, 'outreach.note-result', { attempt, result, contact, laterAt: null, reason: null })
  return attempt
}

test('R-ENR-09 tries count for each number: three to one of two is not every way', async () => {
  const person = await house.admit({ email: null })
  await secondNumber(person)
  const [one, two] = await ways(person)
  const tries = [
    ['2026-11-24', '18:15', one],
    ['2026-11-28', '15:10', one],
    ['2026-12-02', '18:30', one],
    ['2026-12-05', '18:40', two],
    ['2026-12-09', '19:00', two],
    ['2027-01-09', '15:30', two],
  ] as const
  for (const [day, time, number] of tries) {
    house.at(day, time)
    await dial(person, number?.contact, 'no_contesta')
    await house.worker.runNow('outreach.unreachable')
    expect(await stateOf(person), day).toBe(day === '2027-01-09' ? 'unreachable' : 'imported')
  }
  const dialled = sql`select channel, count(*)::integer as n from outreach.attempt where person_id = ${person} group by 1 order by 1`
  expect(await house.rows(dialled)).toEqual([
    { channel: 'fijo', n: 3 },
    { channel: 'movil', n: 3 },
  ])
})

test('a stranger answered: that number alone is marked, taken back with the slip, and erased after a day', async () => {
  const person = await house.admit({ email: null })
  await secondNumber(person)
  const [one, two] = await ways(person)
  const wrong = () =>
    house.rows<{
      id: string
      kept: boolean
    }>(sql`select id, value_sealed is not null as kept from enrollment.contact_point
      where person_id = ${person} and wrong_since is not null`)
  const slip = await dial(person, two?.contact, 'equivocado')
  expect(await wrong()).toEqual([{ id: two?.contact, kept: true }])
  await house.must(house.coordinator, 'outreach.undo-call', { attempt: slip })
  expect(await wrong()).toEqual([])
  await dial(person, two?.contact, 'equivocado')
  expect(await ways(person)).toEqual([one])
  house.clock.advance(25 * 3_600_000)
  await house.worker.runNow('enrollment.erase-wrong-numbers')
  expect(await wrong()).toEqual([{ id: two?.contact, kept: false }])
  house.at('2026-11-28', '15:10')
  const { attempt } = begun.parse(await begin(person)).output
  const input = { attempt, result: 'no_contesta', contact: two?.contact, laterAt: null, reason: null }
  expect(await house.dispatch(house.coordinator, 'outreach.note-result', input)).toMatchObject({
    code: 'outreach.contact-missing',
  })
  await house.must(house.coordinator, 'outreach.note-result', { ...input, contact: null })
  const last = sql`select contact_id as contact from outreach.attempt where id = ${attempt}`
  expect(await house.rows(last), 'the only number left').toEqual([{ contact: one?.contact }])
})

test('whoever calls leaves a mark that the person reads; another programme finds nobody', async () => {
  const person = await house.admit()
  await begin(person)
  expect(
    await house.rows(sql`select class, purpose, what from identity.access_log where person_id = ${person}`),
  ).toContainEqual({ class: 'C1', purpose: 'outreach', what: 'contact-card' })
  const stranger = house.actor.staff(programId.parse(house.newId()), house.account, 'coordinator')
  expect(await house.ask(stranger, 'outreach.call-card', { person })).toMatchObject({ code: 'outreach.person-missing' })
})

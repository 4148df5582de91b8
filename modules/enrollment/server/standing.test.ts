import { fromMs, plusMinutes } from '@ayni/kernel'
import { physicianHours, recipientHours } from '@ayni/platform/messages'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { weekHours } from '../contract.ts'
import { moveFrom } from './state-store.ts'
import {
  add,
  bookOf,
  cardOf,
  clinician,
  consents,
  coordinator,
  does,
  house,
  openHouse,
  post,
  program,
  staffDoes,
  therapist,
} from './testing/reach-fixture.ts'

beforeAll(openHouse)
afterAll(() => house.close())

test('the shape of the hours on the phone is the one by which messages are held', () => {
  expect(weekHours.parse(physicianHours)).toEqual(recipientHours.parse(physicianHours))
  expect(weekHours.safeParse({ ...physicianHours, quiet: { from: '25:00', to: '07:00' } }).success).toBe(false)
})

test('profile: hours, post and a word about a trusted person make it complete, in any order, once', async () => {
  const person = await add()
  await consents(person)
  await does(person, 'set-trusted-person', { trusted: null, declined: true })
  await does(person, 'set-hours', { pattern: 'mon-fri', hours: physicianHours })
  expect((await cardOf(person)).state).toBe('consented')
  await does(person, 'save-post', post())
  expect((await cardOf(person)).state).toBe('profile_complete')
  await does(person, 'save-post', post({ startsOn: '2026-05-09' }))
  expect((await cardOf(person)).history.map(({ to }) => to)).toEqual(['profile_complete', 'consented'])
})

test('hours of two phones: the later word stands, whichever arrives last', async () => {
  const person = await add()
  const late = { ...physicianHours, quiet: { from: '20:00', to: '08:00' } }
  const now = house.clock.now()
  await does(person, 'set-hours', { pattern: 'own', hours: late }, now)
  await does(person, 'set-hours', { pattern: 'mon-fri', hours: physicianHours }, plusMinutes(now, -60))
  expect(await bookOf(person)).toMatchObject({ hours: late })
})

test('without a signal until a day: paused, automatic messages wait, and the house lets them come back by itself', async () => {
  const person = await add()
  await consents(person)
  const until = plusMinutes(house.clock.now(), 3 * 24 * 60)
  await does(person, 'set-offline', { until })
  expect(await bookOf(person)).toMatchObject({ noOutreach: true, silenced: null })
  expect((await cardOf(person)).state).toBe('paused')
  house.clock.set(plusMinutes(until, 10))
  await house.worker.tick()
  expect((await cardOf(person)).state).toBe('consented')
})

test('a pause without an end is not ended by a date that was said before it', async () => {
  const person = await add()
  await consents(person)
  await does(person, 'set-offline', { until: plusMinutes(house.clock.now(), 60) })
  await does(person, 'pause', { paused: true })
  house.clock.advance(5 * 3_600_000)
  await house.worker.tick()
  expect((await cardOf(person)).state).toBe('paused')
  await does(person, 'pause', { paused: false })
  expect((await cardOf(person)).state).toBe('consented')
})

test('a stretch without a signal longer than three months, or in the past, is taken for a slip', async () => {
  const person = await add()
  for (const minutes of [-60, 91 * 24 * 60]) {
    await does(person, 'set-offline', { until: plusMinutes(house.clock.now(), minutes) })
    expect(await bookOf(person)).toMatchObject({ offlineUntil: null, noOutreach: false })
  }
})

test('EC-12 one switch silences, says nothing of why, and a slip goes back', async () => {
  const person = await add()
  await consents(person)
  await staffDoes('set-standing', { person, standing: 'away' })
  expect(await bookOf(person)).toMatchObject({ silenced: 'hospital' })
  expect(await cardOf(person)).toMatchObject({ state: 'paused', away: true })
  await staffDoes('set-standing', { person, standing: 'back' })
  expect(await bookOf(person)).toMatchObject({ silenced: null })
  expect((await cardOf(person)).state).toBe('consented')
  await staffDoes('set-standing', { person, standing: 'deceased' })
  expect(await bookOf(person)).toMatchObject({ silenced: 'deceased', addresses: [] })
  await staffDoes('set-standing', { person, standing: 'mistake' })
  expect((await cardOf(person)).state).toBe('consented')
  expect(JSON.stringify((await cardOf(person)).history)).not.toMatch(/hospital/)
})

test('EC-12 whoever cares for somebody may press the switch; whoever does not, finds nobody', async () => {
  const person = await add()
  expect(await staffDoes('set-standing', { person, standing: 'away' }, therapist())).toMatchObject({
    code: 'enrollment.person-missing',
  })
  await house.asSystem((tx) =>
    sql`insert into identity.care_relation (id, program_id, person_id, account_id, kind, since)
      values (${house.newId()}, ${program}, ${person}, ${clinician}, 'assigned', '2026-04-01')`.execute(tx),
  )
  expect(await staffDoes('set-standing', { person, standing: 'away' }, therapist())).toMatchObject({
    outcome: 'accepted',
  })
})

test('EC-13 nobody ends before their SERUMS does, nor without a hand-off', async () => {
  const person = await add()
  await consents(person)
  const end = (handedOn: boolean) => staffDoes('set-standing', { person, standing: 'ended', handedOn })
  expect(await end(true)).toMatchObject({ code: 'enrollment.service-not-over' })
  await staffDoes('set-service-dates', { person, startedOn: '2025-05-01', endsOn: '2026-05-01' })
  expect(await end(false)).toMatchObject({ code: 'enrollment.not-handed-on' })
  expect(await end(true)).toMatchObject({ output: { state: 'ended' } })
  expect(await bookOf(person)).toMatchObject({ silenced: 'ended' })
})

test('an illegal move is refused by name, in the name of the house too', async () => {
  const person = await add()
  const note = (event: string) =>
    house.dispatch({ ...coordinator(), kind: 'system', roles: [] }, 'enrollment.note-state', { person, event })
  expect(await note('paused')).toMatchObject({ code: 'enrollment.illegal-move' })
  expect(await note('invited')).toMatchObject({ output: { state: 'invited' } })
  expect(await house.dispatch(coordinator(), 'enrollment.note-state', { person, event: 'engaged' })).toMatchObject({
    outcome: 'refused',
  })
})

test('EC-16 the language somebody would rather speak is noted; the instruments stay as they are', async () => {
  const person = await add()
  await does(person, 'set-spoken-language', { spoken: 'qu', interpreter: true })
  expect(await house.ask(coordinator(), 'enrollment.person-card', { person })).toMatchObject({
    output: { spoken: 'qu', interpreter: true, language: 'es' },
  })
})

test('safety that came outside the hours is told to the person, and what came inside them is not', async () => {
  const person = await add()
  const night = fromMs(Date.parse('2026-05-03T23:10:00-05:00'))
  await house.asSystem((tx) =>
    sql`insert into messages.hours_override (message_id, person_id, program_id, at, class, channel)
      values (${house.newId()}, ${person}, ${program}, ${night}, 'N2', 'sms')`.execute(tx),
  )
  const asked = await house.ask(house.actor.physician(program, person), 'enrollment.written-outside-hours', {})
  expect(asked).toMatchObject({ output: [{ at: night, what: 'message' }] })
  expect(
    await house.ask(house.actor.physician(program, await add()), 'enrollment.written-outside-hours', {}),
  ).toMatchObject({ output: [] })
})

test('a first answer makes somebody active once, in one statement; a second changes nothing', async () => {
  const person = await add()
  await consents(person)
  const use = () =>
    house.asSystem((tx) =>
      moveFrom(tx, person, {
        ...{ id: house.newId(), event: 'service-used', from: ['consented', 'profile_complete'], to: 'active' },
        at: house.clock.now(),
      }),
    )
  expect([await use(), await use()]).toEqual([{ from: 'consented', program }, undefined])
  expect((await cardOf(person)).history.map(({ to }) => to)).toEqual(['active', 'consented'])
})

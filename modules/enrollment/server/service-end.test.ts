import { accountId, instant, type PersonId, personId, programId, z } from '@ayni/kernel'
import { type TestRuntime, testRuntime } from '@ayni/platform/testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enrollment, recipientBook } from './index.ts'

const program = programId.parse('019a0000-0000-7000-8000-0000000000ea')
const account = accountId.parse('019a0000-0000-7000-8000-0000000000eb')
let house: TestRuntime
let next = 0

beforeAll(async () => {
  house = await testRuntime([enrollment], { start: '2026-10-01T15:00:00.000Z', recipients: recipientBook })
  await house.asSystem((tx) =>
    sql`insert into identity.program (id, slug, name, created_at) values (${program}, 'inventado', 'Programa inventado', '2026-01-01')`.execute(
      tx,
    ),
  )
})
afterAll(async () => house.close())

const added = z.object({ output: z.object({ person: personId }) })
const add = async (): Promise<PersonId> =>
  added.parse(
    await house.dispatch(house.actor.staff(program, account, 'coordinator'), 'enrollment.add-person', {
      ...{ sex: null, ageYears: 26, regionUbigeo2: '05', facilityCategory: null, institution: null, language: 'es' },
      ...{ names: 'Luz Inventada', familyNames: `Ficticia ${++next}`, serviceStartedOn: null, email: null },
      phone: `+519300${String(next).padStart(5, '0')}`,
    }),
  ).output.person
const change = (person: PersonId, set: ReturnType<typeof sql>) =>
  house.asSystem((tx) => sql`update enrollment.person set ${set} where id = ${person}`.execute(tx))
async function ends(on: string, state = 'active'): Promise<PersonId> {
  const person = await add()
  await change(person, sql`service_ends_on = ${on}, state = ${state}`)
  return person
}
type Told = { readonly person: string; readonly days: string; readonly class: string; readonly channel: string }
const told = (person: PersonId): Promise<readonly Told[]> =>
  house.asSystem(
    async (tx) =>
      (
        await sql<Told>`select to_person as person, split_part(key, ':', 4) as days, class, channel from messages.outbox
          where to_person = ${person} and template = 'service-ends' order by queued_at, key`.execute(tx)
      ).rows,
  )
const noticesOf = async (person: PersonId) => [
  ...new Set((await told(person)).map(({ days }) => Number.parseInt(days, 10))),
]
const onDay = async (day: string): Promise<void> => {
  house.clock.set(instant.parse(`${day}T17:00:00.000Z`))
  await house.worker.runNow('enrollment.tell-service-end')
}

test('EC-13 told 60, 30 and 7 days before, once each, in the app and by the usual path; nothing is closed', async () => {
  const person = await ends('2026-12-31')
  await onDay('2026-10-31')
  expect(await told(person)).toEqual([])
  for (const [day, notices] of [
    ['2026-11-01', [60]],
    ['2026-11-02', [60]],
    ['2026-12-01', [60, 30]],
    ['2026-12-24', [60, 30, 7]],
    ['2026-12-31', [60, 30, 7]],
    ['2027-01-02', [60, 30, 7]],
  ] as const) {
    await onDay(day)
    await onDay(day)
    expect(await noticesOf(person), day).toEqual(notices)
  }
  const all = await told(person)
  expect(new Set(all.map((one) => one.class))).toEqual(new Set(['N4']))
  expect(all.map(({ channel }) => channel)).toEqual(expect.arrayContaining(['in_app', 'sms']))
  expect(new Set(all.map(({ days, channel }) => `${days} ${channel}`)).size).toBe(all.length)
  const { rows } = await house.asSystem((tx) =>
    sql<{ state: string }>`select state from enrollment.person where id = ${person}`.execute(tx),
  )
  expect(rows).toEqual([{ state: 'active' }])
})

test('EC-13 dates that the coordinator writes on the card: told by the new one alone, and by neither once it is taken back', async () => {
  const person = await ends('2027-06-30')
  const dates = (startedOn: string | null, endsOn: string | null) =>
    house.dispatch(house.actor.staff(program, account, 'coordinator'), 'enrollment.set-service-dates', {
      ...{ person, startedOn, endsOn },
    })
  expect(await dates('2026-07-01', '2026-06-30')).toMatchObject({ code: 'enrollment.dates-cross' })
  expect(await dates('2026-07-01', '2027-09-30')).toMatchObject({ outcome: 'accepted' })
  await onDay('2027-06-01')
  expect(await told(person)).toEqual([])
  await onDay('2027-08-01')
  expect(await noticesOf(person)).toEqual([60])
  expect(await dates('2026-07-01', null)).toMatchObject({ outcome: 'accepted' })
  await onDay('2027-09-01')
  expect(await noticesOf(person)).toEqual([60])
})

test('a missed one is not made up for; a date that moves begins anew; whoever never took part, or left, is not told', async () => {
  const late = await ends('2027-03-26')
  const people = await Promise.all(
    ['imported', 'declined', 'withdrawn', 'deceased', 'ended'].map((state) => ends('2027-03-26', state)),
  )
  await onDay('2027-03-01')
  expect(await noticesOf(late)).toEqual([30])
  await change(late, sql`service_ends_on = '2027-04-30'`)
  await onDay('2027-03-02')
  expect(await noticesOf(late)).toEqual([30, 60])
  for (const person of people) expect(await told(person)).toEqual([])
})

test('two workers at once: everybody is told once', async () => {
  const people: PersonId[] = []
  for (let i = 0; i < 5; i += 1) people.push(await ends('2027-09-01'))
  await Promise.all([onDay('2027-08-10'), onDay('2027-08-10')])
  for (const person of people) expect(await noticesOf(person)).toEqual([30])
})

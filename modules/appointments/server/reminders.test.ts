import { type Instant, instant, z } from '@ayni/kernel'
import { physicianHours } from '@ayni/platform/messages'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { reminderJob } from './reminder-job.ts'
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
} from './testing/appointed-house.ts'

let house: Appointed
beforeEach(async () => {
  house = await appointedHouse()
})
afterEach(() => house.close())

const at = (moment: Instant): void => house.clock.advance(Date.parse(moment) - Date.parse(house.clock.now()))
const toAna = async () => (await outbox(house)).filter(({ to, channel }) => to === 'person' && channel === 'sms')

test('a day and two hours before, said as it will be read; run again and again, once each', async () => {
  await house.propose({ agreedByPhone: true, startsAt: lima('2026-06-03', '18:00') })
  for (const moment of [lima('2026-06-02', '17:59'), lima('2026-06-02', '18:00'), lima('2026-06-02', '18:30')]) {
    at(moment)
    await house.run('appointments.remind')
    await house.run('appointments.remind')
  }
  at(lima('2026-06-03', '16:00'))
  await house.run('appointments.remind')
  await house.run('appointments.remind')
  at(lima('2026-06-03', '19:00'))
  await house.run('appointments.remind')
  expect((await toAna()).map(({ params }) => params)).toEqual([
    { day: '2026-06-03', hour: '18:00' },
    { day: 'tomorrow', hour: '18:00' },
    { day: 'today', hour: '18:00' },
  ])
})

test('a moved appointment stops what was written about the old hour, and is reminded of the new one', async () => {
  const id = house.newId()
  await house.propose({ agreedByPhone: true, startsAt: lima('2026-06-03', '18:00') }, id)
  at(lima('2026-06-02', '18:00'))
  await house.run('appointments.remind')
  await house.choose(ana, { id, moves: true, startsAt: lima('2026-06-05', '18:00') })
  expect((await toAna()).map(({ template, state }) => [template, state])).toEqual([
    ['appointment', 'expired'],
    ['appointment', 'expired'],
    ['appointment-moved', 'queued'],
  ])
  at(lima('2026-06-03', '16:00'))
  await house.run('appointments.remind')
  expect(await toAna()).toHaveLength(3)
  at(lima('2026-06-04', '18:00'))
  await house.run('appointments.remind')
  expect((await toAna()).at(-1)).toMatchObject({ template: 'appointment', params: { day: 'tomorrow', hour: '18:00' } })
})

test('N3 waits for seven in the morning, unless the appointment is nearer than twelve hours', async () => {
  at(lima('2026-06-01', '22:00'))
  await house.propose({ agreedByPhone: true, minutes: 30, startsAt: lima('2026-06-02', '20:00') })
  await house.propose({ person: beto, agreedByPhone: true, startsAt: lima('2026-06-02', '08:00') })
  expect((await toAna()).map(({ state, due, params }) => [state, due, params.hour]).toSorted()).toEqual([
    ['held', lima('2026-06-02', '07:00'), '20:00'],
    ['queued', lima('2026-06-01', '22:00'), '08:00'],
  ])
})

test('a person whose night lasts longer reads "hoy" in the morning, not "mañana" of the day before', async () => {
  const card = house.cards.get(ana)
  if (card !== undefined)
    house.cards.set(ana, { ...card, hours: { ...physicianHours, quiet: { from: '17:00', to: '07:30' } } })
  await house.propose({ agreedByPhone: true, minutes: 30, startsAt: lima('2026-06-03', '20:00') })
  at(lima('2026-06-02', '20:00'))
  await house.run('appointments.remind')
  expect((await toAna()).at(-1)).toMatchObject({
    state: 'held',
    due: lima('2026-06-03', '07:30'),
    params: { day: 'today' },
  })
})

test('a worker that is killed before it commits has written nothing; the next writes all of it once, in batches', async () => {
  await house.close()
  house = await appointedHouse([], 600)
  const startsAt = lima('2026-06-02', '18:00')
  await house.asSystem(async (tx) => {
    for (let n = 0; n < 600; n += 1) {
      const from = instant.parse(new Date(Date.parse(startsAt) + n * 1_800_000 * 3).toISOString())
      const to = instant.parse(new Date(Date.parse(from) + 1_200_000).toISOString())
      await sql`insert into appointments.appointment (id, program_id, person_id, account_id, kind, mode, starts_at, ends_at, state, version, sealed, reminder_at, reminder, made_at, changed_at, changed_by_kind, changed_how)
        values (${house.newId()}, ${program}, ${person(n)}, ${ines}, 'other', 'phone', ${from}, ${to}, 'agreed', 1, '', ${evening}, 'day-before', ${evening}, ${evening}, 'house', 'house')`.execute(
        tx,
      )
    }
  })
  at(lima('2026-06-01', '19:00'))
  const { runtime } = house
  const killed = reminderJob.run({
    ...{
      ...runtime,
      now: house.clock.now(),
      newId: house.newId,
      give: async () => ({ outcome: 'refused', code: 'none' }),
    },
    recipients: async () => {
      throw new Error('killed')
    },
  })
  await expect(killed).rejects.toThrow('killed')
  expect(await outbox(house)).toEqual([])
  await Promise.all([
    house.run('appointments.remind'),
    reminderJob.run({
      ...runtime,
      now: house.clock.now(),
      newId: house.newId,
      give: async () => ({ outcome: 'refused', code: 'none' }),
    }),
  ])
  const rows = (await outbox(house)).filter(({ to, channel }) => to === 'person' && channel === 'sms')
  expect(rows).toHaveLength(600)
  await house.run('appointments.remind')
  expect((await outbox(house)).filter(({ to, channel }) => to === 'person' && channel === 'sms')).toHaveLength(600)
  const left = await house.asSystem(
    async (tx) =>
      (
        await sql<{
          n: number
        }>`select count(*)::integer as n from appointments.appointment where reminder_at <= ${house.clock.now()}`.execute(
          tx,
        )
      ).rows[0]?.n,
  )
  expect(z.int().parse(left)).toBe(0)
})

import { z } from '@ayni/kernel'
import { physicianHours } from '@ayni/platform/messages'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  type Appointed,
  ana,
  appointedHouse,
  carmen,
  evening,
  lima,
  outbox,
  program,
  rosa,
} from './testing/appointed-house.ts'

let house: Appointed
beforeEach(async () => {
  house = await appointedHouse()
})
afterEach(() => house.close())

test('proposed by the team, accepted, moved by the physician: one appointment, each version in its history', async () => {
  const id = house.newId()
  await house.propose({ mode: 'video' }, id)
  const [proposed] = await house.appointmentsOf()
  expect(proposed).toMatchObject({ state: 'proposed', mode: 'video' })
  expect(proposed?.link).toMatch(/^https:\/\/reunion\.ejemplo\/Ayni-[A-Za-z0-9]{20,}$/)
  expect(await house.dispatch(house.physician(ana), 'appointments.accept', { id, version: 2 })).toMatchObject({
    code: 'appointments.changed',
  })
  expect(await house.dispatch(house.physician(ana), 'appointments.accept', { id, version: 1 })).toMatchObject({
    outcome: 'accepted',
  })
  expect(
    await house.choose(ana, { id, moves: true, startsAt: lima('2026-06-02', '18:15'), mode: 'video' }),
  ).toMatchObject({
    outcome: 'accepted',
  })
  expect(await house.appointmentsOf()).toMatchObject([
    { state: 'agreed', version: 2, startsAt: lima('2026-06-02', '18:15'), link: proposed?.link },
  ])
  const history = await house.asSystem(
    async (tx) =>
      (
        await sql<{
          seq: number
          version: number
          state: string
          by: string
        }>`select seq, version, state, by_kind as by from appointments.history where appointment_id = ${id} order by seq`.execute(
          tx,
        )
      ).rows,
  )
  expect(history.map(({ version, state, by }) => [version, state, by])).toEqual([
    [1, 'proposed', 'staff'],
    [1, 'agreed', 'person'],
    [2, 'agreed', 'person'],
  ])
  expect((await outbox(house)).filter(({ to, channel }) => to === 'person' && channel === 'sms')).toMatchObject([
    { template: 'appointment', state: 'expired', reason: 'stopped.cancelled' },
    { template: 'appointment-moved', params: { hour: '18:15' } },
  ])
})

test('no address of a meeting is ever in a message; the coordinator sees alias, time and state only', async () => {
  await house.propose({ mode: 'video', agreedByPhone: true })
  const rows = await house.asSystem(
    async (tx) => (await sql<{ params: object }>`select params from messages.outbox`.execute(tx)).rows,
  )
  expect(JSON.stringify(rows)).not.toContain('reunion')
  const window = { from: lima('2026-06-01', '00:00'), to: lima('2026-06-08', '00:00') }
  expect(await house.ask(house.coordinator(), 'appointments.agenda', window)).toMatchObject({
    output: { rows: [{ alias: 'AY-AAAA', link: null }] },
  })
  expect(await house.ask(house.therapist(), 'appointments.agenda', window)).toMatchObject({
    output: { rows: [{ link: z.string().parse((await house.appointmentsOf())[0]?.link) }] },
  })
  expect(
    await house.ask(house.actor.staff(program, rosa, 'psychiatrist'), 'appointments.agenda', window),
  ).toMatchObject({ output: { rows: [] } })
})

test('the team may not put an hour into somebody’s work, guard or night, unless it was agreed by telephone', async () => {
  expect(await house.propose({ startsAt: lima('2026-06-02', '10:00') })).toMatchObject({
    code: 'appointments.outside-hours',
  })
  expect(await house.propose({ startsAt: lima('2026-06-02', '22:00') })).toMatchObject({
    code: 'appointments.outside-hours',
  })
  const guard = { ...physicianHours, exceptions: [{ day: '2026-06-02', working: [{ from: '08:00', to: '24:00' }] }] }
  const card = house.cards.get(ana)
  if (card !== undefined) house.cards.set(ana, { ...card, hours: guard })
  expect(await house.propose()).toMatchObject({ code: 'appointments.outside-hours' })
  expect(await house.propose({ agreedByPhone: true })).toMatchObject({ outcome: 'accepted' })
  expect(await house.propose({ account: carmen, startsAt: lima('2026-06-03', '18:00') })).toMatchObject({
    code: 'appointments.hour-not-offered',
  })
})

test('held keeps the promise at once; the first session is told ten minutes later, and a slip taken back is told to nobody', async () => {
  await house.owe(ana, 's1', 'first-session')
  const id = house.newId()
  await house.propose({ promise: 's1', agreedByPhone: true, startsAt: evening }, id)
  expect(await house.dispatch(house.therapist(), 'appointments.mark-held', { id })).toMatchObject({
    code: 'appointments.too-early',
  })
  house.clock.advance(8.5 * 3_600_000)
  const kept = () =>
    house.asSystem(
      async (tx) =>
        (
          await sql<{
            kept: boolean
          }>`select kept_at is not null as kept from coordination.promise where key = 's1'`.execute(tx)
        ).rows[0]?.kept,
    )
  await house.dispatch(house.therapist(), 'appointments.mark-held', { id })
  expect(await kept()).toBe(true)
  expect(await house.dispatch(house.therapist(), 'appointments.take-back', { id })).toMatchObject({
    outcome: 'accepted',
  })
  expect(await kept()).toBe(false)
  const told = () =>
    house.asSystem(
      async (tx) =>
        (
          await sql<{ at: string | null }>`select told_at as at from appointments.appointment where id = ${id}`.execute(
            tx,
          )
        ).rows[0]?.at,
    )
  house.clock.advance(11 * 60_000)
  await house.run('appointments.settle')
  expect(await told()).toBeNull()
  await house.dispatch(house.therapist(), 'appointments.mark-held', { id })
  await house.run('appointments.settle')
  expect(await told()).toBeNull()
  house.clock.advance(11 * 60_000)
  expect(await house.dispatch(house.therapist(), 'appointments.take-back', { id })).toMatchObject({
    code: 'appointments.too-late-to-undo',
  })
  await house.run('appointments.settle')
  expect(await told()).toBe(house.clock.now())
})

test('missed from the fifteenth minute: a kind word after the time to undo, what is owed stays owed, hours are offered', async () => {
  await house.owe()
  const id = house.newId()
  await house.propose({ promise: 'p1', kind: 'first-contact', minutes: 20, agreedByPhone: true, startsAt: evening }, id)
  house.clock.advance(8 * 3_600_000 + 14 * 60_000)
  expect(await house.dispatch(house.therapist(), 'appointments.mark-missed', { id, by: 'person' })).toMatchObject({
    code: 'appointments.too-early',
  })
  house.clock.advance(60_000)
  expect(await house.dispatch(house.therapist(), 'appointments.mark-missed', { id, by: 'person' })).toMatchObject({
    outcome: 'accepted',
  })
  const [word] = (await outbox(house)).filter(({ template }) => template === 'appointment-missed')
  expect(word).toMatchObject({ state: 'held', due: lima('2026-06-01', '18:25') })
  const owed = await house.ask(house.coordinator(), 'coordination.promises', {})
  expect(owed).toMatchObject({ output: { rows: [{ key: 'p1' }] } })
  await house.run('appointments.offer-hours')
  expect((await house.hoursOf()).length).toBe(3)
})

test('nobody called: the physician says so, and it is the team that missed', async () => {
  const id = house.newId()
  await house.propose({ agreedByPhone: true, startsAt: evening }, id)
  house.clock.advance(8 * 3_600_000 + 10 * 60_000)
  expect(await house.dispatch(house.physician(ana), 'appointments.say-not-called', { id })).toMatchObject({
    code: 'appointments.too-early',
  })
  house.clock.advance(5 * 60_000)
  expect(await house.dispatch(house.physician(ana), 'appointments.say-not-called', { id })).toMatchObject({
    outcome: 'accepted',
  })
  const window = { from: lima('2026-06-01', '00:00'), to: lima('2026-06-02', '00:00') }
  expect(await house.ask(house.coordinator(), 'appointments.agenda', window)).toMatchObject({
    output: { rows: [{ state: 'missed', missedBy: 'team' }] },
  })
  expect((await outbox(house)).filter(({ template }) => template === 'appointment-missed')).toEqual([])
})

test('none of the hours serves: somebody is to call, once', async () => {
  await house.owe()
  await house.dispatch(house.physician(ana), 'appointments.none-fits', { key: 'p1' })
  await house.dispatch(house.physician(ana), 'appointments.none-fits', { key: 'p1' })
  const window = { from: lima('2026-06-01', '00:00'), to: lima('2026-06-02', '00:00') }
  const wishes = async () =>
    z
      .object({ output: z.object({ wishes: z.array(z.object({ key: z.string() })) }) })
      .parse(await house.ask(house.coordinator(), 'appointments.agenda', window)).output.wishes
  expect(await wishes()).toHaveLength(1)
  expect(
    await house.dispatch(house.coordinator(), 'appointments.answer-wish', { person: ana, key: 'p1' }),
  ).toMatchObject({ outcome: 'accepted' })
  expect(await wishes()).toEqual([])
})

test('called off by the team: the person is told and the calendar entry is taken back', async () => {
  const id = house.newId()
  await house.propose({ agreedByPhone: true }, id)
  await house.dispatch(house.therapist(), 'appointments.cancel', { id, why: 'team-cannot' })
  expect(
    (await outbox(house))
      .filter(({ to, state }) => to === 'person' && state !== 'expired')
      .map(({ template }) => template),
  ).toContain('appointment-cancelled')
  expect(await house.dispatch(house.therapist(), 'appointments.cancel', { id, why: 'team-cannot' })).toMatchObject({
    code: 'appointments.over',
  })
})

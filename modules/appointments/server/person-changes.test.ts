import { physicianHours } from '@ayni/platform/messages'
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
  program,
} from './testing/appointed-house.ts'

let house: Appointed
beforeEach(async () => {
  house = await appointedHouse()
})
afterEach(() => house.close())

test('whoever must not see the person is not offered, not even by the team; what was agreed with them is off', async () => {
  await house.asSystem((tx) =>
    sql`insert into identity.not_wanted (person_id, account_id, program_id, since) values (${ana}, ${ines}, ${program}, ${evening})`.execute(
      tx,
    ),
  )
  await house.owe()
  await house.run('appointments.offer-hours')
  expect(await house.hoursOf()).toEqual([])
  expect(await house.choose(ana, { startsAt: evening })).toMatchObject({ code: 'appointments.hour-not-offered' })
  expect(await house.propose()).toMatchObject({ outcome: 'refused' })
  expect(await house.ask(house.therapist(), 'appointments.hours-for', { person: ana, kind: 'session' })).toMatchObject({
    outcome: 'refused',
  })
})

test('a relative among the clinicians is never offered', async () => {
  await house.asSystem((tx) =>
    sql`insert into coordination.declaration (person_id, account_id, side, program_id, kind, declared_at) values (${ana}, ${ines}, 'team', ${program}, 'relative', ${evening})`.execute(
      tx,
    ),
  )
  expect(await house.ask(house.therapist(), 'appointments.hours-for', { person: ana, kind: 'session' })).toMatchObject({
    output: { slots: [] },
  })
  expect(await house.propose()).toMatchObject({ code: 'appointments.hour-not-offered' })
})

test('withdrawn: what was agreed is off in the same transaction, the clinician is told neutrally, the person not at all', async () => {
  const id = house.newId()
  await house.propose({ agreedByPhone: true }, id)
  await house.asSystem((tx) =>
    sql`insert into enrollment.consent (id, program_id, person_id, layer, given, text_version, language, channel, occurred_at, received_at)
    values (${house.newId()}, ${program}, ${ana}, 1, true, '2026-11', 'es', 'phone', '2026-05-01', '2026-05-01')`.execute(
      tx,
    ),
  )
  const said = await house.dispatch(house.physician(ana), 'enrollment.withdraw-consent', {
    layer: 1,
    version: '2026-11',
    language: 'es',
    declinesLastCall: true,
  })
  expect(said).toMatchObject({ outcome: 'accepted' })
  expect(await house.appointmentsOf()).toMatchObject([{ state: 'cancelled' }])
  const words = await outbox(house)
  expect(words.filter(({ to }) => to === 'team').map(({ template }) => template)).toEqual(['appointment-cancelled'])
  expect(words.filter(({ to, state }) => to === 'person' && state !== 'expired')).toEqual([])
  house.clock.advance(26 * 3_600_000)
  await house.run('appointments.remind')
  expect(await outbox(house)).toHaveLength(words.length)
})

test('other hours since: the appointment stays and is marked for a new choice; chosen again, the mark goes', async () => {
  const id = house.newId()
  await house.propose({ agreedByPhone: true }, id)
  house.clock.advance(3_600_000)
  const card = house.cards.get(ana)
  const mornings = { ...physicianHours, windows: [], working: [{ days: [1, 2, 3, 4, 5], from: '13:00', to: '21:00' }] }
  if (card !== undefined) house.cards.set(ana, { ...card, hours: mornings })
  await house.asSystem((tx) =>
    sql`update enrollment.person set hours_at = ${house.clock.now()} where id = ${ana}`.execute(tx),
  )
  await house.run('appointments.offer-hours')
  expect(await house.appointmentsOf()).toMatchObject([{ state: 'agreed', needsChoice: true }])
  expect(await house.dispatch(house.therapist(), 'appointments.keep-hour', { id })).toMatchObject({
    outcome: 'accepted',
  })
  expect(await house.appointmentsOf()).toMatchObject([{ state: 'agreed', needsChoice: false }])
  await house.run('appointments.offer-hours')
  expect(await house.appointmentsOf()).toMatchObject([{ needsChoice: false }])
})

test('a clinician who closes a day marks what was agreed on it, and only that', async () => {
  await house.propose({ agreedByPhone: true })
  await house.propose({ person: beto, agreedByPhone: true, startsAt: lima('2026-06-03', '10:00') })
  const weekly = [{ days: [1, 3, 4, 5], from: '15:00', to: '21:00' }]
  expect(
    await house.dispatch(house.therapist(), 'appointments.set-availability', { account: null, weekly, exceptions: [] }),
  ).toMatchObject({ outcome: 'accepted' })
  expect(await house.appointmentsOf(ana)).toMatchObject([{ needsChoice: true }])
  expect(await house.appointmentsOf(beto)).toMatchObject([{ needsChoice: false }])
})

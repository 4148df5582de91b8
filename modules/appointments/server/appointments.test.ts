import { z } from '@ayni/kernel'
import { physicianHours } from '@ayni/platform/messages'
import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test } from 'vitest'
import type { AppointmentFact, HoursFact } from '../contract.ts'
import {
  type Appointed,
  ana,
  appointedHouse,
  beto,
  carmen,
  factsOf,
  ines,
  lima,
  outbox,
  person,
  program,
  rosa,
} from './appointments-fixture.ts'

let house: Appointed
const closing: (() => Promise<void>)[] = []
beforeEach(async () => {
  house = await appointedHouse()
  closing.push(() => house.close())
  return async () => {
    await house.close()
    closing.pop()
  }
})
afterAll(async () => {
  for (const close of closing) await close()
})

const owe = (who = ana, key = 'p1', kind: 'first-contact' | 'first-session' = 'first-contact') =>
  house.dispatch(house.coordinator(), 'elsewhere.owe', { person: who, key, kind })
const run = (name: string) => house.worker.runNow(name)
const hoursOf = async (who = ana, key = 'p1'): Promise<HoursFact['slots']> => {
  const fact = z
    .looseObject({ slots: z.array(z.any()) })
    .parse((await factsOf(house, 'hours', who)).get(key) ?? { slots: [] })
  return fact.slots
}
type Choice = {
  readonly id?: string
  readonly moves?: boolean
  readonly promise?: string | null
  readonly startsAt: string
  readonly mode?: 'phone' | 'video'
  readonly account?: string
}
const choose = (who: typeof ana, choice: Choice) =>
  house.dispatch(house.physician(who), 'appointments.choose-hour', {
    ...{ id: house.newId(), moves: false, kind: 'first-contact', promise: 'p1', account: ines, mode: 'phone' },
    ...choice,
  })
const propose = (more: object = {}, id = house.newId()) =>
  house.dispatch(house.therapist(), 'appointments.propose', {
    ...{
      id,
      person: ana,
      account: ines,
      kind: 'session',
      promise: null,
      startsAt: lima('2026-06-02', '18:00'),
      minutes: 40,
      mode: 'phone',
      link: null,
      agreedByPhone: false,
    },
    ...more,
  })
const appointmentsOf = async (who = ana): Promise<readonly AppointmentFact[]> =>
  [...(await factsOf(house, 'appointment', who)).values()].map((fact) => z.custom<AppointmentFact>().parse(fact))
const evening = lima('2026-06-01', '18:00')

test('what is owed becomes three hours on the phone, inside the windows, with the name of whom one would speak with', async () => {
  await owe()
  await run('appointments.offer-hours')
  const slots = await hoursOf()
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

test('chosen on the phone: agreed, written down with its history, confirmed once, and gone from the others', async () => {
  await owe()
  await owe(beto, 'p2')
  await run('appointments.offer-hours')
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
  expect(await appointmentsOf()).toMatchObject([
    { state: 'agreed', startsAt: evening, version: 1, link: null, who: 'Persona 0 (inventada)', promise: 'p1' },
  ])
  expect((await hoursOf(beto, 'p2')).map(({ startsAt }) => startsAt)).not.toContain(evening)
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
  await owe()
  await owe(beto, 'p2')
  await run('appointments.offer-hours')
  const both = await Promise.all([
    choose(ana, { startsAt: evening }),
    choose(beto, { startsAt: evening, promise: 'p2' }),
  ])
  expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(['accepted', 'refused'])
  expect(both.find(({ outcome }) => outcome === 'refused')).toMatchObject({
    code: 'appointments.hour-taken',
    status: 409,
  })
  const loser = both[0]?.outcome === 'refused' ? ana : beto
  const left = await hoursOf(loser, loser === ana ? 'p1' : 'p2')
  expect(left.map(({ startsAt }) => startsAt)).toEqual([lima('2026-06-02', '18:00'), lima('2026-06-03', '18:00')])
  expect(await choose(loser, { startsAt: left[0]?.startsAt ?? '' })).toMatchObject({ outcome: 'accepted' })
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
  await propose()
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
  await propose({ startsAt: evening }, id)
  const occurredAt = house.clock.now()
  house.clock.advance(9 * 3_600_000)
  expect(
    await house.dispatch(house.physician(ana), 'appointments.accept', { id, version: 1 }, { occurredAt }),
  ).toMatchObject({ code: 'appointments.hour-passed' })
  expect(await choose(ana, { startsAt: evening })).toMatchObject({ code: 'appointments.hour-passed' })
  await run('appointments.settle')
  expect(await appointmentsOf()).toMatchObject([{ state: 'cancelled' }])
  await house.dispatch(house.physician(ana), 'appointments.ask-hours', { key: 'any', kind: 'session' })
  expect((await hoursOf(ana, 'any')).length).toBeGreaterThan(3)
})

test('an hour that the clinician did not open is not taken, nor one at 23:59 of a day they did', async () => {
  expect(await choose(ana, { startsAt: lima('2026-06-02', '10:00') })).toMatchObject({
    code: 'appointments.hour-not-offered',
  })
  expect(await choose(ana, { startsAt: lima('2026-06-02', '23:55') })).toMatchObject({
    code: 'appointments.hour-not-offered',
  })
  expect(await choose(ana, { startsAt: evening, account: rosa })).toMatchObject({
    code: 'appointments.hour-not-offered',
  })
})

test('proposed by the team, accepted, moved by the physician: one appointment, each version in its history', async () => {
  const id = house.newId()
  await propose({ mode: 'video' }, id)
  const [proposed] = await appointmentsOf()
  expect(proposed).toMatchObject({ state: 'proposed', mode: 'video' })
  expect(proposed?.link).toMatch(/^https:\/\/reunion\.ejemplo\/Ayni-[A-Za-z0-9]{20,}$/)
  expect(await house.dispatch(house.physician(ana), 'appointments.accept', { id, version: 2 })).toMatchObject({
    code: 'appointments.changed',
  })
  expect(await house.dispatch(house.physician(ana), 'appointments.accept', { id, version: 1 })).toMatchObject({
    outcome: 'accepted',
  })
  expect(await choose(ana, { id, moves: true, startsAt: lima('2026-06-02', '18:15'), mode: 'video' })).toMatchObject({
    outcome: 'accepted',
  })
  expect(await appointmentsOf()).toMatchObject([
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
  await propose({ mode: 'video', agreedByPhone: true })
  const rows = await house.asSystem(
    async (tx) => (await sql<{ params: object }>`select params from messages.outbox`.execute(tx)).rows,
  )
  expect(JSON.stringify(rows)).not.toContain('reunion')
  const window = { from: lima('2026-06-01', '00:00'), to: lima('2026-06-08', '00:00') }
  expect(await house.ask(house.coordinator(), 'appointments.agenda', window)).toMatchObject({
    output: { rows: [{ alias: 'AY-AAAA', link: null }] },
  })
  expect(await house.ask(house.therapist(), 'appointments.agenda', window)).toMatchObject({
    output: { rows: [{ link: z.string().parse((await appointmentsOf())[0]?.link) }] },
  })
  expect(
    await house.ask(house.actor.staff(program, rosa, 'psychiatrist'), 'appointments.agenda', window),
  ).toMatchObject({ output: { rows: [] } })
})

test('the team may not put an hour into somebody’s work, guard or night, unless it was agreed by telephone', async () => {
  expect(await propose({ startsAt: lima('2026-06-02', '10:00') })).toMatchObject({ code: 'appointments.outside-hours' })
  expect(await propose({ startsAt: lima('2026-06-02', '22:00') })).toMatchObject({ code: 'appointments.outside-hours' })
  const guard = { ...physicianHours, exceptions: [{ day: '2026-06-02', working: [{ from: '08:00', to: '24:00' }] }] }
  const card = house.cards.get(ana)
  if (card !== undefined) house.cards.set(ana, { ...card, hours: guard })
  expect(await propose()).toMatchObject({ code: 'appointments.outside-hours' })
  expect(await propose({ agreedByPhone: true })).toMatchObject({ outcome: 'accepted' })
  expect(await propose({ account: carmen, startsAt: lima('2026-06-03', '18:00') })).toMatchObject({
    code: 'appointments.hour-not-offered',
  })
})

test('held keeps the promise at once; the first session is told ten minutes later, and a slip taken back is told to nobody', async () => {
  await owe(ana, 's1', 'first-session')
  const id = house.newId()
  await propose({ promise: 's1', agreedByPhone: true, startsAt: evening }, id)
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
  await run('appointments.settle')
  expect(await told()).toBeNull()
  await house.dispatch(house.therapist(), 'appointments.mark-held', { id })
  await run('appointments.settle')
  expect(await told()).toBeNull()
  house.clock.advance(11 * 60_000)
  expect(await house.dispatch(house.therapist(), 'appointments.take-back', { id })).toMatchObject({
    code: 'appointments.too-late-to-undo',
  })
  await run('appointments.settle')
  expect(await told()).toBe(house.clock.now())
})

test('missed from the fifteenth minute: a kind word after the time to undo, what is owed stays owed, hours are offered', async () => {
  await owe()
  const id = house.newId()
  await propose({ promise: 'p1', kind: 'first-contact', minutes: 20, agreedByPhone: true, startsAt: evening }, id)
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
  await run('appointments.offer-hours')
  expect((await hoursOf()).length).toBe(3)
})

test('nobody called: the physician says so, and it is the team that missed', async () => {
  const id = house.newId()
  await propose({ agreedByPhone: true, startsAt: evening }, id)
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
  await owe()
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

test('whoever must not see the person is not offered, not even by the team; what was agreed with them is off', async () => {
  await house.asSystem((tx) =>
    sql`insert into identity.blocked (person_id, account_id, program_id, since) values (${ana}, ${ines}, ${program}, ${evening})`.execute(
      tx,
    ),
  )
  await owe()
  await run('appointments.offer-hours')
  expect(await hoursOf()).toEqual([])
  expect(await choose(ana, { startsAt: evening })).toMatchObject({ code: 'appointments.hour-not-offered' })
  expect(await propose()).toMatchObject({ outcome: 'refused' })
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
  expect(await propose()).toMatchObject({ code: 'appointments.hour-not-offered' })
})

test('withdrawn: what was agreed is off in the same transaction, the clinician is told neutrally, the person not at all', async () => {
  const id = house.newId()
  await propose({ agreedByPhone: true }, id)
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
  expect(await appointmentsOf()).toMatchObject([{ state: 'cancelled' }])
  const words = await outbox(house)
  expect(words.filter(({ to }) => to === 'team').map(({ template }) => template)).toEqual(['appointment-cancelled'])
  expect(words.filter(({ to, state }) => to === 'person' && state !== 'expired')).toEqual([])
  house.clock.advance(26 * 3_600_000)
  await run('appointments.remind')
  expect(await outbox(house)).toHaveLength(words.length)
})

test('other hours since: the appointment stays and is marked for a new choice; chosen again, the mark goes', async () => {
  const id = house.newId()
  await propose({ agreedByPhone: true }, id)
  house.clock.advance(3_600_000)
  const card = house.cards.get(ana)
  const mornings = { ...physicianHours, windows: [], working: [{ days: [1, 2, 3, 4, 5], from: '13:00', to: '21:00' }] }
  if (card !== undefined) house.cards.set(ana, { ...card, hours: mornings })
  await house.asSystem((tx) =>
    sql`update enrollment.person set hours_at = ${house.clock.now()} where id = ${ana}`.execute(tx),
  )
  await run('appointments.offer-hours')
  expect(await appointmentsOf()).toMatchObject([{ state: 'agreed', needsChoice: true }])
  expect(await house.dispatch(house.therapist(), 'appointments.keep-hour', { id })).toMatchObject({
    outcome: 'accepted',
  })
  expect(await appointmentsOf()).toMatchObject([{ state: 'agreed', needsChoice: false }])
  await run('appointments.offer-hours')
  expect(await appointmentsOf()).toMatchObject([{ needsChoice: false }])
})

test('a clinician who closes a day marks what was agreed on it, and only that', async () => {
  await propose({ agreedByPhone: true })
  await propose({ person: beto, agreedByPhone: true, startsAt: lima('2026-06-03', '10:00') })
  const weekly = [{ days: [1, 3, 4, 5], from: '15:00', to: '21:00' }]
  expect(
    await house.dispatch(house.therapist(), 'appointments.set-availability', { account: null, weekly, exceptions: [] }),
  ).toMatchObject({ outcome: 'accepted' })
  expect(await appointmentsOf(ana)).toMatchObject([{ needsChoice: true }])
  expect(await appointmentsOf(beto)).toMatchObject([{ needsChoice: false }])
})

test('called off by the team: the person is told and the calendar entry is taken back', async () => {
  const id = house.newId()
  await propose({ agreedByPhone: true }, id)
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

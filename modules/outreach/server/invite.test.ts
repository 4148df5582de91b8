import { instant, system, z } from '@ayni/kernel'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lima, type OutreachHouse, outreachHouse } from './testing/outreach-house.ts'

let house: OutreachHouse
beforeAll(async () => {
  house = await outreachHouse(lima('2026-11-24', '18:15'))
})
afterAll(async () => house.close())

const run = () => house.worker.runNow('outreach.invite')
const messagesOf = (person: string) =>
  house.rows<{ template: string; state: string; channel: string }>(
    sql`select template, state, channel from messages.outbox where to_person = ${person} order by queued_at, id`,
  )
const attemptsOf = (person: string) =>
  house.rows<{ purpose: string; result: string | null; channel: string; subject: string | null; counts: boolean }>(
    sql`select purpose, result, channel, subject, undone_at is null as counts from outreach.attempt where person_id = ${person} order by at, id`,
  )
const consent = (person: Parameters<OutreachHouse['physician']>[0]) =>
  house.must(house.physician(person), 'enrollment.give-consent', { layers: [1, 2], version: '2026-11', language: 'es' })

test('whoever is on the list is invited once, by their best channel, with a link that opens', async () => {
  house.at('2026-11-24', '18:15')
  const person = await house.admit()
  await run()
  await run()
  expect(await messagesOf(person)).toMatchObject([{ template: 'invitation' }])
  expect(await attemptsOf(person)).toMatchObject([{ purpose: 'invitation', result: null, counts: true }])
  expect(await house.rows(sql`select kind from identity.device_code where person_id = ${person}`)).toEqual([
    { kind: 'link' },
  ])
  const [standing] = await house.rows<{ attempts: number }>(
    sql`select attempts from outreach.standing where person_id = ${person}`,
  )
  expect(standing).toMatchObject({ attempts: 1 })
})

test('nobody is invited while the programme has not opened its invitations', async () => {
  await house.rows(sql`update administration.cycle set invitations_open = false returning id`)
  const person = await house.admit()
  await run()
  expect(await messagesOf(person)).toEqual([])
  await house.rows(sql`update administration.cycle set invitations_open = true returning id`)
})

test('a delivery and a reading move the result; the invitation arrived', async () => {
  house.at('2026-11-24', '18:20')
  const person = await house.admit()
  await run()
  await house.rows(
    sql`update messages.outbox set state = 'delivered', handed_at = ${house.clock.now()}, delivered_at = ${house.clock.now()} where to_person = ${person} returning id`,
  )
  await house.worker.runNow('outreach.receipts')
  expect(await attemptsOf(person)).toMatchObject([{ result: 'entregado' }])
  await house.rows(
    sql`update messages.outbox set read_at = ${house.clock.now()} where to_person = ${person} returning id`,
  )
  await house.worker.runNow('outreach.receipts')
  expect(await attemptsOf(person)).toMatchObject([{ result: 'leido' }])
  expect(await house.rows(sql`select state from enrollment.person where id = ${person}`)).toEqual([
    { state: 'invited' },
  ])
})

test('a message that never left does not count; one that failed does', async () => {
  house.at('2026-11-24', '18:25')
  const never = await house.admit()
  const failed = await house.admit()
  await run()
  const now = house.clock.now()
  await house.rows(
    sql`update messages.outbox set state = 'expired', reason = 'recipient.offline', ended_at = ${now} where to_person = ${never} returning id`,
  )
  await house.rows(
    sql`update messages.outbox set state = 'failed', reason = 'gateway.timeout', handed_at = ${now}, ended_at = ${now} where to_person = ${failed} returning id`,
  )
  await house.worker.runNow('outreach.receipts')
  expect(await attemptsOf(never)).toMatchObject([{ counts: false }])
  expect(await attemptsOf(failed)).toMatchObject([{ result: 'error', counts: true }])
  expect(await house.rows(sql`select attempts, last_at from outreach.standing where person_id = ${never}`)).toEqual([
    { attempts: 0, last_at: null },
  ])
})

test('ENR-07 withdrawn at 20:00: the job of 20:05 sends nothing, and what was queued never goes', async () => {
  house.at('2026-11-24', '19:00')
  const person = await house.admit({ startedOn: '2026-10-20' })
  await consent(person)
  house.at('2026-11-24', '20:00')
  await house.must(house.physician(person), 'enrollment.withdraw-consent', {
    layer: 1,
    version: '2026-11',
    language: 'es',
    declinesLastCall: true,
  })
  house.at('2026-11-24', '20:05')
  await run()
  expect(await messagesOf(person)).toEqual([])
  expect(await house.rows(sql`select state from enrollment.person where id = ${person}`)).toEqual([
    { state: 'withdrawn' },
  ])
  const book = await house.asSystem((tx) =>
    house.runtime.recipients(tx, [person], { now: house.clock.now(), keys: house.runtime.keys }),
  )
  expect(book.get(person)).toMatchObject({ silenced: 'withdrawn' })
})

test('R-ENR-01 the first check is offered on day 30 of SERUMS, not on day 29', async () => {
  house.at('2026-11-28', '15:10')
  const person = await house.admit({ startedOn: '2026-11-01' })
  await consent(person)
  house.at('2026-11-30', '18:30')
  await run()
  expect((await messagesOf(person)).length).toBe(0)
  house.at('2026-12-01', '18:10')
  await run()
  expect(await attemptsOf(person)).toMatchObject([{ purpose: 'first-check' }])
})

test('R-ENR-01 a start of SERUMS that is corrected on the card moves the day on which the first check is offered', async () => {
  house.at('2026-12-08', '15:10')
  const person = await house.admit({ startedOn: '2026-11-01' })
  await consent(person)
  const dates = { person, startedOn: '2026-11-10', endsOn: '2027-11-09' }
  expect(await house.dispatch(house.coordinator, 'enrollment.set-service-dates', dates)).toMatchObject({
    outcome: 'accepted',
  })
  house.at('2026-12-09', '18:30')
  await run()
  expect(await attemptsOf(person)).toEqual([])
  house.at('2026-12-10', '18:10')
  await run()
  expect(await attemptsOf(person)).toMatchObject([{ purpose: 'first-check' }])
})

test('3.8 a graduate who has not begun SERUMS is told what there is, and of no check before day 30 of theirs', async () => {
  house.at('2026-12-14', '18:10')
  const person = await house.admit({ startedOn: '2027-02-01' })
  await run()
  expect(await attemptsOf(person)).toMatchObject([{ purpose: 'invitation' }])
  await consent(person)
  const purposes = async () => new Set((await attemptsOf(person)).map(({ purpose }) => purpose))
  for (const day of ['2026-12-21', '2027-01-13', '2027-02-01', '2027-03-01']) {
    house.at(day, '18:10')
    await run()
    expect(await purposes(), day).not.toContain('first-check')
  }
  const late = ['2027-03-03', '2027-03-05', '2027-03-09', '2027-03-12']
  for (const day of late) {
    house.at(day, '18:10')
    await run()
  }
  expect(await purposes()).toContain('first-check')
})

test('an unfinished check is remembered after 48 h, 5 d and 10 d, each once', async () => {
  house.at('2026-11-24', '19:00')
  const person = await house.admit()
  await consent(person)
  await house.rows(sql`update enrollment.person set state = 'active' where id = ${person} returning id`)
  const round = house.newId()
  const began = house.clock.now()
  await house.rows(sql`insert into screening.round (person_id, id, program_id, state, started_at, last_occurred_at, last_received_at)
    values (${person}, ${round}, ${house.program}, 'in_progress', ${began}, ${began}, ${began}) returning id`)
  for (const [day, time, n] of [
    ['2026-11-26', '18:50', 0],
    ['2026-11-26', '19:05', 1],
    ['2026-11-27', '19:05', 1],
    ['2026-11-30', '19:10', 2],
    ['2026-12-04', '19:10', 3],
    ['2026-12-08', '19:10', 3],
  ] as const) {
    house.at(day, time)
    await run()
    expect((await attemptsOf(person)).length, `${day} ${time}`).toBe(n)
  }
  expect((await attemptsOf(person)).map(({ subject }) => subject)).toEqual([1, 2, 3].map((n) => `resume:${round}:${n}`))
})

test('an unfinished profile is remembered on day 3 and 7, and not once it is finished', async () => {
  house.at('2026-11-24', '19:00')
  const person = await house.admit()
  const done = await house.admit()
  await consent(person)
  await consent(done)
  await house.rows(sql`update enrollment.person set state = 'profile_complete' where id = ${done} returning id`)
  for (const [day, n] of [
    ['2026-11-26', 0],
    ['2026-11-28', 1],
    ['2026-12-02', 2],
    ['2026-12-10', 2],
  ] as const) {
    house.at(day, day === '2026-11-28' ? '16:00' : '19:30')
    await run()
    expect((await attemptsOf(person)).length, day).toBe(n)
  }
  expect(await attemptsOf(done)).toEqual([])
})

test('who has no address is left to a call and not asked of the book every five minutes', async () => {
  house.at('2026-12-14', '19:00')
  const person = await house.admit({ phone: null, email: null })
  await run()
  expect(await attemptsOf(person)).toEqual([])
})

test('a call that nobody made in a week becomes a message', async () => {
  house.at('2026-12-15', '19:00')
  const person = await house.admit()
  await run()
  house.at('2026-12-19', '15:30')
  await run()
  expect((await attemptsOf(person)).length).toBe(1)
  house.at('2026-12-26', '16:00')
  await run()
  expect((await attemptsOf(person)).length).toBe(2)
})

const sent = z.object({ output: z.object({ claimed: z.int(), queued: z.int() }) })

test('two workers at once: everybody is written to, nobody twice', async () => {
  house.at('2027-01-05', '19:00')
  const people = await Promise.all(Array.from({ length: 24 }, () => house.admit()))
  await house.rows(sql`insert into outreach.standing (person_id, program_id, ready_at)
    select id, program_id, created_at from enrollment.person on conflict do nothing returning person_id`)
  const batch = () => house.dispatch(system(house.program), 'outreach.send-batch', { limit: 400 })
  const both = await Promise.all([batch(), batch(), batch()])
  for (const one of both) sent.parse(one)
  await run()
  const counts = await house.rows<{ n: number }>(
    sql`select count(*)::integer as n from messages.outbox where to_person = any (${people}::uuid[]) group by to_person`,
  )
  expect(counts.length).toBe(24)
  expect(counts.every(({ n }) => n === 1)).toBe(true)
})

test('killed between claim and commit: nothing happened, and the next run does it', async () => {
  house.at('2027-01-06', '19:00')
  const person = await house.admit()
  await house.rows(sql`insert into outreach.standing (person_id, program_id, ready_at)
    select id, program_id, created_at from enrollment.person on conflict do nothing returning person_id`)
  const broken = { ...house.runtime, recipients: async () => Promise.reject(new Error('killed')) }
  const { dispatch } = await import('@ayni/platform/commands')
  const call = {
    name: 'outreach.send-batch',
    input: { limit: 500 },
    commandId: house.newId(),
    actor: system(house.program),
    receivedAt: instant.parse(house.clock.now()),
  }
  await expect(dispatch(broken, call)).rejects.toThrow('killed')
  expect(await attemptsOf(person)).toEqual([])
  await run()
  expect((await attemptsOf(person)).length).toBe(1)
})

test('the digest is told at 08:00 and at 17:00, once each, whoever of two workers comes first', async () => {
  const digests = () =>
    house.rows(sql`select template, to_account from messages.outbox where template = 'staff-digest'`)
  const ring = () => house.worker.runNow('outreach.digest')
  house.at('2027-02-01', '07:59')
  await ring()
  expect(await digests()).toEqual([])
  house.at('2027-02-01', '08:00')
  await Promise.all([ring(), ring()])
  house.at('2027-02-01', '09:30')
  await ring()
  expect(await digests()).toEqual([{ template: 'staff-digest', to_account: house.account }])
  house.at('2027-02-01', '17:01')
  await ring()
  expect((await digests()).length).toBe(2)
})

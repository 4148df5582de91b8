import { type Actor, type PersonId, type Role, z } from '@ayni/kernel'
import { answerRound, inventedAnswers } from '@ayni/modules/screening/fixtures'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type WholeHouse, wholeHouse } from './whole-house.ts'

/** @safety "People who may not see me" takes nobody's alarm away: somebody is always called, and can always open it. */
let house: WholeHouse

beforeAll(async () => {
  house = await wholeHouse()
})
afterAll(async () => house.close())

const other = (role: Role, nth: number) =>
  house
    .dispatch(house.staff('admin'), 'identity.add-account', {
      ...{
        name: `Otra persona ${role} ${nth}`,
        displayName: `Otra ${role} ${nth}`,
        email: `${role}${nth}@casa.ayni.invalid`,
      },
      ...{ phone: `+5190000${nth}000`.slice(0, 12), roles: [role], language: 'es' },
    })
    .then((outcome) => z.object({ output: z.object({ account: z.uuid() }) }).parse(outcome).output.account)
const told = (about: string) =>
  house.asSystem(async (tx) =>
    (
      await sql<{ account: string }>`select distinct to_account as account from messages.outbox
          where subject_ref = ${`alert:${about}`} and to_account is not null`.execute(tx)
    ).rows.map(({ account }) => account),
  )
const calls = async (about: string): Promise<number> =>
  (
    await house.asSystem(
      async (tx) => (await sql`select 1 from messages.outbox where subject_ref = ${`alert:${about}`}`.execute(tx)).rows,
    )
  ).length
const alertOf = async (who: PersonId): Promise<string> =>
  (
    await house.asSystem(
      async (tx) =>
        (
          await sql<{
            id: string
          }>`select id from suicide_prevention.alert where person_id = ${who} and handled_at is null`.execute(tx)
        ).rows,
    )
  )[0]?.id ?? ''
async function somebody(key: string): Promise<PersonId> {
  const row = { sex: 'F', ageYears: 27, regionUbigeo2: '09', facilityCategory: 'I-2', institution: 'MINSA' }
  const added = await house.dispatch(house.staff('coordinator'), 'enrollment.import-person', {
    ...row,
    ...{ sourceKey: key, contactable: true, agreed: false, at: null },
  })
  return z.object({ output: z.object({ person: z.custom<PersonId>() }) }).parse(added).output.person
}

describe('the alarm is never silenced by a block', () => {
  test('the blocked clinician is not called and cannot take it; another one is called', async () => {
    const second = await other('duty', 1)
    const who = await somebody('alarma-1')
    const me = house.physician(who)
    await house.dispatch(me, 'identity.block-account', { account: house.account('duty') })
    for (const set of answerRound(house.newId(), inventedAnswers.acute))
      await house.dispatch(me, 'screening.record-response', set)
    const open = await alertOf(who)
    for (let minute = 0; minute < 70; minute += 5) {
      house.clock.advance(5 * 60_000)
      await house.worker.runNow('suicide-prevention.ladder')
    }
    const called = await told(open)
    expect(called).toContain(second)
    expect(called).not.toContain(house.account('duty'))
    expect(
      await house.dispatch(house.staff('duty'), 'suicide-prevention.acknowledge-alert', { alert: open }),
    ).toMatchObject({
      code: 'suicide-prevention.alert-unknown',
    })
  })

  test('who has it and is blocked meanwhile has it no more, and the next is called at once', async () => {
    const who = await somebody('alarma-2')
    const me = house.physician(who)
    for (const set of answerRound(house.newId(), inventedAnswers.acute))
      await house.dispatch(me, 'screening.record-response', set)
    const open = await alertOf(who)
    expect(
      await house.dispatch(house.staff('duty'), 'suicide-prevention.acknowledge-alert', { alert: open }),
    ).toMatchObject({
      outcome: 'accepted',
    })
    const before = await calls(open)
    house.clock.advance(1000)
    await house.dispatch(me, 'identity.block-account', { account: house.account('duty') })
    const [now] = await house.asSystem(
      async (tx) =>
        (
          await sql<{
            by: string | null
            next: boolean
          }>`select acknowledged_by as by, next_at is not null as next from suicide_prevention.alert where id = ${open}`.execute(
            tx,
          )
        ).rows,
    )
    expect(now).toEqual({ by: null, next: true })
    expect(await calls(open)).toBeGreaterThan(before)
  })

  test('where everybody is blocked, everybody is called all the same', async () => {
    const who = await somebody('alarma-3')
    const me = house.physician(who)
    const team = z
      .object({ output: z.array(z.object({ account: z.uuid() })) })
      .parse(await house.ask(me, 'my-data.team', {})).output
    for (const { account } of team) await house.dispatch(me, 'identity.block-account', { account })
    for (const set of answerRound(house.newId(), inventedAnswers.acute))
      await house.dispatch(me, 'screening.record-response', set)
    const open = await alertOf(who)
    await house.worker.runNow('suicide-prevention.ladder')
    expect((await told(open)).length).toBeGreaterThan(0)
  })

  test('every clinician blocked: who is called opens it although blocked, the person reads why, and it closes again', async () => {
    const who = await somebody('alarma-4')
    const me = house.physician(who)
    const team = z
      .object({ output: z.array(z.object({ account: z.uuid(), roles: z.array(z.string()) })) })
      .parse(await house.ask(me, 'my-data.team', {})).output
    const clinical = team.filter(({ roles }) =>
      roles.some((role) => ['duty', 'psychiatrist', 'therapist', 'coordinator'].includes(role)),
    )
    expect(clinical.length).toBeLessThan(team.length)
    for (const { account } of clinical) await house.dispatch(me, 'identity.block-account', { account })
    for (const set of answerRound(house.newId(), inventedAnswers.acute))
      await house.dispatch(me, 'screening.record-response', set)
    const open = await alertOf(who)
    const duty = house.staff('duty')
    for (let minute = 0; minute < 70; minute += 5) {
      house.clock.advance(5 * 60_000)
      await house.worker.runNow('suicide-prevention.ladder')
    }
    expect(await told(open)).toContain(house.account('duty'))
    expect(await house.ask(duty, 'suicide-prevention.open-alerts', {})).toMatchObject({
      output: { alerts: expect.arrayContaining([expect.objectContaining({ alert: open })]) },
    })
    expect(await house.dispatch(duty, 'suicide-prevention.acknowledge-alert', { alert: open })).toMatchObject({
      outcome: 'accepted',
    })
    expect(await house.ask(duty, 'suicide-prevention.alert', { alert: open })).toMatchObject({
      output: { content: expect.objectContaining({}) },
    })
    const read = z
      .object({ output: z.array(z.object({ account: z.string(), purpose: z.string() })) })
      .parse(await house.ask(me, 'identity.who-saw-my-data', { before: null })).output
    expect(read.filter(({ account }) => account === house.account('duty')).map(({ purpose }) => purpose)).toEqual([
      'nobody-else',
      'nobody-else',
    ])
    // One clinician allowed again: the others are outside again, but for the one who has taken it.
    const therapist = house.staff('therapist')
    expect(await told(open)).toContain(house.account('therapist'))
    const sees = async (actor: Actor) =>
      JSON.stringify(await house.ask(actor, 'suicide-prevention.open-alerts', {})).includes(open)
    expect([await sees(duty), await sees(therapist)]).toEqual([true, true])
    await house.dispatch(me, 'identity.unblock-account', { account: house.account('psychiatrist') })
    expect([await sees(duty), await sees(therapist)]).toEqual([true, false])
  })
})

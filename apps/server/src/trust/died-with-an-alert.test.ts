import { answerRound, inventedAnswers } from '@ayni/modules/screening/fixtures'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type WholeHouse, wholeHouse } from './whole-house.ts'

let house: WholeHouse
beforeEach(async () => {
  house = await wholeHouse()
})
afterEach(() => house.close())

const openAlerts = () =>
  house.asSystem(
    async (tx) =>
      (
        await sql<{ id: string }>`select id from suicide_prevention.alert where person_id = ${house.own}
          and handled_at is null and next_at is not null`.execute(tx)
      ).rows,
  )

/** @safety a death that was said by mistake leaves nobody without an alert; one that is true does not call a team night after night. */
test.each([
  ['by the switch', 'psychiatrist', 'incidents.resume', {}],
  ['on the roster', 'coordinator', 'enrollment.set-standing', { standing: 'mistake' }],
] as const)(
  '7.10 the alert of somebody who died ends by a psychiatrist in writing, once that was said; taken back %s, it calls again',
  async (_, who, command, more) => {
    for (const set of answerRound(house.newId(), inventedAnswers.acute))
      await house.dispatch(house.physician(house.own), 'screening.record-response', set)
    const [alert] = await openAlerts()
    const lead = house.staff('psychiatrist')
    await house.dispatch(lead, 'suicide-prevention.acknowledge-alert', { alert: alert?.id })
    const nextContactAt = new Date(Date.parse(house.clock.now()) + 86_400_000).toISOString()
    const end = (words: string | null) =>
      house.dispatch(lead, 'suicide-prevention.record-outcome', {
        ...{ alert: alert?.id, outcome: 'died', nextContactAt, words },
      })
    expect(await end('Motivo inventado')).toMatchObject({ code: 'suicide-prevention.not-said-to-have-died' })
    const said = { person: house.own, because: 'died' }
    expect(await house.dispatch(lead, 'incidents.stand-down', said)).toMatchObject({ outcome: 'accepted' })
    expect(await openAlerts()).toEqual([alert])
    expect(await house.ask(lead, 'suicide-prevention.alert', { alert: alert?.id })).toMatchObject({
      output: { died: true },
    })
    expect(await end(null)).toMatchObject({ code: 'suicide-prevention.reason-missing' })
    expect(await end('Motivo inventado')).toMatchObject({ outcome: 'accepted' })
    for (let hour = 0; hour < 30; hour += 1) {
      house.clock.advance(3_600_000)
      await house.worker.tick()
    }
    expect(await openAlerts()).toEqual([])
    expect(await house.dispatch(house.staff(who), command, { person: house.own, ...more })).toMatchObject({
      outcome: 'accepted',
    })
    expect(await openAlerts()).toHaveLength(1)
  },
)

test('7.10 what the ladder raised after the death was said ends with it too: nobody is called about the dead', async () => {
  await house.dispatch(house.physician(house.own), 'suicide-prevention.ask-for-help', {})
  const lead = house.staff('psychiatrist')
  await house.dispatch(lead, 'incidents.stand-down', { person: house.own, because: 'died' })
  house.clock.advance(10 * 60_000)
  await house.worker.tick()
  await house.worker.runNow('suicide-prevention.tell-what-became-acute')
  const [alert] = await openAlerts()
  await house.dispatch(lead, 'suicide-prevention.acknowledge-alert', { alert: alert?.id })
  const nextContactAt = new Date(Date.parse(house.clock.now()) + 86_400_000).toISOString()
  const ended = { alert: alert?.id, outcome: 'died', nextContactAt, words: 'Motivo inventado' }
  expect(await house.dispatch(lead, 'suicide-prevention.record-outcome', ended)).toMatchObject({ outcome: 'accepted' })
  for (let hour = 0; hour < 30; hour += 1) {
    house.clock.advance(3_600_000)
    await house.worker.tick()
  }
  expect(await openAlerts()).toEqual([])
})

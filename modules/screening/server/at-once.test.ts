import { dispatch } from '@ayni/platform/commands'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { riskFound, roundRead } from '../contract.ts'
import { answerRound, answerSet, inventedAnswers } from '../fixtures.ts'
import { type House, screeningHouse } from './testing/screening-house.ts'

let house: House
beforeAll(async () => {
  house = await screeningHouse()
})
afterAll(async () => house.close())
beforeEach(() => house.forget())

test('EC-14 two phones of one person at once: every set is kept once, one alert, no deadlock', async () => {
  const { actor, person } = await house.newPerson('AY-TWA2')
  const round = house.newRound()
  const sets = [...answerRound(round, inventedAnswers.acute), ...answerRound(house.newRound(), inventedAnswers.calm)]
  const twice = [...sets, ...sets].map((input) => house.dispatch(actor, 'screening.record-response', input))
  const outcomes = await Promise.all(twice)
  expect(outcomes.every(({ outcome }) => outcome === 'accepted')).toBe(true)
  expect(await house.count(`screening.response where person_id = '${person}'`)).toBe(8)
  expect(house.heard(riskFound).filter((risk) => risk.class === 'A')).toHaveLength(1)
  expect(house.heard(roundRead).findLast((read) => read.round === round)).toMatchObject({ suicideFlag: 'acute' })
})

test('a round of somebody else with the same name is another round', async () => {
  const one = await house.newPerson('AY-TWB2')
  const two = await house.newPerson('AY-TWC2')
  const round = house.newRound()
  for (const { actor } of [one, two]) await house.answers(actor, round, { asq: inventedAnswers.calm.asq })
  expect(await house.count(`screening.round where id = '${round}'`)).toBe(2)
})

test('a set of answers costs twelve statements at most, however long the history', async () => {
  const { actor } = await house.newPerson('AY-TWD2')
  for (let check = 0; check < 6; check += 1) await house.answers(actor, house.newRound(), inventedAnswers.moderate)
  let statements = 0
  const counting = house.runtime.database.app.withPlugin({
    transformQuery: ({ node }) => {
      statements += 1
      return node
    },
    transformResult: async ({ result }) => result,
  })
  const runtime = { ...house.runtime, database: { ...house.runtime.database, app: counting } }
  const now = house.clock.now()
  const input = answerSet(house.newRound(), 'phq-9', inventedAnswers.moderate['phq-9'])
  const call = { name: 'screening.record-response', input, actor, commandId: house.newId(), receivedAt: now }
  expect(await dispatch(runtime, call)).toMatchObject({ outcome: 'accepted' })
  // The listener of this test house is one of the reactions; each costs two settings of the role.
  expect(statements - 2 * house.heard(roundRead).slice(-1).length).toBeLessThanOrEqual(12)
})

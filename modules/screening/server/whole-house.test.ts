import { coordination } from '@ayni/modules/coordination/server'
import { duty, dutyDesk } from '@ayni/modules/duty/server'
import { evaluation } from '@ayni/modules/evaluation/server'
import { suicidePreventionOver } from '@ayni/modules/suicide-prevention/server'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inventedAnswers } from '../fixtures.ts'
import { type House, screeningHouse } from './testing/screening-house.ts'

let house: House
beforeAll(async () => {
  house = await screeningHouse('2026-06-01T15:00:00.000Z', [
    duty,
    suicidePreventionOver(dutyDesk),
    coordination,
    evaluation,
  ])
})
afterAll(async () => house.close())

test('SCR-05 and SCR-11 answers, alert and promises stand in one transaction, whatever number of rooms react', async () => {
  const { actor, person } = await house.newPerson('AY-WHL2')
  const round = house.newRound()
  const outcomes = await house.answers(actor, round, inventedAnswers.acute)
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted', 'accepted', 'accepted'])
  expect(await house.count(`suicide_prevention.alert where person_id = '${person}'`)).toBe(1)
  expect(await house.count(`coordination.promise where person_id = '${person}' and kind = 'first-contact'`)).toBe(1)
  await house.answers(actor, house.newRound(), inventedAnswers.acute)
  expect(await house.count(`suicide_prevention.alert where person_id = '${person}'`)).toBe(1)
  expect(await house.count(`coordination.promise where person_id = '${person}' and kind = 'first-contact'`)).toBe(1)
})

test('a clinician who raises the risk twice raises the alert twice', async () => {
  const { actor, person } = await house.newPerson('AY-WHM2')
  const clinician = await house.newClinician('psychiatrist')
  await house.assign(person, clinician, 'duty_alert')
  const round = house.newRound()
  await house.answers(actor, round, inventedAnswers.calm)
  for (const flag of ['non_acute', 'acute']) {
    const input = { person, round, level: 0, flag, why: 'Entrevista de hoy' }
    expect(await house.dispatch(clinician, 'screening.override-triage', input)).toMatchObject({ outcome: 'accepted' })
  }
  expect(await house.count(`suicide_prevention.alert where person_id = '${person}' and class = 'A'`)).toBe(1)
})

test('a slip taken back is owed again on the board and in the queue; what was asked for anew meanwhile is owed once', async () => {
  const { actor, person } = await house.newPerson('AY-WHN2')
  await house.answers(actor, house.newRound(), inventedAnswers.moderate)
  const coordinator = await house.newClinician('coordinator')
  const open = () =>
    house.count(`screening.owed where person_id = '${person}' and kind = 'first-contact' and closed_at is null`)
  const { rows } = await house.asSystem((tx) =>
    sql<{ key: string }>`select key from screening.owed where person_id = ${person} and kind = 'first-contact'`.execute(
      tx,
    ),
  )
  const key = rows[0]?.key ?? 'none'
  const keep = { key, how: 'spoke' }
  expect(await open()).toBe(1)
  expect(await house.dispatch(coordinator, 'coordination.keep-promise', keep)).toMatchObject({ outcome: 'accepted' })
  expect(await open()).toBe(0)
  const back = await house.dispatch(coordinator, 'coordination.reopen-promise', { key })
  expect(back).toMatchObject({ outcome: 'accepted' })
  expect(await open()).toBe(1)
  expect(await house.count(`coordination.promise where key = '${key}' and kept_at is null`)).toBe(1)
  await house.dispatch(coordinator, 'coordination.keep-promise', keep)
  await house.answers(actor, house.newRound(), inventedAnswers.moderate)
  await house.dispatch(coordinator, 'coordination.reopen-promise', { key })
  expect(await open()).toBe(1)
})

import { instant } from '@ayni/kernel'
import { promiseKept, promiseMade } from '@ayni/modules/coordination/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { riskFound, roundRead } from '../contract.ts'
import { answerSet, auditTotalling, gad7Totalling, inventedAnswers, phq9Totalling } from '../fixtures.ts'
import { type House, hoursBefore, screeningHouse } from './testing/screening-house.ts'

let house: House
beforeAll(async () => {
  // A Monday, 10:00 in Lima.
  house = await screeningHouse('2026-06-01T15:00:00.000Z')
})
afterAll(async () => house.close())
beforeEach(() => house.forget())

let made = 0
const someone = () =>
  house.newPerson(`AY-R${'ABCDEFGHJK'[Math.floor(made / 8) % 10]}${'ABCDEFGHJK'[made % 10]}${'23456789'[made++ % 8]}`)
const last = () => house.heard(roundRead).at(-1)

test('SCR-01 moderate: level 2, its driver, self-help and brief intervention, no alert; contact owed next working day', async () => {
  const { actor, person } = await someone()
  const round = house.newRound()
  const outcomes = await house.answers(actor, round, inventedAnswers.moderate)
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted', 'accepted', 'accepted'])
  expect(last()).toMatchObject({
    person,
    round,
    complete: true,
    level: 2,
    suicideFlag: 'none',
    drivers: ['PHQ9_10_19'],
    routes: ['self-help', 'brief-intervention'],
    totals: { phq9: 12, gad7: 7, audit: 3 },
    any: { dep: true, anx: true, alc: false, sui: false },
  })
  expect(house.heard(riskFound)).toEqual([])
  expect(house.heard(promiseMade).map(({ kind, owedByRole, dueAt }) => [kind, owedByRole, dueAt])).toEqual([
    ['first-contact', 'therapist', '2026-06-02T15:00:00.000Z'],
    ['first-session', 'therapist', '2026-06-08T15:00:00.000Z'],
  ])
})

test('SCR-02 a lifetime attempt with level 0 is a class B alert and the route is suicide prevention', async () => {
  const { actor } = await someone()
  await house.answers(actor, house.newRound(), inventedAnswers.lifetimeAttempt)
  expect(house.heard(riskFound)).toMatchObject([{ class: 'B', because: ['ASQ_POSITIVE'] }])
  expect(last()).toMatchObject({
    level: 0,
    suicideFlag: 'non_acute',
    routes: ['self-help', 'suicide-prevention'],
    severeByPublishedRule: true,
  })
})

test('SCR-03 a refusal with "no" to item 5 is non-acute with its own driver', async () => {
  const { actor } = await someone()
  await house.answers(actor, house.newRound(), { asq: inventedAnswers.refusal.asq })
  expect(house.heard(riskFound)).toMatchObject([{ class: 'B', because: ['ASQ_REFUSED'] }])
  expect(last()).toMatchObject({ suicideFlag: 'non_acute', complete: false })
})

test('SCR-04 item 9 with a negative ASQ is flag item9, class B, said once', async () => {
  const { actor } = await someone()
  await house.answers(actor, house.newRound(), inventedAnswers.discordant)
  expect(house.heard(riskFound)).toMatchObject([
    { class: 'B', because: ['ITEM9_DISCORDANT'], receivedAt: house.clock.now() },
  ])
  expect(last()).toMatchObject({ suicideFlag: 'item9' })
})

test('SCR-05 an acute answer of Monday night received on Thursday is an acute alert from Thursday, and says when it was answered', async () => {
  const { actor } = await someone()
  const receivedAt = instant.parse('2026-06-04T14:00:00.000Z')
  const occurredAt = instant.parse(hoursBefore(receivedAt, 59))
  await house.answers(actor, house.newRound(), { asq: inventedAnswers.acute.asq }, { receivedAt, occurredAt })
  expect(house.heard(riskFound)).toMatchObject([{ class: 'A', occurredAt, receivedAt }])
  expect(await house.count(`screening.response where lateness = 'late'`)).toBe(1)
})

test('SCR-06 AUDIT 9 with 2 on item 5: zone II by score, action level III', async () => {
  const { actor } = await someone()
  await house.answers(actor, house.newRound(), { audit: { a: '4210200000' } })
  expect(last()).toMatchObject({
    totals: { audit: 9 },
    level: 1,
    drivers: ['AUDIT_8_15', 'AUDIT_STEP_UP'],
    routes: ['self-help', 'simple-advice', 'brief-intervention'],
  })
})

test('SCR-10 three refusals and 3 points: no total, not scorable, a therapist asks within three working days', async () => {
  const { actor, person } = await someone()
  await house.answers(actor, house.newRound(), { ...inventedAnswers.calm, 'phq-9': { a: '111000RRR' } })
  expect(last()).toMatchObject({ totals: { phq9: null }, level: 0, reviewInWorkingDays: 3, any: { dep: null } })
  expect(house.heard(promiseMade)).toMatchObject([
    { kind: 'ask-missing-answers', owedByRole: 'therapist', dueAt: '2026-06-04T15:00:00.000Z' },
  ])
  expect(await house.count(`screening.round where person_id = '${person}' and state = 'not_scorable'`)).toBe(1)
  await house.answers(actor, house.newRound(), inventedAnswers.calm)
  expect(house.heard(promiseKept)).toHaveLength(1)
})

test('SCR-10 three refusals and 11 points: no total, level 2 by lower bound', async () => {
  const { actor } = await someone()
  await house.answers(actor, house.newRound(), { ...inventedAnswers.calm, 'phq-9': { a: '332111RRR' } })
  expect(last()).toMatchObject({ totals: { phq9: null }, level: 2, any: { dep: true } })
  expect(last()?.drivers).toContain('PHQ9_LOWER_BOUND')
})

test('SCR-11 the same set uploaded twice is one set and one alert, by command id and by content', async () => {
  const { actor, person } = await someone()
  const input = answerSet(house.newRound(), 'asq', inventedAnswers.acute.asq)
  const commandId = house.newId()
  const first = await house.dispatch(actor, 'screening.record-response', input, { commandId })
  const again = await house.dispatch(actor, 'screening.record-response', input, { commandId })
  const underNewKey = await house.dispatch(actor, 'screening.record-response', input)
  expect([first.outcome, again.outcome, underNewKey.outcome]).toEqual(['accepted', 'duplicate', 'accepted'])
  expect(house.heard(riskFound)).toHaveLength(1)
  expect(await house.count(`screening.response where person_id = '${person}'`)).toBe(1)
})

test('SCR-12 after a negative ASQ the round stays open fourteen days, then it is partial; a later answer opens it again', async () => {
  const { actor, person } = await someone()
  const round = house.newRound()
  const stateNow = () =>
    house.asSystem(
      async (tx) =>
        (await sql<{ state: string }>`select state from screening.round where person_id = ${person}`.execute(tx))
          .rows[0]?.state,
    )
  const start = house.clock.now()
  await house.answers(actor, round, { asq: inventedAnswers.calm.asq })
  house.clock.advance(13 * 86_400_000)
  await house.worker.runNow('screening.expire-rounds')
  expect(await stateNow()).toBe('in_progress')
  house.clock.advance(2 * 86_400_000)
  await house.worker.runNow('screening.expire-rounds')
  expect(await stateNow()).toBe('partial_expired')
  const { asq: _done, ...rest } = inventedAnswers.calm
  await house.answers(actor, round, rest)
  expect(await stateNow()).toBe('routed')
  house.clock.set(start)
})

test('R-SCR-20 when the phone read higher, its reading governs and a defect is written without any answer', async () => {
  const { actor } = await someone()
  const input = { ...answerSet(house.newRound(), 'asq', inventedAnswers.calm.asq), s: [null, 'acute-positive', 0, 3] }
  const outcome = await house.dispatch(actor, 'screening.record-response', input)
  expect(outcome).toMatchObject({ outcome: 'accepted', output: { agrees: false } })
  expect(house.heard(riskFound)).toMatchObject([{ class: 'A', because: ['PHONE_READ_HIGHER'] }])
  expect(last()).toMatchObject({ suicideFlag: 'acute' })
  const defects = await house.asSystem(
    async (tx) =>
      (
        await sql<{
          detail: unknown
        }>`select detail from platform.defect where code = 'screening.phone-and-server-disagree'`.execute(tx)
      ).rows,
  )
  expect(defects).toHaveLength(1)
  expect(JSON.stringify(defects)).not.toContain('nnnn')
})

test('R-SCR-20 when the phone read lower, the server governs', async () => {
  const { actor } = await someone()
  const input = { ...answerSet(house.newRound(), 'phq-9', { a: phq9Totalling(21) }), s: [3, 'none-minimal', 0, 0] }
  await house.dispatch(actor, 'screening.record-response', input)
  expect(last()).toMatchObject({ level: 3 })
  expect(house.heard(riskFound)).toMatchObject([{ class: 'B', because: ['PHQ9_20_27'] }])
})

test('level 3 alone calls the duty clinician once, owes a psychiatrist’s review, and five checks in a day are one work item', async () => {
  const { actor } = await someone()
  for (let at = 0; at < 5; at += 1) await house.answers(actor, house.newRound(), inventedAnswers.severe)
  expect(house.heard(riskFound)).toMatchObject([{ class: 'B', because: ['PHQ9_20_27'] }])
  expect(house.heard(promiseMade).map(({ kind, owedByRole }) => [kind, owedByRole])).toEqual([
    ['first-contact', 'therapist'],
    ['first-session', 'therapist'],
    ['clinical-review', 'psychiatrist'],
  ])
})

test('R-SCR-12 and 18 treatment, difficulty and "quiero hablar con alguien" bring a review; a level up brings it in two working days', async () => {
  const { actor } = await someone()
  const round = house.newRound()
  await house.dispatch(actor, 'screening.record-history', { r: round, h: 'anxiety', t: 'psychological', w: true })
  await house.answers(actor, round, inventedAnswers.calm)
  expect(last()).toMatchObject({ historyType: 'anxiety', treatment: 'psychological', reviewInWorkingDays: 3 })
  expect(last()?.routes).toContain('talk-to-someone')
  expect(house.heard(promiseMade)).toMatchObject([
    { kind: 'clinical-review', owedByRole: 'therapist', dueAt: '2026-06-04T15:00:00.000Z' },
  ])
  const other = await someone()
  await house.answers(other.actor, house.newRound(), inventedAnswers.calm)
  house.clock.advance(60_000)
  house.forget()
  await house.answers(other.actor, house.newRound(), { ...inventedAnswers.calm, 'gad-7': { a: gad7Totalling(6) } })
  expect(house.heard(promiseMade)).toMatchObject([{ kind: 'clinical-review', dueAt: '2026-06-03T15:01:00.000Z' }])
})

test('skipped parts complete a round; everything skipped is a refusal, and never a zero', async () => {
  const { actor, person } = await someone()
  const round = house.newRound()
  await house.answers(actor, round, { asq: inventedAnswers.calm.asq, audit: { a: auditTotalling(9) } })
  await house.dispatch(actor, 'screening.skip-instrument', { r: round, i: 'phq-9' })
  expect(last()).toMatchObject({ complete: false })
  await house.dispatch(actor, 'screening.skip-instrument', { r: round, i: 'gad-7' })
  expect(last()).toMatchObject({ complete: true, any: { dep: null, anx: null, alc: true, sui: false } })
  const other = await someone()
  await house.dispatch(other.actor, 'screening.stop-round', { r: house.newRound() })
  expect(last()).toMatchObject({ complete: false })
  expect(await house.count(`screening.round where person_id = '${other.person}' and state = 'refused'`)).toBe(1)
  expect(await house.count(`screening.round where person_id = '${person}' and state = 'routed'`)).toBe(1)
})

test('every refusal is declared: empty, wrong length, a value outside its range, a round that is not there', async () => {
  const { actor } = await someone()
  const phq = answerSet(house.newRound(), 'phq-9', inventedAnswers.calm['phq-9'])
  const send = (input: unknown) => house.dispatch(actor, 'screening.record-response', input)
  expect(await send({ ...phq, a: '.........' })).toMatchObject({ code: 'screening.instrument-empty', status: 422 })
  expect(await send({ ...phq, a: '00000000' })).toMatchObject({ code: 'screening.answers-malformed' })
  expect(await send({ ...phq, a: '000000004' })).toMatchObject({
    code: 'screening.answers-malformed',
    details: { items: ['phq9-9'] },
  })
  expect(await send({ ...phq, a: 'nnnn.' })).toMatchObject({ code: 'screening.answers-malformed' })
  expect(await send({ ...phq, a: '5' })).toMatchObject({ code: 'input.malformed' })
  expect(
    await house.dispatch(actor, 'screening.choose-routes', { r: house.newRound(), yes: [], no: [] }),
  ).toMatchObject({ code: 'screening.round-missing' })
})

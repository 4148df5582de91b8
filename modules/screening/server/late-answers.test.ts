import { instant } from '@ayni/kernel'
import { promiseMade } from '@ayni/modules/coordination/contract'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type RoundRead, riskFound, roundRead } from '../contract.ts'
import { answerRound, answerSet, inventedAnswers } from '../fixtures.ts'
import { type House, hoursBefore, screeningHouse } from './testing/screening-house.ts'

let house: House
beforeAll(async () => {
  house = await screeningHouse('2026-06-10T15:00:00.000Z')
})
afterAll(async () => house.close())
beforeEach(() => house.forget())

let made = 0
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ'
const someone = () => house.newPerson(`AY-L${letters[Math.floor(made / 24) % 24]}${letters[made++ % 24]}2`)
const hoursAgo = (hours: number) => ({ occurredAt: instant.parse(hoursBefore(house.clock.now(), hours)) })

test('2.6.3 an old severe round that arrives after a newer calm one is history: no alert, nothing owed, no newer state lowered or raised', async () => {
  const { actor } = await someone()
  await house.answers(actor, house.newRound(), inventedAnswers.calm, hoursAgo(1))
  house.forget()
  await house.answers(actor, house.newRound(), inventedAnswers.severe, hoursAgo(24 * 9))
  expect(house.heard(riskFound)).toEqual([])
  expect(house.heard(promiseMade)).toEqual([])
  expect(house.heard(roundRead).at(-1)).toMatchObject({ level: 3, complete: true })
})

test('2.6.5 an old ASQ positive is an alert of its class now, though a newer negative was answered alone', async () => {
  const { actor } = await someone()
  await house.answers(actor, house.newRound(), { asq: inventedAnswers.calm.asq }, hoursAgo(2))
  await house.answers(actor, house.newRound(), { asq: inventedAnswers.acute.asq }, hoursAgo(24 * 6))
  expect(house.heard(riskFound)).toMatchObject([{ class: 'A' }])
})

test('4.8 a newer negative put live by a clinician makes a late positive class B; a phone that says it was live does not', async () => {
  const { actor, person } = await someone()
  const clinician = await house.newClinician('psychiatrist')
  await house.assign(person, clinician)
  const live = { ...answerSet(house.newRound(), 'asq', inventedAnswers.calm.asq), m: 'phone' as const }
  await house.dispatch(actor, 'screening.record-response', live, hoursAgo(3))
  await house.answers(actor, house.newRound(), { asq: inventedAnswers.acute.asq }, hoursAgo(72))
  expect(house.heard(riskFound)).toMatchObject([{ class: 'A' }])
  house.forget()
  const recorded = await house.dispatch(clinician, 'screening.record-live-response', {
    ...live,
    r: house.newRound(),
    person,
  })
  expect(recorded).toMatchObject({ outcome: 'accepted' })
  await house.answers(actor, house.newRound(), { asq: inventedAnswers.acute.asq }, hoursAgo(48))
  expect(house.heard(riskFound)).toMatchObject([{ class: 'B' }])
})

test('a positive ASQ stays: later answers, a mark of the clinician and a second negative in the round never lower the flag', async () => {
  const { actor, person } = await someone()
  const clinician = await house.newClinician('duty')
  await house.assign(person, clinician, 'duty_alert')
  const round = house.newRound()
  const [outcome] = await house.answers(actor, round, { asq: inventedAnswers.lifetimeAttempt.asq })
  const response =
    outcome?.outcome === 'accepted'
      ? await house.asSystem(
          async (tx) =>
            (await sql<{ id: string }>`select id from screening.response where person_id = ${person}`.execute(tx))
              .rows[0]?.id,
        )
      : undefined
  house.clock.advance(60_000)
  await house.answers(actor, round, { asq: inventedAnswers.calm.asq })
  expect(house.heard(roundRead).at(-1)).toMatchObject({ suicideFlag: 'non_acute' })
  expect(
    await house.dispatch(clinician, 'screening.mark-not-reliable', {
      person,
      response,
      why: 'Dice que respondió un colega',
    }),
  ).toMatchObject({ outcome: 'accepted' })
  expect(house.heard(roundRead).at(-1)).toMatchObject({ suicideFlag: 'non_acute' })
  expect(house.heard(riskFound)).toHaveLength(1)
})

test('2.6.7 a clock that is wrong is corrected and its own word kept; an answer from the future is flagged, taken as fresh and still alarms', async () => {
  const { actor, person } = await someone()
  const now = house.clock.now()
  const raw = instant.parse(hoursBefore(now, -48))
  await house.answers(
    actor,
    house.newRound(),
    { asq: inventedAnswers.acute.asq },
    { occurredAt: now, rawOccurredAt: raw, deviceOffsetS: 0 },
  )
  const rows = await house.asSystem(
    async (tx) =>
      (
        await sql<
          Record<string, unknown>
        >`select occurred_at, raw_occurred_at, impossible, lateness from screening.response where person_id = ${person}`.execute(
          tx,
        )
      ).rows,
  )
  expect(rows).toEqual([{ occurred_at: now, raw_occurred_at: raw, impossible: 'future', lateness: 'fresh' }])
  expect(house.heard(riskFound)).toHaveLength(1)
})

const seed = Number(process.env.AYNI_SEED ?? Math.floor(Math.random() * 2 ** 31))
test(`whatever order two rounds arrive in, once or twice, what stands is the same (seed ${seed})`, async () => {
  const kinds = ['calm', 'moderate', 'severe', 'discordant', 'acute'] as const
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...kinds),
      fc.constantFrom(...kinds),
      fc.infiniteStream(fc.nat({ max: 1000 })),
      async (older, newer, dice) => {
        const { actor, person } = await someone()
        const rounds = [
          { round: house.newRound(), codes: inventedAnswers[older], hours: 30 },
          { round: house.newRound(), codes: inventedAnswers[newer], hours: 2 },
        ]
        const sets = rounds.flatMap(({ round, codes, hours }) =>
          answerRound(round, codes).map((input, at) => ({ input, ...hoursAgo(hours - at / 60) })),
        )
        house.forget()
        const shuffled = [...sets, ...sets]
          .map((set) => ({ set, by: dice.next().value ?? 0 }))
          .toSorted((one, two) => one.by - two.by)
        for (const { set } of shuffled)
          await house.dispatch(actor, 'screening.record-response', set.input, { occurredAt: set.occurredAt })
        const final = (round: string): RoundRead | undefined =>
          house.heard(roundRead).findLast((read) => read.round === round)
        expect(final(rounds[0]?.round ?? '')).toMatchObject({
          complete: true,
          level: { calm: 0, moderate: 2, severe: 3, discordant: 0, acute: 3 }[older],
        })
        expect(final(rounds[1]?.round ?? '')).toMatchObject({
          complete: true,
          level: { calm: 0, moderate: 2, severe: 3, discordant: 0, acute: 3 }[newer],
        })
        expect(await house.count(`screening.response where person_id = '${person}'`)).toBe(8)
        const loudest = house
          .heard(riskFound)
          .map((risk) => risk.class)
          .toSorted()[0]
        const expected = [older, newer].includes('acute')
          ? 'A'
          : [older, newer].includes('discordant') || newer === 'severe'
            ? 'B'
            : undefined
        if (expected !== undefined) expect(loudest).toBe(expected)
      },
    ),
    { seed, numRuns: 12 },
  )
})

import { instant, z } from '@ayni/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { promiseKept, promiseWithdrawn } from '../../contract.ts'
import { type TeamHouse, teamHouse } from '../testing/team-house.ts'

let house: TeamHouse
beforeAll(async () => {
  house = await teamHouse('2026-11-23T15:00:00.000Z')
})
afterAll(async () => house.close())

const due = (day: string) => instant.parse(`2026-11-${day}T15:00:00.000Z`)
const answerShape = z.object({
  output: z.object({
    waits: z.array(
      z.object({
        kind: z.string(),
        all: z.record(z.string(), z.number().nullable()),
        late: z.number(),
        wereLate: z.number(),
      }),
    ),
    lateNow: z.array(z.object({ alias: z.string(), owner: z.string().nullable(), kind: z.string() })),
    wereLate: z.array(z.object({ alias: z.string() })),
  }),
})
const clocks = async () => answerShape.parse(await house.ask(house.coordinator.actor, 'coordination.clocks', {})).output
const waitOf = async (kind: string) => (await clocks()).waits.find((one) => one.kind === kind)
const keep = (key: string, how: string) =>
  house.dispatch(house.coordinator.actor, 'coordination.keep-promise', { key, how })

test('from the answers to a voice: spoken keeps the clock, reviewed does not, a session is a contact, an undo undoes', async () => {
  const [one, two, three] = [await house.admit('Uno'), await house.admit('Dos'), await house.admit('Tres')]
  for (const [nth, { person }] of [one, two, three].entries()) {
    await house.owe(person, `first-contact:${nth}`, due('24'))
    await house.owe(person, `first-session:${nth}`, due('30'), 'first-session')
  }
  expect(await waitOf('first-contact')).toMatchObject({ all: { of: 3, happened: 0, waiting: 3, p50: null }, late: 0 })
  house.clock.advance(2 * 24 * 3_600_000)
  expect((await clocks()).lateNow).toHaveLength(3)
  await keep('first-contact:0', 'spoke')
  await keep('first-session:1', 'met')
  expect(await waitOf('first-contact')).toMatchObject({
    all: { of: 3, happened: 2, waiting: 1, p50: 2 },
    late: 1,
    wereLate: 2,
  })
  expect(await waitOf('first-session')).toMatchObject({ all: { happened: 1, waiting: 2, p50: 2 }, late: 0 })
  expect((await clocks()).lateNow).toEqual([{ alias: three.alias, owner: null, kind: 'first-contact' }])
  await house.dispatch(house.coordinator.actor, 'coordination.reopen-promise', { key: 'first-contact:0' })
  expect(await waitOf('first-contact')).toMatchObject({ all: { happened: 1, waiting: 2 } })
})

test('EC-07 who withdrew is counted as left, and neither as waiting nor as late', async () => {
  const gone = await house.admit('Cuatro')
  await house.owe(gone.person, 'first-contact:gone', house.clock.now())
  house.clock.advance(60_000)
  const before = await waitOf('first-contact')
  await house.saying(promiseWithdrawn.of({ key: 'first-contact:gone', why: 'withdrawn', at: house.clock.now() }))
  const after = await waitOf('first-contact')
  expect([before?.all.waiting, before?.late, before?.all.left]).toEqual([
    (after?.all.waiting ?? 0) + 1,
    (after?.late ?? 0) + 1,
    0,
  ])
  expect(after?.all.left).toBe(1)
})

test('a contact before the answers is none of this wait', async () => {
  const old = await house.admit('Cinco')
  await house.owe(old.person, 'first-contact:old', due('25'))
  await house.saying(promiseKept.of({ key: 'first-contact:old', by: null, at: house.clock.now() }))
  house.clock.advance(3_600_000)
  const before = (await waitOf('first-contact'))?.all.happened ?? 0
  await house.owe(old.person, 'first-contact:new', due('30'))
  expect((await waitOf('first-contact'))?.all.happened).toBe(before)
})

test('only whoever coordinates or directs asks; another role does not', async () => {
  const therapist = await house.hire('Ps. Sin tablero', 'therapist')
  expect(await house.ask(therapist.actor, 'coordination.clocks', {})).toMatchObject({ outcome: 'refused' })
})

import { instant, type PersonId, z } from '@ayni/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Member, type TeamHouse, teamHouse } from './testing/team-house.ts'

/** One person who does not want to be seen by one coordinator and one clinician; the others of the team go on seeing them. */
let house: TeamHouse
let blocked: Member
let therapist: Member
let person: PersonId
let alias: string
beforeAll(async () => {
  house = await teamHouse()
  blocked = await house.hire('Coordinación dos', 'coordinator')
  therapist = await house.hire('Ps. Bloqueada', 'therapist')
  const who = await house.admit('Nadia')
  person = who.person
  alias = who.alias
  await house.owe(person, 'first-contact:b', instant.parse('2026-11-23T14:00:00.000Z'))
  await house.dispatch(house.coordinator.actor, 'coordination.assign-promise', {
    key: 'first-contact:b',
    account: therapist.account,
  })
  for (const { account } of [blocked, therapist]) await house.dispatch(who.actor, 'identity.block-account', { account })
})
afterAll(async () => house.close())

const said = async (who: Member, name: string, input: object = {}) =>
  JSON.stringify(await house.ask(who.actor, name, input))
const totals = z.object({ output: z.object({ total: z.number(), late: z.number(), unowned: z.number() }) })

test('list: the promise is not on the board of the blocked, owner or coordinator; it is on that of the other', async () => {
  expect(await said(blocked, 'coordination.promises')).not.toContain(alias)
  expect(await said(therapist, 'coordination.promises')).not.toContain(alias)
  expect(await said(house.coordinator, 'coordination.promises')).toContain(alias)
})

test('counts: nor is it counted for them', async () => {
  for (const who of [blocked, therapist])
    expect(totals.parse(await house.ask(who.actor, 'coordination.promises', {})).output).toEqual({
      total: 0,
      late: 0,
      unowned: 0,
    })
  expect(totals.parse(await house.ask(house.coordinator.actor, 'coordination.promises', {})).output).toMatchObject({
    total: 1,
    late: 1,
    unowned: 1,
  })
})

test('silence: neither in the longest nor in the numbers', async () => {
  const shape = z.object({ output: z.object({ silence: z.object({ unreached: z.number() }) }) })
  const unreached = async (who: Member) =>
    shape.parse(await house.ask(who.actor, 'coordination.board', {})).output.silence.unreached
  expect(await said(blocked, 'coordination.board')).not.toContain(alias)
  expect(await unreached(house.coordinator)).toBe((await unreached(blocked)) + 1)
})

test('clocks: neither in the list of the late nor in n', async () => {
  expect(await said(blocked, 'coordination.clocks')).not.toContain(alias)
  expect(await said(house.coordinator, 'coordination.clocks')).toContain(alias)
})

test('care team and suggestions: nothing of this person', async () => {
  const input = { person, needs: 'therapist' }
  expect(await house.ask(blocked.actor, 'coordination.suggestions', input)).toMatchObject({
    output: { suggested: [], notNow: [] },
  })
  expect(await house.ask(blocked.actor, 'coordination.care-team', { person })).toMatchObject({ output: [] })
})

test('commands: they can neither keep nor assign what they may not see, and it looks as if it were not there', async () => {
  const key = 'first-contact:b'
  expect(await house.dispatch(therapist.actor, 'coordination.keep-promise', { key, how: 'spoke' })).toMatchObject({
    code: 'coordination.promise-missing',
  })
  const assign = { person, account: therapist.account }
  expect(await house.dispatch(blocked.actor, 'coordination.assign-case', assign)).toMatchObject({
    code: 'coordination.person-unknown',
  })
  expect(await house.dispatch(blocked.actor, 'coordination.end-case', assign)).toMatchObject({
    code: 'coordination.case-unknown',
  })
  const outside = { person, to: 'csmc' }
  expect(await house.dispatch(blocked.actor, 'coordination.assign-outside', outside)).toMatchObject({
    code: 'coordination.person-unknown',
  })
})

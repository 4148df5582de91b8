import { roles } from '@ayni/kernel'
import { createRegistry } from '@ayni/platform/commands'
import { fixedChannels } from '@ayni/platform/messages'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { modulesWith } from '../modules.ts'
import { type WholeHouse, wholeHouse } from './whole-house.ts'

/** @source services/00-shared-model.md §2.1: employers have no role and receive aggregates only. */
let house: WholeHouse
beforeAll(async () => {
  house = await wholeHouse()
})
afterAll(async () => house.close())

test('no role is that of an employer, a facility, a network, a region or a university', () => {
  expect(roles.filter((role) => /employ|facility|network|diresa|geresa|region|univers|head|boss/.test(role))).toEqual(
    [],
  )
})

test('who makes figures reads no row of a person, and no query of theirs names one', async () => {
  const registry = createRegistry(modulesWith(fixedChannels([])))
  const evaluator = house.staff('evaluator')
  const asked = [...registry.queries.values()].filter(({ definition }) => definition.allow.includes('evaluator'))
  expect(asked.length).toBeGreaterThan(0)
  for (const { definition } of asked) {
    const result = await house.ask(evaluator, definition.name, {})
    const text = JSON.stringify(result)
    for (const person of [house.own, house.assigned, house.foreign])
      expect([definition.name, text.includes(person)]).toEqual([definition.name, false])
    expect(text).not.toMatch(/AY-[0-9A-Z]{4}/)
  }
})

test('figures carry no facility, no key of a list and no alias', async () => {
  const result = await house.ask(house.staff('director'), 'evaluation.table1', {})
  expect(JSON.stringify(result)).not.toMatch(/"facility|"sourceKey|"alias/)
})

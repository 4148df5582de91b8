import { afterAll, beforeAll, expect, test } from 'vitest'
import { insertWithFreshAliases } from './fresh-alias.ts'
import { insertPeople } from './listed-store.ts'
import { house, openHouse, program } from './testing/reach-fixture.ts'

beforeAll(openHouse)
afterAll(() => house.close())

const nameless = () => ({
  ...{ id: house.newId(), program, sourceKey: null, state: 'imported', identitySealed: null, language: 'es' as const },
  ...{ contactable: false, agreed: false, sex: null, ageYears: null, regionUbigeo2: null, facilityCategory: null },
  ...{ institution: null, serviceStartedOn: null, serviceEndsOn: null, createdAt: house.clock.now() },
})

test('an alias is one person’s: who wants a taken one, also of the same statement, is not stored and can try again', async () => {
  const [first, second, third] = [nameless(), nameless(), nameless()]
  const stored = await house.asSystem((tx) =>
    insertPeople(tx, [
      { ...first, alias: 'AY-2222' },
      { ...second, alias: 'AY-2222' },
      { ...third, alias: 'AY-3333' },
    ]),
  )
  expect(stored).toEqual([
    { id: first.id, alias: 'AY-2222' },
    { id: third.id, alias: 'AY-3333' },
  ])
  const again = await house.asSystem((tx) => insertPeople(tx, [{ ...second, alias: 'AY-3333' }]))
  expect(again).toEqual([])
  expect((await house.asSystem((tx) => insertWithFreshAliases(tx, [second])))?.get(second.id)).toMatch(
    /^AY-[2-9B-Z]{4}$/,
  )
})

test('a list of hundreds has as many aliases as people', async () => {
  const people = Array.from({ length: 400 }, nameless)
  const aliases = await house.asSystem((tx) => insertWithFreshAliases(tx, people))
  expect(new Set(aliases?.values()).size).toBe(400)
})

import { doorDefinitions, signInDoors } from '@ayni/modules/identity/server'
import { openSignIn } from '@ayni/platform/auth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type WholeHouse, wholeHouse } from './whole-house.ts'

let house: WholeHouse
beforeAll(async () => {
  house = await wholeHouse()
})
afterAll(async () => house.close())

test('the API description names every door there is, and every door is open to strangers only', async () => {
  const { database, keys, clock } = house.runtime
  const signIn = openSignIn({
    ownerUrl: house.ownerUrl,
    secret: keys.secret,
    origin: 'http://127.0.0.1:3000',
    clock,
    onError: () => undefined,
  })
  const doors = signInDoors({ db: database.app, keys, clock, signIn, demo: false, origin: 'http://127.0.0.1:3000' })
  expect(doors.map((door) => door.definition.name).sort()).toEqual(
    doorDefinitions.map((definition) => definition.name).sort(),
  )
  expect(doors.every((door) => door.definition.allow.includes('anyone'))).toBe(true)
  await signIn.close()
})

import { CONSENT_TEXT_VERSION } from '@ayni/modules/enrollment/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type WholeHouse, wholeHouse } from './whole-house.ts'

let house: WholeHouse
beforeAll(async () => {
  house = await wholeHouse()
})
afterAll(async () => house.close())

test('who must call finds numbers, trusted person and permissions; the person sees who looked and why; others find nothing', async () => {
  const physician = house.physician(house.assigned)
  const trusted = {
    name: 'Rosa Inventada',
    relation: 'hermana',
    phone: '+51900000002',
    whenMayCall: 'siempre',
    showWithoutPin: false,
  }
  await house.dispatch(physician, 'enrollment.give-consent', {
    layers: [3],
    version: CONSENT_TEXT_VERSION,
    language: 'es',
  })
  await house.dispatch(physician, 'enrollment.set-trusted-person', { trusted })
  const card = await house.ask(house.staff('duty'), 'enrollment.contact-card', { person: house.assigned })
  expect(card).toMatchObject({ output: { person: house.assigned, smsAllowed: true, trusted } })
  const seen = await house.ask(physician, 'identity.who-saw-my-data', { before: null })
  expect(seen).toMatchObject({ output: [{ role: 'duty', class: 'C4', purpose: 'contact', what: 'contact-card' }] })
  expect(await house.ask(house.staff('duty'), 'enrollment.contact-card', { person: house.own })).toMatchObject({
    code: 'enrollment.person-missing',
  })
  expect(await house.ask(house.staff('duty'), 'enrollment.contact-card', { person: house.foreign })).toMatchObject({
    code: 'enrollment.person-missing',
  })
})

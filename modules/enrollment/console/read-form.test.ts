import { addPerson } from '@ayni/modules/enrollment/contract'
import { expect, test } from 'vitest'
import { fieldOf, type PersonForm, readForm, readPhone } from './read-form.ts'

const form: PersonForm = {
  names: ' Ana Inventada ',
  familyNames: 'Quíspe Ficticia',
  phone: '900 000 001',
  email: '',
  ageYears: '26',
  sex: 'F',
  region: '05',
  category: 'I-1',
  institution: '',
  serviceStartedOn: '2026-05-01',
  language: 'es',
}

test.each([
  ['', null],
  ['987654321', '+51987654321'],
  ['987 654 321', '+51987654321'],
  ['51987654321', '+51987654321'],
  ['+51 987-654-321', '+51987654321'],
  ['+593 98 765 4321', '+593987654321'],
  ['98765432', undefined],
  ['+51 87654321', undefined],
  ['mi celular', undefined],
])('ENR-01 a number written as «%s» is %s', (written, read) => {
  expect(readPhone(written)).toBe(read)
})

test('ENR-01 what the form lets through, the contract accepts', () => {
  const reading = readForm(form)
  expect(reading.ok && addPerson.input.safeParse(reading.person).success).toBe(true)
})

test.each([
  [{ names: '  ' }, ['names']],
  [{ familyNames: '' }, ['familyNames']],
  [{ phone: '123' }, ['phone']],
  [{ email: 'ana@inventada' }, ['email']],
  [{ ageYears: '17' }, ['ageYears']],
  [{ ageYears: 'veinte' }, ['ageYears']],
  [{ names: '', phone: '1', ageYears: '130' }, ['names', 'phone', 'ageYears']],
] as const)('ENR-01 %o is told at its field', (change, problems) => {
  expect(readForm({ ...form, ...change })).toEqual({ ok: false, problems })
})

test('ENR-01 a problem that only the server saw finds its field', () => {
  expect([fieldOf('phone'), fieldOf('names.0'), fieldOf('nowhere')]).toEqual(['phone', 'names', undefined])
})

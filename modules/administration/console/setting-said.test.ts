import { expect, test } from 'vitest'
import { settingSaid, settingWords } from './setting-said.ts'

const say = settingWords.es

test('a new cycle is told in words, without its code', () => {
  const cycle = '{"code":"2026-I","endsOn":"2027-07-25","startsOn":"2026-07-26","invitationsOpen":true}'
  expect(settingSaid(cycle, null, say)).toEqual(['Termina: 25 jul 2027', 'Empieza: 26 jul 2026', 'Invitaciones: sí'])
})

test('only what changed is told, on either side', () => {
  const before = '{"code":"talk","open":true,"noteEs":""}'
  const after = '{"code":"talk","open":true,"noteEs":"Por teléfono."}'
  expect(settingSaid(before, after, say)).toEqual(['En español: vacío'])
  expect(settingSaid(after, before, say)).toEqual(['En español: Por teléfono.'])
})

test('nothing before is nothing said, and a day is a word', () => {
  expect(settingSaid(null, '{"is":"holiday"}', say)).toEqual([])
  expect(settingSaid('{"is":"holiday"}', null, say)).toEqual(['Ese día: no se trabaja'])
})

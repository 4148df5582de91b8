import { instant, personId } from '@ayni/kernel'
import { language } from '@ayni/ui'
import { render } from 'preact-render-to-string'
import { afterEach, expect, test } from 'vitest'
import type { WhatWasSaidData } from '../contract.ts'
import { aStranger, twoWorries } from '../fixtures.ts'
import { aliasIn, type ConcernsClient } from './pass-on.tsx'
import { WhatWasSaid } from './what-was-said.tsx'

const now = instant.parse('2026-11-22T04:51:00.000Z')
const person = personId.parse('019aa100-0000-7000-8000-000000000001')
const remembering = (said?: WhatWasSaidData): ConcernsClient => ({
  call: async () => ({ ok: false, code: 'network.offline' }),
  recall: (name) => (name === 'concerns.about' && said !== undefined ? said : undefined),
})
const shown = (said?: WhatWasSaidData): string =>
  render(<WhatWasSaid client={remembering(said)} person={person} now={now} newId={() => 'uno'} />)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

afterEach(() => {
  language.value = 'es'
})

test('R-SUI-14 who has the alert reads who worried, their words and what is done first; who worried is told nothing', () => {
  const text = shown(twoWorries(now))
  for (const part of [
    'Un colega, dijo que no puede esperar',
    'ya no puede más',
    'Una mentora o un mentor',
    'Sin palabras escritas',
    'Qué hacer primero',
    'No digas quién avisó',
    'A quien avisó no se le cuenta nada',
    'la persona puede verlo',
  ])
    expect(text).toContain(part)
  expect(text).not.toContain('pasar el aviso a su alias')
})

test('of somebody who was only described, the first thing is who it is, and the alias takes the alert over', () => {
  const text = shown(aStranger(now))
  expect(text).toContain('Averigua quién es')
  expect(text).toContain('pasar el aviso a su alias')
  language.value = 'en'
  expect(shown(aStranger(now))).toContain('Find out who it is')
})

test('whoever may not open it sees nothing, not even that somebody worried', () => {
  expect(shown({ stranger: false, rows: [] })).toBe('')
})

test.each([
  ['AY-7K4Q', 'AY-7K4Q'],
  ['ay 7k4q', 'AY-7K4Q'],
  ['7k4q', 'AY-7K4Q'],
  ['AY-7K4', null],
  ['AY-7K40', null],
  ['', null],
])('an alias as somebody types it: %s', (typed, read) => {
  expect(aliasIn(typed)).toBe(read)
})

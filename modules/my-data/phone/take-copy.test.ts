import { memoryDevice } from '@ayni/device'
import { expect, test } from 'vitest'
import { asPage, factRows, rowsOf, takeCopy } from './take-copy.ts'

const titles = {
  me: 'Sobre ti',
  consent: 'a',
  trusted: 'b',
  reading: 'c',
  round: 'd',
  check: 'e',
  promise: 'f',
  alert: 'g',
  safety: 'h',
  device: 'i',
  access: 'j',
  blocked: 'k',
  contact: 'l',
  post: 'm',
  hours: 'n',
  reach: 'o',
  proposal: 'p',
  appointment: 'q',
  unread: 'v',
  letter: 'r',
  outreach: 's',
  'invite-link': 't',
  request: 'u',
}
const reader = {
  nameOf: (field: string) => field,
  say: (value: boolean | null) => String(value),
  when: (at: string) => at,
  day: (date: string) => `día ${date}`,
  wordFor: (field: string, kept: string) => (`${field}.${kept}` === 'state.active' ? 'participas' : undefined),
}

const seeded = () =>
  memoryDevice({
    session: { token: 't0k3n-secreto', person: '00000000-0000-7000-8000-000000000001' },
    facts: [
      ['me', 'me', { alias: 'AY-7K4Q', language: 'es' }],
      ['trusted', 'trusted', { name: 'Rosa <b>inventada</b>', phone: '+51987000000' }],
    ],
  })

test('a copy holds every fact and what waits to be sent, and never the key of the house', async () => {
  const device = await seeded()
  await device.record({ name: 'enrollment.set-language', input: { language: 'en' } })
  const copy = takeCopy(device)
  expect(copy.facts.me).toEqual([{ key: 'me', body: { alias: 'AY-7K4Q', language: 'es' }, sent: true }])
  expect(copy.waiting.map(({ what }) => what)).toEqual(['enrollment.set-language'])
  expect(JSON.stringify(copy)).not.toContain('t0k3n')
})

test('the page to read carries what was written as text, never as markup', async () => {
  const page = asPage(takeCopy(await seeded()), { titles, title: 'Ayni', lang: 'es', reader })
  expect(page).toContain('Rosa &lt;b&gt;inventada&lt;/b&gt;')
  expect(page).not.toContain('<b>')
  expect(page).not.toMatch(/https?:\/\//)
})

test('what machines say is told in words, and what holds more is told part by part', () => {
  const body = {
    ...{ state: 'active', note: 'active', startsOn: '2026-07-26' },
    hours: { quiet: { from: '21:00' }, windows: [{ days: [1, 2] }, { days: [] }] },
  }
  expect(rowsOf(body, reader)).toEqual([
    ['state', 'participas'],
    ['note', 'active'],
    ['startsOn', 'día 2026-07-26'],
    ['hours', 'quiet: from: 21:00; windows: days: 1, 2 · days: null'],
  ])
})

test('a permission says which it is', () => {
  expect(factRows('consent', { key: '3', body: { given: true }, sent: true }, reader)).toEqual([
    ['layer', '3'],
    ['given', 'true'],
  ])
})

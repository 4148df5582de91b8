import { memoryDevice } from '@ayni/device'
import { expect, test } from 'vitest'
import { asPage, takeCopy } from './take-copy.ts'

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

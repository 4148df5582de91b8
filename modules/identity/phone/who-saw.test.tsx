import { memoryDevice } from '@ayni/device'
import { language } from '@ayni/ui'
import { render } from 'preact-render-to-string'
import { afterEach, expect, test } from 'vitest'
import { readersOf } from './local.ts'
import { WhoSaw } from './who-saw.tsx'

const nowMs = Date.UTC(2026, 10, 21, 18)
let nth = 0
const reading = (account: string, at: string, purpose: string, over: object = {}) => {
  const id = `r${nth++}`
  const body = {
    id,
    at,
    account,
    who: `Inventada ${account}`,
    role: 'duty',
    purpose,
    class: 'C4',
    what: 'alert',
    ...over,
  }
  return ['access', id, body] as const
}
const phone = () =>
  memoryDevice(
    {
      facts: [
        reading('Ana', '2026-11-19T15:00:00.000Z', 'alert'),
        reading('Ana', '2026-11-21T15:00:00.000Z', 'contact', { class: 'C1' }),
        reading('Rosa', '2026-11-20T15:00:00.000Z', 'nobody-else'),
      ],
    },
    { now: () => nowMs },
  )
const text = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

afterEach(() => {
  language.value = 'es'
})

test('one line a reader, whoever was here last first, with every reading under it', async () => {
  const readers = readersOf(await phone())
  expect(readers.map(({ who, readings }) => [who, readings.length])).toEqual([
    ['Inventada Ana', 2],
    ['Inventada Rosa', 1],
  ])
  expect(readers[0]?.readings.map(({ purpose }) => purpose)).toEqual(['contact', 'alert'])
})

test('the reasons are words, without a signal; and a reading despite a block says why', async () => {
  const device = await phone()
  const html = render(<WhoSaw frame={{ help: '#/ayuda-ya' }} device={device} onDone={() => undefined} />)
  const said = text(html)
  expect(said).toContain('para llamarte; por un aviso de seguridad')
  expect(said).toContain('2 veces; la última')
  expect(said).toContain('cuando no quedaba nadie del equipo a quien permitieras verte')
  expect(html.match(/<details/g)).toHaveLength(2)
  expect(said).not.toContain('nobody-else')
})

test('nobody yet is said plainly', async () => {
  const said = text(
    render(<WhoSaw frame={{ help: '#/ayuda-ya' }} device={await memoryDevice()} onDone={() => undefined} />),
  )
  expect(said).toContain('Nadie ha abierto tus datos.')
})

import { type Device, memoryDevice, type Snapshot } from '@ayni/device'
import { language } from '@ayni/ui'
import { render } from 'preact-render-to-string'
import { afterEach, expect, test } from 'vitest'
import { draftOf, keepDraft, myLetters, sendLetter } from './local.ts'
import { WriteToTeam } from './write-to-team.tsx'

/** Wednesday 2026-11-18, 20:00 in Lima. */
const nowMs = Date.UTC(2026, 10, 19, 1, 0)
const session = { token: 'prueba', person: '019a0000-0000-7000-8000-000000000001' }
const open = (seed: Partial<Snapshot> = {}): Promise<Device> => memoryDevice({ session, ...seed }, { now: () => nowMs })
const answered = {
  from: 'team',
  text: 'El martes a las 19:00.',
  at: '2026-11-18T15:00:00.000Z',
  who: 'Ana (inventada)',
  channel: 'app',
}
const text = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const drawn = (device: Device): string =>
  text(
    render(
      <WriteToTeam
        frame={{ help: '#/ayuda-ya' }}
        device={device}
        onCrisis={() => undefined}
        onDone={() => undefined}
      />,
    ),
  )

afterEach(() => {
  language.value = 'es'
})

test('without a signal it is kept, shown at once, and travels as one command that a repeat does not double', async () => {
  const device = await open()
  await keepDraft(device, '¿puedo cambiar')
  expect(draftOf(device)).toBe('¿puedo cambiar')
  expect(await sendLetter(device, '¿puedo cambiar mi hora?')).toBe(false)
  expect(draftOf(device)).toBe('')
  expect(myLetters(device)).toMatchObject([{ from: 'person', text: '¿puedo cambiar mi hora?', isHere: true }])
  const [item] = device.items
  expect(item).toMatchObject({ urgent: false })
  expect(item?.command).toMatchObject([
    item?.id,
    'correspondence.send-message',
    nowMs,
    { text: '¿puedo cambiar mi hora?' },
  ])
  expect(drawn(device)).toContain('guardado aquí')
})

test('a phrase of the list is found on the phone too, and the message travels alone and first', async () => {
  const device = await open()
  expect(await sendLetter(device, 'ya no kiero vivir')).toMatchObject({ class: 'A', phrase: 'es.not-want-to-live' })
  expect(device.items[0]).toMatchObject({ urgent: true })
})

test('words that may be a way of speaking open nothing by fright but are found; asking for help is urgent', async () => {
  const device = await open()
  expect(await sendLetter(device, 'me muero de sueño')).toMatchObject({ class: 'B' })
  expect(await sendLetter(device, 'necesito ayuda')).toBe(false)
  expect(device.items.map(({ urgent }) => urgent)).toEqual([true, true])
})

test('the conversation, newest first, with who answered; in both languages', async () => {
  const device = await open({ facts: [['letter', 'a', answered]] })
  expect(drawn(device)).toContain('Ana (inventada)')
  expect(drawn(device)).toContain('El martes a las 19:00.')
  language.value = 'en'
  expect(drawn(device)).toContain('Write to the team.')
})

test('an empty conversation says so, and a phone that is not joined says what happens to what is written', async () => {
  expect(drawn(await open())).toContain('Aún no hay mensajes.')
  expect(drawn(await open({ session: null }))).toContain('no está unido a tu equipo')
})

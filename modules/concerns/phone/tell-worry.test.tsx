import { type Device, memoryDevice, type OutboxItem, type Snapshot } from '@ayni/device'
import { language } from '@ayni/ui'
import { render } from 'preact-render-to-string'
import { afterEach, expect, test } from 'vitest'
import { tellConcern } from '../contract.ts'
import { aboutOf, draftOf, keepDraft, lastTold, longest, tell } from './local.ts'
import { TellWorry } from './tell-worry.tsx'

const nowMs = Date.UTC(2026, 10, 19, 1, 0)
const session = { token: 'prueba', person: '019a0000-0000-7000-8000-000000000001' }
const phone = (seed: Partial<Snapshot> = {}): Promise<Device> =>
  memoryDevice({ session, ...seed }, { now: () => nowMs })
const drawn = (device: Device): string =>
  render(<TellWorry frame={{ help: '#/ayuda-ya' }} device={device} onDone={() => undefined} />)
const text = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const worry = { who: 'Colega inventado, posta de Yanayacu', what: 'Ayer me dijo que ya no puede más.' }
const refused = (item: OutboxItem): OutboxItem => ({
  ...item,
  state: { is: 'attention', code: 'auth.role-missing', problems: [] },
})

afterEach(() => {
  language.value = 'es'
})

test('R-SUI-14 it asks whom, what and whether it can wait, says what follows, and promises to tell nothing', async () => {
  const html = drawn(await phone())
  const said = text(html)
  for (const part of ['¿De quién se trata?', '¿Qué te preocupa?', '¿Puede esperar?', 'No puede esperar'])
    expect(said).toContain(part)
  expect(said).toContain('No te diremos si esa persona está en el programa')
  expect(said).toContain('Tu nombre no va escrito ahí')
  expect(said).not.toMatch(/[!¡]|suicid|depres|psiquiatr|riesgo/i)
  for (const dial of ['tel:113', 'tel:106', '#/ayuda-ya']) expect(html).toContain(dial)
})

test('without a signal it is kept under one id, and nobody is said to know', async () => {
  const device = await phone()
  await keepDraft(device, worry)
  const id = await tell(device, worry, false)
  expect(draftOf(device)).toEqual({ who: '', what: '' })
  expect(device.items).toMatchObject([{ id, urgent: false }])
  const [sameId, name, , input] = device.items[0]?.command ?? []
  expect([sameId, name]).toEqual([id, 'concerns.tell'])
  expect(tellConcern.input.parse(input)).toEqual({ about: `${worry.who}\n${worry.what}`, urgent: false })
  const said = text(drawn(device))
  expect(said).toContain('Todavía no lo sabe nadie')
  expect(said).not.toContain('Recibido')
  expect(drawn(device)).toContain('tel:113')
})

test('what cannot wait travels alone and first, also while the phone is locked', async () => {
  const device = await phone()
  await tell(device, worry, true)
  expect(device.items[0]).toMatchObject({ urgent: true })
})

test('the longest words of both questions are words that the house accepts; one answer is enough', () => {
  const full = aboutOf({ who: 'q'.repeat(longest.who), what: 'p'.repeat(longest.what) })
  expect(tellConcern.input.safeParse({ about: full, urgent: true }).success).toBe(true)
  expect(aboutOf({ who: ' ', what: ' algo ' })).toBe('algo')
  expect(aboutOf({ who: ' ', what: '' })).toBe('')
})

test('once received a later visit begins anew, and what was refused offers another try', async () => {
  const device = await phone()
  const id = await tell(device, worry, false)
  const [item] = device.items
  if (item === undefined) throw new Error('it was kept')
  const received = await phone({ items: [{ ...item, state: { is: 'received', receipt: 1842, receivedAtMs: nowMs } }] })
  expect(lastTold(received, null)).toBeNull()
  expect(lastTold(received, id)?.state.is).toBe('received')
  const troubled = text(drawn(await phone({ items: [refused(item)] })))
  expect(troubled).toContain('No se pudo enviar')
  expect(troubled).toContain('Enviar de nuevo')
})

test('a phone that is not joined says that nothing leaves it; English says the same', async () => {
  expect(text(drawn(await phone({ session: null })))).toContain('no está unido a tu equipo')
  language.value = 'en'
  expect(text(drawn(await phone()))).toContain('What happens next')
})

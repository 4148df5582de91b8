import { type Device, memoryDevice } from '@ayni/device'
import { language } from '@ayni/ui'
import { render } from 'preact-render-to-string'
import { afterEach, expect, test } from 'vitest'
import type { AppointmentFact } from '../contract.ts'
import { ChooseHour } from './choose-hour.tsx'
import { accept, needOf, nextAppointment, offered, takeHour, wantCall } from './local.ts'
import { NextAppointment } from './next-appointment.tsx'

afterEach(() => {
  language.value = 'es'
})

const nowMs = Date.parse('2026-11-21T18:00:00.000Z')
const inHours = (hours: number): string => new Date(nowMs + hours * 3_600_000).toISOString()
const slotAt = (hours: number) => ({
  ...{ startsAt: inHours(hours), endsAt: inHours(hours + 0.5) },
  account: 'cuenta',
  who: 'Ps. Inés (inventada)',
  late: false,
})
const hoursFact = (...at: readonly number[]) => ({ kind: 'first-contact', slots: at.map(slotAt), callWished: false })
const owed = { kind: 'first-contact', dueAt: inHours(30), owner: null, state: 'open' }
const agreed: AppointmentFact = {
  ...{
    kind: 'session',
    mode: 'video',
    startsAt: inHours(3),
    endsAt: inHours(4),
    state: 'agreed',
    version: 1,
    promise: null,
  },
  ...{ account: 'cuenta', who: 'Ps. Inés (inventada)', link: 'https://reunion.ejemplo/Ayni-x', needsChoice: false },
}
const phone = (facts: readonly (readonly [string, string, unknown])[]): Promise<Device> =>
  memoryDevice({ facts: [...facts] })
const textOf = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
const today = (device: Device) => textOf(render(<NextAppointment device={device} chooseHref="#/cita" />))
const choosing = (device: Device, appointment: string | null = null) =>
  textOf(
    render(
      <ChooseHour frame={{ help: '#/ayuda-ya' }} device={device} appointment={appointment} onDone={() => undefined} />,
    ),
  )

test('the next appointment says when, with whom and how, and never stands on video alone', async () => {
  const text = today(await phone([['appointment', 'c1', agreed]]))
  expect(text).toContain('Hoy a las 16:00, con Ps. Inés (inventada).')
  expect(text).toContain('te llamamos al teléfono que nos diste')
  for (const word of ['Entrar al video', 'Mover', 'No puedo', 'Añadir a mi calendario']) expect(text).toContain(word)
})

test('what was chosen without a signal waits, and does not call itself agreed', async () => {
  const device = await phone([
    ['promise', 'p1', owed],
    ['hours', 'p1', hoursFact(8, 32)],
  ])
  const need = needOf(device, null)
  if (need === null) throw new Error('something is owed')
  const [slot] = offered(device, need).slots
  if (slot === undefined) throw new Error('an hour is offered')
  await takeHour(device, need, slot, 'phone')
  expect(nextAppointment(device)).toMatchObject({ status: 'waiting', fact: { startsAt: inHours(8) } })
  expect(today(device)).toContain('Queda confirmada cuando vuelva la señal')
  expect(device.items[0]?.command?.slice(1, 2)).toEqual(['appointments.choose-hour'])
  expect(needOf(device, null)).toBeNull()
})

test('refused by the server: it is gone from the screen, says why and what stands, and the need is there again', async () => {
  const device = await phone([
    ['promise', 'p1', owed],
    ['hours', 'p1', hoursFact(8, 32)],
  ])
  const need = needOf(device, null)
  const slot = need === null ? undefined : offered(device, need).slots[0]
  if (need === null || slot === undefined) throw new Error('an hour is offered')
  const item = await takeHour(device, need, slot, 'phone')
  await device.apply({
    outcomes: [[item, 'r', 'appointments.hour-taken', []]],
    changes: [['hours', 'p1', hoursFact(32)]],
    whole: false,
    sync: device.sync,
  })
  expect(nextAppointment(device)).toBeNull()
  expect(today(device)).toContain('Esa hora la tomó otra persona antes. Lo que te debemos sigue en pie.')
  expect(needOf(device, null)).toMatchObject({ key: 'p1' })
  expect(choosing(device)).toContain('mañana a las 21:00')
})

test('hours that are past or too near are not shown; moving keeps the old hour until another is taken', async () => {
  const device = await phone([
    ['appointment', 'c1', agreed],
    ['hours', 'any', { ...hoursFact(-2, 0.2, 3, 26), kind: 'session' }],
  ])
  const need = needOf(device, 'c1')
  if (need === null) throw new Error('it can be moved')
  expect(offered(device, need).slots.map(({ startsAt }) => startsAt)).toEqual([inHours(26)])
  expect(choosing(device, 'c1')).toContain('No se pierde hasta que elijas otra')
})

test('a proposal is accepted on the phone; an empty offer says who acts next, in both languages', async () => {
  const device = await phone([['appointment', 'c1', { ...agreed, state: 'proposed', mode: 'phone', link: null }]])
  expect(today(device)).toContain('Te proponemos una hora')
  const next = nextAppointment(device)
  if (next === null) throw new Error('a proposal stands')
  await accept(device, next)
  expect(device.items[0]?.command?.slice(1)).toMatchObject(['appointments.accept', nowMs, { id: 'c1', version: 1 }])
  const empty = await phone([['promise', 'p1', owed]])
  expect(choosing(empty)).toContain('Te llamaremos en tus horas')
  language.value = 'en'
  expect(choosing(empty)).toContain('We will call you in your hours')
})

test('none of them serves: it is written, and the screen remembers it', async () => {
  const device = await phone([
    ['promise', 'p1', owed],
    ['hours', 'p1', hoursFact(8)],
  ])
  const need = needOf(device, null)
  if (need === null) throw new Error('something is owed')
  await wantCall(device, need)
  expect(offered(device, need)).toMatchObject({
    callWished: true,
    slots: [{ startsAt: inHours(8) }],
  })
  expect(choosing(device)).toContain('Ya pediste que te llamemos')
})

import { hoursOf } from '@ayni/clinical/reach'
import { memoryDevice } from '@ayni/device'
import { expect, test } from 'vitest'
import { contactWords } from './contact-words.ts'
import { hoursWords } from './hours-words.ts'
import { giveLayers } from './local.ts'
import { eveningOf } from './no-signal.tsx'
import { askOutside } from './outside-hours.tsx'
import { newPoint, readPoint } from './point-form.tsx'
import {
  asksForProfile,
  contacts,
  currentPost,
  dropContact,
  goOffline,
  hoursNow,
  keepContact,
  keepHours,
  keepPost,
  missing,
  offlineUntil,
  pause,
  preferChannels,
  preferNobody,
  putProfileAway,
  reachOf,
  speakIn,
  stillHere,
} from './reach-local.ts'
import { runsOf } from './week-picture.tsx'

const post = {
  ...{ facilityCode: null, ubigeo: null, category: null, institution: null, isHead: false, connectivity: null },
  place: { facilityName: 'Posta Inventada', howToFind: null },
  startsOn: '2026-05-01',
}

test('ENR-04 consent, hours, post and the wish to name nobody complete a profile with no signal, each with its time', async () => {
  const device = await memoryDevice()
  expect(asksForProfile(device)).toBe(false)
  await giveLayers(device, [1, 2], 'es')
  expect(missing(device)).toEqual(['hours', 'post', 'trusted'])
  expect(asksForProfile(device)).toBe(true)
  await keepHours(device, 'mon-sat', hoursOf('mon-sat'))
  await keepPost(device, post)
  await preferNobody(device)
  expect([missing(device), asksForProfile(device)]).toEqual([[], false])
  expect(hoursNow(device)).toEqual(hoursOf('mon-sat'))
  const sent = device.items.map(({ command }) => [command?.[1], typeof command?.[2]])
  expect(sent).toEqual([
    ['enrollment.give-consent', 'number'],
    ['enrollment.set-hours', 'number'],
    ['enrollment.save-post', 'number'],
    ['enrollment.set-trusted-person', 'number'],
  ])
})

test('the profile never blocks: put away once, it does not come back', async () => {
  const device = await memoryDevice()
  await giveLayers(device, [1, 2], 'es')
  await putProfileAway(device)
  expect([missing(device).length, asksForProfile(device)]).toEqual([3, false])
})

test('another post closes the one before on its day, here already; "sigo aquí" says when', async () => {
  const device = await memoryDevice()
  expect(stillHere(device)).toBeNull()
  await keepPost(device, post)
  const first = currentPost(device)
  await keepPost(device, { ...post, startsOn: '2026-05-03' })
  expect(currentPost(device)?.body.startsOn).toBe('2026-05-03')
  expect(currentPost(device)?.key).not.toBe(first?.key)
  await stillHere(device)
  expect(device.items.at(-1)?.command?.[1]).toBe('enrollment.confirm-place')
})

test('a way to reach somebody is corrected, taken away, and stands in order', async () => {
  const device = await memoryDevice()
  await keepContact(device, { ...newPoint, value: '+51987654321' })
  await keepContact(device, { ...newPoint, channel: 'correo', value: 'a@ejemplo.invalid' })
  const [phone] = contacts(device)
  await keepContact(device, { ...newPoint, value: '+51900000000' }, phone?.key)
  expect(contacts(device).map(({ body }) => body.value)).toEqual(['+51900000000', 'a@ejemplo.invalid'])
  await dropContact(device, phone?.key ?? '')
  expect(contacts(device)).toHaveLength(1)
})

test('a number is read before it is kept; somebody else’s says nothing by itself', () => {
  expect(readPoint({ ...newPoint, value: '987 654 321' })?.value).toBe('+51987654321')
  expect([readPoint({ ...newPoint, value: '1' }), readPoint({ ...newPoint, channel: 'correo', value: 'x' })]).toEqual([
    null,
    null,
  ])
  expect(newPoint.mayWrite).toBe('usual')
})

test('without a signal until a day, and back; what is past means being back', async () => {
  const device = await memoryDevice()
  const until = eveningOf(device.now(), 3)
  await goOffline(device, until)
  expect(offlineUntil(device)).toBe(until)
  await goOffline(device, '2020-01-01T00:00:00.000Z')
  expect(offlineUntil(device)).toBeNull()
  await goOffline(device, null)
  expect(reachOf(device).offlineUntil).toBeNull()
})

test('an evening is eight in Lima, and tomorrow’s when today’s has passed', () => {
  expect(eveningOf(Date.parse('2026-05-03T15:00:00-05:00'), 0)).toBe('2026-05-04T01:00:00.000Z')
  expect(eveningOf(Date.parse('2026-05-03T21:00:00-05:00'), 0)).toBe('2026-05-05T01:00:00.000Z')
  expect(eveningOf(Date.parse('2026-05-03T23:30:00-05:00'), 1)).toBe('2026-05-05T01:00:00.000Z')
})

test('channel, language and pause are kept at once', async () => {
  const device = await memoryDevice()
  await preferChannels(device, ['whatsapp', 'movil'])
  await speakIn(device, { spoken: 'qu', interpreter: true })
  await pause(device, true)
  expect(reachOf(device)).toMatchObject({ channelOrder: ['whatsapp', 'movil'], spoken: 'qu', interpreter: true })
  expect(device.items.at(-1)?.command?.[3]).toEqual({ paused: true })
})

test('what went above the hours is asked with a signal only', async () => {
  const device = await memoryDevice()
  expect(await askOutside({ device, post: async () => ({ status: 200, body: { output: [] } }) })).toBeNull()
})

test('the picture says the same in words', () => {
  expect(runsOf(['never', 'window', 'window', 'work', 'window'])).toEqual([
    [1, 3],
    [4, 5],
  ])
})

test('no word here shouts or names what it is about', () => {
  for (const language of ['es', 'en'] as const)
    expect(JSON.stringify([hoursWords[language], contactWords[language]])).not.toMatch(/[!¡]|suicid|depres|psiqui/i)
})

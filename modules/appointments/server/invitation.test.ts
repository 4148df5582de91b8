import { calendarEntry } from '@ayni/clinical/appointments'
import { instant } from '@ayni/kernel'
import { expect, test } from 'vitest'
import { invitation } from './invitation.ts'

const of = {
  id: '019a0000-0000-7000-8000-000000000001',
  version: 3,
  startsAt: instant.parse('2026-12-01T04:40:00.000Z'),
  endsAt: instant.parse('2026-12-01T05:00:00.000Z'),
  at: instant.parse('2026-11-23T15:00:00.000Z'),
}

/** Unfolds, and reads each line into its name and value, as a calendar does (RFC 5545 §3.1). */
const readBack = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text
      .replaceAll(/\r\n[ \t]/g, '')
      .split('\r\n')
      .filter((line) => line.includes(':'))
      .map((line) => [line.slice(0, line.search(/[:;]/)), line.slice(line.indexOf(':') + 1)]),
  )

test('read back, the invitation says when, and nothing of who, where or why', () => {
  const read = readBack(invitation({ ...of, cancelled: false }))
  expect(Object.fromEntries(read)).toMatchObject({
    ...{ METHOD: 'REQUEST', UID: '019a0000-0000-7000-8000-000000000001@ayni', SEQUENCE: '3', SUMMARY: 'Cita Ayni' },
    ...{ DTSTART: '20261201T044000Z', DTEND: '20261201T050000Z', CLASS: 'PRIVATE', STATUS: 'CONFIRMED' },
  })
  for (const name of ['LOCATION', 'DESCRIPTION', 'ATTENDEE', 'ORGANIZER', 'URL']) expect(read.has(name)).toBe(false)
})

test('called off, the same entry is taken back by a higher number', () => {
  const read = readBack(invitation({ ...of, cancelled: true }))
  expect(Object.fromEntries(read)).toMatchObject({
    METHOD: 'CANCEL',
    UID: '019a0000-0000-7000-8000-000000000001@ayni',
    SEQUENCE: '4',
    STATUS: 'CANCELLED',
  })
})

test('the file for one’s own calendar and the invitation are one entry', () => {
  const mailed = readBack(invitation({ ...of, cancelled: false }))
  const kept = readBack(calendarEntry({ ...of, stampedAt: of.at, cancelled: false }))
  for (const name of ['UID', 'SEQUENCE', 'DTSTART', 'DTEND', 'SUMMARY', 'STATUS'])
    expect(kept.get(name)).toBe(mailed.get(name))
})

import { instant } from '@ayni/kernel'
import type { Board } from '@ayni/modules/coordination/contract'
import { expect, test } from 'vitest'
import { allWell, readHealth } from './read-health.ts'

const now = '2026-11-21T20:00:00.000Z'
const well: Board['health'] = {
  workerSeenAt: instant.parse('2026-11-21T19:59:50.000Z'),
  oldestUnsyncedDeviceAt: instant.parse('2026-11-20T20:00:00.000Z'),
  devices: 3,
  messagesWaiting: 4,
  messagesFailed: 0,
  oldestUrgentS: null,
  defects: 0,
  templatesRefused: 0,
  lastBackupAt: instant.parse('2026-11-21T03:00:00.000Z'),
}

test('BRD-07 a system that answers says so', () => {
  expect(allWell(readHealth(well, now))).toBe(true)
})

test.each([
  ['worker', { workerSeenAt: instant.parse('2026-11-21T19:57:59.000Z') }, 'act'],
  ['worker', { workerSeenAt: null }, 'act'],
  ['urgent', { oldestUrgentS: 61 }, 'act'],
  ['urgent', { oldestUrgentS: 60 }, 'done'],
  ['failed', { messagesFailed: 1 }, 'attend'],
  ['phones', { oldestUnsyncedDeviceAt: instant.parse('2026-11-14T19:59:59.000Z') }, 'attend'],
  ['phones', { devices: 0, oldestUnsyncedDeviceAt: null }, 'quiet'],
  ['backup', { lastBackupAt: null }, 'attend'],
  ['backup', { lastBackupAt: instant.parse('2026-11-20T17:59:59.000Z') }, 'attend'],
  ['defects', { defects: 2 }, 'attend'],
] as const)('BRD-07 %s %o is %s', (line, change, tone) => {
  expect(readHealth({ ...well, ...change }, now)[line]).toBe(tone)
})

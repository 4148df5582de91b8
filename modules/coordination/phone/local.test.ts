import { memoryDevice } from '@ayni/device'
import { expect, test } from 'vitest'
import { hourOf, owedToMe } from './local.ts'

test('what the person is owed: open promises to them, soonest first; the team\u2019s own housekeeping is not shown', async () => {
  const later = { kind: 'first-session', dueAt: '2026-11-27T23:00:00.000Z', owner: null, state: 'open' }
  const sooner = {
    kind: 'first-contact',
    dueAt: '2026-11-24T01:00:00.000Z',
    owner: 'Ps. Elías C. (inventado)',
    state: 'open',
  }
  const device = await memoryDevice({
    facts: [
      ['promise', 'a', later],
      ['promise', 'b', sooner],
      ['promise', 'c', { ...later, state: 'kept' }],
      ['promise', 'd', { ...sooner, kind: 'restore-rota' }],
    ],
  })
  expect(owedToMe(device)).toEqual([sooner, later])
})

test('an hour agreed for what is owed is told instead of the last moment; one that waits for a signal is not', async () => {
  const owed = { kind: 'first-contact', dueAt: '2026-11-24T01:00:00.000Z', owner: null, state: 'open' }
  const agreed = { kind: 'first-contact', state: 'agreed', startsAt: '2026-11-23T23:00:00.000Z', promise: 'b' }
  const device = await memoryDevice({ facts: [['promise', 'b', owed]] })
  const [one] = owedToMe(device)
  if (one === undefined) throw new Error('something is owed')
  expect(hourOf(device, one)).toEqual({ is: 'open' })
  await device.record({ name: 'appointments.choose-hour', input: {}, facts: [['appointment', 'c1', agreed]] })
  expect(hourOf(device, one)).toEqual({ is: 'open' })
  const later = await memoryDevice({
    facts: [
      ['promise', 'b', owed],
      ['appointment', 'c1', agreed],
    ],
  })
  const [same] = owedToMe(later)
  if (same === undefined) throw new Error('something is owed')
  expect(hourOf(later, same)).toEqual({ is: 'agreed', id: 'c1', startsAt: '2026-11-23T23:00:00.000Z' })
})

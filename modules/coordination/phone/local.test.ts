import { memoryDevice } from '@ayni/device'
import { expect, test } from 'vitest'
import { owedToMe } from './local.ts'

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

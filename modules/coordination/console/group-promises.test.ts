import { accountId, instant, personId } from '@ayni/kernel'
import type { PromiseRow } from '@ayni/modules/coordination/contract'
import { expect, test } from 'vitest'
import { groupPromises } from './group-promises.ts'

const promise = (key: string, dueAt: string): PromiseRow => ({
  key,
  dueAt: instant.parse(dueAt),
  person: personId.parse('019a0000-0000-7000-8000-000000000001'),
  alias: 'AY-7K4Q',
  kind: 'first-contact',
  owedByRole: 'therapist',
  owedBy: accountId.parse('019a0000-0000-7000-8000-0000000000bb'),
  owner: null,
  madeAt: instant.parse('2026-11-20T00:00:00.000Z'),
  late: false,
  returned: null,
  appSeenAt: null,
})
const keys = (rows: readonly PromiseRow[]): string => rows.map(({ key }) => key).join(' ')

test('BRD-03 late, today and later, each by the nearest deadline', () => {
  const groups = groupPromises(
    [
      promise('next', '2026-11-22T15:00:00.000Z'),
      promise('today', '2026-11-21T23:00:00.000Z'),
      promise('late-1h', '2026-11-21T19:00:00.000Z'),
      promise('late-2d', '2026-11-19T20:00:00.000Z'),
    ],
    '2026-11-21T20:00:00.000Z',
  )
  expect([keys(groups.late), keys(groups.today), keys(groups.next)]).toEqual(['late-2d late-1h', 'today', 'next'])
})

test('BRD-03 the day ends at midnight in Lima, not in Greenwich', () => {
  const now = '2026-11-22T01:00:00.000Z'
  const groups = groupPromises(
    [promise('23:30', '2026-11-22T04:30:00.000Z'), promise('00:30', '2026-11-22T05:30:00.000Z')],
    now,
  )
  expect([keys(groups.today), keys(groups.next)]).toEqual(['23:30', '00:30'])
})

test('BRD-03 what is due this very moment is not late yet', () => {
  const now = '2026-11-21T20:00:00.000Z'
  expect(keys(groupPromises([promise('now', now)], now).today)).toBe('now')
})

test('BRD-03 forty late ones keep their order and lose nobody', () => {
  const many = Array.from({ length: 40 }, (_, at) =>
    promise(`p${String(at).padStart(2, '0')}`, new Date(Date.UTC(2026, 10, 1, at)).toISOString()),
  )
  const { late } = groupPromises([...many].reverse(), '2026-11-21T20:00:00.000Z')
  expect(keys(late)).toBe(keys(many))
})

import { expect, test } from 'vitest'
import { type Due, groupByDue } from './due-groups.ts'

const keys = (rows: readonly Due[]): string => rows.map(({ key }) => key).join(' ')
const due = (key: string, dueAt: string): Due => ({ key, dueAt })

test('BRD-03 late, today and later, each by the nearest deadline', () => {
  const groups = groupByDue(
    [
      due('next', '2026-11-22T15:00:00.000Z'),
      due('today', '2026-11-21T23:00:00.000Z'),
      due('late-1h', '2026-11-21T19:00:00.000Z'),
      due('late-2d', '2026-11-19T20:00:00.000Z'),
    ],
    '2026-11-21T20:00:00.000Z',
  )
  expect([keys(groups.late), keys(groups.today), keys(groups.next)]).toEqual(['late-2d late-1h', 'today', 'next'])
})

test('BRD-03 the day ends at midnight in Lima, not in Greenwich', () => {
  const now = '2026-11-22T01:00:00.000Z'
  const groups = groupByDue([due('23:30', '2026-11-22T04:30:00.000Z'), due('00:30', '2026-11-22T05:30:00.000Z')], now)
  expect([keys(groups.today), keys(groups.next)]).toEqual(['23:30', '00:30'])
})

test('BRD-03 what is due this very moment is not late yet', () => {
  const now = '2026-11-21T20:00:00.000Z'
  expect(keys(groupByDue([due('now', now)], now).today)).toBe('now')
})

test('BRD-03 forty late ones keep their order and lose nobody', () => {
  const many = Array.from({ length: 40 }, (_, at) =>
    due(`p${String(at).padStart(2, '0')}`, new Date(Date.UTC(2026, 10, 1, at)).toISOString()),
  )
  const { late } = groupByDue([...many].reverse(), '2026-11-21T20:00:00.000Z')
  expect(keys(late)).toBe(keys(many))
})

import { expect, test } from 'vitest'
import { forgettable, needsAttention, nextAttempt, nextBatch, type OutboxItem, settle } from './outbox.ts'

const item = (id: string, more: Partial<OutboxItem> = {}): OutboxItem => ({
  id,
  urgent: false,
  savedAtMs: 0,
  state: { is: 'saved' },
  command: [id, 'invented.note', 0, {}],
  facts: [],
  ...more,
})

test('OUT-01 urgent commands travel alone and first, the oldest before the rest', () => {
  const items = [item('a'), item('b', { urgent: true }), item('c', { urgent: true }), item('d')]
  const ids = (limit: number, from = items) => nextBatch(from, limit).map(({ id }) => id)
  expect(ids(9)).toEqual(['b'])
  expect(ids(9, [item('a'), item('d'), item('e')])).toEqual(['a', 'd', 'e'])
  expect(ids(2, [item('a'), item('d'), item('e')])).toEqual(['a', 'd'])
  expect(
    ids(9, [item('a', { command: null }), needsAttention(item('b'), 'x'), settle(item('c'), ['c', 'a', 1, 2])]),
  ).toEqual([])
})

test('OUT-02 a receipt is never taken back; a duplicate is a receipt; a refusal asks for attention', () => {
  const received = settle(item('a'), ['a', 'd', 1842, 99])
  expect(received.state).toEqual({ is: 'received', receipt: 1842, receivedAtMs: 99 })
  expect(settle(received, ['a', 'r', 'auth.not-yours', []])).toBe(received)
  expect(settle(item('a'), ['a', 'r', 'auth.not-yours', ['x']]).state).toEqual({
    is: 'attention',
    code: 'auth.not-yours',
    problems: ['x'],
  })
})

test('OUT-03 waits grow from 5 s to 5 min, spread by chance; an urgent command is tried each minute', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8, 50].map((attempt) => nextAttempt(attempt, 0.999999, false) / 1000)).toEqual([
    5, 10, 20, 40, 80, 160, 300, 300, 300,
  ])
  expect(nextAttempt(1, 0, false)).toBe(5_000)
  expect(nextAttempt(8, 0, false)).toBe(150_000)
  expect(nextAttempt(8, 0.5, true)).toBe(60_000)
})

test('OUT-04 only old receipts are forgotten', () => {
  const receipts = Array.from({ length: 53 }, (_, n) => settle(item(`r${n}`), [`r${n}`, 'a', n, n]))
  expect(forgettable([item('w'), needsAttention(item('x'), 'y'), ...receipts])).toEqual(['r0', 'r1', 'r2'])
})

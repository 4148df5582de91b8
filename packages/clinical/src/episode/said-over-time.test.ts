import { expect, test } from 'vitest'
import { saidOverTime } from './said-over-time.ts'

const said = (answer: string, on: string | null = null) => ({ answer, on })

test.each([
  ['nobody was asked', [], null],
  ['a "yes" stands, whatever came after', [said('yes', '2019-04-02'), said('no'), said('refused')], '2019-04-02'],
  [
    'of several, the latest day that was named',
    [said('yes', '2026-10-01'), said('yes', '2019-04-02'), said('yes')],
    '2026-10-01',
  ],
])('@safety what was said of an attempt over several calls: %s', (_what, inOrder, on) => {
  expect(saidOverTime(inOrder)?.on ?? null).toBe(on)
})

test('without a "yes", what they last answered; left out every time is left out', () => {
  expect(saidOverTime([said('refused'), said('no'), said('not_asked')])?.answer).toBe('no')
  expect(saidOverTime([said('no'), said('refused')])?.answer).toBe('refused')
  expect(saidOverTime([said('not_asked')])?.answer).toBe('not_asked')
})

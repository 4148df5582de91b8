import { expect, test, vi } from 'vitest'
import type { LiveChange } from './live.ts'
import { live } from './live.ts'

class FalseSource extends EventTarget {
  readonly url: string
  readyState = 1
  closed = false
  constructor(url: string) {
    super()
    this.url = url
  }
  close(): void {
    this.closed = true
  }
}

const change = (seq: number): MessageEvent<string> =>
  new MessageEvent('change', { data: JSON.stringify({ seq, topics: ['board'] }), lastEventId: String(seq) })

test('UI-05 the feed goes on from the last number seen, and repeats nothing', () => {
  vi.useFakeTimers()
  const sources: FalseSource[] = []
  const changes: LiveChange[] = []
  const states: string[] = []
  const stop = live({
    baseUrl: '',
    onEvent: (seen) => changes.push(seen),
    onState: (state) => states.push(state),
    after: 7,
    open: (address) => {
      const source = new FalseSource(address)
      sources.push(source)
      return source
    },
  })
  const [first] = sources
  first?.dispatchEvent(new Event('open'))
  first?.dispatchEvent(change(8))
  first?.dispatchEvent(change(8))
  expect(first?.url).toBe('/api/live?after=7')
  expect(changes).toEqual([{ seq: 8, topics: ['board'] }])

  if (first !== undefined) first.readyState = 2
  first?.dispatchEvent(new Event('error'))
  vi.advanceTimersByTime(5000)
  expect(sources[1]?.url).toBe('/api/live?after=8')
  expect(states).toEqual(['open', 'broken'])

  stop()
  expect(sources[1]?.closed).toBe(true)
  vi.useRealTimers()
})

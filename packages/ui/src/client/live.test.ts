import { expect, test, vi } from 'vitest'
import type { LiveEvent } from './live.ts'
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

const message = (id: string, data: unknown): MessageEvent<string> =>
  new MessageEvent('message', { data: JSON.stringify(data), lastEventId: id })

test('UI-05 the feed goes on from the last number seen', () => {
  vi.useFakeTimers()
  const sources: FalseSource[] = []
  const events: LiveEvent[] = []
  const states: string[] = []
  const stop = live({
    baseUrl: '',
    onEvent: (event) => events.push(event),
    onState: (state) => states.push(state),
    after: '7',
    open: (address) => {
      const source = new FalseSource(address)
      sources.push(source)
      return source
    },
  })
  sources[0]?.dispatchEvent(new Event('open'))
  sources[0]?.dispatchEvent(message('8', { name: 'coordination.promise-kept' }))
  expect(sources[0]?.url).toBe('/api/live?after=7')
  expect(events).toEqual([{ id: '8', name: 'coordination.promise-kept', data: { name: 'coordination.promise-kept' } }])

  const first = sources[0]
  if (first !== undefined) first.readyState = 2
  first?.dispatchEvent(new Event('error'))
  vi.advanceTimersByTime(5000)
  expect(sources[1]?.url).toBe('/api/live?after=8')
  expect(states).toEqual(['open', 'broken'])

  stop()
  expect(sources[1]?.closed).toBe(true)
  vi.useRealTimers()
})

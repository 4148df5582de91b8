import { expect, test } from 'vitest'
import { keepStorage, leaveQuickly, watchIdle } from './install.ts'
import { alone } from './tabs.ts'

test('INS-01 leaving quickly locks first, then shows a page from which "back" does not return', () => {
  const done: string[] = []
  const page = {
    history: { replaceState: (_: unknown, __: string, url: string) => done.push(`state ${url}`) },
    location: { replace: (url: string) => done.push(`go ${url}`) },
  }
  leaveQuickly(() => done.push('lock'), '/tiempo', page)
  expect(done).toEqual(['lock', 'state /tiempo', 'go /tiempo'])
})

test('INS-02 idleness begins again at each touch, and stops when told', () => {
  const page = new EventTarget()
  const timers: (() => void)[] = []
  let locked = 0
  const stop = watchIdle(
    {
      idleMs: 120_000,
      later: (waitMs, work) => {
        expect(waitMs).toBe(120_000)
        timers.push(work)
        return () => timers.splice(timers.indexOf(work), 1)
      },
      lock: () => locked++,
    },
    page,
  )
  page.dispatchEvent(new Event('pointerdown'))
  page.dispatchEvent(new Event('keydown'))
  expect(timers).toHaveLength(1)
  timers[0]?.()
  expect(locked).toBe(1)
  stop()
  page.dispatchEvent(new Event('keydown'))
  expect(timers).toHaveLength(0)
})

test('INS-03 a browser without a promise of storage answers no, and one tab works without locks', async () => {
  expect(await keepStorage(undefined)).toBe(false)
  expect(await keepStorage({ persisted: async () => false, persist: async () => true })).toBe(true)
  let ran = 0
  expect(await alone('ayni-test', async () => void ran++)).toBe(true)
  expect(ran).toBe(1)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ServerModule } from '../commands/index.ts'
import { type TestRuntime, testRuntime } from '../testing/index.ts'
import { createWorker } from './worker.ts'

let house: TestRuntime
const ran: string[] = []
let firstRun: () => void = () => undefined
const hasRun = new Promise<void>((resolve) => {
  firstRun = resolve
})

const night: ServerModule = {
  name: 'night',
  commands: [],
  queries: [],
  reactions: [],
  jobs: [
    { name: 'night.slow', everySeconds: 60, run: async () => void ran.push('slow') },
    {
      name: 'night.ladder',
      everySeconds: 3600,
      wake: 'ladder',
      run: async () => {
        ran.push('ladder')
        firstRun()
      },
    },
  ],
}

beforeAll(async () => {
  house = await testRuntime([night])
})
afterAll(async () => house.close())

test('@safety a worker that comes back looks at once at what it would have been woken for, whatever else is due', async () => {
  await house.worker.tick()
  // Its time for the ladder is an hour away, and nobody wakes it: what was said in between is lost.
  ran.length = 0
  const back = createWorker(house.runtime)
  await back.start()
  await hasRun
  await back.stop()
  expect(ran[0]).toBe('ladder')
})

import process from 'node:process'
import { systemClock } from '@ayni/platform/clock'
import { loadDemo } from './demo/load-demo.ts'
import { readEnvironment } from './environment.ts'
import { createLog } from './log.ts'
import { openHouse } from './open-house.ts'
import { serve } from './serve.ts'
import { welcome } from './welcome.ts'

const environment = readEnvironment(process.env)
const log = createLog(environment.logLevel)
const house = await openHouse({ environment, clock: systemClock, log, whenInUse: 'refuse' })
const demo = environment.demo ? await loadDemo(house) : undefined
if (environment.role !== 'api') await house.worker.start()
const served = environment.role === 'worker' ? undefined : await serve(house, environment)
if (served !== undefined) process.stdout.write(welcome(served.address, demo))

let stopping = false
async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  await served?.close()
  await house.close()
  process.exit(0)
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    stop().catch((error: unknown) => {
      log.error({ err: error }, 'did not stop cleanly')
      process.exit(1)
    })
  })
}

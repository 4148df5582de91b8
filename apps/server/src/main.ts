import process from 'node:process'
import { systemClock } from '@ayni/platform/clock'
import { type DemoSignIns, loadDemo } from './demo/load-demo.ts'
import { type Environment, readEnvironment } from './environment.ts'
import { createLog } from './log.ts'
import { openHouse } from './open-house.ts'
import { serve } from './serve.ts'
import { welcome } from './welcome.ts'

type Running = {
  readonly address: string | undefined
  readonly demo: DemoSignIns | undefined
  readonly stop: () => Promise<void>
}

/** Opens the house in the part that AYNI_ROLE gives this process: everything, the doors alone, or the worker alone. */
async function start(environment: Environment): Promise<Running> {
  const log = createLog(environment.logLevel)
  const house = await openHouse({ environment, clock: systemClock, log, whenInUse: 'refuse' })
  const demo = environment.demo ? await loadDemo(house) : undefined
  if (environment.role !== 'api') await house.worker.start()
  const served = environment.role === 'worker' ? undefined : await serve(house, environment)
  return {
    address: served?.address,
    demo,
    stop: async () => {
      await served?.close()
      await house.close()
    },
  }
}

function giveUp(error: unknown): never {
  process.stderr.write(`Ayni: ${error instanceof Error ? error.message : 'cannot start'}\n`)
  if (error instanceof Error && error.cause instanceof Error) process.stderr.write(`  ${error.cause.message}\n`)
  process.exit(1)
}

const running = await start(readEnvironment(process.env)).catch(giveUp)
if (running.address !== undefined) process.stdout.write(welcome(running.address, running.demo))

let stopping = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (stopping) return
    stopping = true
    running.stop().then(() => process.exit(0), giveUp)
  })
}

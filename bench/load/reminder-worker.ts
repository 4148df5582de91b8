import process from 'node:process'
import { type Instant, instant, plusSeconds } from '@ayni/kernel'
import { readEnvironment } from '../../apps/server/src/environment.ts'
import { createLog } from '../../apps/server/src/log.ts'
import { openHouse } from '../../apps/server/src/open-house.ts'

/** The worker of a house, in a process of its own that may be killed; its clock begins at the instant that it is given. */
const from = instant.parse(process.argv[2])
const began = performance.now()
const clock = { now: (): Instant => plusSeconds(from, (performance.now() - began) / 1000) }
const house = await openHouse({
  environment: readEnvironment({ ...process.env, AYNI_DEMO: '0', AYNI_ROLE: 'worker' }),
  clock,
  log: createLog('error'),
  whenInUse: 'join',
})
await house.worker.start()
process.on('SIGTERM', () => void house.close().then(() => process.exit(0)))

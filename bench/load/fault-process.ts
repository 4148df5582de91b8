import { once } from 'node:events'
import { flushCompileCache } from 'node:module'
import process from 'node:process'
import { fromMs, type Instant, toMs, z } from '@ayni/kernel'
import { systemClock } from '@ayni/platform/clock'
import { dispatch } from '@ayni/platform/commands'
import { readEnvironment } from '../../apps/server/src/environment.ts'
import { createLog } from '../../apps/server/src/log.ts'
import { openHouse } from '../../apps/server/src/open-house.ts'
import { actorShape } from './fault-orders.ts'

/** One process of the house that may be killed at any moment: its worker, or the side that takes commands. Its clock can be told to jump. */
const [role] = process.argv.slice(2)
process.on('disconnect', () => process.exit(0))
flushCompileCache()
process.send?.({ waits: true })
// It stands ready with its code read, and opens the house when the one before it is dead.
const [begun] = await once(process, 'message')
let { aheadMs } = z.object({ aheadMs: z.number() }).parse(begun)
const clock = { now: (): Instant => fromMs(toMs(systemClock.now()) + aheadMs) }
const house = await openHouse({
  environment: readEnvironment({ ...process.env, AYNI_DEMO: '0', AYNI_ROLE: role === 'worker' ? 'worker' : 'api' }),
  clock,
  log: createLog('silent'),
  whenInUse: 'join',
})
if (role === 'worker') await house.worker.start()

const order = z.discriminatedUnion('do', [
  z.object({ do: z.literal('jump'), aheadMs: z.number() }),
  z.object({ do: z.literal('give'), id: z.uuid(), name: z.string(), input: z.unknown(), actor: actorShape }),
])

/** An answer goes back only after the commit; a death before it leaves the parent without one, as it leaves a phone. */
async function give({ id, name, input, actor }: Extract<z.infer<typeof order>, { do: 'give' }>): Promise<void> {
  const answer = await dispatch(house.runtime, { name, input, actor, commandId: id, receivedAt: clock.now() }).catch(
    () => null,
  )
  if (answer !== null) process.send?.({ id, outcome: answer.outcome, code: 'code' in answer ? answer.code : null })
}

process.on('message', (message) => {
  const asked = order.parse(message)
  if (asked.do === 'jump') aheadMs = asked.aheadMs
  else void give(asked)
})
process.send?.({ ready: true })

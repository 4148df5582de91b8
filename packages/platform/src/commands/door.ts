import { setTimeout as after } from 'node:timers/promises'
import { type EventOf, type Instant, system } from '@ayni/kernel'
import { inTransaction } from '../database/index.ts'
import { inBatches } from './batches.ts'
import { newIdFrom } from './context.ts'
import { givenAgain } from './given-again.ts'
import type { Arriving, Doorbell } from './module.ts'
import type { Runtime } from './runtime.ts'

/** So many urgent commands are stored side by side; whoever comes while they are is heard first, and stored in turn. */
const SIDE_BY_SIDE = 4
/** Rung for in one transaction: the first are called while the next are still being heard. */
const AT_ONCE = 125

type Door = {
  storing: number
  readonly queue: (() => void)[]
  readonly ring: (heard: EventOf) => Promise<unknown>
}

/** Of each running house, one door for each bell. */
const doors = new WeakMap<Runtime, Map<Doorbell, Door>>()

/** @safety A bell that fails is no reason to wait: whoever is at the door comes in by the ordinary way, which rings by itself. */
async function ringFor(runtime: Runtime, bell: Doorbell, heard: readonly EventOf[]): Promise<readonly true[]> {
  const { database, keys, log, clock } = runtime
  const newId = newIdFrom(runtime, clock.now())
  for (let first = 0; first < heard.length; first += AT_ONCE) {
    const some = heard.slice(first, first + AT_ONCE).map(({ payload }) => payload)
    try {
      await givenAgain(() => inTransaction(database.app, system(null), (tx) => bell.ring({ tx, keys, newId }, some)))
    } catch (error) {
      log.error(
        { err: error, command: bell.command, waiting: some.length },
        'a crowd at the door was not heard at once',
      )
    }
  }
  return heard.map(() => true)
}

function doorOf(runtime: Runtime, bell: Doorbell): Door {
  const own = doors.get(runtime) ?? new Map<Doorbell, Door>()
  doors.set(runtime, own)
  const ring = inBatches((heard: readonly EventOf[]) => ringFor(runtime, bell, heard), {
    pause: () => after(1),
    most: 5,
  })
  const door = own.get(bell) ?? { storing: 0, queue: [], ring }
  own.set(bell, door)
  return door
}

type Given = Omit<Arriving, 'occurredAt'> & { readonly name: string; readonly occurredAt?: Instant }

/**
 * Stores a command; where it is urgent and many are being stored already, it is heard before it waits for its turn (0025).
 * @safety nothing is answered for by being heard: the verdict is that of `store`.
 */
export async function inTurn<T>(runtime: Runtime, call: Given, store: () => Promise<T>): Promise<T> {
  const bell = runtime.registry.doorbells.get(call.name)
  const { receivedAt, occurredAt = receivedAt } = call
  const heard = bell?.hears({ ...call, occurredAt }) ?? null
  if (bell === undefined || heard === null) return store()
  const door = doorOf(runtime, bell)
  if (door.storing >= SIDE_BY_SIDE) {
    await door.ring(heard)
    if (door.storing >= SIDE_BY_SIDE) await new Promise<void>((resolve) => door.queue.push(resolve))
    else door.storing += 1
  } else door.storing += 1
  try {
    return await store()
  } finally {
    const next = door.queue.shift()
    if (next === undefined) door.storing -= 1
    else next()
  }
}

import { systemClock } from '@ayni/platform/clock'
import { readEnvironment } from '../environment.ts'
import { createLog } from '../log.ts'
import { type House, openHouse } from '../open-house.ts'

/** Opens the house beside a running server, does one thing, and closes it whatever happens. */
export async function withHouse<T>(
  env: Readonly<Record<string, string | undefined>>,
  work: (house: House) => Promise<T>,
): Promise<T> {
  const environment = readEnvironment(env)
  const house = await openHouse({ environment, clock: systemClock, log: createLog('error'), whenInUse: 'join' })
  try {
    return await work(house)
  } finally {
    await house.close()
  }
}

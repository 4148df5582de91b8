import { system, toMs, uuidv7 } from '@ayni/kernel'
import { sql } from 'kysely'
import { dispatch, type Runtime } from '../commands/index.ts'
import { type Listening, listenTo, type Tx } from '../database/index.ts'
import type { Job, JobContext } from './job.ts'
import { claimJob, noteAlive, noteJob } from './job-rows.ts'
import { oneAtATime } from './one-at-a-time.ts'

export type Worker = {
  /** Runs every job that is due now, each at most once; returns the names run. Tests call it with a false clock. */
  readonly tick: () => Promise<readonly string[]>
  /** Runs one job now, whatever its schedule. */
  readonly runNow: (name: string) => Promise<void>
  readonly start: () => Promise<void>
  readonly stop: () => Promise<void>
}

const TICK_MS = 1000

/** What a job is given when it runs now. */
export function jobContextOf(runtime: Runtime): JobContext {
  const now = runtime.clock.now()
  const { database, keys, recipients, random, log } = runtime
  return {
    ...{ database, now, keys, recipients, random, log },
    newId: () => uuidv7(toMs(now), random(10)),
    give: ({ program, ...command }) => dispatch(runtime, { ...command, actor: system(program), receivedAt: now }),
  }
}

/** @safety a job that fails is tried again at its next time; it never ends the worker. */
async function runSafely(runtime: Runtime, job: Job): Promise<void> {
  const { log, clock, database } = runtime
  try {
    await job.run(jobContextOf(runtime))
    await noteJob(database.app, job, 'finished', clock.now())
  } catch (error) {
    log.error({ job: job.name, err: error }, 'job failed; it is tried again at its next time')
    await noteJob(database.app, job, 'failed', clock.now()).catch((second: unknown) =>
      log.error({ err: second }, 'could not note the failure'),
    )
  }
}

export function createWorker(runtime: Runtime): Worker {
  const { clock, database, log, registry } = runtime
  const id = uuidv7(toMs(clock.now()), runtime.random(10))
  const jobs = oneAtATime((job) => runSafely(runtime, job))
  let timer: NodeJS.Timeout | undefined
  let listening: Listening | undefined
  let stopping = false

  async function tick(): Promise<readonly string[]> {
    await noteAlive(database.app, id, clock.now())
    const ran: string[] = []
    for (const job of registry.jobs) {
      if (stopping || !(await claimJob(database.app, job, clock.now()))) continue
      ran.push(job.name)
      await jobs.run(job)
    }
    return ran
  }

  function schedule(): void {
    timer = setTimeout(() => {
      tick()
        .catch((error: unknown) => log.error({ err: error }, 'tick failed'))
        .finally(() => {
          if (!stopping) schedule()
        })
    }, TICK_MS)
  }

  return {
    tick,
    runNow: async (name) => {
      const job = registry.jobs.find((one) => one.name === name)
      if (job === undefined) throw new Error(`no job is called ${name}`)
      await jobs.run(job)
    },
    start: async () => {
      await noteAlive(database.app, id, clock.now())
      const wakeUp = (what: string): void => {
        for (const job of registry.jobs) if (job.wake === what) void jobs.run(job)
      }
      listening = await listenTo(database.appUrl, 'ayni_wake', wakeUp, (error) =>
        log.warn({ err: error }, 'wake-up connection lost; the next tick still comes'),
      )
      // @safety What was said while nobody listened is not said again: whoever comes back looks at once, before any slower job.
      for (const job of registry.jobs) if (job.wake !== undefined) void jobs.run(job)
      schedule()
    },
    stop: async () => {
      stopping = true
      clearTimeout(timer)
      await listening?.stop()
      await jobs.stop()
    },
  }
}

/** Wakes a job after this transaction commits. */
export const wake = async (tx: Tx, what: string): Promise<void> => {
  await sql`select pg_notify('ayni_wake', ${what})`.execute(tx)
}

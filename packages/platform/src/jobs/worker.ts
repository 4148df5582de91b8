import { type Instant, plusSeconds, system, toMs, uuidv7 } from '@ayni/kernel'
import { sql } from 'kysely'
import pg from 'pg'
import type { Runtime } from '../commands/index.ts'
import { inTransaction } from '../database/index.ts'
import type { Job, JobContext } from './job.ts'

export type Worker = {
  /** Runs every job that is due now, each at most once; returns the names run. Tests call it with a false clock. */
  readonly tick: () => Promise<readonly string[]>
  /** Runs one job now, whatever its schedule. */
  readonly runNow: (name: string) => Promise<void>
  readonly start: () => Promise<void>
  readonly stop: () => Promise<void>
}

const TICK_MS = 1000

/** Claims a job for this tick: one update, so that of several workers exactly one wins. */
async function claim(runtime: Runtime, job: Job, now: Instant): Promise<boolean> {
  return inTransaction(runtime.database.app, system(null), async (tx) => {
    await sql`insert into platform.job (name, next_at) values (${job.name}, ${now}) on conflict (name) do nothing`.execute(
      tx,
    )
    const { rows } =
      await sql`update platform.job set next_at = ${plusSeconds(now, job.everySeconds)}, last_started_at = ${now}
      where name = ${job.name} and next_at <= ${now} returning name`.execute(tx)
    return rows.length === 1
  })
}

async function note(runtime: Runtime, job: Job, failed: boolean): Promise<void> {
  const at = runtime.clock.now()
  await inTransaction(runtime.database.app, system(null), async (tx) => {
    await (failed
      ? sql`update platform.job set last_failed_at = ${at} where name = ${job.name}`.execute(tx)
      : sql`update platform.job set last_finished_at = ${at} where name = ${job.name}`.execute(tx))
  })
}

export function createWorker(runtime: Runtime): Worker {
  const id = uuidv7(toMs(runtime.clock.now()), runtime.random(10))
  const running = new Map<string, Promise<void>>()
  const again = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let listener: pg.Client | undefined
  let stopping = false

  const context = (): JobContext => {
    const now = runtime.clock.now()
    return {
      database: runtime.database,
      now,
      keys: runtime.keys,
      newId: () => uuidv7(toMs(now), runtime.random(10)),
      random: runtime.random,
      log: runtime.log,
    }
  }

  async function run(job: Job): Promise<void> {
    try {
      await job.run(context())
      await note(runtime, job, false)
    } catch (error) {
      runtime.log.error({ job: job.name, err: error }, 'job failed; it is tried again at its next time')
      await note(runtime, job, true).catch((second: unknown) =>
        runtime.log.error({ err: second }, 'could not note the failure'),
      )
    }
  }

  /** One run of a job at a time in this process; a call that comes meanwhile causes one more run afterwards. */
  function exclusively(job: Job): Promise<void> {
    const current = running.get(job.name)
    if (current !== undefined) {
      again.add(job.name)
      return current
    }
    const mine = (async () => {
      do {
        again.delete(job.name)
        await run(job)
      } while (again.has(job.name) && !stopping)
    })().finally(() => running.delete(job.name))
    running.set(job.name, mine)
    return mine
  }

  async function heartbeat(): Promise<void> {
    const at = runtime.clock.now()
    await inTransaction(runtime.database.app, system(null), async (tx) => {
      await sql`insert into platform.worker (id, started_at, seen_at) values (${id}, ${at}, ${at}) on conflict (id) do update set seen_at = excluded.seen_at`.execute(
        tx,
      )
    })
  }

  async function tick(): Promise<readonly string[]> {
    await heartbeat()
    const ran: string[] = []
    for (const job of runtime.registry.jobs) {
      if (stopping || !(await claim(runtime, job, runtime.clock.now()))) continue
      ran.push(job.name)
      await exclusively(job)
    }
    return ran
  }

  async function listen(): Promise<void> {
    const client = new pg.Client({ connectionString: runtime.database.appUrl })
    client.on('error', (error) =>
      runtime.log.warn({ err: error }, 'wake-up connection lost; the next tick still comes'),
    )
    client.on('notification', ({ payload }) => {
      for (const job of runtime.registry.jobs) if (job.wake !== undefined && job.wake === payload) void exclusively(job)
    })
    await client.connect()
    await client.query('listen ayni_wake')
    listener = client
  }

  function schedule(): void {
    timer = setTimeout(() => {
      void tick()
        .catch((error: unknown) => runtime.log.error({ err: error }, 'tick failed'))
        .finally(() => {
          if (!stopping) schedule()
        })
    }, TICK_MS)
  }

  return {
    tick,
    runNow: async (name) => {
      const job = runtime.registry.jobs.find((j) => j.name === name)
      if (job === undefined) throw new Error(`no job is called ${name}`)
      await exclusively(job)
    },
    start: async () => {
      await heartbeat()
      await listen()
      schedule()
    },
    stop: async () => {
      stopping = true
      clearTimeout(timer)
      await listener?.end()
      await Promise.allSettled(running.values())
    },
  }
}

/** Wakes a job after this transaction commits. */
export const wake = async (tx: Parameters<Parameters<typeof inTransaction>[2]>[0], what: string): Promise<void> => {
  await sql`select pg_notify('ayni_wake', ${what})`.execute(tx)
}

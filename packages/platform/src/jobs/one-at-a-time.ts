import type { Job } from './job.ts'

export type OneAtATime = {
  readonly run: (job: Job) => Promise<void>
  /** No further runs; resolves when those under way are over. */
  readonly stop: () => Promise<void>
}

/** One run of a job at a time in this process; a call that comes meanwhile causes one more run afterwards. */
export function oneAtATime(work: (job: Job) => Promise<void>): OneAtATime {
  const running = new Map<string, Promise<void>>()
  const again = new Set<string>()
  let stopping = false

  async function runUntilQuiet(job: Job): Promise<void> {
    do {
      again.delete(job.name)
      await work(job)
    } while (again.has(job.name) && !stopping)
  }

  return {
    run: (job) => {
      const current = running.get(job.name)
      if (current !== undefined) {
        again.add(job.name)
        return current
      }
      const mine = runUntilQuiet(job).finally(() => running.delete(job.name))
      running.set(job.name, mine)
      return mine
    },
    stop: async () => {
      stopping = true
      await Promise.allSettled(running.values())
    },
  }
}

import { system, toMs } from '@ayni/kernel'
import { inTransaction } from '@ayni/platform/database'
import { workerSeenAt } from '@ayni/platform/jobs'
import { Gauge, type Registry } from 'prom-client'
import type { House } from './open-house.ts'

/** Where it is not known, it is as bad as it can be: a monitor must not take silence for health. */
const UNKNOWN = Number.POSITIVE_INFINITY

/** `ayni_worker_silence_seconds` on `/metrics`: how long ago the worker was last seen. */
export function countWatch(figures: Registry, { runtime }: Pick<House, 'runtime'>): void {
  new Gauge({
    name: 'ayni_worker_silence_seconds',
    help: 'Seconds since the worker, which keeps the alarms going, was last seen',
    registers: [figures],
    async collect() {
      const { database, clock } = runtime
      const seen = await inTransaction(database.app, system(null), workerSeenAt, { readOnly: true }).catch(() => null)
      this.set(seen === null ? UNKNOWN : Math.max(0, (toMs(clock.now()) - toMs(seen)) / 1000))
    },
  })
}

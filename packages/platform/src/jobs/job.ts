import type { Instant } from '@ayni/kernel'
import type { Logger } from 'pino'
import type { KeyRing } from '../crypto/index.ts'
import type { Database } from '../database/index.ts'

export type JobContext = {
  readonly database: Database
  readonly now: Instant
  readonly keys: KeyRing
  readonly newId: () => string
  readonly random: (bytes: number) => Uint8Array
  readonly log: Logger
}

/**
 * Work that time brings. It claims its rows with `for update skip locked`, decides with `now` as an argument, and may be
 * killed at any line: what it did not commit is done again.
 */
export type Job = {
  readonly name: string
  readonly everySeconds: number
  /** A NOTIFY on `ayni_wake` with this text runs the job at once. */
  readonly wake?: string
  readonly run: (context: JobContext) => Promise<void>
}

import type { Clock, ConfidentialityClass, Instant, PersonId } from '@ayni/kernel'
import type { Logger } from 'pino'
import type { KeyRing } from '../crypto/index.ts'
import type { Database, Tx } from '../database/index.ts'
import type { RecipientBook } from '../messages/recipient-book.ts'
import type { Registry } from './registry.ts'

export type AccessRow = {
  readonly id: string
  readonly programId: string | null
  readonly personId: PersonId
  readonly accountId: string | null
  readonly role: string
  readonly purpose: string
  readonly class: ConfidentialityClass
  readonly what: string
  readonly at: Instant
}

/** Everything a command or query needs from the running house. */
export type Runtime = {
  readonly registry: Registry
  readonly database: Database
  readonly clock: Clock
  readonly keys: KeyRing
  readonly random: (bytes: number) => Uint8Array
  readonly log: Logger
  /** Where and when each physician may be written to; the enrollment module brings it. */
  readonly recipients: RecipientBook
  /** Writes one row of who-saw-my-data; the identity module brings it. */
  readonly recordAccess: (tx: Tx, row: AccessRow) => Promise<void>
}

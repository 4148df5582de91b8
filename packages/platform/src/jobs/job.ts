import type { Instant, ProgramId } from '@ayni/kernel'
import type { Logger } from 'pino'
import type { KeyRing } from '../crypto/index.ts'
import type { Database } from '../database/index.ts'
import type { RecipientBook } from '../messages/recipient-book.ts'

/** What became of a command that a job gave; the same id again is a duplicate, so a job that was killed may give it anew. */
export type Given =
  | { readonly outcome: 'accepted' | 'duplicate'; readonly output: unknown }
  | { readonly outcome: 'refused'; readonly code: string }

export type GivenCommand = {
  readonly name: string
  readonly input: unknown
  readonly commandId: string
  readonly program: ProgramId | null
}

export type JobContext = {
  readonly database: Database
  readonly now: Instant
  readonly keys: KeyRing
  readonly recipients: RecipientBook
  readonly newId: () => string
  readonly random: (bytes: number) => Uint8Array
  readonly log: Logger
  /** Gives a command in the name of the house, in a transaction of its own, so that reactions and the phone's feed follow. */
  readonly give: (command: GivenCommand) => Promise<Given>
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

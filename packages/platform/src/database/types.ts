import type { Kysely, Transaction } from 'kysely'

/** No table is known here: each module's store names its own rows. */
export type NoTables = Record<never, never>
export type Db = Kysely<NoTables>
export type Tx = Transaction<NoTables>

export type Database = {
  /** Signed in as `ayni_app`, a role that owns nothing: row-level security applies. */
  readonly app: Db
  /** Signed in as `ayni_evaluation`, which can read schema `evaluation` and nothing else. */
  readonly evaluation: Db
  /** Connection text of the application role, for LISTEN. */
  readonly appUrl: string
  readonly close: () => Promise<void>
}

import {
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type TransactionSettings,
} from 'kysely'
import type pg from 'pg'
import { type Line, lineOver } from './connection.ts'
import { noPlansKept, planNames } from './kept-plans.ts'

type Held = { readonly client: pg.PoolClient; readonly line: Line; readonly age: number }

const beginText = ({ isolationLevel, accessMode }: TransactionSettings): string =>
  ['start transaction', isolationLevel === undefined ? '' : `isolation level ${isolationLevel}`, accessMode ?? '']
    .filter((part) => part !== '')
    .join(' ')

/** The one place where SQL reaches PostgreSQL. */
function driverOver(pool: pg.Pool, keepPlans: boolean): Driver {
  const heldBy = new WeakMap<pg.PoolClient, Held>()
  const heldAs = new WeakMap<DatabaseConnection, Held>()
  /** When one connection learns that its plans are of yesterday's tables, all that were opened until then are let go. */
  let age = 0

  function hold(client: pg.PoolClient): Held {
    const known = heldBy.get(client)
    if (known !== undefined) return known
    const onStale = (): void => {
      if (held.age === age) age += 1
    }
    const held: Held = { client, line: lineOver(client, keepPlans ? planNames() : noPlansKept, onStale), age }
    heldBy.set(client, held)
    heldAs.set(held.line, held)
    return held
  }

  const known = (connection: DatabaseConnection): Held => {
    const held = heldAs.get(connection)
    if (held === undefined) throw new Error('a connection of somebody else')
    return held
  }

  async function acquire(): Promise<Line> {
    const held = hold(await pool.connect())
    if (held.age === age) return held.line
    held.client.release(true)
    return acquire()
  }

  return {
    init: async () => undefined,
    acquireConnection: acquire,
    beginTransaction: async (connection, settings) => known(connection).line.begin(beginText(settings)),
    commitTransaction: (connection) => known(connection).line.commit(),
    rollbackTransaction: (connection) => known(connection).line.rollback(),
    releaseConnection: async (connection) => {
      const { client, line } = known(connection)
      client.release(line.spoilt())
    },
    destroy: () => pool.end(),
  }
}

export const dialectOver = (pool: pg.Pool, keepPlans: boolean): Dialect => ({
  createDriver: () => driverOver(pool, keepPlans),
  createQueryCompiler: () => new PostgresQueryCompiler(),
  createAdapter: () => new PostgresAdapter(),
  createIntrospector: (db) => new PostgresIntrospector(db),
})

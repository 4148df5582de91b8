import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { rolePassword } from './roles.ts'
import type { Database, Db } from './types.ts'
import { urlAs } from './url-as.ts'

export { urlAs }

const TIMESTAMPTZ = 1184
const BIGINT = 20
const DATE = 1082
const NUMERIC = 1700

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === TIMESTAMPTZ) return (text: string) => new Date(text).toISOString()
    if (oid === BIGINT || oid === NUMERIC) return Number
    if (oid === DATE) return (text: string) => text
    return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text')
  },
}

function openPool(connectionString: string, max: number, onError: (error: Error) => void): Db {
  const pool = new pg.Pool({ connectionString, max, types, idleTimeoutMillis: 60_000 })
  pool.on('error', onError)
  // The pool hears its idle clients only: one lost in the middle of a transaction would end the whole process.
  pool.on('connect', (client) => void client.on('error', onError))
  return new Kysely<Record<never, never>>({ dialect: new PostgresDialect({ pool }) })
}

export type OpenOptions = {
  readonly ownerUrl: string
  /** Root secret of this installation; role passwords derive from it. */
  readonly secret: string
  readonly maxConnections?: number
  readonly onError: (error: Error) => void
}

export function openDatabase({ ownerUrl, secret, maxConnections = 10, onError }: OpenOptions): Database {
  const appUrl = urlAs(ownerUrl, 'ayni_app', rolePassword(secret, 'ayni_app'))
  const app = openPool(appUrl, maxConnections, onError)
  const evaluation = openPool(urlAs(ownerUrl, 'ayni_evaluation', rolePassword(secret, 'ayni_evaluation')), 3, onError)
  return {
    app,
    evaluation,
    appUrl,
    close: async () => {
      await Promise.all([app.destroy(), evaluation.destroy()])
    },
  }
}

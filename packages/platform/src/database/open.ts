import { Kysely } from 'kysely'
import pg from 'pg'
import { dialectOver } from './dialect.ts'
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

/** A connection is renewed after an hour, and what it keeps with it. */
const LIFE_S = 3600

type PoolOptions = { readonly max: number; readonly keepPlans: boolean; readonly onError: (error: Error) => void }

function openPool(connectionString: string, { max, keepPlans, onError }: PoolOptions): Db {
  const pool = new pg.Pool({
    connectionString,
    max,
    types,
    pipeline: true,
    idleTimeoutMillis: 60_000,
    maxLifetimeSeconds: LIFE_S,
  })
  pool.on('error', onError)
  // The pool hears its idle clients only: one lost in the middle of a transaction would end the whole process.
  pool.on('connect', (client) => void client.on('error', onError))
  return new Kysely<Record<never, never>>({ dialect: dialectOver(pool, keepPlans) })
}

export type OpenOptions = {
  readonly ownerUrl: string
  /** Root secret of this installation; role passwords derive from it. */
  readonly secret: string
  readonly maxConnections?: number
  /** Whether PostgreSQL keeps what it understood of statements that repeat. Not behind a pooler that changes the session in between. */
  readonly keepPlans?: boolean
  readonly onError: (error: Error) => void
}

export function openDatabase({
  ownerUrl,
  secret,
  maxConnections = 10,
  keepPlans = true,
  onError,
}: OpenOptions): Database {
  const appUrl = urlAs(ownerUrl, 'ayni_app', rolePassword(secret, 'ayni_app'))
  const app = openPool(appUrl, { max: maxConnections, keepPlans, onError })
  const evaluation = openPool(urlAs(ownerUrl, 'ayni_evaluation', rolePassword(secret, 'ayni_evaluation')), {
    max: 3,
    keepPlans,
    onError,
  })
  return {
    app,
    evaluation,
    appUrl,
    close: async () => {
      await Promise.all([app.destroy(), evaluation.destroy()])
    },
  }
}

import { createHash, randomBytes } from 'node:crypto'
import { fromMs } from '@ayni/kernel'
import pg from 'pg'
import { testRing } from '../crypto/index.ts'
import { migrate, readMigrations } from '../database/index.ts'

export type TestDatabase = { readonly ownerUrl: string; readonly drop: () => Promise<void> }

const named = (adminUrl: string, database: string): string => {
  const url = new URL(adminUrl)
  url.pathname = `/${database}`
  return url.toString()
}

async function withAdmin<T>(adminUrl: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}

/** One migrated template a set of migrations, made by whoever comes first. */
async function template(adminUrl: string): Promise<string> {
  const hash = createHash('sha256')
  for (const migration of await readMigrations()) hash.update(migration.name).update(migration.hash)
  const name = `ayni_template_${hash.digest('hex').slice(0, 16)}`
  await withAdmin(adminUrl, async (admin) => {
    await admin.query('select pg_advisory_lock(77102)')
    const { rows } = await admin.query('select 1 from pg_database where datname = $1 and datistemplate', [name])
    if (rows.length > 0) return
    await admin.query(`drop database if exists ${name}`)
    await admin.query(`create database ${name}`)
    await migrate(named(adminUrl, name), testRing().secret, fromMs(0))
    await admin.query(`alter database ${name} is_template true`)
  })
  return name
}

/** A fresh, migrated database of its own for one test file, on the PostgreSQL that `npm test` started. */
export async function testDatabase(): Promise<TestDatabase> {
  const adminUrl = process.env.AYNI_TEST_ADMIN_URL
  if (adminUrl === undefined)
    throw new Error('AYNI_TEST_ADMIN_URL is not set: the database tests run under vitest’s global setup')
  const source = await template(adminUrl)
  const name = `ayni_test_${randomBytes(8).toString('hex')}`
  await withAdmin(adminUrl, async (admin) => {
    await admin.query('select pg_advisory_lock(77102)')
    await admin.query(`create database ${name} template ${source}`)
  })
  return {
    ownerUrl: named(adminUrl, name),
    drop: () => withAdmin(adminUrl, async (admin) => void (await admin.query(`drop database ${name} with (force)`))),
  }
}

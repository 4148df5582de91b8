import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Instant } from '@ayni/kernel'
import pg from 'pg'
import { refuseServer } from './refuse-server.ts'
import { ensureRoles } from './roles.ts'

export const migrationsFolder = fileURLToPath(new URL('../../../../db/migrations', import.meta.url))

type Migration = { readonly name: string; readonly sql: string; readonly hash: string }

/** The numbered files, in order. */
export async function readMigrations(folder = migrationsFolder): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name)).sort()
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(path.join(folder, name), 'utf8')
      return { name, sql, hash: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/**
 * Brings the database to the present. Forward only; each file in its own transaction; a file that was applied and then
 * changed stops the start, because nobody knows any more what the database holds. Processes that start together take turns.
 */
export async function migrate(ownerUrl: string, secret: string, now: Instant): Promise<readonly string[]> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    await refuseServer(owner)
    // A managed server may end long statements: waiting for another start, or building an index, is one.
    await owner.query('set statement_timeout = 0; set lock_timeout = 0')
    await owner.query('select pg_advisory_lock(77101)')
    await ensureRoles(owner, { ownerUrl, secret })
    const missing = missingFrom(await appliedIn(owner), await readMigrations())
    for (const migration of missing) await apply(owner, migration, now)
    return missing.map(({ name }) => name)
  } finally {
    await owner.end()
  }
}

async function appliedIn(owner: pg.Client): Promise<ReadonlyMap<string, string>> {
  await owner.query('create schema if not exists platform')
  await owner.query(
    'create table if not exists platform.migration (name text primary key, hash text not null, applied_at timestamptz not null)',
  )
  const { rows } = await owner.query<{ name: string; hash: string }>('select name, hash from platform.migration')
  return new Map(rows.map(({ name, hash }) => [name, hash]))
}

/** Looks at every file before the first is applied. */
function missingFrom(applied: ReadonlyMap<string, string>, files: readonly Migration[]): readonly Migration[] {
  const changed = files.find(({ name, hash }) => applied.has(name) && applied.get(name) !== hash)
  if (changed !== undefined)
    throw new Error(
      `The migration ${changed.name} was changed after it was applied to this database. Nothing was done. ` +
        'Put back the file as it was released; a change of the database is a new file.',
    )
  return files.filter(({ name }) => !applied.has(name))
}

async function apply(owner: pg.Client, migration: Migration, now: Instant): Promise<void> {
  await owner.query('begin')
  try {
    await owner.query(migration.sql)
    await owner.query('insert into platform.migration (name, hash, applied_at) values ($1, $2, $3)', [
      migration.name,
      migration.hash,
      now,
    ])
    await owner.query('commit')
  } catch (error) {
    await owner.query('rollback')
    throw new Error(`migration ${migration.name} failed`, { cause: error })
  }
}

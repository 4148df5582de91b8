import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Instant } from '@ayni/kernel'
import pg from 'pg'
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
 * changed stops the start, because nobody knows any more what the database holds.
 */
export async function migrate(ownerUrl: string, secret: string, now: Instant): Promise<readonly string[]> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    await ensureRoles(owner, secret)
    await owner.query('select pg_advisory_lock(77101)')
    await owner.query('create schema if not exists platform')
    await owner.query(
      'create table if not exists platform.migration (name text primary key, hash text not null, applied_at timestamptz not null)',
    )
    const applied = new Map(
      (await owner.query<{ name: string; hash: string }>('select name, hash from platform.migration')).rows.map((r) => [
        r.name,
        r.hash,
      ]),
    )
    const done: string[] = []
    for (const migration of await readMigrations()) {
      const before = applied.get(migration.name)
      if (before === migration.hash) continue
      if (before !== undefined) throw new Error(`migration ${migration.name} was changed after it was applied`)
      await apply(owner, migration, now)
      done.push(migration.name)
    }
    return done
  } finally {
    await owner.end()
  }
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

import { createHmac } from 'node:crypto'
import type pg from 'pg'
import { sqlState } from './transaction.ts'

/** No right to; somebody else wrote it in the same moment (two ways in which PostgreSQL says it). */
const leaveIt = ['42501', 'XX000', '23505']
const written = /^Ayni ([0-9a-f]{16}), database (\d+)$/

/** Names an installation without telling anything of its secret. */
const fingerprint = (secret: string): string =>
  createHmac('sha256', secret).update('installation').digest('hex').slice(0, 16)

type Holder = { readonly fingerprint: string; readonly database: string; readonly name: string | undefined }

async function holder(owner: pg.Client): Promise<Holder | undefined> {
  const { rows } = await owner.query<{ mark: string | null }>(
    `select shobj_description(r.oid, 'pg_authid') as mark from pg_roles r where r.rolname = 'ayni_app'`,
  )
  const [, print, database] = written.exec(rows[0]?.mark ?? '') ?? []
  if (print === undefined || database === undefined) return undefined
  const named = await owner.query<{ name: string }>('select datname as name from pg_database where oid = $1', [
    database,
  ])
  return { fingerprint: print, database, name: named.rows[0]?.name }
}

/**
 * Roles belong to a whole server, their passwords to one installation: a second one with other keys would lock the first
 * out, and be locked out at its next start. Whose they are stands in the comment on `ayni_app`.
 */
export async function refuseOtherInstallation(owner: pg.Client, secret: string): Promise<void> {
  const held = await holder(owner)
  if (held?.name === undefined || held.fingerprint === fingerprint(secret)) return
  const { rows } = await owner.query<{ name: string }>('select current_database() as name')
  const why =
    rows[0]?.name === held.name
      ? 'This database was opened with other keys. Give every process the same AYNI_KEYS, or the same keys in AYNI_DATA_DIR.'
      : `The roles ayni_app, ayni_evaluation and ayni_auth of this server belong to the Ayni in database "${held.name}", ` +
        'which has other keys. Give this one a PostgreSQL server of its own.'
  throw new Error(
    `${why} If those keys are gone for good: COMMENT ON ROLE ayni_app IS NULL; and start again. See docs/operations/postgresql.md.`,
  )
}

/** Writes whose the roles are, where that is not said yet, or names a database that is gone. */
export async function markInstallation(owner: pg.Client, secret: string): Promise<void> {
  if ((await holder(owner))?.name !== undefined) return
  const { rows } = await owner.query<{ oid: string }>('select oid from pg_database where datname = current_database()')
  try {
    await owner.query(`comment on role ayni_app is 'Ayni ${fingerprint(secret)}, database ${rows[0]?.oid}'`)
  } catch (error) {
    // Roles that were made by hand: whoever may not mark them cannot change their passwords either.
    if (!leaveIt.includes(sqlState(error) ?? '')) throw error
  }
}

import { createHmac } from 'node:crypto'
import type pg from 'pg'
import { sqlState } from './transaction.ts'

/** Roles of the application: none owns anything, none is a superuser, none bypasses row-level security. */
export const databaseRoles = ['ayni_app', 'ayni_evaluation', 'ayni_auth'] as const
export type DatabaseRole = (typeof databaseRoles)[number]

/** Password of a role, derived so that several processes sharing the secret agree without storing it. */
export const rolePassword = (secret: string, role: DatabaseRole): string =>
  createHmac('sha256', secret).update(`database-role:${role}`).digest('base64url')

const ALTER_TRIES = 20

/** Roles belong to the whole server, advisory locks to one database: an Ayni on another one may alter the same role just now. */
async function setPassword(owner: pg.Client, role: DatabaseRole, password: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await owner.query(`alter role ${role} login password ${password}`)
      return
    } catch (error) {
      // "tuple concurrently updated": PostgreSQL gives it no better code than internal error.
      if (sqlState(error) !== 'XX000' || tries === ALTER_TRIES) throw error
    }
  }
}

/** Creates the roles that are missing and sets their passwords. */
export async function ensureRoles(owner: pg.Client, secret: string): Promise<void> {
  for (const role of databaseRoles) {
    const password = owner.escapeLiteral(rolePassword(secret, role))
    await owner.query(
      `do $$ begin create role ${role} login noinherit; exception when duplicate_object then null; when unique_violation then null; end $$`,
    )
    const wanted = await owner.query<{ rolcanlogin: boolean; rolsuper: boolean }>(
      'select rolcanlogin, rolsuper from pg_roles where rolname = $1',
      [role],
    )
    if (wanted.rows[0]?.rolsuper === true)
      throw new Error(`database role ${role} must not be a superuser: row-level security would not apply`)
    await owner.query(`select pg_advisory_lock(77100)`)
    await setPassword(owner, role, password)
    await owner.query(`select pg_advisory_unlock(77100)`)
  }
}

import { createHmac } from 'node:crypto'
import type pg from 'pg'
import { markInstallation, refuseOtherInstallation } from './installation-mark.ts'
import { scramVerifier } from './scram-verifier.ts'
import { signsInAs } from './sign-in-as.ts'
import { sqlState } from './transaction.ts'
import { urlAs } from './url-as.ts'

/** Roles of the application: none owns anything, none is a superuser, none bypasses row-level security. */
export const databaseRoles = ['ayni_app', 'ayni_evaluation', 'ayni_auth'] as const
export type DatabaseRole = (typeof databaseRoles)[number]

/** Password of a role, derived so that several processes sharing the secret agree without storing it. */
export const rolePassword = (secret: string, role: DatabaseRole): string =>
  createHmac('sha256', secret).update(`database-role:${role}`).digest('base64url')

const INSUFFICIENT_PRIVILEGE = '42501'
const madeMeanwhile = ['42710', '23505']
/** "tuple concurrently updated": another database of this server set the same password in the same moment. */
const CONCURRENTLY_UPDATED = 'XX000'

const help = 'Then start Ayni again. See docs/operations/postgresql.md.'

async function whoAmI(owner: pg.Client): Promise<string> {
  const { rows } = await owner.query<{ name: string }>('select quote_ident(current_user) as name')
  return rows[0]?.name ?? ''
}

async function createIfMissing(owner: pg.Client, role: DatabaseRole): Promise<void> {
  const { rowCount } = await owner.query('select 1 from pg_roles where rolname = $1', [role])
  if (rowCount !== 0) return
  try {
    await owner.query(`create role ${role} login noinherit`)
  } catch (error) {
    const state = sqlState(error) ?? ''
    if (madeMeanwhile.includes(state)) return
    if (state !== INSUFFICIENT_PRIVILEGE) throw error
    const me = await whoAmI(owner)
    throw new Error(
      `The database user ${me} may not create the role ${role}. As an administrator of the server, once: ` +
        `ALTER ROLE ${me} CREATEROLE; ${help}`,
      { cause: error },
    )
  }
}

type Powers = { readonly rolsuper: boolean; readonly rolbypassrls: boolean; readonly owns: boolean }

/** @safety a role that row-level security does not bind would show everybody everything. */
async function refusePowerful(owner: pg.Client, role: DatabaseRole): Promise<void> {
  const { rows } = await owner.query<Powers>(
    `select rolsuper, rolbypassrls, pg_has_role(rolname, current_user, 'member') as owns from pg_roles where rolname = $1`,
    [role],
  )
  const powers = rows[0]
  const why =
    powers === undefined || powers.rolsuper
      ? 'a superuser'
      : powers.rolbypassrls
        ? 'one with BYPASSRLS'
        : powers.owns
          ? `a member of ${await whoAmI(owner)}, the owner`
          : undefined
  if (why !== undefined)
    throw new Error(`The database role ${role} must not be ${why}: row-level security would not apply to it.`)
}

/** Where PUBLIC may not connect, as on many managed servers. */
async function letConnect(owner: pg.Client, role: DatabaseRole): Promise<void> {
  const { rows } = await owner.query<{ may: boolean; here: string }>(
    `select has_database_privilege($1, current_database(), 'CONNECT') as may, quote_ident(current_database()) as here`,
    [role],
  )
  if (rows[0]?.may === false) await owner.query(`grant connect on database ${rows[0].here} to ${role}`)
}

async function setPassword(owner: pg.Client, role: DatabaseRole, secret: string): Promise<void> {
  const verifier = owner.escapeLiteral(scramVerifier(rolePassword(secret, role)))
  try {
    await owner.query(`alter role ${role} login password ${verifier}`)
  } catch (error) {
    const state = sqlState(error)
    if (state === CONCURRENTLY_UPDATED) return
    if (state !== INSUFFICIENT_PRIVILEGE) throw error
    const me = await whoAmI(owner)
    throw new Error(
      `The role ${role} is there, does not accept this installation's password, and ${me} may not change it, ` +
        'because somebody else made it. As whoever made it, or an administrator of the server, once: ' +
        `ALTER ROLE ${me} CREATEROLE; and, on PostgreSQL 16 or later, ` +
        `GRANT ${databaseRoles.join(', ')} TO ${me} WITH ADMIN OPTION; ${help}`,
      { cause: error },
    )
  }
}

async function letSignIn(owner: pg.Client, role: DatabaseRole, { ownerUrl, secret }: Installation): Promise<void> {
  const url = urlAs(ownerUrl, role, rolePassword(secret, role))
  for (let tries = 0; tries < 3; tries++) {
    if (await signsInAs(role, url)) return
    await setPassword(owner, role, secret)
  }
  if (await signsInAs(role, url)) return
  throw new Error(
    `The role ${role} has its password, and still may not sign in: pg_hba.conf, the service's own list of users, or the ` +
      `pooler in DATABASE_URL must let ${databaseRoles.join(', ')} in. ${help}`,
  )
}

export type Installation = { readonly ownerUrl: string; readonly secret: string }

/**
 * Brings the roles about and lets them in. Whoever finds them in order changes nothing, so that the right to make roles
 * is needed once, and processes that start together do not meet in the catalogue.
 */
export async function ensureRoles(owner: pg.Client, installation: Installation): Promise<void> {
  await refuseOtherInstallation(owner, installation.secret)
  for (const role of databaseRoles) {
    await createIfMissing(owner, role)
    await refusePowerful(owner, role)
    await letConnect(owner, role)
    await letSignIn(owner, role, installation)
  }
  await markInstallation(owner, installation.secret)
}

import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { databaseRoles, startEmbedded } from '../database/index.ts'
import { asOwner } from './as-owner.ts'

export type ManagedServer = {
  /** Connection text of the service itself: what the operator of a managed database never has. */
  readonly adminUrl: string
  /** A name that wants quotes, as some services give. */
  readonly ownerName: string
  /** A fresh database of the owner, who may make roles and is no superuser. */
  readonly database: (encoding?: string) => Promise<string>
  readonly stop: () => Promise<void>
}

const at = (adminUrl: string, database: string, user?: string, password?: string): string => {
  const url = new URL(adminUrl)
  url.pathname = `/${database}`
  if (user !== undefined) url.username = user
  if (password !== undefined) url.password = password
  return url.toString()
}

/**
 * A whole server for one test file, because roles belong to a server: its owner of databases is no superuser, as on managed
 * services. `AYNI_TEST_MANAGED_URL` (superuser, throwaway) puts another version of PostgreSQL in its place.
 */
export async function managedServer(): Promise<ManagedServer> {
  const given = process.env.AYNI_TEST_MANAGED_URL
  const folder = await mkdtemp(path.join(tmpdir(), 'ayni-managed-'))
  await chmod(folder, 0o711)
  const server = given === undefined ? await startEmbedded({ dataDir: folder, database: 'postgres' }) : undefined
  const adminUrl = given ?? server?.url ?? ''
  const ownerName = `duena-${randomBytes(4).toString('hex')}`
  const password = randomBytes(12).toString('hex')
  await asOwner(adminUrl, `create role "${ownerName}" login createrole password '${password}'`)
  const made: string[] = []
  return {
    adminUrl,
    ownerName,
    database: async (encoding = 'UTF8') => {
      const name = `casa_${randomBytes(6).toString('hex')}`
      await asOwner(
        adminUrl,
        `create database ${name} owner "${ownerName}" template template0 encoding '${encoding}' locale_provider libc lc_collate 'C' lc_ctype 'C'`,
      )
      made.push(name)
      await asOwner(adminUrl, `revoke connect on database ${name} from public`)
      return at(adminUrl, name, ownerName, password)
    },
    stop: async () => {
      if (server === undefined) {
        for (const name of made) await asOwner(adminUrl, `drop database if exists ${name} with (force)`)
        for (const role of [...databaseRoles, `"${ownerName}"`]) await asOwner(adminUrl, `drop role if exists ${role}`)
      }
      await server?.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

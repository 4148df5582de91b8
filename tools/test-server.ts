import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startEmbedded } from '../packages/platform/src/database/embedded.ts'
import { holderOf } from '../packages/platform/src/database/embedded-process.ts'

const prefix = 'ayni-test-'

/** Memory where there is enough of it: the tests write much and keep nothing. */
const room = (): string => {
  if (!existsSync('/dev/shm')) return tmpdir()
  const { bavail, bsize } = statfsSync('/dev/shm')
  return bavail * bsize > 2_000_000_000 ? '/dev/shm' : tmpdir()
}

/** Servers of test runs that were killed. */
const sweep = async (folder: string): Promise<void> => {
  for (const name of readdirSync(folder).filter((entry) => entry.startsWith(prefix))) {
    const dataDir = path.join(folder, name)
    const holder = holderOf(path.join(dataDir, 'postgres'))
    if (holder.is !== 'postgres' || holder.starter !== 'orphan') continue
    process.kill(holder.pid, 'SIGQUIT')
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** Vitest's global setup: one throwaway PostgreSQL for the whole run, unless `npm test` already started one. */
const testServer = async (): Promise<() => Promise<void>> => {
  if (process.env.AYNI_TEST_ADMIN_URL !== undefined) return async () => undefined
  const folder = room()
  await sweep(folder)
  const dataDir = mkdtempSync(path.join(folder, prefix))
  chmodSync(dataDir, 0o711)
  const server = await startEmbedded({ dataDir, database: 'postgres', settings: { max_connections: '300' } })
  process.env.AYNI_TEST_ADMIN_URL = server.url
  return async () => {
    delete process.env.AYNI_TEST_ADMIN_URL
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

export default testServer

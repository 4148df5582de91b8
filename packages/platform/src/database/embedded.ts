import { mkdirSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { findBinaries, systemAccount } from './embedded-binaries.ts'
import { clusterIn, settleCluster, superuserPassword } from './embedded-cluster.ts'
import { answers, isOver, type Launched, launchUntilUp, type Place, stopGently, urlOf } from './embedded-launch.ts'

export type EmbeddedOptions = {
  /** Holds the cluster, its password (keys/), its port and its log. Created when missing. */
  readonly dataDir: string
  /** Fixed port; otherwise a free one below 32768, remembered for the next start. */
  readonly port?: number
  /** Database to create and name in the url. */
  readonly database?: string
  /** When another live Ayni has this directory open: refuse (a server), or work beside it (the command line). */
  readonly whenInUse?: 'refuse' | 'join'
  /** Passed to the server as `-c name=value`. */
  readonly settings?: Readonly<Record<string, string>>
  readonly log?: (line: string) => void
}

export type EmbeddedServer = {
  /** Signed in as the superuser: for migrations and roles, never for requests. */
  readonly url: string
  readonly port: number
  /** False when another process owns the server and we only joined it: `stop()` then leaves it running. */
  readonly owned: boolean
  readonly stop: () => Promise<void>
}

const ensureDatabase = async (place: Place, port: number, name: string): Promise<void> => {
  const client = new pg.Client({ connectionString: urlOf(place, port, 'postgres') })
  client.on('error', (error) => place.log(`embedded database: ${error.message}`))
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}

/** Keeps a server that dies on its own running: requests find it again on the same port, with everything committed. */
const keepRunning = (place: Place, first: Launched & { by: 'us' }, url: string): EmbeddedServer => {
  let running = first
  let stopping = false
  let recovery: Promise<void> = Promise.resolve()
  const recover = async (): Promise<void> => {
    place.log('the embedded database died; starting it again')
    const again = await launchUntilUp(place, running.port)
    if (again.by === 'another') throw new Error(`another Ayni (process ${again.starter}) took it over`)
    running = again
    watch()
  }
  const died = (): void => {
    if (stopping) return
    recovery = recover().catch((error: unknown) => {
      place.log(`the embedded database stays down: ${error instanceof Error ? error.message : String(error)}`)
    })
  }
  const watch = (): void => {
    // It may be dead before anybody listens: between its first answer and this line.
    if (isOver(running.child)) died()
    else running.child.once('exit', died)
  }
  watch()
  const stop = async (): Promise<void> => {
    stopping = true
    await recovery
    if (!isOver(running.child)) await stopGently(running.pid)
  }
  return { url, port: first.port, owned: true, stop }
}

const join = async (
  place: Place,
  { port, starter }: Launched & { by: 'another' },
  url: string,
): Promise<EmbeddedServer> => {
  if (!(await answers(place, port, () => false))) {
    throw new Error(`The database of the other Ayni (process ${starter}) does not answer on port ${port}.`)
  }
  return { url, port, owned: false, stop: async () => undefined }
}

/**
 * Starts the PostgreSQL that comes with Ayni, on the loopback only, and keeps it running until `stop()`.
 * After a `kill -9` of Ayni the orphaned server is recognised, stopped cleanly and started again.
 * @throws when another live Ayni uses the directory, or when no PostgreSQL can run here; the message says what to do
 */
export const startEmbedded = async (options: EmbeddedOptions): Promise<EmbeddedServer> => {
  const { port, database = 'ayni', whenInUse = 'refuse', settings = {}, log = () => undefined } = options
  const dataDir = path.resolve(options.dataDir)
  mkdirSync(dataDir, { recursive: true })
  const account = systemAccount()
  const binaries = findBinaries(account)
  const cluster = clusterIn(dataDir)
  await settleCluster({ dataDir, cluster, binaries, account, log })
  const place: Place = { cluster, binaries, account, password: superuserPassword(cluster), settings, log }
  const launched = await launchUntilUp(place, port)
  const url = urlOf(place, launched.port, database)
  if (launched.by === 'another' && whenInUse === 'refuse') {
    throw new Error(
      `Another Ayni (process ${launched.starter}) is using ${dataDir}. ` +
        'Stop it first, or give this one its own AYNI_DATA_DIR.',
    )
  }
  const server = launched.by === 'us' ? keepRunning(place, launched, url) : await join(place, launched, url)
  await ensureDatabase(place, launched.port, database)
  return server
}

import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import type { Clock } from '@ayni/kernel'
import { recipientBook } from '@ayni/modules/enrollment/server'
import { recordAccess } from '@ayni/modules/identity/server'
import { openSignIn, type SignIn } from '@ayni/platform/auth'
import { createRegistry, type Runtime } from '@ayni/platform/commands'
import { loadKeyRing } from '@ayni/platform/crypto'
import { assertDurable, migrate, openDatabase, startEmbedded } from '@ayni/platform/database'
import { createWorker, type Worker } from '@ayni/platform/jobs'
import { type Channels, channelsFromEnvironment } from '@ayni/platform/messages'
import pg from 'pg'
import type { Logger } from 'pino'
import type { Environment } from './environment.ts'
import { heartbeat, modulesWith } from './modules.ts'

/** One for each job that may run at once, and some for the messages they send side by side. */
const WORKER_CONNECTIONS = 6

export type House = {
  readonly runtime: Runtime
  readonly worker: Worker
  readonly signIn: SignIn
  readonly channels: Channels
  /** Owner's connection: migrations, backup and nothing else. */
  readonly ownerUrl: string
  readonly close: () => Promise<void>
}

export type OpenHouseOptions = {
  readonly environment: Environment
  readonly clock: Clock
  readonly log: Logger
  /** A server refuses a data folder that another one holds; the command line works beside it. */
  readonly whenInUse: 'refuse' | 'join'
  /** Ways out made by hand, for journeys and benches; read from the environment otherwise. */
  readonly channels?: Channels
}

async function refuseUnsafe(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await assertDurable(client)
  } finally {
    await client.end()
  }
}

async function openPostgres({
  environment,
  log,
  whenInUse,
}: OpenHouseOptions): Promise<{ url: string; stop: () => Promise<void> }> {
  if (environment.databaseUrl !== undefined) return { url: environment.databaseUrl, stop: async () => undefined }
  const server = await startEmbedded({
    dataDir: environment.dataDir,
    database: 'ayni',
    whenInUse: environment.role === 'all' ? whenInUse : 'join',
    log: (line) => log.info(line),
  })
  return { url: server.url, stop: server.stop }
}

/** Database, keys, rooms, worker and channels, ready to be served or commanded. Closed in the opposite order. */
export async function openHouse(options: OpenHouseOptions): Promise<House> {
  const { environment, clock, log } = options
  await mkdir(environment.dataDir, { recursive: true })
  const keys = await loadKeyRing(environment.dataDir, environment.keysText)
  const postgres = await openPostgres(options)
  await refuseUnsafe(postgres.url)
  await migrate(postgres.url, keys.secret, clock.now())
  const onError = (error: Error): void => log.warn({ err: error }, 'database connection lost')
  const connecting = { ownerUrl: postgres.url, secret: keys.secret, keepPlans: environment.keepPlans, onError }
  const database = openDatabase(connecting)
  // @safety connections of its own: a crowd of requests must not keep the ladder and its messages waiting for theirs.
  const forWorker = openDatabase({ ...connecting, maxConnections: WORKER_CONNECTIONS })
  const channels =
    options.channels ??
    (await channelsFromEnvironment(environment.raw, { demo: environment.demo, dataDir: environment.dataDir }))
  const signIn = openSignIn({ ownerUrl: postgres.url, secret: keys.secret, origin: environment.origin, clock, onError })
  const runtime: Runtime = {
    registry: createRegistry([
      ...modulesWith(channels, environment.origin, environment.meetingUrl),
      heartbeat(environment.heartbeatUrl),
    ]),
    database,
    clock,
    keys,
    log,
    recipients: recipientBook,
    recordAccess,
    random: (bytes) => randomBytes(bytes),
  }
  const worker = createWorker({ ...runtime, database: forWorker })
  return {
    runtime,
    worker,
    signIn,
    channels,
    ownerUrl: postgres.url,
    close: async () => {
      await worker.stop()
      await channels.close()
      await signIn.close()
      await Promise.all([database.close(), forWorker.close()])
      await postgres.stop()
    },
  }
}

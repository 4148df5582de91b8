import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { Binaries, SystemAccount } from './embedded-binaries.ts'
import { type Cluster, superuser } from './embedded-cluster.ts'
import { choosePort } from './embedded-port.ts'
import { childrenLeftIn, disownStalePid, holderOf, isAlive, starterFlag } from './embedded-process.ts'

export type Place = {
  readonly cluster: Cluster
  readonly binaries: Binaries
  readonly account: SystemAccount
  readonly password: string
  readonly settings: Readonly<Record<string, string>>
  readonly log: (line: string) => void
}

export type Launched =
  | { readonly by: 'us'; readonly child: ChildProcess; readonly pid: number; readonly port: number }
  | { readonly by: 'another'; readonly starter: number; readonly port: number }

const patience = { tries: 400, everyMs: 50 } as const

const until = async (holds: () => boolean, most: number = patience.tries): Promise<boolean> => {
  for (let tries = 0; tries < most; tries++) {
    if (holds()) return true
    await pause(patience.everyMs)
  }
  return holds()
}

export const urlOf = (place: Place, port: number, database: string): string =>
  `postgres://${superuser}:${place.password}@127.0.0.1:${port}/${database}`

/** One attempt to sign in. A server that dies under it is an answer too, never an event that nobody hears. */
const trySignIn = (place: Place, port: number): Promise<'in' | 'wrong-password' | 'no'> => {
  const client = new pg.Client({ connectionString: urlOf(place, port, 'postgres'), connectionTimeoutMillis: 5000 })
  return new Promise((resolve) => {
    client.on('error', () => resolve('no'))
    client.connect().then(
      () => {
        resolve('in')
        client.end().catch((error: Error) => place.log(`embedded database: ${error.message}`))
      },
      (error: unknown) =>
        resolve(error instanceof pg.DatabaseError && error.code === '28P01' ? 'wrong-password' : 'no'),
    )
  })
}

/** Waits until the server takes a sign-in. False when `dead` says that it never will. */
export const answers = async (place: Place, port: number, dead: () => boolean): Promise<boolean> => {
  for (let tries = 0; tries < patience.tries && !dead(); tries++) {
    const answer = await trySignIn(place, port)
    if (answer === 'in') return true
    if (answer === 'wrong-password') {
      throw new Error(`The password in ${place.cluster.passwordFile} is not the one of this database.`)
    }
    await pause(patience.everyMs)
  }
  return false
}

/** Clean shutdown: open transactions are rolled back, everything committed is on disk. */
export const stopProcess = async (pid: number): Promise<void> => {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (!isAlive(pid)) return
    process.kill(pid, signal)
    if (await until(() => !isAlive(pid))) return
  }
  throw new Error(`The embedded database (process ${pid}) does not stop.`)
}

/** The same, after a second's grace in which connections that are closing may finish to close. */
export const stopGently = async (pid: number): Promise<void> => {
  process.kill(pid, 'SIGTERM')
  if (!(await until(() => !isAlive(pid), 20))) await stopProcess(pid)
}

const alwaysSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
}

/** @safety Nothing a statement carries may reach the log: the values are clinical data. */
const quietLog = {
  // Server events only: the message of a failed statement quotes values, and whoever sent it receives it anyway.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_statement: 'none',
  log_min_duration_statement: '-1',
}

const launch = ({ cluster, binaries, account, settings, log }: Place, port: number): ChildProcess => {
  const named = Object.entries({ ...alwaysSettings, ...quietLog, ...settings }).map(
    ([name, value]) => `${name}=${value}`,
  )
  const flags = [...named, starterFlag(process.pid)].flatMap((setting) => ['-c', setting])
  const grown = existsSync(cluster.logFile) && statSync(cluster.logFile).size > 5_000_000
  const logFile = openSync(cluster.logFile, grown ? 'w' : 'a', 0o600)
  // Its own process group: Ctrl-C must reach Ayni alone, which stops jobs and requests before their database.
  const child = spawn(binaries.postgres, ['-D', realpathSync(cluster.folder), '-p', String(port), ...flags], {
    ...account,
    cwd: '/',
    detached: true,
    stdio: ['ignore', logFile, logFile],
  })
  closeSync(logFile)
  child.on('error', (error) => log(`embedded database: ${error.message}`))
  child.unref()
  return child
}

export const isOver = (child: ChildProcess): boolean =>
  child.pid === undefined || child.exitCode !== null || child.signalCode !== null

/** Clears what stands in the way of a start. Answers with the server of another live Ayni, which is left alone. */
const clearTheWay = async ({ cluster, log }: Place): Promise<Launched | null> => {
  const holder = holderOf(cluster.folder)
  if (holder.is === 'stale') disownStalePid(cluster.folder)
  if (holder.is === 'postgres') {
    if (holder.starter === 'stranger') {
      throw new Error(
        `A PostgreSQL that Ayni did not start (process ${holder.pid}) holds ${cluster.folder}. Stop it first.`,
      )
    }
    if (holder.starter !== 'orphan') return { by: 'another', starter: holder.starter, port: holder.port }
    log(`stopping the database that a killed Ayni left behind (process ${holder.pid})`)
    await stopProcess(holder.pid)
  }
  await until(() => childrenLeftIn(cluster.folder).length === 0)
  return null
}

const lastWords = ({ logFile }: Cluster): string =>
  existsSync(logFile) ? readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-5).join('\n') : ''

/** Starts the server; again where its port was taken meanwhile or another start came first. */
export const launchUntilUp = async (place: Place, wantedPort?: number): Promise<Launched> => {
  for (let tries = 0; tries < 5; tries++) {
    const another = await clearTheWay(place)
    if (another !== null) return another
    const port = await choosePort(place.cluster.portFile, wantedPort)
    const child = launch(place, port)
    const up = await answers(place, port, () => isOver(child))
    if (up && child.pid !== undefined) return { by: 'us', child, pid: child.pid, port }
    if (child.pid !== undefined && !isOver(child)) await stopProcess(child.pid)
  }
  throw new Error(
    `The embedded database in ${place.cluster.folder} does not start. Its last words:\n${lastWords(place.cluster)}`,
  )
}

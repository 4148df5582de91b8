import { spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Binaries, canEnter, type SystemAccount, sharedRoom } from './embedded-binaries.ts'

export const superuser = 'postgres'

/** Everything of one embedded database that outlives a start. */
export type Cluster = {
  readonly folder: string
  readonly passwordFile: string
  readonly portFile: string
  readonly logFile: string
}

export const clusterIn = (dataDir: string): Cluster => ({
  folder: path.join(dataDir, 'postgres'),
  passwordFile: path.join(dataDir, 'keys', 'postgres-password'),
  portFile: path.join(dataDir, 'postgres-port'),
  logFile: path.join(dataDir, 'postgres.log'),
})

/** Made once, kept with the other keys; only its owner may read it. */
export const superuserPassword = ({ passwordFile }: Cluster): string => {
  if (!existsSync(passwordFile)) {
    mkdirSync(path.dirname(passwordFile), { recursive: true, mode: 0o700 })
    const text = randomBytes(24).toString('base64url')
    try {
      writeFileSync(passwordFile, `${text}\n`, { mode: 0o600, flag: 'wx' })
    } catch (error) {
      // Two first starts at once: whoever wrote first is right.
      if (!existsSync(passwordFile)) throw error
    }
  }
  return readFileSync(passwordFile, 'utf8').trim()
}

const own = (folder: string, account: SystemAccount): void => {
  if ('uid' in account) chownSync(folder, account.uid, account.gid)
}

/** The place a new cluster is made in: beside the data, or in the shared room where the account cannot enter the data's folder. */
const newHome = (dataDir: string, account: SystemAccount): string => {
  const name = `postgres.${randomUUID()}`
  if (canEnter(account, dataDir)) return path.join(dataDir, name)
  const clusters = path.join(sharedRoom, 'clusters')
  mkdirSync(clusters, { recursive: true, mode: 0o755 })
  return path.join(clusters, name)
}

const run = (program: string, args: readonly string[], account: SystemAccount): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...account, cwd: '/', env: { ...process.env, LC_ALL: 'C' } })
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(said.trim() || `exit code ${code}`))))
  })

const initdbArgs = (home: string, passwordFile: string): readonly string[] => [
  `--pgdata=${home}`,
  `--username=${superuser}`,
  `--pwfile=${passwordFile}`,
  '--auth=scram-sha-256',
  '--data-checksums',
  '--encoding=UTF8',
  // Sorting that no update of the system's C library can change under an index.
  '--locale-provider=builtin',
  '--locale=C.UTF-8',
  '--lc-messages=C',
]

export type Settling = {
  readonly dataDir: string
  readonly cluster: Cluster
  readonly binaries: Binaries
  readonly account: SystemAccount
  readonly log: (line: string) => void
}

/**
 * Makes the cluster directory on the first start.
 * It is prepared aside and renamed into place, so a start killed half-way, or two at once, never leave half a database.
 */
export const settleCluster = async ({ dataDir, cluster, binaries, account, log }: Settling): Promise<void> => {
  if (existsSync(path.join(cluster.folder, 'PG_VERSION'))) return
  const password = superuserPassword(cluster)
  const home = newHome(dataDir, account)
  const passwordCopy = `${home}.password`
  writeFileSync(passwordCopy, `${password}\n`, { mode: 0o600 })
  own(passwordCopy, account)
  try {
    mkdirSync(home, { mode: 0o700 })
    own(home, account)
    await run(binaries.initdb, initdbArgs(home, passwordCopy), account)
  } catch (cause) {
    rmSync(home, { recursive: true, force: true })
    throw new Error(
      `The database could not be created in ${dataDir}: ${cause instanceof Error ? cause.message : cause}`,
      {
        cause,
      },
    )
  } finally {
    rmSync(passwordCopy, { force: true })
  }
  try {
    if (path.dirname(home) === dataDir) renameSync(home, cluster.folder)
    else symlinkSync(home, cluster.folder)
    if (path.dirname(home) !== dataDir)
      log(`${dataDir} is closed to the account that runs PostgreSQL; its files are in ${home}`)
  } catch (error) {
    rmSync(home, { recursive: true, force: true })
    if (!existsSync(path.join(cluster.folder, 'PG_VERSION'))) throw error
  }
}

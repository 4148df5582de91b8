import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** A PID that no system hands out: PostgreSQL reads it as "that server is dead". */
const deadPid = 2_147_483_646

/** Said on the server's command line: which Ayni started it. */
export const starterFlag = (pid: number): string => `ayni.starter=${pid}`

const pidFile = (cluster: string): string => path.join(cluster, 'postmaster.pid')
const hasProc = existsSync('/proc/self/cwd')

const readProc = (pid: number, name: 'stat' | 'cmdline'): string => {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return ''
  }
}

const workingFolder = (pid: number): string | null => {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return null
  }
}

const ps = (pid: number, column: 'args' | 'ppid'): string =>
  spawnSync('ps', ['-ww', '-p', String(pid), '-o', `${column}=`], { encoding: 'utf8' }).stdout

/** @param stat the line of /proc/PID/stat; the name in brackets may hold anything, so we read behind it: state, parent, … */
const afterName = (stat: string): readonly string[] => stat.slice(stat.lastIndexOf(')') + 2).split(' ')

export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    // Where the first process of a container reaps nobody, the dead stay as zombies and still answer to signal 0.
    return afterName(readProc(pid, 'stat'))[0] !== 'Z'
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

const commandLine = (pid: number): string => (hasProc ? readProc(pid, 'cmdline') : ps(pid, 'args'))
const parentOf = (pid: number): number => Number(hasProc ? afterName(readProc(pid, 'stat'))[1] : ps(pid, 'ppid'))

/** A postmaster works inside its own directory; where /proc is missing, its command line names it. */
const isPostgresOf = (cluster: string, pid: number): boolean => {
  if (!commandLine(pid).includes('postgres')) return false
  const folder = realpathSync(cluster)
  return hasProc ? workingFolder(pid) === folder : commandLine(pid).includes(folder)
}

export type Holder =
  | { readonly is: 'nobody' }
  | { readonly is: 'stale' }
  /** `starter`: the live Ayni it belongs to; `orphan` when that one was killed; `stranger` when no Ayni started it. */
  | {
      readonly is: 'postgres'
      readonly pid: number
      readonly port: number
      readonly starter: number | 'orphan' | 'stranger'
    }

/** The system hands the child of a killed process to another parent: no PID file can go stale and no reused PID can deceive. */
const starterOf = (pid: number): number | 'orphan' | 'stranger' => {
  const said = /ayni\.starter=(\d+)/.exec(commandLine(pid))
  if (said === null) return 'stranger'
  return Number(said[1]) === parentOf(pid) ? Number(said[1]) : 'orphan'
}

/** Who holds this cluster directory. A PID alone proves nothing: after a restart of the machine another program may wear it. */
export const holderOf = (cluster: string): Holder => {
  if (!existsSync(pidFile(cluster))) return { is: 'nobody' }
  const lines = readFileSync(pidFile(cluster), 'utf8').split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid) || !isPostgresOf(cluster, pid)) return { is: 'stale' }
  return { is: 'postgres', pid, port: Number(lines[3]), starter: starterOf(pid) }
}

/**
 * Makes PostgreSQL see that a stale holder is dead.
 * @safety The file stays: its shared memory key is what stops a second server while children of a killed one still write.
 */
export const disownStalePid = (cluster: string): void => {
  const lines = readFileSync(pidFile(cluster), 'utf8').split('\n')
  if (Number(lines[0]) === deadPid) return
  lines[0] = String(deadPid)
  writeFileSync(pidFile(cluster), lines.join('\n'))
}

/** Children of a killed postmaster still at work in the cluster (where there is no /proc, PostgreSQL's own interlock decides). */
export const childrenLeftIn = (cluster: string): readonly number[] => {
  if (!hasProc) return []
  const folder = realpathSync(cluster)
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && pid > 0 && workingFolder(pid) === folder)
}

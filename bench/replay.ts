import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Statement } from '@ayni/platform/testing'

/** Where Debian and others put it when it is not on the PATH. */
export function findPgbench(): string | undefined {
  const versions = '/usr/lib/postgresql'
  const folders = existsSync(versions)
    ? readdirSync(versions)
        .sort()
        .reverse()
        .map((version) => path.join(versions, version, 'bin'))
    : []
  return [...folders, ...(process.env.PATH ?? '').split(path.delimiter)]
    .map((folder) => path.join(folder, 'pgbench'))
    .find((file) => existsSync(file))
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (value instanceof Date) return quoted(value.toISOString())
  if (Array.isArray(value))
    return quoted(`{${value.map((one) => `"${String(one).replaceAll(/["\\]/g, (sign) => `\\${sign}`)}"`).join(',')}}`)
  return quoted(typeof value === 'string' ? value : JSON.stringify(value))
}

/** A statement as it was sent, with its parameters written into it, on one line. */
const written = ({ text, values }: Statement): string =>
  `${text
    .replaceAll(/\$(\d+)/g, (_whole, nth: string) => literal(values[Number(nth) - 1]))
    .replaceAll(/\s+/g, ' ')
    .trim()};`

const names = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b|\b[0-9a-f]{40,64}\b/g

export type Known = Readonly<Record<string, string>>

/**
 * pgbench puts `:fresh` into a text wherever it stands, also inside quotes: names that must be new each time end in it, and
 * those in `known` become a variable of the person.
 */
export function scriptOf(statements: readonly Statement[], known: Known, stays: ReadonlySet<string>): string {
  const fresh = (name: string): string => known[name] ?? (stays.has(name) ? name : `${name.slice(0, -12)}:fresh`)
  return statements.map((statement) => written(statement).replaceAll(names, fresh)).join('\n')
}

export type PgbenchRun = { readonly perSecond: number; readonly failed: number }

export async function pgbench(
  program: string,
  url: string,
  script: string,
  folder: string,
  how: { clients: number; each: number },
): Promise<PgbenchRun> {
  const file = path.join(folder, 'same.sql')
  await writeFile(file, script)
  const args = ['-n', '-M', 'simple', '-c', String(how.clients), '-j', '1', '-t', String(how.each), '-f', file, url]
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  await new Promise((resolve) => child.once('close', resolve))
  const perSecond = Number(/tps = ([\d.]+)/.exec(said)?.[1] ?? Number.NaN)
  if (Number.isNaN(perSecond) || /ERROR|aborted/.test(said)) throw new Error(`pgbench: ${said.slice(0, 1500)}`)
  return { perSecond, failed: Number(/number of failed transactions: (\d+)/.exec(said)?.[1] ?? 0) }
}

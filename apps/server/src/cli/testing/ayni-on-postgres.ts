import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { testRing } from '@ayni/platform/crypto'
import { asOwner, testDatabase } from '@ayni/platform/testing'
import { program } from '../program.ts'

export const sampleCohort = fileURLToPath(
  new URL('../../../../../reference/published/sample-cohort.csv', import.meta.url),
)

export type Said = { readonly code: number; readonly out: string; readonly err: string }
type Env = Readonly<Record<string, string | undefined>>

/** The command line on a real database of its own, with keys and folder of its own; nothing of this machine's environment. */
export type CliHouse = {
  readonly folder: string
  readonly url: string
  readonly run: (args: readonly string[], env?: Env) => Promise<Said>
  readonly sql: (text: string) => Promise<string>
  /** Another database: a copy of this one, or an empty one. */
  readonly another: (kind: 'copy' | 'empty') => Promise<string>
  readonly close: () => Promise<void>
}

export const ringText = (): string => {
  const ring = testRing()
  const keys = Object.fromEntries([...ring.keys].map(([id, key]) => [id, key.toString('base64')]))
  return JSON.stringify({ active: ring.active, keys, secret: ring.secret })
}

async function runAyni(args: readonly string[], env: Env): Promise<Said> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const out: Buffer[] = []
  const err: Buffer[] = []
  stdout.on('data', (chunk: Buffer) => out.push(chunk))
  stderr.on('data', (chunk: Buffer) => err.push(chunk))
  const code = await program(args, { stdin: Readable.from([]), stdout, stderr, env })
  return { code, out: Buffer.concat(out).toString('utf8'), err: Buffer.concat(err).toString('utf8') }
}

export async function cliHouse(): Promise<CliHouse> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ayni-cli-'))
  const { ownerUrl, drop } = await testDatabase()
  const adminUrl = process.env.AYNI_TEST_ADMIN_URL ?? ''
  const made: string[] = []
  const base: Env = {
    DATABASE_URL: ownerUrl,
    AYNI_KEYS: ringText(),
    AYNI_DATA_DIR: path.join(folder, 'data'),
    AYNI_DEMO: '0',
    LANG: 'en_US',
  }
  return {
    folder,
    url: ownerUrl,
    run: (args, env = {}) => runAyni(args, { ...base, ...env }),
    sql: (text) => asOwner(ownerUrl, text),
    another: async (kind) => {
      const name = `ayni_another_${randomBytes(6).toString('hex')}`
      const source = kind === 'copy' ? ` template ${new URL(ownerUrl).pathname.slice(1)}` : ''
      await asOwner(adminUrl, `create database ${name}${source}`)
      made.push(name)
      const url = new URL(adminUrl)
      url.pathname = `/${name}`
      return url.toString()
    },
    close: async () => {
      for (const name of made) await asOwner(adminUrl, `drop database ${name} with (force)`)
      await drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

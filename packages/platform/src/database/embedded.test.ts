import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { assertDurable } from './assert-durable.ts'
import { type EmbeddedOptions, type EmbeddedServer, startEmbedded } from './embedded.ts'
import { holderOf, isAlive } from './embedded-process.ts'

const aFolder = (): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'ayni-embedded-'))
  chmodSync(folder, 0o755)
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const started = async (options: EmbeddedOptions): Promise<EmbeddedServer> => {
  const server = await startEmbedded(options)
  onTestFinished(() => server.stop())
  return server
}

const ask = async (url: string, text: string): Promise<readonly Record<string, unknown>[]> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text)).rows
  } finally {
    await client.end()
  }
}

const eventually = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  await expect.poll(holds, { timeout: 15_000, interval: 50 }).toBe(true)
}

const postmaster = (dataDir: string): number => {
  const holder = holderOf(path.join(dataDir, 'postgres'))
  if (holder.is !== 'postgres') throw new Error(`no postgres holds ${dataDir}`)
  return holder.pid
}

const ended = (child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill(signal)
  })

/** Another Ayni: a process of its own that starts the database, says its url and can be killed. */
const anotherAyni = async (dataDir: string): Promise<{ readonly child: ChildProcess; readonly url: string }> => {
  const module = fileURLToPath(new URL('./embedded.ts', import.meta.url))
  const script = `import { startEmbedded } from ${JSON.stringify(module)}
    const server = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, log: console.error })
    console.log(server.url)
    process.once('SIGTERM', async () => { await server.stop(); process.exit(0) })
    setInterval(() => undefined, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => ended(child, 'SIGTERM'))
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => resolve(chunk.toString().trim()))
    child.once('exit', (code) => reject(new Error(`the other Ayni ended with ${code}`)))
  })
  return { child, url }
}

describe('the embedded database', () => {
  let dataDir: string
  beforeEach(() => {
    dataDir = aFolder()
  })

  test('first start makes a cluster with checksums, scram, loopback only and a key nobody else reads', async () => {
    const server = await started({ dataDir })
    const [row] = await ask(
      server.url,
      `select current_database() as db, current_setting('data_checksums') as sums, current_setting('listen_addresses') as listens,
              current_setting('password_encryption') as pass, current_setting('fsync') as fsync,
              (select count(*)::int from pg_hba_file_rules where auth_method = 'trust') as trusting`,
    )
    expect(row).toEqual({
      db: 'ayni',
      sums: 'on',
      listens: '127.0.0.1',
      pass: 'scram-sha-256',
      fsync: 'on',
      trusting: 0,
    })
    expect(statSync(path.join(dataDir, 'keys', 'postgres-password')).mode & 0o777).toBe(0o600)
    expect(server.port).toBeLessThan(32_768)
    const wrong = new URL(server.url)
    wrong.password = 'guess'
    await expect(ask(wrong.toString(), 'select 1')).rejects.toThrow('password authentication failed')
  })

  test('a second start finds the same data on the same port', async () => {
    const first = await startEmbedded({ dataDir })
    await ask(first.url, 'create table kept as select 7 as n')
    await first.stop()
    const second = await started({ dataDir })
    expect(second.port).toBe(first.port)
    expect(await ask(second.url, 'select n from kept')).toEqual([{ n: 7 }])
  })

  test('a remembered port that is taken is given up for another', async () => {
    const server = await startEmbedded({ dataDir })
    await server.stop()
    const thief = await started({ dataDir: aFolder(), port: server.port })
    const again = await started({ dataDir })
    expect(again.port).not.toBe(thief.port)
    expect(readFileSync(path.join(dataDir, 'postgres-port'), 'utf8').trim()).toBe(String(again.port))
  })

  test('kill -9 of Ayni: the orphan is found, stopped and nothing acknowledged is lost', async () => {
    const other = await anotherAyni(dataDir)
    await ask(other.url, 'create table fact (n int)')
    await ask(other.url, 'insert into fact select generate_series(1, 500)')
    const orphan = postmaster(dataDir)
    await ended(other.child, 'SIGKILL')
    expect(isAlive(orphan)).toBe(true)
    const server = await started({ dataDir })
    expect(isAlive(orphan)).toBe(false)
    expect(postmaster(dataDir)).not.toBe(orphan)
    expect(await ask(server.url, 'select count(*)::int as n from fact')).toEqual([{ n: 500 }])
  })

  test('kill -9 of the database: it is started again on the same port with everything acknowledged', async () => {
    const server = await started({ dataDir })
    await ask(server.url, 'create table fact as select generate_series(1, 500) as n')
    process.kill(postmaster(dataDir), 'SIGKILL')
    await eventually(async () => {
      const rows = await ask(server.url, 'select count(*)::int as n from fact').catch(() => [])
      return rows[0]?.n === 500
    })
  })

  test('kill -9 of both, then start', async () => {
    const other = await anotherAyni(dataDir)
    await ask(other.url, 'create table fact as select generate_series(1, 500) as n')
    const orphan = postmaster(dataDir)
    await ended(other.child, 'SIGKILL')
    process.kill(orphan, 'SIGKILL')
    const server = await started({ dataDir })
    expect(await ask(server.url, 'select count(*)::int as n from fact')).toEqual([{ n: 500 }])
  })

  test('a pid file whose number another program wears is not believed, and that program is left alone', async () => {
    const server = await startEmbedded({ dataDir })
    await server.stop()
    const bystander = spawn('sleep', ['60'])
    onTestFinished(() => {
      bystander.kill('SIGKILL')
    })
    const pidFile = path.join(dataDir, 'postgres', 'postmaster.pid')
    writeFileSync(
      pidFile,
      `${bystander.pid}\n${path.join(dataDir, 'postgres')}\n1700000000\n${server.port}\n\n127.0.0.1\n  1 2\nready\n`,
    )
    expect(holderOf(path.join(dataDir, 'postgres')).is).toBe('stale')
    const again = await started({ dataDir })
    expect(await ask(again.url, 'select 1 as n')).toEqual([{ n: 1 }])
    expect(bystander.exitCode).toBeNull()
  })

  test('another live Ayni is named and left alone; the command line may join it', async () => {
    const other = await anotherAyni(dataDir)
    await expect(startEmbedded({ dataDir })).rejects.toThrow(
      `Another Ayni (process ${other.child.pid}) is using ${dataDir}`,
    )
    const joined = await startEmbedded({ dataDir, whenInUse: 'join' })
    expect(joined.owned).toBe(false)
    await joined.stop()
    expect(await ask(other.url, 'select 1 as n')).toEqual([{ n: 1 }])
  })

  test('two first starts at once: one has it, the other is refused, the cluster is whole', async () => {
    const both = await Promise.allSettled([startEmbedded({ dataDir }), startEmbedded({ dataDir })])
    const winners = both.filter((result) => result.status === 'fulfilled')
    for (const { value } of winners) onTestFinished(() => value.stop())
    const losers = both.filter((result) => result.status === 'rejected')
    expect([winners.length, losers.length]).toEqual([1, 1])
    expect(String(losers[0]?.reason)).toContain('Another Ayni')
  })

  test.runIf(userInfo().uid === 0)(
    'as root in a folder that only root may enter, the files go where PostgreSQL can',
    async () => {
      chmodSync(dataDir, 0o700)
      const said: string[] = []
      const server = await started({ dataDir, log: (line) => said.push(line) })
      expect(await ask(server.url, 'select 1 as n')).toEqual([{ n: 1 }])
      const home = /files are in (\S+)/.exec(said.join('\n'))?.[1]
      expect(home).toMatch(/^\/var\/lib\/ayni\/clusters\//)
      onTestFinished(() => rmSync(home ?? '', { recursive: true, force: true }))
    },
  )

  test('what a failing statement carried is not in the log', async () => {
    const server = await started({ dataDir })
    await ask(server.url, 'create table said (word text primary key)')
    await ask(server.url, `insert into said values ('canary-4711')`)
    await expect(ask(server.url, `insert into said values ('canary-4711')`)).rejects.toThrow('duplicate key')
    await expect(ask(server.url, `select 'canary-4711'::int`)).rejects.toThrow()
    const log = readFileSync(path.join(dataDir, 'postgres.log'), 'utf8')
    expect(log).toContain('ready to accept connections')
    expect(log).not.toContain('canary-4711')
  })
})

describe('a server that would confirm what it can lose', () => {
  const verdict = async (settings: Record<string, string>): Promise<void> => {
    const server = await started({ dataDir: aFolder(), settings })
    const client = new pg.Client({ connectionString: server.url })
    await client.connect()
    await assertDurable(client).finally(() => client.end())
  }

  test.for([
    [{ fsync: 'off' }, 'fsync = off'],
    [{ synchronous_commit: 'off' }, 'synchronous_commit = off'],
    [{ fsync: 'off', synchronous_commit: 'off' }, 'fsync = off and synchronous_commit = off'],
  ] satisfies [Record<string, string>, string][])('is refused: %o', async ([settings, named]) => {
    await expect(verdict(settings)).rejects.toThrow(named)
  })

  test('and one that keeps its word is accepted', async () => {
    await expect(verdict({})).resolves.toBeUndefined()
  })
})

import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { startEmbedded } from './embedded.ts'
import { holderOf } from './embedded-process.ts'

/** Memory where there is some: a killed process loses no page that it gave to the system, so the proof is the same and quicker. */
const room = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

/** Repeatable chance (mulberry32). */
const dice = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
}

type Fact = { readonly writer: string; readonly n: number }

/** Everything stored, once the database is back. */
const allFacts = async (url: string): Promise<readonly Fact[]> => {
  const read = async (): Promise<readonly Fact[]> => {
    const client = new pg.Client({ connectionString: url })
    client.on('error', () => undefined)
    await client.connect()
    try {
      return (await client.query<Fact>('select writer, n from fact')).rows
    } finally {
      await client.end()
    }
  }
  let rows: readonly Fact[] = []
  const answered = async (): Promise<boolean> => {
    rows = await read().catch(() => [])
    return rows.length > 0
  }
  await expect.poll(answered, { timeout: 20_000, interval: 50 }).toBe(true)
  return rows
}

/** Writes until told to stop, reconnecting; remembers only what the server acknowledged. */
const writer = (url: string, name: string) => {
  const acknowledged: number[] = []
  let working = true
  const session = async (): Promise<void> => {
    const client = new pg.Client({ connectionString: url })
    client.on('error', () => undefined)
    await client.connect()
    try {
      while (working) {
        const n = acknowledged.length === 0 ? 0 : (acknowledged.at(-1) ?? 0) + 1
        await client.query('insert into fact values ($1, $2) on conflict do nothing', [name, n])
        acknowledged.push(n)
      }
    } finally {
      void client.end().catch(() => undefined)
    }
  }
  const done = (async () => {
    while (working) await session().catch(() => pause(20))
  })()
  return {
    acknowledged,
    stop: () => {
      working = false
      return done
    },
  }
}

test('kill -9 of the database at random moments under writes: nothing acknowledged is lost or doubled', async () => {
  const seed = Number(process.env.AYNI_SEED ?? Math.floor(Math.random() * 2 ** 31))
  console.info(`AYNI_SEED=${seed}`)
  const chance = dice(seed)
  const dataDir = mkdtempSync(path.join(room, 'ayni-durable-'))
  chmodSync(dataDir, 0o755)
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  const cluster = path.join(dataDir, 'postgres')
  const server = await startEmbedded({ dataDir })
  onTestFinished(() => server.stop())
  const look = new pg.Client({ connectionString: server.url })
  await look.connect()
  await look.query('create table fact (writer text, n int, primary key (writer, n))')
  await look.end()

  const writers = ['a', 'b', 'c', 'd'].map((name) => ({ name, ...writer(server.url, name) }))
  const total = (): number => writers.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0)
  const writtenOn = (more: number): Promise<void> => {
    const goal = total() + more
    return expect.poll(() => total() >= goal, { timeout: 20_000, interval: 3 }).toBe(true)
  }
  /** Waits for one to be there: children of the last one may have written a little longer than it lived. */
  const killDatabase = async (): Promise<void> => {
    await expect.poll(() => holderOf(cluster).is, { timeout: 20_000, interval: 3 }).toBe('postgres')
    const holder = holderOf(cluster)
    if (holder.is === 'postgres') process.kill(holder.pid, 'SIGKILL')
  }
  for (let kills = 0; kills < 5; kills += 1) {
    await writtenOn(1 + Math.floor(chance() * 150))
    await killDatabase()
  }
  await writtenOn(50)
  await Promise.all(writers.map(({ stop }) => stop()))

  const rows = await allFacts(server.url)
  const stored = new Set(rows.map(({ writer: name, n }) => `${name}${n}`))
  const lost = writers.flatMap(({ name, acknowledged }) => acknowledged.filter((n) => !stored.has(`${name}${n}`)))
  expect(writers.every(({ acknowledged }) => acknowledged.length > 20)).toBe(true)
  expect(lost).toEqual([])
  expect(stored.size).toBe(rows.length)
}, 60_000)

import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Instant, instant, plusSeconds, z } from '@ayni/kernel'
import { testRing } from '@ayni/platform/crypto'
import { testDatabase } from '@ayni/platform/testing'
import { type Graph, type Letter, type Order, report } from './protocol.ts'

type By = Extract<Order, { readonly do: 'give' }>['by']

type Speak = <T>(
  name: string,
  input: unknown,
  output: z.ZodType<T>,
  as?: { readonly program?: string; readonly by?: By },
) => Promise<T>

export type House = {
  readonly origin: string
  /** For the command line: the same database, keys and folder. */
  readonly environment: Readonly<Record<string, string>>
  readonly letters: readonly Letter[]
  readonly log: () => string
  /** Everything is in its place: from now on whatever is due is done. */
  readonly work: () => Promise<void>
  readonly now: () => Promise<Instant>
  readonly give: Speak
  readonly ask: Speak
  readonly advance: (ms: number, stepMs?: number) => Promise<Instant>
  /** A power cut, and the house opens again on the same address. */
  readonly powerCut: () => Promise<void>
  /** Whoever asks from now on is heard by nobody: the line is open and no answer comes, until `answers`. */
  readonly fallsSilent: () => void
  readonly answers: () => void
  readonly close: () => Promise<void>
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const port = z.object({ port: z.int() }).parse(server.address()).port
  server.close()
  await once(server, 'close')
  return port
}

const ringText = (): string => {
  const { active, keys, secret } = testRing()
  const texts = Object.fromEntries([...keys].map(([id, key]) => [id, key.toString('base64')]))
  return JSON.stringify({ active, keys: texts, secret })
}

const MINUTE_MS = 60_000

/** As fine as the ladder's calls while it matters; coarser over a night, coarser still over days. */
const stepFor = (ms: number): number => {
  if (ms <= 60 * MINUTE_MS) return 5 * MINUTE_MS
  return ms <= 24 * 60 * MINUTE_MS ? 15 * MINUTE_MS : 240 * MINUTE_MS
}

type Waiting = { readonly resolve: (result: unknown) => void; readonly reject: (error: Error) => void }

/** One life of the house: from the fork to the stop or the kill. */
function begin(letters: Letter[], lines: string[]) {
  const child: ChildProcess = fork(path.join(import.meta.dirname, 'house-process.ts'), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: [],
  })
  const waiting = new Map<number, Waiting>()
  let count = 0
  child.on('message', (message) => {
    const told = report.parse(message)
    if (told.is === 'sent') letters.push(told.letter)
    else if (told.is === 'logged') lines.push(told.line)
    else {
      const who = waiting.get(told.number)
      waiting.delete(told.number)
      if (told.is === 'done') who?.resolve(told.result)
      else who?.reject(new Error(told.why))
    }
  })
  child.on('exit', () => {
    for (const who of waiting.values()) who.reject(new Error('the house ended'))
    waiting.clear()
  })
  const ask = (order: Order): Promise<unknown> =>
    new Promise((resolve, reject) => {
      count += 1
      waiting.set(count, { resolve, reject })
      child.send({ number: count, order })
    })
  const end = async (signal?: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    if (signal === undefined) child.disconnect()
    else child.kill(signal)
    await gone
  }
  return { ask, end, pause: () => child.kill('SIGSTOP'), goOn: () => child.kill('SIGCONT') }
}

/** Opens the real house on a database of its own, in a process of its own, at a false time. */
export async function openHouse(start: string, graph?: Graph): Promise<House> {
  const { ownerUrl, drop } = await testDatabase()
  const dataDir = await mkdtemp(path.join(tmpdir(), 'ayni-journey-'))
  const port = await freePort()
  const letters: Letter[] = []
  const lines: string[] = []
  const keys = ringText()
  let life = begin(letters, lines)
  let heard = { now: instant.parse(start), atMs: performance.now() }
  const hear = (result: unknown): Instant => {
    heard = { now: instant.parse(result), atMs: performance.now() }
    return heard.now
  }
  const open = async (now: Instant): Promise<void> =>
    void hear(await life.ask({ do: 'open', ownerUrl, port, dataDir, keys, now, graph }))
  await open(heard.now)
  const speak =
    (what: 'give' | 'ask'): Speak =>
    async (name, input, output, { program, by } = {}) => {
      const whose = { program: program ?? null, ...(by === undefined ? {} : { by }) }
      return output.parse(await life.ask({ do: what, name, input, ...whose }))
    }
  return {
    origin: `http://127.0.0.1:${port}`,
    environment: {
      DATABASE_URL: ownerUrl,
      AYNI_DATA_DIR: dataDir,
      AYNI_KEYS: keys,
      AYNI_LOG: 'warn',
      PORT: String(port),
    },
    letters,
    log: () => lines.join(''),
    work: async () => void (await life.ask({ do: 'work' })),
    now: async () => hear(await life.ask({ do: 'now' })),
    give: speak('give'),
    ask: speak('ask'),
    advance: async (ms, stepMs = stepFor(ms)) => hear(await life.ask({ do: 'advance', ms, stepMs })),
    powerCut: async () => {
      await life.end('SIGKILL')
      life = begin(letters, lines)
      await open(plusSeconds(heard.now, Math.ceil((performance.now() - heard.atMs) / 1000)))
      await life.ask({ do: 'work' })
    },
    fallsSilent: () => void life.pause(),
    answers: () => void life.goOn(),
    close: async () => {
      life.goOn()
      await life.ask({ do: 'stop' }).catch(() => null)
      await life.end()
      await drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** Milliseconds of `15 min`, `2 h`, `3 d`, `40 s`. */
export function durationMs(text: string): number {
  const [, amount = '', unit = ''] = /^(\d+) (s|min|h|d)$/.exec(text) ?? []
  const ms = { s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000 }[unit]
  if (ms === undefined) throw new Error(`not a duration: ${text}`)
  return Number(amount) * ms
}

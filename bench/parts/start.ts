import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { throwawayFolder } from '@ayni/platform/testing'
import { freePort } from '../../apps/server/src/trust/killable-house.ts'
import begun from '../../tools/server-process.json' with { type: 'json' }
import { mib, ms, type Part, quantile } from '../figures.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const STARTS = 3
const IDLE_MS = 15_000

type Life = { readonly readyMs: number; readonly idleBytes: number }

async function live(dataDir: string, idleMs: number): Promise<Life> {
  const port = await freePort()
  const env = {
    ...process.env,
    NODE_COMPILE_CACHE: path.join(root, begun.compiledIn),
    AYNI_DATA_DIR: dataDir,
    AYNI_DEMO: '1',
    PORT: String(port),
    AYNI_LOG: 'error',
    DATABASE_URL: '',
  }
  const started = performance.now()
  const child = spawn(process.execPath, [...begun.nodeArgs, path.join(root, 'apps/server/src/main.ts')], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ready = (): Promise<boolean> =>
    fetch(`http://127.0.0.1:${port}/health/ready`).then(
      (answer) => answer.ok,
      () => false,
    )
  for (;;) {
    if (child.exitCode !== null) throw new Error('the server ended before it was ready')
    if (await ready()) break
    await pause(20)
  }
  const readyMs = performance.now() - started
  await pause(idleMs)
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '')
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
  return { readyMs, idleBytes: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) * 1024 }
}

/** The server on its own data folder: the first start founds and fills the demo, later ones find it. */
export async function start(): Promise<Part> {
  const dataDir = await throwawayFolder('ayni-start-')
  try {
    const first = await live(dataDir, 0)
    const later: Life[] = []
    for (let nth = 0; nth < STARTS; nth++) later.push(await live(dataDir, nth === STARTS - 1 ? IDLE_MS : 0))
    return {
      title: 'Start and rest',
      note: 'The server process with its embedded PostgreSQL, begun as `npm start` begins it, from spawn to `ready`; npm and the build are not in it.',
      figures: [
        { what: 'first start, with database, migrations and demo', value: ms(first.readyMs) },
        {
          what: `later start to ready (median of ${STARTS})`,
          value: ms(
            quantile(
              later.map((life) => life.readyMs),
              0.5,
            ),
          ),
          budget: '≤ 3 s',
        },
        {
          what: "the server's own memory after 15 s of rest",
          value: mib(later.at(-1)?.idleBytes ?? Number.NaN),
          budget: '≤ 180 MB',
        },
      ],
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { personId, programId, system, z } from '@ayni/kernel'
import { systemClock } from '@ayni/platform/clock'
import { giveTo } from '../demo/give.ts'
import { readEnvironment } from '../environment.ts'
import { createLog } from '../log.ts'
import { type House, openHouse } from '../open-house.ts'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))

/** A free port below the ephemeral range, where a client that retries cannot meet itself. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 200; tries++) {
    const port = 20_000 + Math.floor(Math.random() * 10_000)
    const probe = createServer()
    const free = await new Promise<boolean>((resolve) => {
      probe.once('error', () => resolve(false))
      probe.listen(port, '127.0.0.1', () => resolve(true))
    })
    if (!free) continue
    probe.close()
    await once(probe, 'close')
    return port
  }
  throw new Error('no free port below 32768')
}

export const inside = async <T>(dataDir: string, work: (house: House) => Promise<T>): Promise<T> => {
  const environment = readEnvironment({ AYNI_DATA_DIR: dataDir, AYNI_DEMO: '0' })
  const house = await openHouse({ environment, clock: systemClock, log: createLog('silent'), whenInUse: 'refuse' })
  try {
    return await work(house)
  } finally {
    await house.close()
  }
}

/** Founds an invented programme in a fresh data folder and gives each of so many physicians a phone. @returns device tokens */
export async function foundWithPhones(dataDir: string, phones: number): Promise<readonly string[]> {
  return inside(dataDir, async ({ runtime }) => {
    const give = giveTo(runtime)
    const now = runtime.clock.now()
    const house = { slug: 'mata', name: 'Programa inventado', demo: true, dutyPhone: null, dutySms: null }
    const { program } = await give(now, system(null), 'identity.found-program', house, z.object({ program: programId }))
    const tokens: string[] = []
    for (let i = 0; i < phones; i++) {
      const row = {
        sourceKey: `k${i}`,
        contactable: true,
        agreed: true,
        at: null,
        sex: null,
        ageYears: null,
        regionUbigeo2: null,
        facilityCategory: null,
        institution: null,
      }
      const { person } = await give(
        now,
        system(program),
        'enrollment.import-person',
        row,
        z.object({ person: personId }),
      )
      const { secret } = await give(
        now,
        system(program),
        'identity.make-device-code',
        { person, kind: 'link' },
        z.object({ secret: z.string() }),
      )
      const { token } = await give(
        now,
        system(null),
        'identity.enroll-device',
        { secret, label: 'inventado' },
        z.object({ token: z.string() }),
      )
      tokens.push(token)
    }
    return tokens
  })
}

export type KillableHouse = { readonly origin: string; readonly server: ChildProcess; readonly postgresPid: number }

/** Starts the real server process on a data folder and waits until it is ready. */
export async function startHouse(dataDir: string, port: number): Promise<KillableHouse> {
  const env = {
    ...process.env,
    AYNI_DATA_DIR: dataDir,
    AYNI_DEMO: '0',
    PORT: String(port),
    AYNI_LOG: 'warn',
    AYNI_REQUESTS_PER_MINUTE: '1000000',
    DATABASE_URL: '',
  }
  const server = spawn(process.execPath, [main], { env, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  server.stderr.on('data', (chunk: Buffer) => {
    said = `${said}${chunk.toString()}`.slice(-2000)
  })
  const origin = `http://127.0.0.1:${port}`
  for (let tries = 0; tries < 1200; tries++) {
    if (server.exitCode !== null) throw new Error(`the server ended before it was ready: ${said}`)
    const ready = await fetch(`${origin}/health/ready`).then(
      (response) => response.ok,
      () => false,
    )
    if (ready) return { origin, server, postgresPid: await postmaster(dataDir) }
    await pause(50)
  }
  server.kill('SIGKILL')
  throw new Error(`the server was not ready in a minute: ${said}`)
}

/** First line of the file that PostgreSQL itself keeps. */
async function postmaster(dataDir: string): Promise<number> {
  const text = await readFile(path.join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')
  return Number(text.split('\n')[0])
}

export async function killed(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  server.kill('SIGKILL')
  await once(server, 'exit')
}

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type Instant, instant, type PersonId, personId, plusSeconds, system } from '@ayni/kernel'
import { seal } from '@ayni/platform/crypto'
import { inTransaction } from '@ayni/platform/database'
import { type PersonMessage, queueToPeople } from '@ayni/platform/messages'
import { fakeSmsGateway } from '@ayni/platform/testing'
import pg from 'pg'
import { type BenchHouse, benchHouse } from '../bench-house.ts'
import type { Figure, Part } from '../figures.ts'
import { randomId } from '../random-id.ts'

const PEOPLE = 12_000
const BATCH = 500
const STEP_MS = 10
const MOST_WAIT_MS = 300_000
const AFTERWARDS_MS = 5000
const worker = fileURLToPath(new URL('../load/reminder-worker.ts', import.meta.url))
/** Tuesday 18:30 in Lima: inside everybody's window. */
const evening = instant.parse('2026-11-24T23:30:00.000Z')

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`

/** Invented people, each with one invented mobile, as enrollment keeps them. */
async function people({ house, program }: BenchHouse): Promise<readonly PersonId[]> {
  const { keys } = house.runtime
  const rows = Array.from({ length: PEOPLE }, (_, n) => {
    const [person, contact] = [randomId(), randomId()]
    const number = `+519${String(10_000_000 + n)}`
    const alias = `AY-${n.toString(36).toUpperCase().padStart(4, '0')}`
    return { person, contact, alias, sealed: seal(keys, `enrollment.contact:${contact}`, number), key: `bench-${n}` }
  })
  const owner = new pg.Client({ connectionString: house.ownerUrl })
  await owner.connect()
  try {
    const from =
      'from jsonb_to_recordset($2::jsonb) as r (person uuid, contact uuid, alias text, sealed text, key text)'
    const given = [program, JSON.stringify(rows)]
    await owner.query(
      `insert into enrollment.person (id, program_id, alias, state, contactable, agreed, created_at)
        select r.person, $1, r.alias, 'engaged', true, true, '2026-01-01' ${from}`,
      given,
    )
    await owner.query(
      `insert into enrollment.contact_point (id, program_id, person_id, channel, value_sealed, value_key, owner, may_leave_message, added_at)
        select r.contact, $1, r.person, 'movil', r.sealed, r.key, 'self', true, '2026-01-01' ${from}`,
      given,
    )
    await owner.query('analyze enrollment.person, enrollment.contact_point')
  } finally {
    await owner.end()
  }
  return rows.map(({ person }) => personId.parse(person))
}

async function queueAll({ house, program }: BenchHouse, who: readonly PersonId[]): Promise<void> {
  const { keys, recipients, database } = house.runtime
  for (let from = 0; from < who.length; from += BATCH) {
    const messages = who.slice(from, from + BATCH).map((person): PersonMessage => {
      const named = { person, programId: program, key: `bench|${person}` }
      return { ...named, class: 'N5', template: 'reminder', params: {} }
    })
    await inTransaction(database.app, system(null), (tx) =>
      queueToPeople(tx, messages, { now: evening, keys, recipients }),
    )
  }
}

type Worker = { readonly process: ChildProcess; readonly ended: Promise<unknown> }

/** The house's worker in a process of its own, with its own clock. */
function startWorker(
  { dataDir }: BenchHouse,
  gateway: { readonly url: string; readonly secret: string },
  at: Instant,
): Worker {
  const env = {
    ...process.env,
    AYNI_DATA_DIR: dataDir,
    SMS_GATEWAY_URL: gateway.url,
    SMS_GATEWAY_SECRET: gateway.secret,
  }
  const child = spawn(process.execPath, [worker, at], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  return { process: child, ended: once(child, 'exit') }
}

async function until(what: string, done: () => boolean): Promise<void> {
  for (let tries = 0; !done(); tries += 1) {
    if (tries > MOST_WAIT_MS / STEP_MS) throw new Error(`waited too long for ${what}`)
    await pause(STEP_MS)
  }
}

/** A reminder to everybody of a large programme, its worker killed by the system in the middle; the gateway counts what telephones got. */
export async function reminders(): Promise<Part> {
  const bench = await benchHouse(0)
  let now = evening
  const gateway = await fakeSmsGateway({ clock: { now: () => now } })
  const telephones = (): number => new Set(gateway.delivered.map(({ to }) => to)).size
  try {
    const who = await people(bench)
    const started = performance.now()
    await queueAll(bench, who)
    const queued = performance.now() - started
    const first = startWorker(bench, gateway, evening)
    await until('the first messages', () => gateway.delivered.length >= PEOPLE / 6)
    first.process.kill('SIGKILL')
    await first.ended
    const atDeath = gateway.delivered.length
    await queueAll(bench, who)
    // The lease of what was in hand runs out by the clock that the next worker is given, not by waiting.
    now = plusSeconds(evening, 200)
    const second = startWorker(bench, gateway, now)
    await until('the last message', () => telephones() >= PEOPLE)
    const whole = performance.now() - started
    // Whatever would still come twice comes within the next runs.
    await pause(AFTERWARDS_MS)
    second.process.kill('SIGTERM')
    await second.ended
    const got = gateway.delivered.length
    const figures: readonly Figure[] = [
      { what: `${PEOPLE.toLocaleString('en')} reminders queued in batches of ${BATCH}`, value: seconds(queued) },
      { what: 'telephones reached when the worker was killed', value: atDeath.toLocaleString('en') },
      {
        what: 'both starts of the worker included, queued twice and delivered to the end',
        value: seconds(whole),
        budget: '≤ 60 s',
      },
      { what: 'telephones reached', value: telephones().toLocaleString('en'), budget: PEOPLE.toLocaleString('en') },
      { what: 'reminders that a telephone got twice', value: String(got - telephones()), budget: '0' },
      {
        what: 'handed over again with the same key, and dropped by the gateway',
        value: String(gateway.requests() - got),
      },
    ]
    return {
      title: `${PEOPLE.toLocaleString('en')} reminders, and a worker killed among them`,
      note: "The house's worker in a process of its own, ended by SIGKILL and started anew on the same database. What it had in hand is free again after a lease of two minutes, which is not waited for: the second worker's clock begins later.",
      figures,
    }
  } finally {
    await gateway.close()
    await bench.close()
  }
}

import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from '@ayni/kernel'
import { hashToken } from '@ayni/platform/crypto'
import { recordSql, type Statement } from '@ayni/platform/testing'
import pg from 'pg'
import { type BenchHouse, benchHouse } from '../bench-house.ts'
import { type Figure, ms, type Part, perSecond, quantile } from '../figures.ts'
import { findPgbench, pgbench, scriptOf } from '../replay.ts'

const PHONES = 80
const AT_ONCE = 8
const REQUESTS = 1600
const SLICES = 4
/** One request of each questionnaire: what was recorded, and what one pgbench transaction holds. */
const PARTS = 4

const load = fileURLToPath(new URL('../load/phones.ts', import.meta.url))
const heard = z.object({ seconds: z.number(), samples: z.array(z.number()) })

async function phones(port: number, tokens: readonly string[], requests: number, atOnce: number) {
  const child = spawn(process.execPath, [load, JSON.stringify({ port, tokens, requests, atOnce })], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  await new Promise((resolve) => child.once('close', resolve))
  return heard.parse(JSON.parse(said))
}

async function giveEverybodyAPhone(bench: BenchHouse): Promise<readonly string[]> {
  const tokens: string[] = []
  for (const physician of bench.physicians) tokens.push(await bench.phone(physician))
  return tokens
}

/** The persons of the replay, by number, where pgbench can ask for one. */
async function numberPersons(owner: pg.Client): Promise<void> {
  await owner.query('create schema bench')
  await owner.query(
    `create table bench.phone as select row_number() over (order by id) as n, person_id, id as device_id, token_hash from identity.device`,
  )
  await owner.query('alter table bench.phone add primary key (n)')
  await owner.query('grant usage on schema bench to ayni_app')
  await owner.query('grant select on bench.phone to ayni_app')
}

/** Names that stand in the statements and are the same for everybody: programme and accounts. */
async function shared(owner: pg.Client): Promise<ReadonlySet<string>> {
  const { rows } = await owner.query<{ id: string }>(
    'select id from identity.program union select id from identity.account',
  )
  return new Set(rows.map(({ id }) => id))
}

/** What one pgbench transaction says: the recorded requests, for a person of its own and with names of its own. */
async function replayOf(bench: BenchHouse, statements: readonly Statement[], token: string): Promise<string> {
  const owner = new pg.Client({ connectionString: bench.house.ownerUrl })
  await owner.connect()
  try {
    await numberPersons(owner)
    const { rows } = await owner.query<{ id: string; person_id: string }>(
      'select id, person_id from identity.device where token_hash = $1',
      [hashToken(token)],
    )
    const [device] = rows
    if (device === undefined) throw new Error('the phone that was recorded is gone')
    const known = { [hashToken(token)]: ':token_hash', [device.id]: ':device_id', [device.person_id]: ':person_id' }
    return [
      `\\set n random(${PHONES + 1}, ${2 * PHONES})`,
      '\\set fresh random(100000000000, 999999999999)',
      'select person_id, device_id, token_hash from bench.phone where n = :n \\gset',
      scriptOf(statements, known, await shared(owner)),
    ].join('\n')
  } finally {
    await owner.end()
  }
}

type Beside = { readonly seconds: number; readonly samples: readonly number[]; readonly pgbenchPerSecond: number }

/** Slice by slice in turn, so that whatever else the machine does falls on both. */
async function sideBySide(
  port: number,
  tokens: readonly string[],
  url: string,
  replay: { readonly program: string | undefined; readonly script: string },
): Promise<Beside> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ayni-pgbench-'))
  const samples: number[] = []
  let [seconds, pgbenchSeconds] = [0, 0]
  const each = Math.ceil(REQUESTS / SLICES / PARTS / AT_ONCE)
  for (let slice = 0; slice < SLICES; slice++) {
    const ours = await phones(port, tokens, REQUESTS / SLICES, AT_ONCE)
    samples.push(...ours.samples)
    seconds += ours.seconds
    if (replay.program === undefined) continue
    const { perSecond } = await pgbench(replay.program, url, replay.script, folder, { clients: AT_ONCE, each })
    pgbenchSeconds += (each * AT_ONCE) / perSecond
  }
  await rm(folder, { recursive: true, force: true })
  return { seconds, samples, pgbenchPerSecond: (each * AT_ONCE * SLICES * PARTS) / pgbenchSeconds }
}

/** `/sync` with one questionnaire a request, through HTTP, beside the same statements sent by pgbench to the same database. */
export async function syncThroughput(): Promise<Part> {
  const bench = await benchHouse(2 * PHONES)
  try {
    const port = await bench.serve()
    // The other half is pgbench's: what it writes is sealed for somebody else, and the house could not read it.
    const tokens = (await giveEverybodyAPhone(bench)).slice(0, PHONES)
    const [one = ''] = tokens
    await phones(port, tokens, 200, AT_ONCE)
    const statements = await recordSql(() => phones(port, [one], PARTS, 1))
    const program = findPgbench()
    const replay = { program, script: program === undefined ? '' : await replayOf(bench, statements, one) }
    const { seconds, samples, pgbenchPerSecond } = await sideBySide(
      port,
      tokens,
      bench.house.runtime.database.appUrl,
      replay,
    )
    const ours = samples.length / seconds
    const beside: readonly Figure[] =
      program === undefined
        ? [{ what: 'beside pgbench', value: 'pgbench is not on this machine', budget: '≥ 0.5' }]
        : [
            {
              what: `the same ${Math.round(statements.length / PARTS)} statements a request by pgbench`,
              value: perSecond(pgbenchPerSecond),
            },
            { what: 'ours ÷ pgbench', value: (ours / pgbenchPerSecond).toFixed(2), budget: '≥ 0.5' },
          ]
    return {
      title: '`POST /sync` with one questionnaire',
      note: `${REQUESTS} requests of ${PHONES} phones in a process of their own, in ${SLICES} slices in turn with pgbench; token, score, triage, ledger, projection, then the feed; fsync on. Phones, server and database share the cores.`,
      figures: [
        { what: `requests, ${AT_ONCE} phones at once`, value: perSecond(ours) },
        { what: 'one request, p50', value: ms(quantile(samples, 0.5)) },
        { what: 'one request, p99', value: ms(quantile(samples, 0.99)) },
        ...beside,
      ],
    }
  } finally {
    await bench.close()
  }
}

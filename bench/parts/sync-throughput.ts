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
    `create table bench.phone as select row_number() over () as n, person_id, id as device_id, token_hash from identity.device`,
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

type Replay = { readonly perSecond: number; readonly statements: number }

async function replay(
  bench: BenchHouse,
  statements: readonly Statement[],
  token: string,
  program: string,
): Promise<Replay> {
  const owner = new pg.Client({ connectionString: bench.house.ownerUrl })
  const folder = await mkdtemp(path.join(tmpdir(), 'ayni-pgbench-'))
  await owner.connect()
  try {
    await numberPersons(owner)
    const { rows } = await owner.query<{ id: string; person_id: string }>(
      'select id, person_id from identity.device where token_hash = $1',
      [hashToken(token)],
    )
    const known = {
      [hashToken(token)]: ':token_hash',
      [rows[0]?.id ?? '']: ':device_id',
      [rows[0]?.person_id ?? '']: ':person_id',
    }
    const script = [
      `\\set n random(1, ${PHONES})`,
      '\\set fresh random(100000000000, 999999999999)',
      'select person_id, device_id, token_hash from bench.phone where n = :n \\gset',
      scriptOf(statements, known, await shared(owner)),
    ].join('\n')
    const url = bench.house.runtime.database.appUrl
    const run = await pgbench(program, url, script, folder, {
      clients: AT_ONCE,
      each: Math.ceil(REQUESTS / PARTS / AT_ONCE),
    })
    return { perSecond: run.perSecond * PARTS, statements: statements.length / PARTS }
  } finally {
    await owner.end()
    await rm(folder, { recursive: true, force: true })
  }
}

/** `/sync` with one questionnaire a request, through HTTP, beside the same statements sent by pgbench to the same database. */
export async function syncThroughput(): Promise<Part> {
  const bench = await benchHouse(PHONES)
  try {
    const port = await bench.serve()
    const tokens = await giveEverybodyAPhone(bench)
    const [one = ''] = tokens
    await phones(port, tokens, 200, AT_ONCE)
    const statements = await recordSql(() => phones(port, [one], PARTS, 1))
    const { seconds, samples } = await phones(port, tokens, REQUESTS, AT_ONCE)
    const figures: Figure[] = [
      { what: `requests, ${AT_ONCE} phones at once`, value: perSecond(samples.length / seconds) },
      { what: 'one request, p50', value: ms(quantile(samples, 0.5)) },
      { what: 'one request, p99', value: ms(quantile(samples, 0.99)) },
    ]
    const program = findPgbench()
    if (program === undefined)
      figures.push({ what: 'beside pgbench', value: 'pgbench is not on this machine', budget: '≥ 0.5' })
    else {
      const same = await replay(bench, statements, one, program)
      figures.push({
        what: `the same ${Math.round(same.statements)} statements a request by pgbench`,
        value: perSecond(same.perSecond),
      })
      figures.push({
        what: 'ours ÷ pgbench',
        value: (samples.length / seconds / same.perSecond).toFixed(2),
        budget: '≥ 0.5',
      })
    }
    return {
      title: '`POST /sync` with one questionnaire',
      note: `${REQUESTS} requests of ${PHONES} phones in a process of their own; token, score, triage, ledger, projection, then the feed; fsync on. Phones, server and database share the cores.`,
      figures,
    }
  } finally {
    await bench.close()
  }
}

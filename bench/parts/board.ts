import type { Actor } from '@ayni/kernel'
import { ask } from '@ayni/platform/commands'
import pg from 'pg'
import { sealIdentity } from '../../modules/enrollment/server/identity-seal.ts'
import { type BenchHouse, benchHouse } from '../bench-house.ts'
import { type Figure, ms, type Part, quantile } from '../figures.ts'
import { aboutCrowds, crowdIn } from '../load/crowd.ts'
import { randomId } from '../random-id.ts'

const PEOPLE = 12_000
const PROMISES = 400
const ROUNDS = 40
const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const families = [
  'Inventada Ccori',
  'Inventado Quispe',
  'Inventada Ñahui',
  'Inventado Huamán',
  'Inventada Condori',
] as const
const states = ['imported', 'invited', 'consented', 'active', 'active', 'paused'] as const

/** People and promises without their stories, written by the owner: only their number matters here. */
async function populate({ house, program }: BenchHouse): Promise<void> {
  const { keys, clock } = house.runtime
  const people = Array.from({ length: PEOPLE }, (_, nth) => {
    const id = randomId()
    const [a = '', b = '', c = ''] = [letters[(nth >> 10) & 31], letters[(nth >> 5) & 31], letters[nth & 31]]
    return {
      id,
      alias: `AY-Z${a}${b}${c}`,
      state: states[nth % states.length],
      sealed: sealIdentity(keys, id, { names: `Persona ${nth}`, familyNames: families[nth % families.length] ?? '' }),
    }
  })
  const owner = new pg.Client({ connectionString: house.ownerUrl })
  await owner.connect()
  try {
    const now = clock.now()
    const rows = 'jsonb_to_recordset($2::jsonb) as p (id uuid, alias text, state text, sealed text)'
    await owner.query(
      `insert into enrollment.person (id, program_id, alias, state, identity_sealed, contactable, agreed, created_at)
       select id, $1, alias, state, sealed, state <> 'imported', state in ('consented', 'active', 'paused'), $3 from ${rows}`,
      [program, JSON.stringify(people), now],
    )
    await owner.query(
      `insert into identity.participant (person_id, program_id, alias) select id, $1, alias from ${rows}`,
      [program, JSON.stringify(people)],
    )
    await owner.query(
      `insert into enrollment.consent (id, program_id, person_id, layer, given, text_version, language, channel, occurred_at, received_at)
       select gen_random_uuid(), $1, id, layer, true, '2026.1', 'es', 'import', $3::timestamptz, $3::timestamptz from ${rows}, generate_series(1, 2) layer where state <> 'imported'`,
      [program, JSON.stringify(people), now],
    )
    await owner.query(
      `insert into coordination.promise (program_id, key, person_id, kind, owed_by_role, made_at, due_at)
       select $1, 'first-contact:' || id, id, 'first-contact', 'therapist', $3::timestamptz, $3::timestamptz + (random() * 200 - 50) * interval '1 hour' from ${rows} limit ${PROMISES}`,
      [program, JSON.stringify(people), now],
    )
    await owner.query('analyze')
  } finally {
    await owner.end()
  }
}

const screens = [
  ['the board', 'coordinacion', 'coordination.board', {}, '≤ 150 ms'],
  ['400 open promises', 'coordinacion', 'coordination.promises', { limit: 400 }, '≤ 150 ms'],
  ['open alerts', 'coordinacion', 'suicide-prevention.open-alerts', {}, '≤ 150 ms'],
  ['the roster, first page', 'coordinacion', 'enrollment.roster', {}, '≤ 150 ms'],
  ['search a person by name', 'coordinacion', 'enrollment.roster', { search: 'ñahui' }, '≤ 50 ms'],
  ['search a person by alias', 'coordinacion', 'enrollment.roster', { search: 'AY-ZAB' }, '≤ 50 ms'],
] as const

async function timed(bench: BenchHouse, actor: Actor, name: string, input: object): Promise<readonly number[]> {
  const samples: number[] = []
  for (let round = 0; round < ROUNDS + 3; round++) {
    const started = performance.now()
    const said = await ask(bench.house.runtime, { name, input, actor })
    if (said.outcome === 'refused') throw new Error(`${name}: ${said.code}`)
    if (round >= 3) samples.push(performance.now() - started)
  }
  return samples
}

/** What the coordinator waits for in a whole country's programme: server time, p50 and p95. */
export async function board(): Promise<Part> {
  const bench = await benchHouse(0)
  try {
    await populate(bench)
    const figures: Figure[] = []
    for (const [what, post, name, input, budget] of screens) {
      const samples = await timed(bench, bench.staff(post), name, input)
      figures.push({ what: `${what}, p50`, value: ms(quantile(samples, 0.5)) })
      figures.push({ what: `${what}, p95`, value: ms(quantile(samples, 0.95)), budget })
    }
    const crowd = await crowdIn(bench)
    figures.push(...(await crowd.figuresOf('the board', 'coordination.board')))
    return {
      title: 'The console, with 12,000 people and 400 open promises',
      note: `One at a time: server time of the query, ${ROUNDS} times each. ${aboutCrowds}`,
      figures,
    }
  } finally {
    await bench.close()
  }
}

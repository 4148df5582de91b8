import type { Actor } from '@ayni/kernel'
import { ask } from '@ayni/platform/commands'
import pg from 'pg'
import { type BenchHouse, benchHouse } from '../bench-house.ts'
import { ms, type Part, quantile } from '../figures.ts'
import { aboutCrowds, crowdIn } from '../load/crowd.ts'

const PEOPLE = 12_000
const ROUNDS = 40

const hours = (from: number) => ({
  quiet: { from: '21:00', to: '07:00' },
  working: [{ days: [1, 2, 3, 4, 5], from: '08:00', to: '14:00' }],
  windows: [{ days: [0, 1, 2, 3, 4, 5, 6], from: `${from}:00`, to: `${from + 2}:00` }],
  exceptions: [],
})
/** Ten patterns of hours beside the default. */
const patterns = JSON.stringify([null, ...[10, 11, 12, 14, 15, 16, 17, 18, 19, 20].map(hours)])

/** Invented people, written to once four days ago, so that a call is next for all of them; written by the owner. */
async function populate({ house, program }: BenchHouse): Promise<void> {
  const owner = new pg.Client({ connectionString: house.ownerUrl })
  await owner.connect()
  try {
    const now = house.runtime.clock.now()
    await owner.query(
      `insert into administration.cycle (id, program_id, code, starts_on, ends_on, invitations_open)
       select gen_random_uuid(), $1, '2026-II', $2::timestamptz::date - 60, $2::timestamptz::date + 300, true
       where not exists (select 1 from administration.cycle where program_id = $1 and invitations_open)`,
      [program, now],
    )
    await owner.query(
      `with made as (
        insert into enrollment.person (id, program_id, alias, state, language, contactable, agreed, created_at, hours)
        select gen_random_uuid(), $1, 'AY-' || translate(upper(lpad(to_hex(i), 4, '0')), '01', 'XZ'), 'imported', 'es', false, false,
          $3::timestamptz - interval '20 days', nullif($4::jsonb -> (i % 11), 'null'::jsonb)
        from generate_series(1, $2::integer) i returning id, program_id
      ), points as (
        insert into enrollment.contact_point (id, program_id, person_id, channel, value_sealed, owner, may_leave_message, added_at)
        select gen_random_uuid(), program_id, id, channel, 'x', 'self', false, $3::timestamptz from made
          cross join unnest(array['movil', 'correo']) channel
      )
      insert into outreach.standing (person_id, program_id, attempts, attempts_ever, last_at, last_channel, last_slot, ready_at)
      select id, program_id, 1, 1, $3::timestamptz - interval '4 days', 'correo', 'semana-manana', $3::timestamptz from made`,
      [program, PEOPLE, now, patterns],
    )
    await owner.query('analyze')
  } finally {
    await owner.end()
  }
}

async function timed({ house }: BenchHouse, actor: Actor): Promise<number> {
  const started = performance.now()
  const said = await ask(house.runtime, { name: 'outreach.planner', input: {}, actor })
  if (said.outcome === 'refused') throw new Error(said.code)
  return performance.now() - started
}

/** Whom to call now, in a whole country's programme: asked by one, and by a hundred of the staff. */
export async function planner(): Promise<Part> {
  const bench = await benchHouse(0)
  try {
    await populate(bench)
    const coordinator = bench.staff('coordinacion')
    for (let round = 0; round < 3; round += 1) await timed(bench, coordinator)
    const alone: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) alone.push(await timed(bench, coordinator))
    const crowd = await crowdIn(bench)
    return {
      title: `Whom to call now, with ${PEOPLE.toLocaleString('en')} people`,
      note: `One at a time: server time of the query, ${ROUNDS} times. ${aboutCrowds}`,
      figures: [
        { what: 'the list, p50', value: ms(quantile(alone, 0.5)) },
        { what: 'the list, p95', value: ms(quantile(alone, 0.95)), budget: '≤ 300 ms' },
        ...(await crowd.figuresOf('the list', 'outreach.planner')),
      ],
    }
  } finally {
    await bench.close()
  }
}

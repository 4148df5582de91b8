import { exactFlow, exactTable1 } from '@ayni/modules/evaluation/server'
import pg from 'pg'
import { benchHouse } from '../bench-house.ts'
import { type Figure, ms, type Part, quantile } from '../figures.ts'

const sizes = [1000, 10_000, 100_000] as const
const budgets: Readonly<Record<number, string>> = { 1000: '≤ 60 ms', 100000: '≤ 1.5 s' }
const ROUNDS = 7

/** Table 1 and the flow from live rows at three sizes: growth no worse than linear. */
export async function table1Growth(): Promise<Part> {
  const { house, program, close } = await benchHouse(0)
  const owner = new pg.Client({ connectionString: house.ownerUrl })
  await owner.connect()
  const figures: Figure[] = []
  try {
    for (const size of sizes) {
      await owner.query('delete from evaluation.participant')
      await owner.query(
        `insert into evaluation.participant (study_key, program_id, contactable, agreed, sex, age_years, allows_evaluation, assessed_on, first_round_key, level,
            severe_by_published_rule, dep, anx, alc, sui, history_type, treatment, updated_at)
          select 'k' || i, $1, true, true, case when i % 3 = 0 then 'M' else 'F' end, 24 + i % 9, true, '2026-06-01', 'r' || i, i % 4, i % 20 = 0, i % 2 = 0, i % 3 = 0,
            i % 7 = 0, i % 11 = 0, (array['none', 'anxiety', 'depression', 'suicide_attempt'])[1 + i % 4], case when i % 4 = 0 then null else 'psychological' end, '2026-06-01'
          from generate_series(1, $2) i`,
        [program, size],
      )
      await owner.query('analyze evaluation.participant')
      const samples: number[] = []
      for (let round = 0; round < ROUNDS; round++) {
        const started = performance.now()
        const named = { id: program, slug: 'demo' }
        await exactTable1(house.runtime.database.evaluation, named, house.runtime.clock.now())
        await exactFlow(house.runtime.database.evaluation, named, house.runtime.clock.now())
        samples.push(performance.now() - started)
      }
      const budget = budgets[size]
      figures.push({
        what: `Table 1 + flow, ${size.toLocaleString('en')} assessed people (median of ${ROUNDS})`,
        value: ms(quantile(samples, 0.5)),
        ...(budget === undefined ? {} : { budget }),
      })
    }
  } finally {
    await owner.end()
    await close()
  }
  return { title: 'Evaluation', figures }
}

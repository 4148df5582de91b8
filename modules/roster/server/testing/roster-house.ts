import { type AccountId, accountId, type PersonId, type ProgramId, programId, z } from '@ayni/kernel'
import { enrollment } from '@ayni/modules/enrollment/server'
import { identity } from '@ayni/modules/identity/server'
import type { ServerModule } from '@ayni/platform/commands'
import { type TestRuntime, testRuntime } from '@ayni/platform/testing'
import { sql } from 'kysely'
import type { RosterColumn, RowResult } from '../../contract.ts'
import { rowResult } from '../../contract.ts'
import { roster } from '../index.ts'

export type Cells = Partial<Record<RosterColumn, string>>
export type RosterHouse = TestRuntime & {
  readonly program: ProgramId
  readonly coordinator: ReturnType<TestRuntime['actor']['staff']>
  readonly importing: (
    rows: readonly Cells[],
    options?: { readonly whole?: boolean; readonly batch?: string; readonly chunk?: number; readonly open?: boolean },
  ) => Promise<readonly RowResult[]>
  readonly people: () => Promise<readonly PersonRow[]>
}
export type PersonRow = {
  readonly id: PersonId
  readonly alias: string
  readonly state: string
  readonly held: boolean
}

const PROGRAM = programId.parse('019a0000-0000-7000-8000-0000000000aa')
const COORDINATOR: AccountId = accountId.parse('019a0000-0000-7000-8000-0000000000bb')

const output = z.object({ results: z.array(rowResult), repeated: z.boolean() })

/** The roster with the rooms that react to it, on a false clock. */
export async function rosterHouse(more: readonly ServerModule[] = []): Promise<RosterHouse> {
  const house = await testRuntime([identity, enrollment, roster, ...more], { start: '2026-11-22T15:00:00.000Z' })
  await house.asSystem(async (tx) => {
    await sql`insert into identity.program (id, slug, name, created_at)
      values (${PROGRAM}, 'inventado', 'Programa inventado', '2026-01-01')`.execute(tx)
  })
  const coordinator = house.actor.staff(PROGRAM, COORDINATOR, 'coordinator')
  const must = async (name: string, input: unknown): Promise<unknown> => {
    const done = await house.dispatch(coordinator, name, input)
    if (done.outcome === 'refused') throw new Error(`${name}: ${done.code} ${JSON.stringify(done.problems)}`)
    return done.output
  }
  return {
    ...house,
    program: PROGRAM,
    coordinator,
    importing: async (rows, { whole = false, batch = house.newId(), chunk = 0, open = false } = {}) => {
      await must('roster.start-import', { batch, fileName: 'lista.csv', rows: rows.length, mapping: {}, whole })
      const raw = rows.map((cells, i) => ({ line: i + 2, cells }))
      const { results } = output.parse(await must('roster.import-rows', { batch, chunk, rows: raw }))
      if (!open) await must('roster.finish-import', { batch, how: 'done' })
      return results
    },
    people: () =>
      house.asSystem(async (tx) => {
        const { rows } = await sql<PersonRow>`select id, alias, state, held_since is not null as held
          from enrollment.person order by created_at, id`.execute(tx)
        return rows
      }),
  }
}

import type { Instant, ProgramId } from '@ayni/kernel'
import { z } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'
import { type ImportCounts, type RosterMapping, type RowResult, rosterMapping, rowResult } from '../contract.ts'

export type Batch = { readonly id: string; readonly whole: boolean; readonly endedAt: Instant | null }

export async function putMapping(tx: Tx, program: ProgramId, mapping: RosterMapping, at: Instant): Promise<void> {
  await sql`insert into roster.mapping (program_id, columns, at) values (${program}, ${JSON.stringify(mapping)}::jsonb, ${at})
    on conflict (program_id) do update set columns = excluded.columns, at = excluded.at`.execute(tx)
}

export async function mappingOf(tx: Tx, program: ProgramId): Promise<RosterMapping | undefined> {
  const { rows } = await sql<{
    columns: unknown
  }>`select columns from roster.mapping where program_id = ${program}`.execute(tx)
  return rows[0] === undefined ? undefined : rosterMapping.parse(rows[0].columns)
}

export async function putBatch(
  tx: Tx,
  batch: {
    readonly id: string
    readonly program: ProgramId
    readonly fileName: string
    readonly rows: number
    readonly whole: boolean
    readonly at: Instant
    readonly by: string | null
  },
): Promise<void> {
  await sql`insert into roster.batch (id, program_id, file_name, rows_total, whole, started_at, started_by)
    values (${batch.id}, ${batch.program}, ${batch.fileName}, ${batch.rows}, ${batch.whole}, ${batch.at}, ${batch.by})
    on conflict (id) do nothing`.execute(tx)
}

export async function batchById(tx: Tx, program: ProgramId, id: string): Promise<Batch | undefined> {
  const { rows } = await sql<Batch>`select id, whole, ended_at as "endedAt" from roster.batch
    where id = ${id} and program_id = ${program} for update`.execute(tx)
  return rows[0]
}

export async function endBatch(
  tx: Tx,
  id: string,
  how: 'done' | 'cancelled',
  left: number,
  at: Instant,
): Promise<void> {
  await sql`update roster.batch set ended_at = ${at}, how = ${how}, left_count = ${left} where id = ${id}`.execute(tx)
}

export async function chunkResults(tx: Tx, batch: string, n: number): Promise<readonly RowResult[] | undefined> {
  const { rows } = await sql<{
    results: unknown
  }>`select results from roster.chunk where batch_id = ${batch} and n = ${n}`.execute(tx)
  return rows[0] === undefined ? undefined : z.array(rowResult).parse(rows[0].results)
}

export async function putChunk(
  tx: Tx,
  chunk: {
    readonly batch: string
    readonly n: number
    readonly program: ProgramId
    readonly results: readonly RowResult[]
    readonly at: Instant
  },
): Promise<void> {
  await sql`insert into roster.chunk (batch_id, n, program_id, results, at)
    values (${chunk.batch}, ${chunk.n}, ${chunk.program}, ${JSON.stringify(chunk.results)}::jsonb, ${chunk.at})`.execute(
    tx,
  )
}

export type BatchRecord = {
  readonly batch: string
  readonly fileName: string
  readonly rows: number
  readonly startedAt: Instant
  readonly endedAt: Instant | null
  readonly how: 'done' | 'cancelled' | null
  readonly chunks: readonly number[]
  readonly counts: ImportCounts
}

const counted = sql`(select jsonb_object_agg(t.outcome, t.n) from (
  select r ->> 'outcome' as outcome, count(*) as n from roster.chunk c, jsonb_array_elements(c.results) r
  where c.batch_id = b.id group by 1) t) as counted`

const none = { new: 0, corrected: 0, unchanged: 0, 'same-person': 0, 'in-review': 0, rejected: 0 }
const countsShape = z.partialRecord(
  z.enum(['new', 'corrected', 'unchanged', 'same-person', 'in-review', 'rejected']),
  z.int(),
)

type CountedRow = Omit<BatchRecord, 'counts'> & { readonly counted: unknown; readonly left: number }

const recordOf = ({ counted: found, left, ...row }: CountedRow): BatchRecord => ({
  ...row,
  counts: { ...none, ...(found === null ? {} : countsShape.parse(found)), left },
})

const recordColumns = sql`b.id as batch, b.file_name as "fileName", b.rows_total as rows, b.started_at as "startedAt",
  b.ended_at as "endedAt", b.how, b.left_count as "left", coalesce((select array_agg(c.n order by c.n) from roster.chunk c
  where c.batch_id = b.id), '{}') as chunks, ${counted}`

const LATEST = 10

export async function latestBatches(tx: Tx, program: ProgramId): Promise<readonly BatchRecord[]> {
  const { rows } = await sql<CountedRow>`select ${recordColumns} from roster.batch b where b.program_id = ${program}
    order by b.started_at desc, b.id desc limit ${LATEST}`.execute(tx)
  return rows.map(recordOf)
}

export async function countsOf(tx: Tx, batch: string): Promise<ImportCounts> {
  const { rows } = await sql<CountedRow>`select ${recordColumns} from roster.batch b where b.id = ${batch}`.execute(tx)
  return rows[0] === undefined ? { ...none, left: 0 } : recordOf(rows[0]).counts
}

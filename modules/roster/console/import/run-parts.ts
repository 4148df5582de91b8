import type { ImportCounts, RawRow, RosterMapping, RowResult } from '@ayni/modules/roster/contract'
import type { RosterClient } from '../clients.ts'
import { inParts } from '../file/in-parts.ts'
import { acrossParts, type Previewed } from './across-parts.ts'

export type Told<T> = { readonly done: T } | { readonly code: string }
type Watch = { readonly onRows: (n: number) => void; readonly isStopped: () => boolean }

/** What would happen to every row, asked part by part. */
export async function preview(
  client: RosterClient,
  rows: readonly RawRow[],
  watch: Watch,
): Promise<Told<readonly RowResult[]>> {
  const results: Previewed[] = []
  for (const part of inParts(rows)) {
    if (watch.isStopped()) return { code: 'stopped' }
    const answer = await client.call('roster.preview-rows', { rows: [...part] })
    if (!answer.ok) return { code: answer.code }
    results.push(...answer.output.results)
    watch.onRows(results.length)
  }
  return { done: acrossParts(rows, results) }
}

/** One import of one file: its parts with the ids of their commands, so that a part sent twice is one. */
export type ImportPlan = {
  readonly batch: string
  readonly fileName: string
  readonly mapping: RosterMapping
  readonly whole: boolean
  readonly rows: number
  readonly parts: readonly { readonly id: string; readonly rows: readonly RawRow[] }[]
}

export const planOf = (
  rows: readonly RawRow[],
  said: Pick<ImportPlan, 'fileName' | 'mapping' | 'whole'>,
  newId: () => string,
): ImportPlan => ({
  ...said,
  batch: newId(),
  rows: rows.length,
  parts: inParts(rows).map((part) => ({ id: newId(), rows: part })),
})

export type Imported = { readonly results: readonly RowResult[]; readonly parts: number }

/** Sends what is not in yet, from a part on. A broken connection stops it; the same call goes on from there. */
export async function send(
  client: RosterClient,
  plan: ImportPlan,
  from: Imported,
  watch: Watch & { readonly onPart: (so: Imported) => void },
): Promise<Told<ImportCounts>> {
  if (from.parts === 0) {
    const { batch, fileName, rows, mapping, whole } = plan
    const started = await client.call(
      'roster.start-import',
      { batch, fileName: fileName.slice(0, 120), rows, mapping, whole },
      { id: batch },
    )
    if (!started.ok) return { code: started.code }
  }
  let so = from
  for (const [chunk, part] of plan.parts.entries()) {
    if (chunk < from.parts) continue
    if (watch.isStopped()) return end(client, plan, 'cancelled')
    const answer = await client.call(
      'roster.import-rows',
      { batch: plan.batch, chunk, rows: [...part.rows] },
      { id: part.id },
    )
    if (!answer.ok) return { code: answer.code }
    so = { results: [...so.results, ...answer.output.results], parts: chunk + 1 }
    watch.onPart(so)
    watch.onRows(so.results.length)
  }
  return end(client, plan, 'done')
}

async function end(client: RosterClient, plan: ImportPlan, how: 'done' | 'cancelled'): Promise<Told<ImportCounts>> {
  const ended = await client.call('roster.finish-import', { batch: plan.batch, how })
  return ended.ok ? { done: ended.output } : { code: ended.code }
}

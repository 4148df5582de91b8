import type { PlaceColumn, PlaceProblem, PlaceRow } from '@ayni/modules/roster/contract'
import type { RosterClient } from '../clients.ts'
import { inParts } from '../file/in-parts.ts'
import type { FileTable } from '../file/read-table.ts'

export type PlaceCounts = {
  readonly fresh: number
  readonly changed: number
  readonly same: number
  readonly closed: number
  readonly problems: readonly PlaceProblem[]
}
export type PlacesPlan = {
  readonly batch: string
  readonly partial: boolean
  readonly rows: number
  readonly parts: readonly { readonly id: string; readonly rows: readonly PlaceRow[] }[]
}
export type PlacesSo = { readonly counts: PlaceCounts; readonly parts: number; readonly rows: number }

const MOST_ROWS = 400
const LONGEST = 300

export const nothingYet: PlacesSo = {
  counts: { fresh: 0, changed: 0, same: 0, closed: 0, problems: [] },
  parts: 0,
  rows: 0,
}

const columns: readonly PlaceColumn[] = ['code', 'name', 'category', 'institution', 'ubigeo', 'lat', 'lon', 'state']

export function planPlaces(
  table: FileTable,
  at: Partial<Record<PlaceColumn, number>>,
  partial: boolean,
  newId: () => string,
): PlacesPlan {
  const rows = table.rows.map(({ line, fields }) => {
    const cells: PlaceRow['cells'] = {}
    for (const column of columns) {
      const said = fields[at[column] ?? -1] ?? ''
      if (said !== '') cells[column] = said.slice(0, LONGEST)
    }
    return { line, cells }
  })
  const parts = inParts(rows, MOST_ROWS).map((part) => ({ id: newId(), rows: part }))
  return { batch: newId(), partial, rows: rows.length, parts }
}

/** Sends what is not in yet and then ends the reading; after a broken connection the same call goes on. */
export async function sendPlaces(
  client: RosterClient,
  plan: PlacesPlan,
  from: PlacesSo,
  onPart: (so: PlacesSo) => void,
): Promise<{ readonly done: PlaceCounts } | { readonly code: string }> {
  let so = from
  for (const [n, part] of plan.parts.entries()) {
    if (n < so.parts) continue
    const answer = await client.call(
      'roster.import-places',
      { batch: plan.batch, rows: [...part.rows] },
      { id: part.id },
    )
    if (!answer.ok) return { code: answer.code }
    const { fresh, changed, same, problems } = answer.output
    const { counts } = so
    so = {
      parts: n + 1,
      rows: so.rows + part.rows.length,
      counts: {
        ...counts,
        fresh: counts.fresh + fresh,
        changed: counts.changed + changed,
        same: counts.same + same,
        problems: [...counts.problems, ...problems],
      },
    }
    onPart(so)
  }
  const ended = await client.call('roster.finish-places', { batch: plan.batch, partial: plan.partial })
  return ended.ok ? { done: { ...so.counts, closed: ended.output.closed } } : { code: ended.code }
}

import type { RawRow, RosterOperations } from '@ayni/modules/roster/contract'
import type { Client } from '@ayni/ui'
import { expect, test } from 'vitest'
import { type Imported, planOf, send } from './run-parts.ts'

const rows: readonly RawRow[] = Array.from({ length: 450 }, (_, i) => ({ line: i + 2, cells: { fullName: 'A, B' } }))
const nothing: Imported = { results: [], parts: 0 }
const counts = { new: 0, corrected: 0, unchanged: 0, 'same-person': 0, 'in-review': 0, rejected: 0, left: 0 }

/** A server that loses the connection at the second part, once. */
function fragile() {
  const heard: string[] = []
  let broken = false
  const call: Client<RosterOperations>['call'] = async (name, input, options) => {
    heard.push(`${name} ${'chunk' in input ? input.chunk : ''} ${options?.id ?? ''}`.trim())
    if (name === 'roster.import-rows' && 'chunk' in input && input.chunk === 1 && !broken) {
      broken = true
      return { ok: false, code: 'network.offline' }
    }
    const answers: Record<string, unknown> = {
      'roster.start-import': null,
      'roster.import-rows': { results: 'rows' in input ? input.rows : [], repeated: false },
      'roster.finish-import': counts,
    }
    return { ok: true, output: JSON.parse(JSON.stringify(answers[name])) }
  }
  return { client: { call }, heard }
}

const plan = () => {
  let n = 0
  return planOf(rows, { fileName: 'lista.csv', mapping: {}, whole: true }, () => `id-${n++}`)
}

test('a broken connection stops it; it goes on with the same part under the same id, and nothing is sent twice', async () => {
  const { client, heard } = fragile()
  const made = plan()
  let so = nothing
  const onPart = (now: Imported): void => {
    so = now
  }
  const watch = { onRows: () => undefined, isStopped: () => false, onPart }
  expect(await send(client, made, nothing, watch)).toEqual({ code: 'network.offline' })
  expect(so.parts).toBe(1)
  expect(await send(client, made, so, watch)).toEqual({ done: counts })
  expect(so.results).toHaveLength(450)
  expect(heard).toEqual([
    'roster.start-import  id-0',
    'roster.import-rows 0 id-1',
    'roster.import-rows 1 id-2',
    'roster.import-rows 1 id-2',
    'roster.import-rows 2 id-3',
    'roster.finish-import',
  ])
})

test('cancelled, what is in stays in and the import is closed as such', async () => {
  const { client, heard } = fragile()
  const watch = { onRows: () => undefined, isStopped: () => heard.length > 1, onPart: () => undefined }
  await send(client, plan(), nothing, watch)
  expect(heard).toEqual(['roster.start-import  id-0', 'roster.import-rows 0 id-1', 'roster.finish-import'])
})

import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, expect, test } from 'vitest'
import { keptDrafts } from './kept-drafts.ts'

const DAY_MS = 24 * 3_600_000

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})

test('two who write beside each other at once lose no word of the other', async () => {
  const kept = keptDrafts(() => 0)
  await Promise.all(['llamada', 'plan', 'medidas'].map((word) => kept.change('row', (text) => `${text ?? ''} ${word}`)))
  expect(await kept.read('row')).toBe(' llamada plan medidas')
})

test('ADR 0021 sealed, for a day, and gone when nothing is left to keep', async () => {
  let now = 0
  const kept = keptDrafts(() => now)
  await kept.change('row', () => 'de noche')
  expect(await kept.list()).toEqual([{ key: 'row', at: 0 }])
  now = DAY_MS + 1
  expect([await kept.list(), await kept.read('row')]).toEqual([[], null])
  await kept.change('row', () => 'otra vez')
  await kept.change('row', () => null)
  expect([await kept.list(), await kept.read('row')]).toEqual([[], null])
})

test('what cannot be read any more does not stop what is written now', async () => {
  const kept = keptDrafts(() => 0)
  await kept.change('row', () => 'antes')
  const open = indexedDB.open('ayni-calls')
  const database = await new Promise<IDBDatabase>((resolve) => {
    open.onsuccess = () => resolve(open.result)
  })
  const lost = database.transaction('key', 'readwrite')
  lost.objectStore('key').clear()
  await new Promise<void>((resolve) => {
    lost.oncomplete = () => resolve()
  })
  await expect(kept.read('row')).rejects.toThrow()
  await kept.change('row', (text) => `${text ?? 'nada antes'}, ahora`)
  expect(await kept.read('row')).toBe('nada antes, ahora')
})

test('ADR 0023 what a try to send notes does not make the row new: its hour and its day go on', async () => {
  let now = 0
  const kept = keptDrafts(() => now)
  await kept.change('row', () => 'de noche')
  now = 5000
  await kept.change('row', (text) => `${text ?? ''}, en camino`, 'sending')
  expect(await kept.list()).toEqual([{ key: 'row', at: 0 }])
  await kept.change('row', (text) => `${text ?? ''}, y algo más`)
  expect(await kept.list()).toEqual([{ key: 'row', at: 5000 }])
})

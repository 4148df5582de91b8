import { plusMinutes, refuse } from '@ayni/kernel'
import { answer, handle } from '@ayni/platform/commands'
import {
  finishPlaces,
  guessPlaceColumns,
  importPlaces,
  type ListedPlace,
  type PlaceProblem,
  placeSays,
  placesLeft,
  placesListed,
  placesState,
  searchPlaces,
} from '../../contract.ts'
import { placeBook } from './place-book.ts'
import { findColumns } from './place-columns.ts'
import {
  countSeen,
  type FacilityRow,
  facilitiesOf,
  facilitiesState,
  forgetSeen,
  noteSeen,
  unseen,
} from './place-store.ts'
import { readPlace } from './read-place.ts'

export const guessPlaceColumnsAnswer = answer(guessPlaceColumns, async ({ input }) => {
  const { at, missing } = findColumns(input.headings)
  return { at, missing: [...missing] }
})

const saysTheSame = (now: FacilityRow, listed: ListedPlace): boolean =>
  placeSays.every((column) => now[column] === listed[column]) && (now.closedAt === null) === !listed.closed

/** Rows that say the same are not touched. A facility that works again is open again. */
export const importPlacesHandler = handle(importPlaces, async ({ input, tx, now }) => {
  const problems: PlaceProblem[] = []
  const listed = new Map<string, { readonly line: number; readonly place: ListedPlace }>()
  const keep: string[] = []
  for (const row of input.rows) {
    const read = readPlace(row)
    if ('reason' in read) {
      problems.push({ line: row.line, column: read.column, reason: read.reason })
      if (read.code !== undefined) keep.push(read.code)
    } else if (listed.has(read.code)) problems.push({ line: row.line, column: 'code', reason: 'twice' })
    else listed.set(read.code, { line: row.line, place: read })
  }
  const codes = [...listed.keys()]
  const first = new Set(await noteSeen(tx, input.batch, [...new Set([...codes, ...keep])], now))
  const known = new Map((await facilitiesOf(tx, codes)).map((one) => [one.code, one]))
  const counts = { fresh: 0, changed: 0, same: 0 }
  const places: ListedPlace[] = []
  for (const [code, { line, place }] of listed) {
    const before = known.get(code)
    if (!first.has(code)) problems.push({ line, column: 'code', reason: 'twice' })
    else if (before === undefined) counts.fresh += 1
    else if (saysTheSame(before, place)) counts.same += 1
    else counts.changed += 1
    if (first.has(code) && (before === undefined || !saysTheSame(before, place))) places.push(place)
  }
  const events = places.length === 0 ? [] : [placesListed.of({ places, at: now })]
  return { output: { ...counts, problems }, events, topics: ['places'] }
})

/** A list that no longer has this share of what it had is a part of it, or another file. */
const MOST_CLOSED_SHARE = 0.2
const FEW = 5
const WEEK_MIN = 10_080

export const finishPlacesHandler = handle(finishPlaces, async ({ input, tx, now }) => {
  if ((await countSeen(tx, input.batch)) === 0) return refuse('roster.batch-missing')
  const { open } = await facilitiesState(tx)
  const codes = input.partial ? [] : await unseen(tx, input.batch)
  if (codes.length > FEW && codes.length > open * MOST_CLOSED_SHARE)
    return refuse('roster.would-close-many', { closing: codes.length, open })
  await forgetSeen(tx, input.batch, plusMinutes(now, -WEEK_MIN))
  const events = codes.length === 0 ? [] : [placesLeft.of({ codes: [...codes], at: now })]
  return { output: { closed: codes.length, open: open - codes.length }, events, topics: ['places'] }
})

export const searchPlacesAnswer = answer(searchPlaces, async ({ input, tx }) => {
  const book = await placeBook(tx)
  return [...book.search(input.search, input.kind, input.within, input.from)]
})

export const placesStateAnswer = answer(placesState, async ({ tx }) => facilitiesState(tx))

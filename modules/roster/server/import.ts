import { type EventOf, type Instant, isRefusal, type ProgramId, personId, refuse } from '@ayni/kernel'
import { answer, type CommandContext, type Context, handle } from '@ayni/platform/commands'
import {
  finishImport,
  guessColumns,
  importRows,
  imports,
  leftList,
  peopleCorrected,
  peopleListed,
  previewRows,
  type RawRow,
  type RowResult,
  reviewsOpened,
  startImport,
} from '../contract.ts'
import {
  batchById,
  chunkResults,
  countsOf,
  endBatch,
  latestBatches,
  mappingOf,
  putBatch,
  putChunk,
  putMapping,
} from './batch-store.ts'
import { guess } from './guess-columns.ts'
import { leftPeople, listingsLike, markLeft, putListings, takeTurn, touchListings } from './listing-store.ts'
import { type MarkedRow, markRow, type Taking, wantedBy } from './mark-row.ts'
import { placeBook } from './places/place-book.ts'
import { readRow } from './read-row.ts'
import { openReviews } from './review-store.ts'
import { type Decided, type Said, takeRows } from './take-rows.ts'

const LIMA_MINUS_UTC_MS = -5 * 3_600_000
export const limaDay = (at: Instant): string => new Date(Date.parse(at) + LIMA_MINUS_UTC_MS).toISOString().slice(0, 10)

const rejected = (line: number, problems: RowResult['problems']): RowResult => ({
  ...{ line, outcome: 'rejected', person: null, changed: [], warnings: [], likeLine: null },
  problems: [...problems],
})

type Part = { readonly rows: readonly RawRow[]; readonly program: ProgramId; readonly batch: string | null }

/** Reads and decides one part, without writing a line: what a preview shows is what an import does. */
async function decide(context: Context, part: Part): Promise<Decided & { readonly marked: readonly MarkedRow[] }> {
  const { tx, keys, newId, now } = context
  const taking: Taking = {
    ...{ keys, newId, program: part.program, batch: part.batch, today: limaDay(now) },
    newPerson: () => personId.parse(newId()),
  }
  const places = await placeBook(tx)
  const read = part.rows.map((row) => readRow(row, places, taking.today))
  const marked = read.flatMap((row) => ('facts' in row ? [markRow(taking, row)] : []))
  const bad = read.flatMap((row) => ('problems' in row ? [rejected(row.line, [...row.problems])] : []))
  const before = marked.length === 0 ? [] : await listingsLike(tx, part.program, wantedBy(marked))
  const decided = takeRows(taking, marked, before)
  const results = [...decided.results, ...bad].sort((a, b) => a.line - b.line)
  return { ...decided, results, marked }
}

const saidOf = (program: ProgramId, { person, source, facts }: Said) => {
  const { startsOn, endsOn, ...rest } = facts
  return {
    ...rest,
    phones: [...facts.phones],
    ...{
      person,
      program,
      sourceKey: source,
      serviceStartedOn: startsOn,
      serviceEndsOn: endsOn,
      language: 'es' as const,
    },
  }
}

/** Writes what was decided. @returns what the other rooms must know, the new people before what holds them back */
async function store(
  { tx, now }: CommandContext<unknown>,
  decided: Decided,
  program: ProgramId,
  batch: string,
): Promise<readonly EventOf[]> {
  await putListings(tx, decided.written, { program, batch, now })
  await touchListings(tx, decided.touched, batch)
  const opened = await openReviews(tx, program, decided.reviews, now)
  const [listed, corrected] = [decided.listed, decided.corrected].map((all) => all.map((one) => saidOf(program, one)))
  const held = [...new Set(opened.flat())]
  return [
    ...(listed === undefined || listed.length === 0 ? [] : [peopleListed.of({ program, at: now, people: listed })]),
    ...(corrected === undefined || corrected.length === 0
      ? []
      : [peopleCorrected.of({ program, at: now, people: corrected })]),
    ...(held.length === 0 ? [] : [reviewsOpened.of({ people: held, program, at: now })]),
  ]
}

const openBatch = async ({ tx, actor }: Context, id: string) => {
  if (actor.programId === null) return refuse('roster.no-program')
  const batch = await batchById(tx, actor.programId, id)
  return batch === undefined ? refuse('roster.batch-missing') : { ...batch, program: actor.programId }
}

export const guessColumnsAnswer = answer(guessColumns, async ({ input, tx, actor }) => {
  const remembered = actor.programId === null ? undefined : await mappingOf(tx, actor.programId)
  const mapping = guess(input.headings, remembered ?? {})
  const kept = Object.values(remembered ?? {})
  return { mapping, remembered: kept.length > 0 && kept.every((one) => input.headings.includes(one ?? '')) }
})

export const previewRowsAnswer = answer(previewRows, async (context) => {
  const program = context.actor.programId
  if (program === null) return refuse('roster.no-program')
  const { results, marked } = await decide(context, { rows: context.input.rows, program, batch: null })
  const marks = new Map(marked.map((row) => [row.line, row.marks]))
  return {
    results: results.map((result) => {
      const { dni, ce, cmp, birth, phones } = marks.get(result.line) ?? {
        dni: null,
        ce: null,
        cmp: null,
        birth: null,
        phones: [],
      }
      const documents = [dni, ce, cmp].filter((one) => one !== null)
      // An id that a preview gave away is nobody's.
      const person = result.outcome === 'new' || result.outcome === 'in-review' ? null : result.person
      return { ...result, person, marks: { documents, birth, phones: [...phones] } }
    }),
  }
})

export const startImportHandler = handle(startImport, async ({ input, tx, actor, now }) => {
  const program = actor.programId
  if (program === null) return refuse('roster.no-program')
  await putMapping(tx, program, input.mapping, now)
  const { batch: id, fileName, rows, whole } = input
  await putBatch(tx, { id, program, fileName, rows, whole, at: now, by: actor.accountId })
  return { output: null, topics: ['imports'] }
})

export const importRowsHandler = handle(importRows, async (context) => {
  const { input, tx, now } = context
  const batch = await openBatch(context, input.batch)
  if (isRefusal(batch)) return batch
  const done = await chunkResults(tx, batch.id, input.chunk)
  if (done !== undefined) return { output: { results: [...done], repeated: true } }
  if (batch.endedAt !== null) return refuse('roster.batch-closed')
  await takeTurn(tx, batch.program)
  const decided = await decide(context, { rows: input.rows, program: batch.program, batch: batch.id })
  const events = await store(context, decided, batch.program, batch.id)
  await putChunk(tx, {
    ...{ batch: batch.id, n: input.chunk, program: batch.program, results: decided.results, at: now },
  })
  return { output: { results: decided.results, repeated: false }, events, topics: ['roster', 'imports', 'reviews'] }
})

export const finishImportHandler = handle(finishImport, async (context) => {
  const { input, tx, now } = context
  const batch = await openBatch(context, input.batch)
  if (isRefusal(batch)) return batch
  if (batch.endedAt === null) {
    const left = batch.whole && input.how === 'done' ? await markLeft(tx, batch.program, batch.id, now) : 0
    await endBatch(tx, batch.id, input.how, left, now)
  }
  return { output: await countsOf(tx, batch.id), topics: ['imports', 'roster'] }
})

export const importsAnswer = answer(imports, async ({ tx, actor }) =>
  actor.programId === null
    ? []
    : (await latestBatches(tx, actor.programId)).map((one) => ({ ...one, chunks: [...one.chunks] })),
)

const LEFT_PAGE = 50

export const leftListAnswer = answer(leftList, async ({ input, tx, actor }) => {
  if (actor.programId === null) return { rows: [], total: 0, next: null }
  const found = await leftPeople(tx, actor.programId, { after: input.after ?? '', limit: LEFT_PAGE + 1 })
  const rows = found.slice(0, LEFT_PAGE).map(({ person, alias, leftAt }) => ({ person, alias, leftAt }))
  const next = found.length > LEFT_PAGE ? (rows.at(-1)?.alias ?? null) : null
  return { rows, total: found[0]?.total ?? 0, next }
})

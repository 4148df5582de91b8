import { access } from 'node:fs/promises'
import path from 'node:path'
import { type Actor, toMs, uuidv7 } from '@ayni/kernel'
import {
  finishImport,
  guessColumns,
  type ImportCounts,
  importRows,
  MOST_ROWS,
  previewRows,
  type RawRow,
  type RosterMapping,
  type RowResult,
  rosterMapping,
  startImport,
} from '@ayni/modules/roster/contract'
import { ask, dispatch } from '@ayni/platform/commands'
import type { House } from '../../open-house.ts'
import { findOrFoundProgram, findProgram } from '../find-program.ts'
import { withHouse } from '../open-cli-house.ts'
import { progressOn } from '../progress.ts'
import { type ExitCode, printTo, sayTo } from '../say.ts'
import { readMap, type Terminal } from '../screen/screen-command.ts'
import { cliWords } from '../words.ts'
import { readList, rowsBy } from './read-list.ts'
import { rosterWords } from './roster-words.ts'

type Options = {
  readonly program: string
  readonly map?: string
  readonly dryRun?: boolean
  readonly whole?: boolean
  readonly json?: boolean
}
type Work = {
  readonly house: House
  readonly staff: Actor
  readonly mapping: RosterMapping
  readonly rows: readonly RawRow[]
  readonly onRows: (results: readonly RowResult[]) => void
}

const none: ImportCounts = {
  ...{ new: 0, corrected: 0, unchanged: 0, 'same-person': 0, 'in-review': 0, rejected: 0, left: 0 },
}

const parts = (rows: readonly RawRow[]): readonly (readonly RawRow[])[] =>
  Array.from({ length: Math.ceil(rows.length / MOST_ROWS) }, (_, i) => rows.slice(i * MOST_ROWS, (i + 1) * MOST_ROWS))

async function asked(house: House, staff: Actor, name: string, input: unknown): Promise<unknown> {
  const answer = await ask(house.runtime, { name, input, actor: staff })
  if (answer.outcome === 'refused') throw new Error(`${name}: ${answer.code}`)
  return answer.output
}

/** What would happen, part by part; rows of different parts do not know each other. */
async function preview({ house, staff, rows, onRows }: Work): Promise<ImportCounts> {
  const counts = { ...none }
  for (const part of parts(rows)) {
    const { results } = previewRows.output.parse(await asked(house, staff, previewRows.name, { rows: part }))
    for (const { outcome } of results) counts[outcome] += 1
    onRows(results)
  }
  return counts
}

/** By the commands that the console gives: each part whole, a bad row left out, and the same file again repeats nothing. */
async function take({ house, staff, mapping, rows, onRows }: Work, fileName: string, whole: boolean) {
  const { runtime } = house
  const now = runtime.clock.now()
  const newId = (): string => uuidv7(toMs(now), runtime.random(10))
  const give = async (name: string, input: unknown): Promise<unknown> => {
    const done = await dispatch(runtime, { name, input, actor: staff, commandId: newId(), receivedAt: now })
    if (done.outcome === 'refused') throw new Error(`${name}: ${done.code}`)
    return done.output
  }
  const batch = newId()
  await give(startImport.name, { batch, fileName: fileName.slice(0, 120), rows: rows.length, mapping, whole })
  for (const [chunk, part] of parts(rows).entries())
    onRows(importRows.output.parse(await give(importRows.name, { batch, chunk, rows: part })).results)
  return finishImport.output.parse(await give(finishImport.name, { batch, how: 'done' }))
}

/** What --map says stands above what the headings say. */
async function mappingFor(
  house: House,
  staff: Actor,
  headings: readonly string[],
  map: Readonly<Record<string, string>>,
) {
  const guessed = guessColumns.output.parse(await asked(house, staff, guessColumns.name, { headings }))
  const mapping = rosterMapping.safeParse({ ...guessed.mapping, ...map })
  const named = (one: RosterMapping): boolean =>
    one.fullName !== undefined || (one.names !== undefined && one.familyNames !== undefined)
  return mapping.success && named(mapping.data) ? mapping.data : undefined
}

/** `ayni import roster FILE --program SLUG`: a list of people, as in the console. */
export async function importRosterCommand(file: string, options: Options, terminal: Terminal): Promise<ExitCode> {
  const words = rosterWords(terminal.env)
  const say = sayTo(terminal)
  const map = await readMap(options.map)
  const there = await access(file).then(
    () => true,
    () => false,
  )
  if (map === undefined || !there) {
    say(there ? cliWords(terminal.env).mapUnreadable(options.map ?? '') : cliWords(terminal.env).fileMissing(file))
    return 2
  }
  const list = await readList(file).catch(() => undefined)
  if (list === undefined) {
    say(words.unreadable)
    return 2
  }
  return withHouse(terminal.env, async (house) => {
    const found =
      options.dryRun === true
        ? await findProgram(house, options.program)
        : (await findOrFoundProgram(house, options.program))?.program
    if (found === undefined) {
      say(cliWords(terminal.env).programName(options.program))
      return 2
    }
    const mapping = await mappingFor(house, found.staff, list.headings, map)
    if (mapping === undefined) {
      say(words.namesMissing)
      return 2
    }
    say(
      words.mapped(
        Object.entries(mapping)
          .map(([ours, theirs]) => `${ours} ← ${theirs}`)
          .join(', '),
      ),
    )
    const rows = rowsBy(list, mapping)
    const progress = progressOn(terminal)
    let seen = 0
    const onRows = (results: readonly RowResult[]): void => {
      for (const { line, problems } of results)
        for (const { column, reason } of problems) say(words.row(line, `${mapping[column] ?? column}: ${reason}`))
      seen += results.length
      progress.show(words.progress(seen, rows.length))
    }
    const work = { house, staff: found.staff, mapping, rows, onRows }
    const counts =
      options.dryRun === true ? await preview(work) : await take(work, path.basename(file), options.whole === true)
    progress.end()
    if (options.json === true) printTo(terminal)(JSON.stringify(counts))
    say(words.done(counts))
    if (options.dryRun === true) say(words.dry)
    return counts.rejected > 0 ? 1 : 0
  })
}

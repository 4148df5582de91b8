import { readFile, stat } from 'node:fs/promises'
import { system, z } from '@ayni/kernel'
import { finishPlaces, importPlaces, MOST_PLACES } from '@ayni/modules/roster/contract'
import { dispatch, newIdFrom } from '@ayni/platform/commands'
import type { House } from '../../open-house.ts'
import { withHouse } from '../open-cli-house.ts'
import { type ExitCode, printTo, sayTo } from '../say.ts'
import type { Terminal } from '../screen/screen-command.ts'
import { cliWords } from '../words.ts'
import { placesWords } from './places-words.ts'
import { decode, type PlacesRead, readPlaces } from './read-places.ts'

type Options = { readonly partial?: boolean; readonly json?: boolean }

const BIGGEST = 128 * 1_048_576

const putShape = importPlaces.output
const endShape = finishPlaces.output
type Counts = { fresh: number; changed: number; same: number; closed: number; rejected: number }
type Say = (line: number, column: string, reason: Parameters<ReturnType<typeof placesWords>['reason']>[0]) => void

const refusal = z.object({ closing: z.number(), open: z.number() })

/** One whole list by the commands that the console gives too, part by part. */
async function store({ runtime }: House, read: PlacesRead, partial: boolean, say: Say) {
  const now = runtime.clock.now()
  const newId = newIdFrom(runtime, now)
  const give = (name: string, input: unknown) =>
    dispatch(runtime, { name, input, commandId: newId(), actor: system(null), receivedAt: now })
  const batch = newId()
  const counts: Counts = { fresh: 0, changed: 0, same: 0, closed: 0, rejected: read.problems.length }
  for (let at = 0; at < read.rows.length; at += MOST_PLACES) {
    const done = await give(importPlaces.name, { batch, rows: read.rows.slice(at, at + MOST_PLACES) })
    if (done.outcome === 'refused') throw new Error(`${importPlaces.name}: ${done.code}`)
    const put = putShape.parse(done.output)
    counts.fresh += put.fresh
    counts.changed += put.changed
    counts.same += put.same
    counts.rejected += put.problems.length
    for (const { line, column, reason } of put.problems) say(line, column, reason)
  }
  if (counts.fresh + counts.changed + counts.same === 0) return 'empty' as const
  const ended = await give(finishPlaces.name, { batch, partial })
  if (ended.outcome === 'refused') return refusal.parse(ended.details)
  return { ...counts, closed: endShape.parse(ended.output).closed }
}

/** `ayni import places FILE [--partial]`: the official list, refreshable; what left the list is closed, never deleted. */
export async function importPlacesCommand(file: string, options: Options, terminal: Terminal): Promise<ExitCode> {
  const words = placesWords(terminal.env)
  const say = sayTo(terminal)
  const size = await stat(file).then(
    (found) => found.size,
    () => undefined,
  )
  if (size === undefined || size > BIGGEST) {
    say(size === undefined ? cliWords(terminal.env).fileMissing(file) : words.tooBig)
    return 2
  }
  const read = readPlaces(decode(await readFile(file)))
  if ('missing' in read) {
    say(words.columnsMissing(read.missing.join(', ')))
    return 2
  }
  const tell: Say = (line, column, reason) => say(words.problem(line, column, words.reason(reason)))
  for (const { line, column, reason } of read.problems) tell(line, column, reason)
  if (read.rows.length === 0) {
    say(words.empty)
    return 1
  }
  return withHouse(terminal.env, async (house) => {
    const counts = await store(house, read, options.partial === true, tell)
    if (counts === 'empty' || 'closing' in counts) {
      say(counts === 'empty' ? words.empty : words.tooMany(counts.closing, counts.open))
      return 1
    }
    if (options.json === true) printTo(terminal)(JSON.stringify(counts))
    say(words.done(counts))
    return counts.rejected > 0 ? 1 : 0
  })
}

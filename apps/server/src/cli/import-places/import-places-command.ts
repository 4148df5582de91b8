import { readFile, stat } from 'node:fs/promises'
import { type Instant, system } from '@ayni/kernel'
import { inTransaction, type Tx } from '@ayni/platform/database'
import { withHouse } from '../open-cli-house.ts'
import { type ExitCode, printTo, sayTo } from '../say.ts'
import type { Terminal } from '../screen/screen-command.ts'
import { cliWords } from '../words.ts'
import { placesWords } from './places-words.ts'
import { decode, type PlacesRead, readPlaces } from './read-places.ts'
import { closeAbsent, countAbsent, openPlaces, type PlaceCounts, putPlaces } from './store.ts'

type Options = { readonly partial?: boolean; readonly json?: boolean }

const BIGGEST = 128 * 1_048_576
/** A list that no longer has this share of what it had is a part of it, or another file. */
const MOST_CLOSED_SHARE = 0.2
const FEW = 5

type Refused = { readonly closing: number; readonly open: number }

async function store(tx: Tx, read: PlacesRead, partial: boolean, now: Instant): Promise<PlaceCounts | Refused> {
  const listed = [...read.places.map(({ code }) => code), ...read.keep]
  const open = await openPlaces(tx)
  const closing = partial ? 0 : await countAbsent(tx, listed)
  if (closing > FEW && closing > open * MOST_CLOSED_SHARE) return { closing, open }
  const put = await putPlaces(tx, read.places, now)
  return { ...put, closed: partial ? 0 : await closeAbsent(tx, listed, now) }
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
  for (const { line, column, reason } of read.problems) say(words.problem(line, column, words.reason(reason)))
  if (read.places.length === 0) {
    say(words.empty)
    return 1
  }
  return withHouse(terminal.env, async ({ runtime }) => {
    const now = runtime.clock.now()
    const counts = await inTransaction(runtime.database.app, system(null), (tx) =>
      store(tx, read, options.partial === true, now),
    )
    if ('closing' in counts) {
      say(words.tooMany(counts.closing, counts.open))
      return 1
    }
    const all = { ...counts, rejected: read.problems.length }
    if (options.json === true) printTo(terminal)(JSON.stringify(all))
    say(words.done(all))
    return all.rejected > 0 ? 1 : 0
  })
}

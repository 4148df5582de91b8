import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'
import type { House } from '../../open-house.ts'
import { findOrFoundProgram } from '../find-program.ts'
import { withHouse } from '../open-cli-house.ts'
import { type Header, isHeaderProblem, readHeader } from '../screen/header.ts'
import { readAnswers } from '../screen/read-answers.ts'
import { readMap, sayHeaderProblem, type Terminal } from '../screen/screen-command.ts'
import { csvBlocks } from '../screen/screen-file.ts'
import { describeProblem } from '../screen/screen-row.ts'
import { cliWords } from '../words.ts'
import { type CohortRow, importRow } from './import-row.ts'
import { readPerson } from './person-facts.ts'

type Options = { readonly program: string; readonly dryRun?: boolean; readonly map?: string }
type Checked =
  | { readonly line: number; readonly row: CohortRow }
  | { readonly line: number; readonly problems: readonly string[] }

const LIMA_MINUS_UTC_MS = -5 * 3_600_000

function checkRow(
  header: Header,
  fields: readonly string[],
  line: number,
  today: string,
  seen: Map<string, number>,
): Checked {
  if (fields.length !== header.width)
    return { line, problems: [`line ${line}: ${fields.length} fields (${header.width} expected)`] }
  const { person, problems } = readPerson((column) => (fields[header.at.get(column) ?? -1] ?? '').trim(), today)
  const answers = readAnswers(header, fields)
  const earlier = seen.get(person.sourceKey)
  const all = [...problems, ...answers.problems].map((problem) => describeProblem(line, problem))
  if (earlier !== undefined) all.push(`line ${line}: person_id = ${person.sourceKey} (already on line ${earlier})`)
  if (answers.answered > 0 && person.screenedOn === null && problems.length === 0)
    all.push(`line ${line}: screening_date =  (needed, because the row has answers)`)
  seen.set(person.sourceKey, earlier ?? line)
  return all.length > 0 ? { line, problems: all } : { line, row: { person, sets: answers.sets } }
}

async function* checkedRows(
  file: string,
  map: Readonly<Record<string, string>>,
  today: string,
  onHeader: (header: Header) => void,
): AsyncGenerator<Checked> {
  const seen = new Map<string, number>()
  let header: Header | undefined
  let line = 1
  for await (const block of csvBlocks(createReadStream(file))) {
    for (const fields of block) {
      if (header === undefined) {
        const found = readHeader(fields, map)
        if (isHeaderProblem(found)) throw new HeaderError(found)
        header = found
        onHeader(found)
        continue
      }
      if (fields.length === 1 && fields[0] === '') continue
      line += 1
      yield checkRow(header, fields, line, today, seen)
    }
  }
}

class HeaderError extends Error {
  readonly problem: Parameters<typeof sayHeaderProblem>[0]
  constructor(problem: Parameters<typeof sayHeaderProblem>[0]) {
    super(problem.code)
    this.problem = problem
  }
}

/** `ayni import cohort FILE --program SLUG`: each row whole or not at all; a second time it repeats nothing. */
export async function importCohortCommand(file: string, options: Options, terminal: Terminal): Promise<0 | 1 | 2> {
  const words = cliWords(terminal.env)
  const say = (text: string): void => void terminal.stderr.write(`${text}\n`)
  const map = await readMap(options.map)
  if (
    map === undefined ||
    !(await access(file).then(
      () => true,
      () => false,
    ))
  ) {
    say(map === undefined ? words.mapUnreadable(options.map ?? '') : words.fileMissing(file))
    return 2
  }
  try {
    if (options.dryRun === true) return await run(undefined)
    return await withHouse(terminal.env, run)
  } catch (error) {
    if (!(error instanceof HeaderError)) throw error
    sayHeaderProblem(error.problem, words, say)
    return 2
  }

  async function run(house: House | undefined): Promise<0 | 1 | 2> {
    const found = house === undefined ? undefined : await findOrFoundProgram(house, options.program)
    if (house !== undefined && found === undefined) {
      say(words.programName(options.program))
      return 2
    }
    if (found?.made === true) say(words.programMade(options.program))
    const program = found?.program
    const nowMs = house === undefined ? Date.now() : Date.parse(house.runtime.clock.now())
    const today = new Date(nowMs + LIMA_MINUS_UTC_MS).toISOString().slice(0, 10)
    const counts = { read: 0, taken: 0, again: 0, rejected: 0 }
    const ignored = (header: Header): void => {
      if (header.ignored.length > 0) say(words.ignored(header.ignored.join(', ')))
    }
    for await (const checked of checkedRows(file, map ?? {}, today, ignored)) {
      counts.read += 1
      if (terminal.stderr.isTTY === true && counts.read % 50 === 0)
        terminal.stderr.write(`\r${words.progress(counts.read)}`)
      const problems = 'problems' in checked ? checked.problems : []
      for (const problem of problems) say(problem)
      if ('problems' in checked) {
        counts.rejected += 1
        continue
      }
      if (house === undefined || program === undefined) continue
      const outcome = await importRow(house.runtime, program, checked.row)
      if (outcome.refused !== undefined) {
        say(`line ${checked.line}: ${outcome.refused}`)
        counts.rejected += 1
      } else if (outcome.fresh) counts.taken += 1
      else counts.again += 1
    }
    say(options.dryRun === true ? words.dryRun(counts.read, counts.rejected) : words.imported(counts))
    return counts.rejected > 0 ? 1 : 0
  }
}

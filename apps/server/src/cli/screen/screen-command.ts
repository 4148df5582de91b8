import { createReadStream } from 'node:fs'
import { access, readFile } from 'node:fs/promises'
import type { Readable, Writable } from 'node:stream'
import { z } from '@ayni/kernel'
import { cliWords } from '../words.ts'
import type { HeaderProblem } from './header.ts'
import { screenFile } from './screen-file.ts'

export type Terminal = {
  readonly stdin: Readable
  readonly stdout: Writable
  readonly stderr: Writable & { readonly isTTY?: boolean }
  readonly env: Readonly<Record<string, string | undefined>>
}

const mapShape = z.record(z.string(), z.string())
const BLOCK_BYTES = 1 << 16

/** The map of `--map`: our column → theirs; undefined when it is not one. */
export async function readMap(file: string | undefined): Promise<Readonly<Record<string, string>> | undefined> {
  if (file === undefined) return {}
  const parsed = mapShape.safeParse(
    await readFile(file, 'utf8')
      .then(JSON.parse)
      .catch(() => undefined),
  )
  return parsed.success ? parsed.data : undefined
}

export function sayHeaderProblem(
  problem: HeaderProblem,
  words: ReturnType<typeof cliWords>,
  say: (text: string) => void,
): void {
  if (problem.code === 'column-twice') say(words.columnTwice(problem.column))
  else if (problem.code === 'mapped-column-missing') say(words.mappedMissing(problem.column))
  else say(words.nothingToRead)
}

/** `ayni screen [FILE|-]`. @returns 0 done, 1 some rows rejected, 2 wrong usage */
export async function screenCommand(
  file: string,
  options: { readonly format: 'csv' | 'json'; readonly map?: string },
  terminal: Terminal,
): Promise<0 | 1 | 2> {
  const words = cliWords(terminal.env)
  const say = (text: string): void => void terminal.stderr.write(`${text}\n`)
  const map = await readMap(options.map)
  if (map === undefined) {
    say(words.mapUnreadable(options.map ?? ''))
    return 2
  }
  if (
    file !== '-' &&
    !(await access(file).then(
      () => true,
      () => false,
    ))
  ) {
    say(words.fileMissing(file))
    return 2
  }
  const input = file === '-' ? terminal.stdin : createReadStream(file, { highWaterMark: BLOCK_BYTES })
  const result = await screenFile(input, terminal.stdout, {
    format: options.format,
    map,
    onHeader: (header) => {
      if (header.ignored.length > 0) say(words.ignored(header.ignored.join(', ')))
    },
    onProgress: (rows) => {
      if (terminal.stderr.isTTY === true) terminal.stderr.write(`\r${words.progress(rows)}`)
    },
  })
  if ('code' in result) {
    sayHeaderProblem(result, words, say)
    return 2
  }
  if (terminal.stderr.isTTY === true) terminal.stderr.write('\r')
  say(words.rows(result.rows, result.rejected))
  return result.rejected > 0 ? 1 : 0
}

import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import Papa from 'papaparse'
import { type Header, type HeaderProblem, isHeaderProblem, readHeader } from './header.ts'
import { screenRow } from './screen-row.ts'
import { writerFor } from './write-records.ts'

export type ScreenOptions = {
  readonly format: 'csv' | 'json'
  readonly map: Readonly<Record<string, string>>
  readonly onHeader: (header: Header) => void
  readonly onProgress: (rows: number) => void
}

export type ScreenSummary = { readonly rows: number; readonly rejected: number }

const FLUSH_CHARACTERS = 1 << 16
const PROGRESS_ROWS = 20_000

/**
 * Scores a file row by row: one block of it is in memory at a time, and reading waits when writing does.
 * @returns how many rows were read and rejected, or what is wrong with the header
 */
export async function screenFile(
  input: Readable,
  output: Writable,
  options: ScreenOptions,
): Promise<ScreenSummary | HeaderProblem> {
  const writer = writerFor(options.format)
  let header: Header | undefined
  let rows = 0
  let rejected = 0
  let buffer = ''
  const flush = async (): Promise<void> => {
    const text = buffer
    buffer = ''
    if (!output.write(text)) await once(output, 'drain')
  }
  for await (const block of csvBlocks(input)) {
    for (const fields of block) {
      if (header === undefined) {
        const found = readHeader(fields, options.map)
        if (isHeaderProblem(found)) return found
        header = found
        options.onHeader(found)
        buffer += writer.begin
        continue
      }
      if (fields.length === 1 && fields[0] === '') continue
      const record = screenRow(header, fields, rows + 2)
      buffer += writer.record(record, rows === 0)
      rows += 1
      if (record.errors.length > 0) rejected += 1
      if (rows % PROGRESS_ROWS === 0) options.onProgress(rows)
    }
    if (buffer.length >= FLUSH_CHARACTERS) await flush()
  }
  if (header === undefined) return { code: 'nothing-to-read', column: '' }
  buffer += writer.end
  await flush()
  return { rows, rejected }
}

/** Whole rows, block by block: what follows the last line break waits for the next block, unless a quoted field is open. */
export async function* csvBlocks(input: Readable): AsyncGenerator<string[][]> {
  let rest = ''
  input.setEncoding('utf8')
  for await (const chunk of input) {
    const text: string = rest + String(chunk)
    const cut = lastRowEnd(text)
    rest = text.slice(cut)
    if (cut > 0) yield parseRows(text.slice(0, cut))
  }
  if (rest !== '') yield parseRows(rest)
}

const parseRows = (text: string): string[][] =>
  Papa.parse<string[]>(text, { delimiter: ',', newline: text.includes('\r\n') ? '\r\n' : '\n' }).data

/** Index after the last line break that stands outside quotes. */
function lastRowEnd(text: string): number {
  if (!text.includes('"')) return text.lastIndexOf('\n') + 1
  let quoted = false
  let end = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 34) quoted = !quoted
    else if (code === 10 && !quoted) end = i + 1
  }
  return end
}

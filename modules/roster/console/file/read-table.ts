import Papa from 'papaparse'
import { readXlsx } from './read-xlsx.ts'
import type { TableRow } from './table-row.ts'

export type FileTable = {
  readonly name: string
  readonly headings: readonly string[]
  readonly rows: readonly TableRow[]
}
export type FileTrouble = 'too-big' | 'empty' | 'not-a-table'

const MOST_BYTES = 30 * 1_048_576
const MOST_HEADINGS = 200
const LONGEST_HEADING = 120

function decode(buffer: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(buffer)
  } catch {
    return new TextDecoder('windows-1252').decode(buffer)
  }
}

const linesIn = (fields: readonly string[]): number => fields.reduce((n, field) => n + field.split('\n').length - 1, 1)

/** `;` or `,` or a tab, as the first line says; each row with the line on which it begins. */
export function readCsv(text: string): readonly TableRow[] {
  const clean = text.replace(/^\uFEFF/, '')
  const head = clean.slice(0, clean.indexOf('\n') >>> 0)
  const count = (sign: string): number => head.split(sign).length
  const delimiter = [';', '\t'].find((sign) => count(sign) > count(',')) ?? ','
  const { data } = Papa.parse<string[]>(clean, { delimiter })
  let next = 1
  return data.map((fields) => {
    const line = next
    next += linesIn(fields)
    return { line, fields: fields.map((field) => field.trim()) }
  })
}

const filled = ({ fields }: TableRow): boolean => fields.some((field) => field !== '')
const FEW = 2

/** Lists begin with a title or a logo: the headings are the first row with more than two names in it. */
function tableOf(name: string, rows: readonly TableRow[]): FileTable | FileTrouble {
  const at = rows.findIndex(({ fields }) => fields.filter((field) => field !== '').length > FEW)
  const head = rows[at < 0 ? rows.findIndex(filled) : at]
  if (head === undefined) return 'empty'
  const headings = head.fields
    .slice(0, MOST_HEADINGS)
    .map((heading, i) => heading.replace(/\s+/g, ' ').trim().slice(0, LONGEST_HEADING) || `Columna ${i + 1}`)
  const below = rows.slice(rows.indexOf(head) + 1).filter(filled)
  return below.length === 0 ? 'empty' : { name, headings, rows: below }
}

/** A file chosen by somebody, read here in the browser: nothing leaves it whole. */
export async function readTable(file: File): Promise<FileTable | FileTrouble> {
  if (file.size > MOST_BYTES) return 'too-big'
  const buffer = await file.arrayBuffer()
  const isZip = new Uint8Array(buffer.slice(0, 2)).join() === '80,75'
  if (!isZip && /\.xlsx?$/i.test(file.name)) return 'not-a-table'
  const rows = isZip ? await readXlsx(buffer) : readCsv(decode(buffer))
  return rows === undefined ? 'not-a-table' : tableOf(file.name, rows)
}

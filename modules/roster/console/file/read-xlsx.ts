import type { TableRow } from './table-row.ts'
import { entriesOf } from './unzip.ts'

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

const plain = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, number?: string, name?: string) => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16))
    return number === undefined ? (entities[name ?? ''] ?? whole) : String.fromCodePoint(Number(number))
  })

const all = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map((found) => found[1] ?? '')

/** Text of `<t>` elements, without what is only read aloud (`<rPh>`). */
const textIn = (xml: string): string =>
  all(xml.replace(/<rPh\b.*?<\/rPh>/gs, ''), /<t\b[^>]*>(.*?)<\/t>/gs)
    .map(plain)
    .join('')

const FIRST_CUSTOM = 164
const isBuiltInDate = (id: number): boolean => (id >= 14 && id <= 22) || (id >= 45 && id <= 47)

/** Which cell styles show a number as a date. */
function dateStyles(xml: string): ReadonlySet<number> {
  const formats = [...xml.matchAll(/<numFmt\b[^>]*numFmtId="(\d+)"[^>]*formatCode="([^"]*)"/g)]
  const dates = new Set(
    formats
      .filter(([, , code]) => /[dy]/i.test((code ?? '').replace(/"[^"]*"|\[[^\]]*\]/g, '')))
      .map(([, id]) => Number(id)),
  )
  const cells = /<cellXfs\b.*?<\/cellXfs>/s.exec(xml)?.[0] ?? ''
  return new Set(
    all(cells, /<xf\b[^>]*?numFmtId="(\d+)"/g).flatMap((id, i) => {
      const format = Number(id)
      return isBuiltInDate(format) || (format >= FIRST_CUSTOM && dates.has(format)) ? [i] : []
    }),
  )
}

const EPOCH_MS = Date.UTC(1899, 11, 30)
const DAY_MS = 86_400_000
const dateOf = (serial: number): string => new Date(EPOCH_MS + Math.floor(serial) * DAY_MS).toISOString().slice(0, 10)

const columnOf = (reference: string): number =>
  [...(/^[A-Z]+/.exec(reference)?.[0] ?? 'A')].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1

const attribute = (attributes: string, name: string): string | undefined =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1]

type Book = { readonly shared: readonly string[]; readonly dates: ReadonlySet<number> }

function cellOf(attributes: string, body: string, { shared, dates }: Book): string {
  const kind = attribute(attributes, 't')
  if (kind === 'inlineStr') return textIn(body)
  const value = plain(/<v\b[^>]*>(.*?)<\/v>/s.exec(body)?.[1] ?? '')
  if (kind === 's') return shared[Number(value)] ?? ''
  if (kind !== undefined && kind !== 'n') return value
  const number = Number(value)
  if (value === '' || Number.isNaN(number)) return value
  return dates.has(Number(attribute(attributes, 's') ?? -1)) ? dateOf(number) : String(number)
}

function rowsOf(xml: string, book: Book): readonly TableRow[] {
  return [...xml.matchAll(/<row\b([^>]*?)(?:\/>|>(.*?)<\/row>)/gs)].map(([, attributes = '', body = ''], i) => {
    const fields: string[] = []
    for (const [, cell = '', inside = ''] of body.matchAll(/<c\b([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
      const at = columnOf(attribute(cell, 'r') ?? '')
      while (fields.length < at) fields.push('')
      fields[at] = cellOf(cell, inside, book)
    }
    return { line: Number(attribute(attributes, 'r') ?? i + 1), fields }
  })
}

/** Where the first sheet of the workbook stands. */
function firstSheet(workbook: string, relations: string): string {
  const id = /<sheet\b[^>]*\br:id="([^"]*)"/.exec(workbook)?.[1]
  const relation = all(relations, /(<Relationship\b[^>]*>)/g).find((one) => attribute(one, 'Id') === id)
  const target = relation === undefined ? undefined : attribute(relation, 'Target')
  if (target === undefined) return 'xl/worksheets/sheet1.xml'
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`
}

/** The rows of the first sheet as text, dates as ISO days; undefined when this is no Excel workbook. */
export async function readXlsx(buffer: ArrayBuffer): Promise<readonly TableRow[] | undefined> {
  const entries = entriesOf(buffer)
  const text = async (name: string): Promise<string> => (await entries?.get(name)?.()) ?? ''
  const workbook = await text('xl/workbook.xml')
  if (workbook === '') return undefined
  const shared = all(await text('xl/sharedStrings.xml'), /<si\b[^>]*>(.*?)<\/si>/gs).map(textIn)
  const dates = dateStyles(await text('xl/styles.xml'))
  const sheet = await text(firstSheet(workbook, await text('xl/_rels/workbook.xml.rels')))
  return rowsOf(sheet, { shared, dates })
}

import { splitName } from '@ayni/clinical/matching'
import type { RawRow, RosterColumn, RowProblem, RowReason } from '../contract.ts'
import type { Documents, RosterFacts } from './facts.ts'
import type { PlaceBook } from './places/place-book.ts'
import { type Cell, readBirthDate, readCe, readCmp, readDate, readDni, readEmail, readSex } from './read-cells.ts'
import { readPhones } from './read-phones.ts'

export type ReadRow =
  | {
      readonly line: number
      readonly sourceKey: string | null
      readonly facts: RosterFacts
      readonly documents: Documents
      readonly warnings: readonly RowProblem[]
    }
  | { readonly line: number; readonly problems: readonly RowProblem[] }

const LONGEST_NAME = 120
const LONGEST_WORDS = 60
const LONGEST_CATEGORY = 20

/** Reads cells and remembers everything that is wrong with them, so that a row is told whole. */
function reader(row: RawRow) {
  const problems: RowProblem[] = []
  const text = (column: RosterColumn): string => (row.cells[column] ?? '').replace(/\s+/g, ' ').trim()
  const note = (column: RosterColumn, reason: RowReason): void => void problems.push({ column, reason })
  const cell = <T>(column: RosterColumn, read: (said: string) => Cell<T>): T | null => {
    const found = read(text(column))
    if ('value' in found) return found.value
    note(column, found.reason)
    return null
  }
  const words = (column: RosterColumn, longest = LONGEST_WORDS): string | null => {
    const said = text(column)
    if (said.length > longest) note(column, 'too-long')
    return said === '' || said === '-' ? null : said
  }
  return { problems, text, note, cell, words }
}

type Reader = ReturnType<typeof reader>

function readName({ text, note }: Reader): { readonly names: string; readonly familyNames: string } {
  const whole = text('fullName')
  const apart = { names: text('names'), familyNames: `${text('familyNames')} ${text('maternalName')}`.trim() }
  const found = apart.names === '' && apart.familyNames === '' && whole !== '' ? splitName(whole) : apart
  if (found === undefined) note('fullName', 'missing')
  const name = found ?? { names: '', familyNames: '' }
  if (found !== undefined && name.names === '') note('names', 'missing')
  if (found !== undefined && name.familyNames === '') note('familyNames', 'missing')
  if (name.names.length > LONGEST_NAME) note('names', 'too-long')
  if (name.familyNames.length > LONGEST_NAME) note('familyNames', 'too-long')
  return name
}

function readPlaceOf({ text, words }: Reader, places: PlaceBook, warn: (problem: RowProblem) => void) {
  const said = text('facility')
  const district = text('district')
  const ubigeo = district === '' ? null : (places.district(district) ?? null)
  if (district !== '' && ubigeo === null) warn({ column: 'district', reason: 'district-unknown' })
  const name = words('facilityName', LONGEST_NAME) ?? (/^\d*$/.test(said) ? null : said)
  const found = said === '' && name === null ? undefined : places.facility(said === '' ? (name ?? '') : said, ubigeo)
  if (found === undefined && (said !== '' || name !== null)) warn({ column: 'facility', reason: 'facility-unknown' })
  return {
    facilityCode: found?.code ?? null,
    facilityName: found?.name ?? name,
    ubigeo: ubigeo ?? found?.ubigeo ?? null,
    category: words('category', LONGEST_CATEGORY)?.toUpperCase() ?? found?.category ?? null,
    institution: words('institution') ?? found?.institution ?? null,
  }
}

/** One row, or everything that is wrong with it. A row that cannot be read whole is not taken at all. */
export function readRow(row: RawRow, places: PlaceBook, today: string): ReadRow {
  const read = reader(row)
  const warnings: RowProblem[] = []
  const name = readName(read)
  const facts = {
    ...name,
    sex: read.cell('sex', readSex),
    birthDate: read.cell('birthDate', (said) => readBirthDate(said, today)),
    phones: [...new Set([...(read.cell('mobile', readPhones) ?? []), ...(read.cell('otherPhone', readPhones) ?? [])])],
    email: read.cell('email', readEmail),
    university: read.words('university'),
    process: read.words('process'),
    ...readPlaceOf(read, places, (warning) => void warnings.push(warning)),
    startsOn: read.cell('startsOn', readDate),
    endsOn: read.cell('endsOn', readDate),
  }
  const documents = {
    dni: read.cell('dni', readDni),
    ce: read.cell('ce', readCe),
    cmp: read.cell('cmp', readCmp),
  }
  if (facts.startsOn !== null && facts.endsOn !== null && facts.endsOn < facts.startsOn)
    read.note('endsOn', 'ends-before-starts')
  const sourceKey = read.text('sourceKey')
  if (sourceKey.length > LONGEST_NAME) read.note('sourceKey', 'too-long')
  if (read.problems.length > 0) return { line: row.line, problems: read.problems }
  return { line: row.line, sourceKey: sourceKey === '' ? null : sourceKey, facts, documents, warnings }
}

import type { RowReason } from '../contract.ts'

/** A cell that could be read, was empty, or could not. */
export type Cell<T> = { readonly value: T | null } | { readonly reason: RowReason }

export const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()

const months = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'set', 'oct', 'nov', 'dic']

const two = (n: number): string => String(n).padStart(2, '0')

const MONTHS = 12
function dayOf(year: number, month: number, day: number): string | undefined {
  if (month < 1 || month > MONTHS || day < 1 || year < 1900 || year > 2100) return undefined
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return day > last ? undefined : `${year}-${two(month)}-${two(day)}`
}

/** Day 0 of Excel; 60 is a day that never was, far before any date of a list. */
const EXCEL_EPOCH_MS = Date.UTC(1899, 11, 30)
const DAY_MS = 86_400_000
const FIRST_SERIAL = 7306
const LAST_SERIAL = 73_050

const fromSerial = (text: string): string | undefined => {
  const serial = Math.floor(Number(text))
  return serial < FIRST_SERIAL || serial > LAST_SERIAL
    ? undefined
    : new Date(EXCEL_EPOCH_MS + serial * DAY_MS).toISOString().slice(0, 10)
}

function monthOf(word: string): number {
  const start = word.slice(0, 3)
  return months.indexOf(start === 'sep' ? 'set' : start) + 1
}

/** `1/5/1998`, `1998-05-01`, `1 de mayo de 1998` or a day number of Excel. A year of two digits is never guessed. */
export function readDate(text: string): Cell<string> {
  const said = plain(text).replace(/[t ]\d{1,2}:\d{2}.*$/, '')
  if (said === '' || said === '-') return { value: null }
  const spanish = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(said)
  const iso = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/.exec(said)
  const long = /^(\d{1,2})[ -/]?(?:de )?([a-z]{3,10})\.?[ -/](?:del? )?(\d{4})$/.exec(said)
  const found =
    (spanish && dayOf(Number(spanish[3]), Number(spanish[2]), Number(spanish[1]))) ??
    (iso && dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))) ??
    (long && dayOf(Number(long[3]), monthOf(long[2] ?? ''), Number(long[1]))) ??
    (/^\d{4,5}(\.\d+)?$/.test(said) ? fromSerial(said) : undefined)
  return found === undefined || found === null ? { reason: 'date-unreadable' } : { value: found }
}

const ADULT = 18
const OLDEST = 90

export function readBirthDate(text: string, today: string): Cell<string> {
  const date = readDate(text)
  if ('reason' in date || date.value === null) return date
  const years = Number(today.slice(0, 4)) - Number(date.value.slice(0, 4))
  const age = today.slice(5) < date.value.slice(5) ? years - 1 : years
  if (age < 0 || age > OLDEST) return { reason: 'date-implausible' }
  return age < ADULT ? { reason: 'minor' } : date
}

const sexes: Readonly<Record<string, 'F' | 'M' | 'X' | null>> = {
  ...{ f: 'F', fem: 'F', femenino: 'F', mujer: 'F', female: 'F' },
  ...{ m: 'M', masc: 'M', masculino: 'M', hombre: 'M', h: 'M', varon: 'M', male: 'M' },
  ...{ x: 'X', otro: 'X', 'no binario': 'X' },
  ...{ '': null, '-': null, no_dice: null, 'no dice': null, 'prefiere no decir': null },
}

export function readSex(text: string): Cell<'F' | 'M' | 'X'> {
  const value = sexes[plain(text)]
  return value === undefined ? { reason: 'sex-unknown' } : { value }
}

const DNI = 8
const CMP = 6
/** Spreadsheets eat the zeros at the front; two of them is as many as a DNI has. */
const DNI_LEAST = 6
const CMP_LEAST = 3

export function readDni(text: string): Cell<string> {
  const digits = text.replace(/^\s*dni\b/i, '').replace(/[\s.:'-]/g, '')
  if (digits === '') return { value: null }
  const whole = /^\d+$/.test(digits) && digits.length >= DNI_LEAST && digits.length <= DNI
  return whole ? { value: digits.padStart(DNI, '0') } : { reason: 'dni-digits' }
}

export function readCmp(text: string): Cell<string> {
  const digits = text.replace(/^\s*c\.?m\.?p\.?/i, '').replace(/[\s.:'-]/g, '')
  if (digits === '') return { value: null }
  const whole = /^\d+$/.test(digits) && digits.length >= CMP_LEAST && digits.length <= CMP
  return whole ? { value: digits.padStart(CMP, '0') } : { reason: 'cmp-digits' }
}

export function readCe(text: string): Cell<string> {
  const said = text
    .replace(/^\s*c\.?e\.?\b/i, '')
    .replace(/[\s.:'-]/g, '')
    .toUpperCase()
  if (said === '') return { value: null }
  return /^[A-Z0-9]{6,12}$/.test(said) ? { value: said.padStart(9, '0') } : { reason: 'ce-shape' }
}

export function readEmail(text: string): Cell<string> {
  const said = text.trim().toLowerCase()
  if (said === '' || said === '-') return { value: null }
  return /^[^\s@,;]+@[^\s@,;]+\.[a-z]{2,}$/.test(said) && said.length <= 200
    ? { value: said }
    : { reason: 'email-unreadable' }
}

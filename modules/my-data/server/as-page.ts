import type { Language } from '@ayni/kernel'
import type { MyDataDocument } from '../contract.ts'
import { fieldNames, pageWords } from './page-words.ts'

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const LIMA_MINUS_UTC_MS = -5 * 3_600_000

/** `2026-11-22T08:00:00.000Z` as the person reads it: day, and hour in Lima. */
function moment(instant: string): string {
  const [date = '', time = ''] = new Date(Date.parse(instant) + LIMA_MINUS_UTC_MS).toISOString().split('T')
  return `${date.split('-').reverse().join('/')} ${time.slice(0, 5)}`
}

const isInstant = (text: string): boolean => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function cell(value: unknown, language: Language): string {
  const say = pageWords[language]
  if (value === null || value === undefined || value === '') return say.nothing
  if (typeof value === 'boolean') return value ? say.yes : say.no
  if (Array.isArray(value)) return value.length === 0 ? say.nothing : value.map((one) => cell(one, language)).join(', ')
  if (isRecord(value))
    return Object.entries(value)
      .map(([name, inner]) => `${fieldName(name, language)}: ${cell(inner, language)}`)
      .join(' · ')
  const text = String(value)
  return isInstant(text) ? moment(text) : text
}

const fieldName = (name: string, language: Language): string => fieldNames[language][name] ?? name

function table(record: Readonly<Record<string, unknown>>, language: Language): string {
  const rows = Object.entries(record)
    .filter(([name]) => name !== 'of')
    .map(
      ([name, value]) =>
        `<tr><th scope="row">${escaped(fieldName(name, language))}</th><td>${escaped(cell(value, language))}</td></tr>`,
    )
  return `<table>${rows.join('')}</table>`
}

const style = `:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2.2rem;border-bottom:2px solid #1c6b57}table{border-collapse:collapse;width:100%;margin:0 0 1rem;break-inside:avoid}
th,td{text-align:left;vertical-align:top;border-top:1px solid #ccc;padding:.25rem .5rem .25rem 0;overflow-wrap:anywhere}th{width:12rem;font-weight:500}
nav a{display:inline-block;margin:.2rem .8rem .2rem 0}.muted{opacity:.75}@media print{body{font-size:11pt;margin:0;max-width:none}nav{display:none}a{color:inherit}}`

/** The same as the data, for people: one file that needs nothing else, to read and to print. */
export function asPage({ takenAt, sections }: MyDataDocument, language: Language): string {
  const say = pageWords[language]
  const titles: Readonly<Record<string, string>> = say.sections
  const held = sections.filter(({ records }) => records.length > 0)
  const empty = sections.filter(({ records }) => records.length === 0)
  const titleOf = (section: string): string => escaped(titles[section] ?? section)
  const links = held.map(({ section }) => `<a href="#${section}">${titleOf(section)}</a>`).join('')
  const parts = held.map(
    ({ section, records }) =>
      `<section id="${section}"><h2>${titleOf(section)}</h2>${records.map((record) => table(record, language)).join('')}</section>`,
  )
  const nothing =
    empty.length === 0
      ? ''
      : `<p class="muted">${escaped(say.empty)} ${empty.map(({ section }) => titleOf(section)).join(', ')}.</p>`
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer"><title>${escaped(say.title)}</title><style>${style}</style></head><body><h1>${escaped(say.title)}</h1><p>${escaped(say.lead(moment(takenAt)))}</p><p>${escaped(say.care)}</p><nav>${links}</nav>${parts.join('')}${nothing}</body></html>`
}

// FHIR Questionnaires and scoring record of reference/instruments → the small typed data both faces and the server read.
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const source = join(here, '../../reference/instruments')
const target = join(here, 'src/instruments/generated')
const read = (file) => JSON.parse(readFileSync(join(source, file), 'utf8'))

const LOINC = 'http://loinc.org'
const DIFFICULTY = ['phq9-difficulty', 'gad7-difficulty']
const asqValues = { 'LA33-6': 'yes', 'LA32-8': 'no', 'asked-declined': 'refused' }
const names = { 'phq-9': 'phq9', 'gad-7': 'gad7', audit: 'audit', asq: 'asq', 'who-5': 'who5' }

function english(node, field) {
  const translation = node[`_${field}`].extension.find((one) => one.url.endsWith('/translation'))
  return translation.extension.find((one) => one.url === 'content').valueString
}
const words = (node, field) => ({ es: node[field], en: english(node, field) })

/** Every question with the conditions of the groups around it. */
function questions(items, inherited = []) {
  return items.flatMap((item) => {
    const when = [...inherited, ...(item.enableWhen ?? [])]
    const own = item.type === 'choice' ? [{ ...item, when }] : []
    return [...own, ...questions(item.item ?? [], item.type === 'choice' ? [] : when)]
  })
}

const ordinal = (option) => option.extension?.find((one) => one.url.endsWith('/ordinalValue'))?.valueDecimal

function optionsOf(id, item) {
  return item.answerOption.map((option, index) => ({
    value: id === 'asq' ? asqValues[option.valueCoding.code] : (ordinal(option) ?? index),
    code: option.valueCoding.code,
    ...words(option.valueCoding, 'display'),
  }))
}

function textOf(id, questionnaire, scoring) {
  const optionLists = []
  const items = questions(questionnaire.item).map((item) => {
    const options = optionsOf(id, item)
    let index = optionLists.findIndex((list) => JSON.stringify(list) === JSON.stringify(options))
    if (index < 0) index = optionLists.push(options) - 1
    const coding = item.code[0]
    const local = coding.system === LOINC ? {} : { local: true }
    return {
      id: item.linkId,
      prefix: item.prefix ?? '',
      code: coding.code,
      ...local,
      ...words(item, 'text'),
      options: index,
    }
  })
  const { version, url, copyright } = questionnaire
  const bandActions = Object.fromEntries(
    (scoring.bands ?? []).filter((b) => b.action).map((b) => [b.id, order(b.action)]),
  )
  return {
    id,
    version,
    url,
    title: words(questionnaire, 'title'),
    intro: words(questionnaire.item[0], 'text'),
    optionLists,
    items,
    bandActions,
    copyright,
  }
}

const order = ({ es, en }) => ({ es, en })

/** `enableWhen` compared by code becomes "any of these items, at least this" or "any of these items is one of these". */
function askedWhenOf(id, questionnaire) {
  const all = questions(questionnaire.item)
  const options = Object.fromEntries(all.map((item) => [item.linkId, optionsOf(id, item)]))
  const conditions = all
    .filter((item) => item.when.length > 0)
    .map((item) => {
      const any = [...new Set(item.when.map((one) => one.question))]
      const values = item.when.map((one) => options[one.question].find((o) => o.code === one.answerCoding.code).value)
      const given = [...new Set(values)]
      return [item.linkId, id === 'asq' ? { any, is: given } : { any, atLeast: Math.min(...given) }]
    })
  return Object.fromEntries(conditions)
}

function ordinalScoring(id, questionnaire, scoring) {
  const { min, max } = scoring.itemRange
  const values = Array.from({ length: max - min + 1 }, (_, index) => min + index)
  const other = Object.entries(scoring.allowedItemValues ?? {}).filter(([, list]) => list.length !== values.length)
  const unscored = questions(questionnaire.item)
    .map((item) => item.linkId)
    .filter((item) => DIFFICULTY.includes(item))
  const difficulty = unscored.map((item) => [item, [0, 1, 2, 3]])
  return {
    id,
    version: questionnaire.version,
    items: scoring.items,
    unscored,
    values,
    otherValues: Object.fromEntries([...other, ...difficulty]),
    askedWhen: askedWhenOf(id, questionnaire),
    multiplier: scoring.multiplier ?? 1,
    range: scoring.range,
    bands: scoring.bands.map((band) => ({ id: band.id, min: band.min, max: band.max, label: order(band.label) })),
    severeFrom: scoring.seedSevere?.value ?? null,
    recallDays: scoring.recallWindowDays,
    loinc: { panel: scoring.loinc.panel, total: scoring.loinc.total },
  }
}

function asqScoring(questionnaire, scoring) {
  return {
    id: 'asq',
    version: questionnaire.version,
    items: scoring.items,
    acuityItem: scoring.acuityItem,
    askedWhen: askedWhenOf('asq', questionnaire),
    outcomes: scoring.outcomes.map((outcome) => ({ id: outcome.id, label: order(outcome.label) })),
    loinc: { panel: null, total: null, result: scoring.loinc.result },
  }
}

const WIDTH = 120
const quote = (text) => {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'"
  return mark + text.replaceAll('\\', '\\\\').replaceAll(mark, `\\${mark}`).replaceAll('\n', '\\n') + mark
}
const key = (name) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name))
const isMany = (value) =>
  Array.isArray(value) &&
  value.length > 1 &&
  value.every((v) => typeof v === 'object' && v !== null && Object.keys(v).length > 1)

function inline(value) {
  if (typeof value === 'string') return quote(value)
  if (typeof value !== 'object' || value === null) return String(value)
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`
  const pairs = Object.entries(value).map(([name, one]) => `${key(name)}: ${inline(one)}`)
  return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`
}

const mustBreak = (value) =>
  typeof value === 'object' && value !== null && (isMany(value) || Object.values(value).some(mustBreak))

/** Printed as the formatter would, so a fresh file is also a formatted one. */
function print(value, indent, used) {
  const flat = inline(value)
  if (typeof value !== 'object' || value === null) return flat
  if (!mustBreak(value) && indent + used + flat.length + 1 <= WIDTH) return flat
  const pad = ' '.repeat(indent + 2)
  const lines = Array.isArray(value)
    ? value.map((one) => `${pad}${print(one, indent + 2, 0)},`)
    : Object.entries(value).map(([name, one]) => property(pad, key(name), one, indent + 2))
  const [open, close] = Array.isArray(value) ? '[]' : '{}'
  return `${open}\n${lines.join('\n')}\n${' '.repeat(indent)}${close}`
}

function property(pad, name, value, indent) {
  const printed = print(value, indent, name.length + 2)
  const long = typeof value === 'string' && name.length > 2 && pad.length + name.length + 2 + printed.length + 1 > WIDTH
  return long ? `${pad}${name}:\n${pad}  ${printed},` : `${pad}${name}: ${printed},`
}

const header = '// Generated by packages/clinical/generate-instruments.mjs from reference/instruments. Do not edit.\n'
const constant = (name, type, value) => `export const ${name}: ${type} = ${print(value, 0, 0)}\n`

/** File name → content, for writing and for the freshness test. */
export function generate() {
  const records = Object.values(read('scoring.json').instruments)
  const files = {}
  const scorings = []
  for (const [id, name] of Object.entries(names)) {
    const questionnaire = read(`${id}.json`)
    const scoring = records.find((record) => record.file === `${id}.json`)
    files[`${id}.ts`] =
      `${header}import type { InstrumentText } from '../instrument.ts'\n\n${constant(name, 'InstrumentText', textOf(id, questionnaire, scoring))}`
    const isAsq = id === 'asq'
    const data = isAsq ? asqScoring(questionnaire, scoring) : ordinalScoring(id, questionnaire, scoring)
    scorings.push(constant(`${name}Scoring`, isAsq ? 'AsqScoring' : 'OrdinalScoring', data))
  }
  files['scoring.ts'] =
    `${header}import type { AsqScoring, OrdinalScoring } from '../instrument.ts'\n\n${scorings.join('\n')}`
  return files
}

/** Writes what changed; answers the names of the files that were stale. */
export function writeGenerated() {
  const files = Object.entries(generate())
  for (const [name, text] of files) writeFileSync(join(target, name), text)
  return files.map(([name]) => name)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeGenerated()

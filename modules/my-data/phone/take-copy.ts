import { type Device, factKind } from '@ayni/device'

/** Every kind a phone may hold of its person. */
export const kinds = [
  'me',
  'consent',
  'contact',
  'post',
  'hours',
  'reach',
  'trusted',
  'reading',
  'round',
  'check',
  'promise',
  'proposal',
  'appointment',
  'letter',
  'unread',
  'outreach',
  'invite-link',
  'alert',
  'safety',
  'device',
  'access',
  'blocked',
  'request',
] as const
export type Kind = (typeof kinds)[number]

export type CopiedFact = { readonly key: string; readonly body: unknown; readonly sent: boolean }
export type Copy = {
  readonly takenAt: string
  readonly facts: Readonly<Partial<Record<Kind, readonly CopiedFact[]>>>
  readonly waiting: readonly { readonly what: string; readonly at: string; readonly content: unknown }[]
}

const isoOf = (ms: number): string => new Date(ms).toISOString()

/** All that this phone holds, as it holds it. */
export function takeCopy(device: Device): Copy {
  const facts = kinds.flatMap((kind) => {
    const held = device.all(factKind<unknown>(kind)).map(({ key, body, item }) => ({ key, body, sent: item === null }))
    return held.length === 0 ? [] : [[kind, held] as const]
  })
  const waiting = device.items.flatMap(({ state, command }) =>
    state.is === 'received' || command === null
      ? []
      : [{ what: command[1], at: isoOf(command[2]), content: command[3] }],
  )
  return { takenAt: isoOf(device.now()), facts: Object.fromEntries(facts), waiting }
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** How a copy is put in words: names of fields, yes and no, moments. */
export type Reader = {
  readonly nameOf: (field: string) => string
  readonly say: (value: boolean | null) => string
  readonly when: (instant: string) => string
  readonly day: (date: string) => string
  /** A word for what only machines say; nothing for what a person wrote. */
  readonly wordFor: (field: string, kept: string) => string | undefined
}

const isInstant = (text: string): boolean => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text)

function plain(field: string, value: unknown, reader: Reader): string {
  const { say, when, day, wordFor, nameOf } = reader
  if (value === null || value === undefined || typeof value === 'boolean') return say(value ?? null)
  if (Array.isArray(value))
    return value.length === 0
      ? say(null)
      : value.map((one) => plain(field, one, reader)).join(value.some(isRecord) ? ' · ' : ', ')
  if (isRecord(value))
    return Object.entries(value)
      .map(([name, one]) => `${nameOf(name)}: ${plain(name, one, reader)}`)
      .join('; ')
  const text = String(value)
  if (isInstant(text)) return when(text)
  return isDay(text) ? day(text) : (wordFor(field, text) ?? text)
}

/** The rows of one fact, in the order it has them. */
export const rowsOf = (body: unknown, reader: Reader): readonly (readonly [string, string])[] =>
  isRecord(body)
    ? Object.entries(body).map(([name, value]) => [reader.nameOf(name), plain(name, value, reader)])
    : [['', plain('', body, reader)]]

/** A permission is known by its layer, which is its key. */
export const factRows = (
  kind: Kind,
  { key, body }: CopiedFact,
  reader: Reader,
): readonly (readonly [string, string])[] =>
  kind === 'consent' ? [[reader.nameOf('layer'), key], ...rowsOf(body, reader)] : rowsOf(body, reader)

export type PageWords = {
  readonly titles: Readonly<Record<Kind, string>>
  readonly title: string
  readonly lang: string
  readonly reader: Reader
}

/** The same as a page that opens without this app. */
export function asPage(copy: Copy, { titles, title, lang, reader }: PageWords): string {
  const sections = kinds.map((kind) => {
    const held = copy.facts[kind] ?? []
    if (held.length === 0) return ''
    const tables = held.map(
      (fact) =>
        `<table>${factRows(kind, fact, reader)
          .map(([name, value]) => `<tr><th>${escaped(name)}</th><td>${escaped(value)}</td></tr>`)
          .join('')}</table>`,
    )
    return `<h2>${escaped(titles[kind])}</h2>${tables.join('')}`
  })
  const style =
    'body{font:17px/1.5 system-ui;max-width:40rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;margin:0 0 1rem;width:100%}th,td{text-align:left;vertical-align:top;border-top:1px solid #ddd;padding:.3rem .6rem .3rem 0}th{width:11rem;font-weight:500}'
  return `<!doctype html><html lang="${lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${style}</style><h1>${escaped(title)}</h1><p>${escaped(reader.when(copy.takenAt))}</p>${sections.join('')}</html>`
}

import type { Device } from '@ayni/device'
import type { ConsentLayer } from '../contract.ts'
import { consent } from './local.ts'

export type Receipt = {
  readonly layer: ConsentLayer
  readonly given: boolean
  readonly at: string
  readonly version: string
  readonly title: string
  readonly says: readonly string[]
  readonly fingerprint: string
}

export type ReceiptTexts = {
  readonly language: 'es' | 'en'
  readonly titles: Readonly<Record<number, string>>
  readonly says: Readonly<Record<number, readonly string[]>>
  /** The version whose words these are; of another one only its name is known here. */
  readonly version: string
}

async function sha256(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

const layers = [1, 2, 3, 4, 5, 6, 7] as const satisfies readonly ConsentLayer[]

/** What was allowed and taken back, as this phone knows it, with no signal. The same words have the same fingerprint as in the house. */
export async function receiptsOf(device: Device, texts: ReceiptTexts): Promise<readonly Receipt[]> {
  const made = layers.map(async (layer): Promise<readonly Receipt[]> => {
    const fact = device.get(consent, String(layer))?.body
    if (fact === undefined) return []
    const known = fact.version === texts.version
    const title = texts.titles[layer] ?? ''
    const says = known ? (texts.says[layer] ?? []) : []
    const fingerprint = known ? await sha256(JSON.stringify([fact.version, layer, texts.language, title, says])) : ''
    return [{ layer, given: fact.given, at: fact.at, version: fact.version, title, says, fingerprint }]
  })
  return (await Promise.all(made)).flat()
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

export type ReceiptWords = {
  readonly title: string
  readonly given: (day: string) => string
  readonly taken: (day: string) => string
  readonly version: (name: string) => string
  readonly print: (hex: string) => string
  readonly elsewhere: string
}

/** One page that opens and prints without this app. */
export function receiptPage(
  receipts: readonly Receipt[],
  lang: string,
  say: ReceiptWords,
  dayOf: (at: string) => string,
): string {
  const parts = receipts.map(
    ({ title, given, at, version, says, fingerprint }) =>
      `<section><h2>${escaped(title)}</h2><p><b>${escaped(given ? say.given(dayOf(at)) : say.taken(dayOf(at)))}</b> · ${escaped(say.version(version))}</p>${
        says.length === 0
          ? `<p>${escaped(say.elsewhere)}</p>`
          : `<blockquote>${says.map((line) => `<p>${escaped(line)}</p>`).join('')}</blockquote><p><small>${escaped(say.print(fingerprint))}</small></p>`
      }</section>`,
  )
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(say.title)}</title><style>body{font:16px/1.5 system-ui;max-width:42rem;margin:2rem auto;padding:0 1rem}section{break-inside:avoid}small{overflow-wrap:anywhere}</style></head><body><h1>${escaped(say.title)}</h1>${parts.join('')}</body></html>`
}

import { type LayerText, november2026 } from '@ayni/clinical/consent'
import { CONSENT_TEXT_VERSION } from './consent.ts'

export type { LayerText } from '@ayni/clinical/consent'

/** What each layer of one version says, in both languages. A version once used is never edited: another wording is another version. */
export type ConsentTexts = Readonly<Partial<Record<number, { readonly es: LayerText; readonly en: LayerText }>>>

/** Every version that anybody may have agreed to here, so that a receipt can always show the words. */
export const consentTexts: ReadonlyMap<string, ConsentTexts> = new Map([[CONSENT_TEXT_VERSION, november2026]])

/**
 * What layer 2 must say, in these terms: answers can trigger contact and that limits confidentiality; no reliance; how often
 * answers are looked at; whom to call; technology fails; nobody is hospitalised automatically. And that a rule sorts the answers.
 * @source services/00-shared-model.md §2.7 (agreement of experts of at least 95 %)
 */
export const mustSay = {
  'contact-and-its-limit': {
    es: 'ese es el límite de la confidencialidad',
    en: 'that is the limit of confidentiality',
  },
  'no-reliance': { es: 'No cuentes solo con Ayni', en: 'Do not rely on Ayni' },
  'how-often': { es: 'al menos cada día de trabajo', en: 'at least every working day' },
  'whom-to-call': { es: 'llama al 113, opción 5, o al 106', en: 'call 113, option 5, or 106' },
  'technology-fails': { es: 'La tecnología falla', en: 'Technology fails' },
  'not-automatic': { es: 'Nadie queda hospitalizado de forma automática', en: 'Nobody is hospitalised automatically' },
  'a-rule-sorts': { es: 'Una regla escrita ordena tus respuestas', en: 'A written rule sorts your answers' },
} as const

/** One text as it is fingerprinted: version, layer, language, title and sentences, in this order. */
export const canonicalText = (
  version: string,
  layer: number,
  language: 'es' | 'en',
  { title, says }: LayerText,
): string => JSON.stringify([version, layer, language, title, says])

const sameWords = (one: LayerText, two: LayerText): boolean =>
  canonicalText('', 0, 'es', one) === canonicalText('', 0, 'es', two)

export type HeldConsent = {
  readonly layer: number
  readonly given: boolean
  readonly version: string
  readonly language: 'es' | 'en'
}

/**
 * Which layers to ask again when the text of the product changed: those whose words changed since the person agreed. Old consents
 * stay valid for what they said; a layer that was refused or never given is not asked again because of a new version. A form
 * signed elsewhere (`import:`) is asked again at the next visit.
 */
export function layersToAsk(
  held: readonly HeldConsent[],
  current: string,
  texts: ReadonlyMap<string, ConsentTexts> = consentTexts,
): readonly number[] {
  const now = texts.get(current)
  if (now === undefined) return []
  return held
    .filter(({ layer, given, version, language }) => {
      const then = texts.get(version)?.[layer]
      const next = now[layer]
      if (!given || version === current || next === undefined) return false
      return then === undefined || !sameWords(then[language], next[language])
    })
    .map(({ layer }) => layer)
}

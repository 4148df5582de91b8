import { createHash } from 'node:crypto'
import { refuse } from '@ayni/kernel'
import { answer, handle } from '@ayni/platform/commands'
import {
  CONSENT_TEXT_VERSION,
  type ConsentReceipt,
  canonicalText,
  consentReceipts,
  consentTexts,
  keepConsentText,
  type LayerText,
  layersToAsk,
} from '../contract.ts'
import { type ConsentWord, consentWords, insertConsentText, keptTexts } from './consent-text-store.ts'
import { consentsOf } from './store.ts'

export const fingerprintOf = (version: string, layer: number, language: 'es' | 'en', text: LayerText): string =>
  createHash('sha256')
    .update(canonicalText(version, layer, language, text))
    .digest('hex')

const keyOf = (version: string, layer: number, language: string): string => `${version}|${layer}|${language}`

function receiptOf(word: ConsentWord, kept: ReadonlyMap<string, LayerText>): ConsentReceipt {
  const { version, layer, language } = word
  const text = consentTexts.get(version)?.[layer]?.[language] ?? kept.get(keyOf(version, layer, language))
  if (text === undefined) return { ...word, title: null, says: null, fingerprint: null }
  return {
    ...word,
    title: text.title,
    says: [...text.says],
    fingerprint: fingerprintOf(version, layer, language, text),
  }
}

export const consentReceiptsAnswer = answer(consentReceipts, async ({ tx, actor }) => {
  if (actor.personId === null) return { receipts: [], askAgain: [] }
  const words = await consentWords(tx, actor.personId)
  const kept = new Map(
    (await keptTexts(tx)).map(({ version, layer, language, ...text }) => [keyOf(version, layer, language), text]),
  )
  const held = await consentsOf(tx, actor.personId)
  return {
    receipts: words.map((word) => receiptOf(word, kept)),
    askAgain: [...layersToAsk(held, CONSENT_TEXT_VERSION)],
  }
})

/** Words of another university's form. Kept once: a correction of a text that people signed would be another text. */
export const keepConsentTextHandler = handle(keepConsentText, async ({ tx, input, actor, now }) => {
  const { version, layer, language, title, says } = input
  const fingerprint = fingerprintOf(version, layer, language, { title, says })
  const added =
    actor.programId !== null &&
    !consentTexts.has(version) &&
    (await insertConsentText(tx, { ...input, program: actor.programId, fingerprint, at: now }))
  return added ? { output: { fingerprint } } : refuse('enrollment.consent-text-kept')
})

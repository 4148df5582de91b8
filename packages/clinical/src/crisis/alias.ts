import type { AlertClass } from '../triage/index.ts'

/** Letters and digits that nobody confuses by voice, in handwriting or on a small screen: no 0 O 1 I L 5 S 2 Z 8 B U V. */
export const aliasAlphabet = '34679ACDEFGHJKMNPQRTWXY'
const aliasLength = 4
const pattern = new RegExp(`^AY-[${aliasAlphabet}]{${aliasLength}}$`)

/**
 * The programme's name for a participant in every list, alert, call log and SMS: `AY-7K4Q`. Four numbers in [0, 1) come from
 * the caller, who also makes sure that the alias is free (about 280 000 exist).
 */
export function aliasFrom(chances: readonly [number, number, number, number]): string {
  const characters = chances.map((chance) => aliasAlphabet[Math.floor(chance * aliasAlphabet.length)] ?? '3')
  return `AY-${characters.join('')}`
}

export const isAlias = (text: string): boolean => pattern.test(text)

/** @safety The whole text of the fallback SMS: alias and class, never a word of health (2.6.6). */
export const crisisSms = (alias: string, alertClass: AlertClass): string => `AYNI ${alias} ${alertClass}`

export type CrisisSms = { readonly alias: string; readonly class: AlertClass }

/** Reads an SMS that reached the duty number; null when it is anything else. Spaces and case are forgiven. */
export function readCrisisSms(text: string): CrisisSms | null {
  const [word, alias, alertClass, ...rest] = text.trim().toUpperCase().split(/\s+/)
  if (word !== 'AYNI' || alias === undefined || !isAlias(alias) || rest.length > 0) return null
  return alertClass === 'A' || alertClass === 'B' ? { alias, class: alertClass } : null
}

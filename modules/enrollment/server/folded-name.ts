import type { KeyRing } from '@ayni/platform/crypto'
import { nameOf } from './identity-seal.ts'

/** Accents and case do not matter to somebody who searches in a hurry. */
export const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** People of several large programmes; beyond it everything is opened anew. */
const MOST = 50_000
const known = new Map<string, string>()

/**
 * The name as it is searched. Kept in the process by its sealed text, which changes when the name does: opening twelve thousand
 * at each keystroke takes half a second. The process holds the keys anyway; nothing of it is ever written.
 */
export function foldedName(keys: KeyRing, person: string, sealed: string | null): string {
  if (sealed === null) return ''
  const earlier = known.get(sealed)
  if (earlier !== undefined) return earlier
  if (known.size >= MOST) known.clear()
  const name = folded(nameOf(keys, person, sealed) ?? '')
  known.set(sealed, name)
  return name
}

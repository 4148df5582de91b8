import type { KeyRing } from '../crypto/index.ts'
import { keyedHash } from '../crypto/index.ts'
import { sameText } from './gateway-signature.ts'

const MAC_CHARS = 22

const macOf = (keys: KeyRing, id: string): string =>
  Buffer.from(keyedHash(keys, 'messages.answer', id), 'hex')
    .toString('base64url')
    .slice(0, MAC_CHARS)

const idOf = (text: string): string => {
  const hex = Buffer.from(text, 'base64url').toString('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/**
 * What stands in the link of a message to staff: its own id and a keyed proof of it. Nothing is stored that would open the door, and
 * it was sent to one phone alone.
 */
export const answerToken = (keys: KeyRing, messageId: string): string =>
  Buffer.from(messageId.replaceAll('-', ''), 'hex').toString('base64url') + macOf(keys, messageId)

/** @returns the id of the message, or nothing for a token that is not ours */
export function readAnswerToken(keys: KeyRing, token: string): string | undefined {
  if (!/^[A-Za-z0-9_-]{44}$/.test(token)) return undefined
  const id = idOf(token.slice(0, 22))
  return sameText(macOf(keys, id), token.slice(22)) ? id : undefined
}

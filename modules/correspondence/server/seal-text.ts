import { createHash } from 'node:crypto'
import { type PersonId, type ProgramId, personId, z } from '@ayni/kernel'
import { type KeyRing, open, seal } from '@ayni/platform/crypto'

const textContext = (message: string): string => `correspondence.message.text:${message}`
const numberContext = (thread: string): string => `correspondence.thread.number:${thread}`

export const sealText = (keys: KeyRing, message: string, text: string): string => seal(keys, textContext(message), text)
export const openText = (keys: KeyRing, message: string, sealed: string): string =>
  open(keys, textContext(message), sealed, z.string())

export const sealNumber = (keys: KeyRing, thread: string, number: string): string =>
  seal(keys, numberContext(thread), number)
export const openNumber = (keys: KeyRing, thread: string, sealed: string): string =>
  open(keys, numberContext(thread), sealed, z.string())

/** Stands for whoever writes from a number, where nobody can be named: the same number is the same subject. UUID version 8. */
export function subjectOfNumber(program: ProgramId, numberKey: string): PersonId {
  const hex = createHash('sha256').update(`correspondence\u0000${program}\u0000${numberKey}`).digest('hex')
  return personId.parse(
    `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`,
  )
}

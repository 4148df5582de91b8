import { z } from '@ayni/kernel'
import { type KeyRing, open, seal } from '@ayni/platform/crypto'

const identityShape = z.strictObject({ names: z.string(), familyNames: z.string() })
export type Identity = z.infer<typeof identityShape>

const context = (person: string): string => `enrollment.person.identity:${person}`

export const sealIdentity = (keys: KeyRing, person: string, identity: Identity): string =>
  seal(keys, context(person), identity)

export const identityOf = (keys: KeyRing, person: string, sealed: string): Identity =>
  open(keys, context(person), sealed, identityShape)

/** The full name of a person, or null where only an alias is known. */
export function nameOf(keys: KeyRing, person: string, sealed: string | null): string | null {
  if (sealed === null) return null
  const { names, familyNames } = identityOf(keys, person, sealed)
  return `${names} ${familyNames}`
}

export const contactContext = (id: string): string => `enrollment.contact:${id}`
export const noteContext = (id: string): string => `enrollment.on-behalf:${id}`
export const placeContext = (post: string): string => `enrollment.place:${post}`

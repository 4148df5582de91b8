import type { PersonId, ProgramId } from '@ayni/kernel'
import type { Context } from '@ayni/platform/commands'
import { contactKey } from '@ayni/platform/crypto'
import { peopleWithContacts } from './contact-store.ts'
import { folded, foldedName } from './folded-name.ts'

type TypedIn = {
  readonly names: string
  readonly familyNames: string
  readonly phone: string | null
  readonly email: string | null
}

export type AlreadyHere = { readonly person: PersonId; readonly alias: string }

const plain = (name: string): string => folded(name).replace(/\s+/g, ' ').trim()

/** The same name at the same number or mailbox is the same person: they are shown, not made again. */
export async function alreadyHere(
  { tx, keys }: Context,
  program: ProgramId,
  { names, familyNames, phone, email }: TypedIn,
): Promise<AlreadyHere | undefined> {
  const said = [phone, email].filter((value) => value !== null).map((value) => contactKey(keys, value))
  if (said.length === 0) return undefined
  const name = plain(`${names} ${familyNames}`)
  const found = await peopleWithContacts(tx, program, said)
  return found.find(({ person, identitySealed }) => plain(foldedName(keys, person, identitySealed)) === name)
}

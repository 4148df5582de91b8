import type { PersonId, ProgramId } from '@ayni/kernel'
import type { Context } from '@ayni/platform/commands'
import { seal } from '@ayni/platform/crypto'
import { insertNote, type NoteRow } from './card-store.ts'
import { noteContext } from './identity-seal.ts'

type About = {
  readonly person: PersonId
  readonly program: ProgramId
  readonly what: NoteRow['what']
  readonly why: string
}

/** Whoever writes in the name of a person says why, and the person can read it. */
export async function noteOnBehalf({ tx, actor, newId, keys, now }: Context, about: About): Promise<void> {
  const id = newId()
  const { why, ...rest } = about
  await insertNote(tx, { ...rest, id, by: actor.accountId, at: now, sealed: seal(keys, noteContext(id), why) })
}

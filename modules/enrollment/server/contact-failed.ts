import { refuse } from '@ayni/kernel'
import { handle } from '@ayni/platform/commands'
import { contactsChanged, noteContactFailed } from '../contract.ts'
import { setFailed } from './contact-failed-store.ts'

/** Told by whoever sends; the person's next address is tried without waiting for this. */
export const noteContactFailedHandler = handle(noteContactFailed, async ({ tx, input }) => {
  const { contact: id, person, channel, at } = input
  const program = await setFailed(tx, { id, person, channel, at })
  if (program === undefined) return refuse('enrollment.contact-missing')
  return {
    output: null,
    about: person,
    events: [contactsChanged.of({ person, program, at })],
    changes: [{ person, kind: 'contact', key: id }],
    topics: ['roster'],
  }
})

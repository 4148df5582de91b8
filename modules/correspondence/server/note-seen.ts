import { refuse } from '@ayni/kernel'
import { type FeedReader, handle } from '@ayni/platform/commands'
import { noteSeen as noteSeenCommand, type UnreadFact } from '../contract.ts'
import { noteSeen, unreadOf } from './seen-store.ts'

/** Seen in the app: what would follow by SMS does not. A phone that says it again changes nothing. */
export const noteSeenHandler = handle(noteSeenCommand, async ({ tx, actor, input, now }) => {
  const { personId: person, programId: program } = actor
  if (person === null || program === null) return refuse('correspondence.no-program')
  await noteSeen(tx, { person, program, subjects: input.subjects, now })
  return { output: null, changes: input.subjects.map((key) => ({ person, kind: 'unread', key })) }
})

/** What was written to the person and not opened yet: the phone says once that it was, and says nothing when nothing waits. */
export const unreadFeed: FeedReader = {
  kind: 'unread',
  read: async ({ tx }, person, wanted) =>
    new Map(
      (await unreadOf(tx, person, wanted)).map(({ subject, template }) => [
        subject,
        { what: template } satisfies UnreadFact,
      ]),
    ),
}

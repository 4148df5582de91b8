import { refuse } from '@ayni/kernel'
import { handle } from '@ayni/platform/commands'
import { asSystem } from '@ayni/platform/database'
import { replyReceived, sendMessage } from '../contract.ts'
import { takeLetter } from './take-letter.ts'

/** Who stands here has answered long ago: saying it again would change nothing anywhere. */
const inTouch: ReadonlySet<string> = new Set(['consented', 'profile_complete', 'active'])

/**
 * Written in the app, perhaps days ago without a signal. Its id is the command's own, so that a repeat is one message. The phone
 * read it with the same list and opened the crisis screen; here the alert is raised as well.
 */
export const sendMessageHandler = handle(sendMessage, async (context) => {
  const { actor, tx, now, occurredAt, commandId, input } = context
  const { personId, programId } = actor
  if (personId === null || programId === null) return refuse('correspondence.no-program')
  const { events, thread } = await asSystem(tx, actor, () =>
    takeLetter(context, {
      ...{ id: commandId, subject: personId, program: programId, kind: 'person', channel: 'app', occurredAt },
      ...{ text: input.text, number: null, provider: null },
    }),
  )
  return {
    output: { message: commandId },
    events: [
      ...events,
      ...(thread.personState !== null && inTouch.has(thread.personState)
        ? []
        : [
            replyReceived.of({
              person: personId,
              program: programId,
              at: now,
              says: 'text',
              channel: 'app',
              contact: null,
            }),
          ]),
    ],
    changes: [{ person: personId, kind: 'letter', key: commandId }],
    topics: ['letters'],
  }
})

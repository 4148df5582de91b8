import { refuse } from '@ayni/kernel'
import { handle } from '@ayni/platform/commands'
import { asSystem } from '@ayni/platform/database'
import { replyReceived, sendMessage } from '../contract.ts'
import { takeLetter } from './take-letter.ts'

/**
 * Written in the app, perhaps days ago without a signal. Its id is the command's own, so that a repeat is one message. The phone
 * read it with the same list and opened the crisis screen; here the alert is raised as well.
 */
export const sendMessageHandler = handle(sendMessage, async (context) => {
  const { actor, tx, now, occurredAt, commandId, input } = context
  const { personId, programId } = actor
  if (personId === null || programId === null) return refuse('correspondence.no-program')
  const { events } = await asSystem(tx, actor, () =>
    takeLetter(context, {
      ...{ id: commandId, subject: personId, program: programId, kind: 'person', channel: 'app', occurredAt },
      ...{ text: input.text, number: null, provider: null },
    }),
  )
  return {
    output: { message: commandId },
    events: [
      ...events,
      // What somebody writes in the app is for a person to read: orders like BAJA are for the phone's own messages.
      replyReceived.of({ person: personId, program: programId, at: now, says: 'text', channel: 'app', contact: null }),
    ],
    changes: [{ person: personId, kind: 'letter', key: commandId }],
    topics: ['letters'],
  }
})

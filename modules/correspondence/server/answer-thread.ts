import { type Instant, plusMinutes, refuse, toMs } from '@ayni/kernel'
import { type CommandContext, handle } from '@ayni/platform/commands'
import { asSystem } from '@ayni/platform/database'
import { type PersonOutcome, queueToPerson } from '@ayni/platform/messages'
import { answerThread } from '../contract.ts'
import { keptBy } from './kept-by.ts'
import { replyPolicy } from './policy.ts'
import { sealText } from './seal-text.ts'
import { insertMessage, settleThread, type ThreadState, visibleThread } from './thread-store.ts'
import { mayReadAll } from './view-store.ts'

type Context = CommandContext<{ readonly thread: string; readonly text: string }>

const subjectOf = (message: string): string => `letter:${message}`

/** While the person is writing, the word goes back at once by the same way; later it waits for their hours. */
async function tellThem(
  context: Context,
  thread: ThreadState,
  person: NonNullable<ThreadState['person']>,
  message: string,
): Promise<PersonOutcome> {
  const { tx, now } = context
  const common = { person, programId: thread.program, subjectRef: subjectOf(message), params: {} } as const
  const { lastInAt, lastInChannel } = thread
  if (lastInAt !== null && lastInChannel !== null && lastInChannel !== 'app' && isTalking(lastInAt, now)) {
    const now0 = { ...common, key: `reply|${message}`, class: 'N0', template: 'reply-now' } as const
    const outcome = await queueToPerson(tx, { ...now0, answering: { channel: lastInChannel, at: lastInAt } }, context)
    if (!('refused' in outcome)) return outcome
  }
  return queueToPerson(
    tx,
    { ...common, key: `reply-waiting|${message}`, class: 'N4', template: 'reply-waiting' },
    context,
  )
}

const isTalking = (lastInAt: Instant, now: Instant): boolean =>
  toMs(now) <= toMs(plusMinutes(lastInAt, replyPolicy.conversationMin))

/** The answer is read in the app only; outside goes that there is one. */
export const answerThreadHandler = handle(answerThread, async (context) => {
  const { tx, actor, input, now, keys, newId } = context
  const thread = await visibleThread(tx, input.thread)
  if (thread === undefined) return refuse('correspondence.thread-unknown')
  const { person } = thread
  if (person === null) return refuse('correspondence.nobody-to-answer')
  const id = newId()
  const reviews = await mayReadAll(tx, thread.id)
  const outcome = await asSystem(tx, actor, async () => {
    await insertMessage(tx, {
      ...{ id, program: thread.program, thread: thread.id, person, sender: 'team', channel: 'app' },
      ...{ provider: null, providerId: null, says: 'answer', forClinicians: false },
      ...{ textSealed: sealText(keys, id, input.text), by: actor.accountId, occurredAt: now, receivedAt: now },
    })
    await settleThread(tx, thread.id, now, { done: false, reviews })
    return tellThem(context, thread, person, id)
  })
  const refused = 'refused' in outcome
  return {
    output: {
      message: id,
      told: refused ? 'app-only' : outcome.dueAt > now ? 'held' : 'now',
      dueAt: refused ? null : outcome.dueAt,
    },
    about: person,
    changes: [
      { person, kind: 'letter', key: id },
      ...(refused ? [] : [{ person, kind: 'unread', key: subjectOf(id) }]),
    ],
    events: keptBy(thread, actor, now, reviews),
    topics: ['letters'],
  }
})

import { type Refusal, refuse } from '@ayni/kernel'
import type { Tx } from '../database/index.ts'
import type { OutgoingMessage } from './outgoing-message.ts'
import type { PersonMessage } from './person-message.ts'
import { type QueueContext, type Queued, type QueueRefusal, queueMessages } from './queue-message.ts'
import type { RecipientBook, RecipientCard } from './recipient-book.ts'

export type PersonQueueContext = QueueContext & { readonly recipients: RecipientBook }

export type PersonRefusal =
  | QueueRefusal
  | 'messages.unknown-person'
  | 'messages.silenced'
  | 'messages.no-outreach'
  | 'messages.no-address'
  /** N0 without a message of the person in the last minutes. */
  | 'messages.not-asked'
  /** N5 within 72 hours of another N5. */
  | 'messages.too-soon'

export type PersonOutcome = Queued | Refusal<PersonRefusal>

/** Why the person is not written to, whoever asks. */
function refusalOf(message: PersonMessage, card: RecipientCard): PersonRefusal | undefined {
  const safety = message.class === 'N0' || message.class === 'N1' || message.class === 'N2'
  if (!safety && card.silenced !== null) return 'messages.silenced'
  if (message.class === 'N5' && card.noOutreach) return 'messages.no-outreach'
  return undefined
}

function addressed(message: PersonMessage, card: RecipientCard): OutgoingMessage | undefined {
  const [first, ...others] = card.addresses
  if (first === undefined) return undefined
  const { person, calendar: _, answering: __, ...envelope } = message
  return {
    ...envelope,
    to: { personId: person },
    channel: first.channel,
    address: first.address,
    fallback: others.map(({ channel, address }) => ({ channel, address })),
    language: card.language,
    hours: card.hours,
  }
}

/**
 * The only way to write to physicians: the book says where and when, the policy decides, and who may not be disturbed is
 * not. The outcomes keep the order of the messages.
 */
export async function queueToPeople(
  tx: Tx,
  messages: readonly PersonMessage[],
  ctx: PersonQueueContext,
): Promise<readonly PersonOutcome[]> {
  if (messages.length === 0) return []
  const cards = await ctx.recipients(tx, [...new Set(messages.map(({ person }) => person))], ctx)
  const prepared = messages.map((message): OutgoingMessage | Refusal<PersonRefusal> => {
    const card = cards.get(message.person)
    if (card === undefined) return refuse('messages.unknown-person')
    const refused = refusalOf(message, card)
    return refused === undefined ? (addressed(message, card) ?? refuse('messages.no-address')) : refuse(refused)
  })
  const queued = (
    await queueMessages(
      tx,
      prepared.flatMap((p) => ('refused' in p ? [] : [p])),
      ctx,
    )
  ).values()
  return prepared.map((p) => {
    if ('refused' in p) return p
    const next = queued.next()
    if (next.done === true) throw new Error('a message was queued and none answered for')
    return next.value
  })
}

export async function queueToPerson(tx: Tx, message: PersonMessage, ctx: PersonQueueContext): Promise<PersonOutcome> {
  const [outcome] = await queueToPeople(tx, [message], ctx)
  if (outcome === undefined) throw new Error('one message was queued and none answered for')
  return outcome
}

import { type Instant, type PersonId, type ProgramId, type Refusal, refuse } from '@ayni/kernel'
import { sql } from 'kysely'
import type { Tx } from '../database/index.ts'
import type { DraftMessage } from './draft-message.ts'
import type { PersonMessage } from './person-message.ts'
import { type QueueContext, type Queued, type QueueRefusal, queueDrafts } from './queue-message.ts'
import { isSilencedFor, type RecipientBook, type RecipientCard } from './recipient-book.ts'
import { type WayRefusal, waysToPerson } from './ways-to-person.ts'

export type PersonQueueContext = QueueContext & { readonly recipients: RecipientBook }

export type PersonRefusal =
  | QueueRefusal
  | WayRefusal
  | 'messages.unknown-person'
  | 'messages.silenced'
  | 'messages.no-outreach'
  /** N5 within 72 hours of another N5. */
  | 'messages.too-soon'

export type PersonOutcome = Queued | Refusal<PersonRefusal>

/** Why the person is not written to, whoever asks. */
function refusalOf(message: PersonMessage, card: RecipientCard): PersonRefusal | undefined {
  if (message.class === 'N0' || message.class === 'N2') return undefined
  if (isSilencedFor(card, message.class)) return 'messages.silenced'
  return message.class === 'N5' && card.noOutreach ? 'messages.no-outreach' : undefined
}

/**
 * The only way to write to physicians: the book says where and when, the policy decides, and who may not be disturbed is
 * not. Asked again when it goes. Two statements for any number; the outcomes keep the order of the messages.
 */
export async function queueToPeople(
  tx: Tx,
  messages: readonly PersonMessage[],
  ctx: PersonQueueContext,
): Promise<readonly PersonOutcome[]> {
  if (messages.length === 0) return []
  const cards = await ctx.recipients(tx, [...new Set(messages.map(({ person }) => person))], ctx)
  const prepared = messages.map((message): readonly DraftMessage[] | Refusal<PersonRefusal> => {
    const card = cards.get(message.person)
    if (card === undefined) return refuse('messages.unknown-person')
    const refused = refusalOf(message, card)
    return refused === undefined ? waysToPerson(message, card, ctx.now) : refuse(refused)
  })
  const drafts = prepared.flatMap((p) => ('refused' in p ? [] : p))
  const queued = await queueDrafts(tx, drafts, ctx)
  let next = 0
  return prepared.map((p) => {
    if ('refused' in p) return p
    const main = queued[next]
    next += p.length
    if (main === undefined) throw new Error('a message was queued and none answered for')
    return main
  })
}

export async function queueToPerson(tx: Tx, message: PersonMessage, ctx: PersonQueueContext): Promise<PersonOutcome> {
  const [outcome] = await queueToPeople(tx, [message], ctx)
  if (outcome === undefined) throw new Error('one message was queued and none answered for')
  return outcome
}

/**
 * The person saw it in the app, so that what would follow by SMS does not. Without a subject: everything that was there.
 * Called by the person's own command, or by the house.
 */
export async function noteRead(
  tx: Tx,
  seen: {
    readonly person: PersonId
    readonly programId: ProgramId
    readonly subjectRef?: string
    readonly now: Instant
  },
): Promise<number> {
  const { rows } = await sql<{
    noted: number
  }>`select messages.note_read(${seen.person}, ${seen.programId}, ${seen.subjectRef ?? null}, ${seen.now}) as noted`.execute(
    tx,
  )
  return rows[0]?.noted ?? 0
}

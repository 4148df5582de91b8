import { type Instant, type PersonId, personId, plusSeconds, system } from '@ayni/kernel'
import { sql } from 'kysely'
import type { KeyRing } from '../crypto/index.ts'
import { type Db, inTransaction, type Tx } from '../database/index.ts'
import { backoffSeconds } from './backoff.ts'
import { isSafety } from './classes.ts'
import { isToPerson, type Judgement, judgeRecipient } from './judge-recipient.ts'
import type { ClaimedMessage } from './outbox-store.ts'
import type { RecipientBook } from './recipient-book.ts'

export type WeighContext = {
  readonly db: Db
  readonly now: Instant
  readonly keys: KeyRing
  readonly recipients: RecipientBook
  readonly log: { readonly warn: (fields: object, text: string) => void }
}

const rootOf = (message: ClaimedMessage): string => message.root_id ?? message.id

/** One look into the book for a whole batch. Staff are not in it, and do not wait for it. */
export async function weigh(
  claimed: readonly ClaimedMessage[],
  ctx: WeighContext,
): Promise<ReadonlyMap<string, Judgement>> {
  const toPeople = claimed.filter(isToPerson)
  if (toPeople.length === 0) return new Map()
  try {
    return await inTransaction(ctx.db, system(null), (tx) => judgeAll(tx, toPeople, ctx))
  } catch (error) {
    // @safety a book that cannot be read delays what can wait and never what cannot.
    ctx.log.warn({ err: error }, 'the book of recipients cannot be read; what may wait is tried again')
    return new Map(toPeople.map((message) => [message.id, withoutBook(message, ctx.now)]))
  }
}

function withoutBook(message: ClaimedMessage, now: Instant): Judgement {
  if (isSafety(message.class) || message.class === 'N0')
    return { do: 'send', to: null, others: [], outsideHours: false }
  const until = plusSeconds(now, backoffSeconds(message.class, message.attempts, 0.5))
  return { do: 'hold', until, reason: 'recipient.unreadable' }
}

async function judgeAll(
  tx: Tx,
  toPeople: readonly ClaimedMessage[],
  { now, keys, recipients }: WeighContext,
): Promise<ReadonlyMap<string, Judgement>> {
  const who = (message: ClaimedMessage): PersonId => personId.parse(message.to_person)
  const cards = await recipients(tx, [...new Set(toPeople.map(who))], { now, keys })
  const judged = toPeople.map((message) => ({ message, says: judgeRecipient(message, cards.get(who(message)), now) }))
  const turns = judged.flatMap(({ message, says }) =>
    message.class === 'N5' && says.do !== 'end'
      ? [{ root: rootOf(message), at: says.do === 'hold' ? says.until : now }]
      : [],
  )
  const held = await keepTurns(tx, turns)
  return new Map(
    judged.map(({ message, says }) => [
      message.id,
      message.class === 'N5' && says.do !== 'end' && !held.has(rootOf(message))
        ? ({ do: 'end', state: 'expired', reason: 'policy.too-soon' } satisfies Judgement)
        : says,
    ]),
  )
}

/** The turn moves with the message: 72 hours count from when it went, not from when it was meant to. */
async function keepTurns(
  tx: Tx,
  turns: readonly { readonly root: string; readonly at: Instant }[],
): Promise<ReadonlySet<string>> {
  if (turns.length === 0) return new Set()
  const { rows } = await sql<{ message_id: string }>`update messages.outreach_turn t set at = r.at
    from (select distinct on (root) root, at from jsonb_to_recordset(${JSON.stringify(turns)}::jsonb) as r (root uuid, at timestamptz) order by root, at desc) r
    where t.message_id = r.root returning t.message_id`.execute(tx)
  return new Set(rows.map((row) => row.message_id))
}

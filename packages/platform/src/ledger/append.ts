import type { Instant } from '@ayni/kernel'
import { sql } from 'kysely'
import { lastMark, type Tx } from '../database/index.ts'

export type LedgerEntry = {
  readonly commandId: string
  readonly name: string
  readonly program: string | null
  readonly person: string | null
  readonly account: string | null
  readonly device: string | null
  readonly occurredAt: Instant
  readonly receivedAt: Instant
  readonly inputHash: string
  readonly outputSealed: string | null
  readonly topics: readonly string[]
  readonly changes: readonly { readonly person: string; readonly kind: string; readonly key: string }[]
}

/**
 * Takes the one lock and returns the receipt number. `last` where nothing follows: the commit goes out with it, and everybody else waits
 * for the disk alone and not for this process.
 */
export async function appendToLedger(tx: Tx, entry: LedgerEntry, { last = false } = {}): Promise<number> {
  const { rows } = await sql<{ seq: number }>`${sql.raw(last ? lastMark : '')}select platform.append(
    ${entry.commandId}, ${entry.name}, ${entry.program}, ${entry.person}, ${entry.account}, ${entry.device},
    ${entry.occurredAt}, ${entry.receivedAt}, ${entry.inputHash}, ${entry.outputSealed},
    ${[...entry.topics]}, ${JSON.stringify(entry.changes)}::jsonb) as seq`.execute(tx)
  const seq = rows[0]?.seq
  if (seq === undefined) throw new Error('the ledger gave no number')
  return seq
}

export type EarlierCommand = {
  readonly seq: number
  readonly name: string
  readonly inputHash: string
  readonly outputSealed: string | null
  readonly receivedAt: Instant
  readonly accountId: string | null
  readonly personId: string | null
}

export async function findCommand(tx: Tx, commandId: string): Promise<EarlierCommand | undefined> {
  const { rows } =
    await sql<EarlierCommand>`select seq, name, input_hash as "inputHash", output_sealed as "outputSealed",
    received_at as "receivedAt", account_id as "accountId", person_id as "personId" from platform.find_command(${commandId})`.execute(
      tx,
    )
  return rows[0]
}

/** First broken link of the hash chain; undefined when the whole ledger is as it was written. */
export async function firstBreak(tx: Tx): Promise<{ readonly seq: number; readonly reason: string } | undefined> {
  const { rows } = await sql<{
    seq: number
    reason: string
  }>`select seq, reason from platform.ledger_breaks() where reason is not null limit 1`.execute(tx)
  return rows[0]
}

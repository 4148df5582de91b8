import { type Instant, plusMinutes, system } from '@ayni/kernel'
import { sql } from 'kysely'
import { type KeyRing, keyedHash } from '../crypto/index.ts'
import { type Db, inTransaction, type Tx } from '../database/index.ts'

/** How long plain words may answer. The platform's own rule; a little less, so that ours closes first. */
const OPEN_MINUTES = 24 * 60 - 5

const numberKey = (keys: KeyRing, number: string): string => keyedHash(keys, 'messages.whatsapp_window', number)

/** Opened, or kept open, by what somebody wrote to us. */
export async function openWindow(
  tx: Tx,
  { number, at, keys }: { readonly number: string; readonly at: Instant; readonly keys: KeyRing },
): Promise<void> {
  await sql`insert into messages.whatsapp_window as w (number_key, heard_at) values (${numberKey(keys, number)}, ${at})
    on conflict (number_key) do update set heard_at = greatest(w.heard_at, excluded.heard_at)`.execute(tx)
}

/** Which of these numbers wrote within the day. */
export async function openWindows(
  db: Db,
  numbers: readonly string[],
  { now, keys }: { readonly now: Instant; readonly keys: KeyRing },
): Promise<ReadonlySet<string>> {
  if (numbers.length === 0) return new Set()
  const byKey = new Map(numbers.map((number) => [numberKey(keys, number), number]))
  const rows = await inTransaction(
    db,
    system(null),
    async (tx) =>
      (
        await sql<{ number_key: string }>`select number_key from messages.whatsapp_window
          where number_key = any(${[...byKey.keys()]}::text[]) and heard_at > ${plusMinutes(now, -OPEN_MINUTES)}`.execute(
          tx,
        )
      ).rows,
  )
  return new Set(rows.flatMap((row) => byKey.get(row.number_key) ?? []))
}

/** What closed a week ago is of no use any more. */
export async function forgetWindows(tx: Tx, now: Instant): Promise<void> {
  await sql`delete from messages.whatsapp_window where heard_at < ${plusMinutes(now, -7 * 24 * 60)}`.execute(tx)
}

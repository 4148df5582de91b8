import { type Instant, system } from '@ayni/kernel'
import type { KeyRing } from '../crypto/index.ts'
import { type Db, inTransaction } from '../database/index.ts'
import type { Attempt } from './attempt.ts'
import { fallbackRow } from './fallback-row.ts'
import { noteOverrides } from './hours-override.ts'
import { recordEnds } from './outbox-store.ts'
import { insertMessages } from './store.ts'

export type Recorder = {
  readonly add: (attempt: Attempt) => void
  readonly finish: () => Promise<{ readonly attempts: readonly Attempt[]; readonly fallbacks: number }>
}

type RecorderContext = { readonly db: Db; readonly lease: string; readonly now: Instant; readonly keys: KeyRing }

/**
 * Writes ends while others are still being sent: whatever gathered during one write goes with the next. A killed worker
 * forgets only what was handed over in that moment.
 */
export function createRecorder(ctx: RecorderContext): Recorder {
  const attempts: Attempt[] = []
  let waiting: Attempt[] = []
  let writing: Promise<void> | undefined
  let fallbacks = 0

  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      fallbacks += await write(batch, ctx)
    }
  }
  const start = (): Promise<void> => {
    writing ??= drain().finally(() => {
      writing = undefined
    })
    return writing
  }
  return {
    add: (attempt) => {
      attempts.push(attempt)
      waiting.push(attempt)
      // A write that fails is awaited, and thrown, by finish(); the rows stay leased and are due again when it ends.
      start().catch(() => undefined)
    },
    finish: async () => {
      while (writing !== undefined || waiting.length > 0) await start()
      return { attempts, fallbacks }
    },
  }
}

async function write(batch: readonly Attempt[], ctx: RecorderContext): Promise<number> {
  const rows = batch.flatMap((attempt) => fallbackRow(attempt.message, attempt.fallback, ctx) ?? [])
  return inTransaction(ctx.db, system(null), async (tx) => {
    await recordEnds(
      tx,
      ctx.lease,
      batch.map(({ end }) => end),
    )
    await noteOverrides(
      tx,
      batch.filter(({ outsideHours }) => outsideHours).map(({ message }) => message),
      ctx.now,
    )
    const added = await insertMessages(tx, rows)
    return added.filter((row) => !row.repeated).length
  })
}

import { setTimeout as pause } from 'node:timers/promises'
import { type Instant, system } from '@ayni/kernel'
import type { KeyRing } from '../crypto/index.ts'
import { type Db, inTransaction, isPassing } from '../database/index.ts'
import type { Attempt } from './attempt.ts'
import { fallbackRow } from './fallback-row.ts'
import { noteOverrides } from './hours-override.ts'
import { recordEnds } from './outbox-store.ts'
import { insertMessages } from './store.ts'

export type Recorder = {
  readonly add: (attempt: Attempt) => void
  readonly finish: () => Promise<{ readonly attempts: readonly Attempt[]; readonly fallbacks: number }>
}

type RecorderContext = {
  readonly db: Db
  readonly lease: string
  readonly now: Instant
  readonly keys: KeyRing
  /** Between two tries of one write. */
  readonly rest: ((ms: number) => Promise<void>) | undefined
}

/** What is waited between the tries of one write, in ms: together well inside the lease, and longer than a database takes to rise. */
const RESTS_MS = [50, 100, 250, 500, 1000, 2000, 4000, 8000, 8000, 8000, 8000] as const

/**
 * Writes ends while others are still being sent: whatever gathered during one write goes with the next. A killed worker
 * forgets only what was handed over in that moment; a database that went away for a moment forgets nothing, because what
 * was handed over is written down as soon as it is back.
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
      fallbacks += await writeUntilKept(batch, ctx)
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

/**
 * Tried again while the database is away. A write whose answer was lost may have been kept: the lease is then gone, what
 * follows is in the outbox under its key, and the same write adds nothing.
 */
async function writeUntilKept(batch: readonly Attempt[], ctx: RecorderContext): Promise<number> {
  for (const ms of RESTS_MS) {
    try {
      return await write(batch, ctx)
    } catch (error) {
      if (!isPassing(error)) throw error
      await (ctx.rest ?? pause)(ms)
    }
  }
  return write(batch, ctx)
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

import { createHash } from 'node:crypto'

/** A statement that a connection has asked this often is one of those it will ask again. */
const WORTH_KEEPING = 3
/** Each kept plan stays in the memory of its connection's process in PostgreSQL, 20 to 300 kB. */
const MOST_KEPT = 100
const MOST_REMEMBERED = 500

/** Gives the name under which PostgreSQL keeps a statement, or nothing for one that is not worth it; one for each connection. */
export type PlanNames = (text: string) => string | undefined

export const noPlansKept: PlanNames = () => undefined

/**
 * Understanding and planning a statement under row-level security costs more than running it: what repeats is understood once.
 * A text is named by its own hash, so a name can never stand for two; what never repeats is never kept.
 */
export function planNames(): PlanNames {
  const asked = new Map<string, number>()
  const kept = new Map<string, string>()
  return (text) => {
    const name = kept.get(text)
    if (name !== undefined || kept.size >= MOST_KEPT) return name
    const times = (asked.get(text) ?? 0) + 1
    if (times < WORTH_KEEPING) {
      if (asked.size >= MOST_REMEMBERED) asked.clear()
      asked.set(text, times)
      return undefined
    }
    asked.delete(text)
    const fresh = createHash('sha256').update(text).digest('base64url').slice(0, 22)
    kept.set(text, fresh)
    return fresh
  }
}

/**
 * What PostgreSQL says of a kept statement that is no longer what it was: a table changed under it, or the session behind this connection
 * is another one.
 */
const staleCodes: readonly string[] = ['0A000', '26000', '42P05']

/** Nothing was done: on a fresh connection the same work can be given again. */
export const isStalePlan = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  staleCodes.includes(error.code) &&
  /cached plan|prepared statement/.test(error.message)

import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely'
import type pg from 'pg'
import { type Acting, actText, notedBy, rolesText } from './acting.ts'
import { isStalePlan, type PlanNames } from './kept-plans.ts'

const sameBut = (one: Acting, other: Acting, but: number): boolean =>
  one.every((value, nth) => nth === but || value === other[nth])

/** One connection, as transactions use it. */
export type Line = DatabaseConnection & {
  readonly begin: (text: string) => void
  readonly commit: () => Promise<void>
  readonly rollback: () => Promise<void>
  /** Not to be used again: it may hold an open transaction, or plans of tables that have changed. */
  readonly spoilt: () => boolean
}

const counted = ['INSERT', 'UPDATE', 'DELETE', 'MERGE']
/** Going back to a savepoint takes back who was acting, too. */
const backToSavepoint = /^\s*rollback\s+to\b/i
/** A statement that begins so is the last of its transaction: the commit follows it on the wire, without waiting for its answer. */
export const lastMark = '/* last */ '

/**
 * Beginning a transaction, and saying who acts in it, is noted and goes out with the statement that needs it, without waiting for
 * its own answer: a round trip less for each. The order on the wire is the order in which they were said.
 * @safety the beginning is a message of its own: if saying who acts fails, what follows fails with it in the open transaction.
 */
export function lineOver(client: pg.PoolClient, nameOf: PlanNames, onStale: () => void): Line {
  let beginning: string | undefined
  let wanted: Acting | undefined
  let sent: Acting | undefined
  let ending: Promise<pg.QueryResult> | undefined
  let spoilt = false

  const send = async (text: string, values: readonly unknown[]) => {
    const name = values.length === 0 ? undefined : nameOf(text)
    try {
      return await client.query({ text, values: [...values], ...(name === undefined ? {} : { name }) })
    } catch (error) {
      if (isStalePlan(error)) {
        spoilt = true
        onStale()
      }
      throw error
    }
  }

  /** What has to be said first. */
  function ahead(): readonly Promise<unknown>[] {
    const [begin, before, now] = [beginning, sent, wanted]
    beginning = undefined
    sent = now
    const begun = begin === undefined ? [] : [client.query(begin)]
    if (now === undefined || now === before) return begun
    if (before === undefined || !sameBut(now, before, 4)) return [...begun, send(actText, now)]
    return now[4] === before[4] ? begun : [...begun, send(rolesText, [now[4]])]
  }

  function forget(): void {
    beginning = undefined
    wanted = undefined
    sent = undefined
    ending = undefined
  }

  async function end(how: 'commit' | 'rollback'): Promise<void> {
    const [empty, already] = [beginning !== undefined, ending]
    forget()
    if (empty) return
    const { command } = await (already ?? client.query(how))
    if (how === 'commit' && command === 'ROLLBACK')
      throw new Error('the transaction was aborted by an earlier error: nothing of it was kept')
  }

  return {
    executeQuery: async <R>(query: CompiledQuery): Promise<QueryResult<R>> => {
      const noted = notedBy(query, wanted)
      if (noted !== undefined) {
        wanted = noted
        return { rows: [] }
      }
      if (ending !== undefined) throw new Error('this transaction said its last statement already')
      const first = ahead()
      if (backToSavepoint.test(query.sql)) sent = undefined
      const answer = send(query.sql, query.parameters)
      if (query.sql.startsWith(lastMark)) {
        ending = client.query('commit')
        // Heard again, and for good, by whoever ends the transaction.
        ending.catch(() => undefined)
      }
      const [{ command, rowCount, rows }] = await Promise.all([answer, ...first])
      return counted.includes(command) ? { rows, numAffectedRows: BigInt(rowCount ?? 0) } : { rows }
    },
    streamQuery: () => {
      throw new Error('nothing is read as a stream')
    },
    begin: (text) => {
      forget()
      beginning = text
    },
    commit: () => end('commit'),
    rollback: async () => {
      try {
        await end('rollback')
      } catch (error) {
        spoilt = true
        throw error
      }
    },
    spoilt: () => spoilt,
  }
}

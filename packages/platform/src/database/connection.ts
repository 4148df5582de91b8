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

type Send = (text: string, values: readonly unknown[]) => Promise<pg.QueryResult>

/** One statement on the wire, under the name of its kept plan where it has one. */
const sendOver =
  (client: pg.PoolClient, nameOf: PlanNames, onStale: () => void): Send =>
  async (text, values) => {
    const name = values.length === 0 ? undefined : nameOf(text)
    try {
      return await client.query({ text, values: [...values], ...(name === undefined ? {} : { name }) })
    } catch (error) {
      if (isStalePlan(error)) onStale()
      throw error
    }
  }

/** What is noted of the transaction that is open. */
type Noted = {
  beginning: string | undefined
  wanted: Acting | undefined
  sent: Acting | undefined
  ending: Promise<pg.QueryResult> | undefined
}

const nothing: Noted = { beginning: undefined, wanted: undefined, sent: undefined, ending: undefined }

/** What has to be said first: that a transaction begins, and who acts where that is not known yet. */
function ahead(noted: Noted, client: pg.PoolClient, send: Send): readonly Promise<unknown>[] {
  const { beginning, sent: before, wanted: now } = noted
  noted.beginning = undefined
  noted.sent = now
  const begun = beginning === undefined ? [] : [client.query(beginning)]
  if (now === undefined || now === before) return begun
  if (before === undefined || !sameBut(now, before, 4)) return [...begun, send(actText, now)]
  return now[4] === before[4] ? begun : [...begun, send(rolesText, [now[4]])]
}

async function end(noted: Noted, client: pg.PoolClient, how: 'commit' | 'rollback'): Promise<void> {
  const { beginning, ending } = noted
  Object.assign(noted, nothing)
  if (beginning !== undefined) return
  const { command } = await (ending ?? client.query(how))
  if (how === 'commit' && command === 'ROLLBACK')
    throw new Error('the transaction was aborted by an earlier error: nothing of it was kept')
}

/**
 * Beginning a transaction, and saying who acts in it, is noted and goes out with the statement that needs it, without waiting for
 * its own answer: a round trip less for each. The order on the wire is the order in which they were said.
 * @safety the beginning is a message of its own: if saying who acts fails, what follows fails with it in the open transaction.
 */
export function lineOver(client: pg.PoolClient, nameOf: PlanNames, onStale: () => void): Line {
  const noted: Noted = { ...nothing }
  let spoilt = false
  const send = sendOver(client, nameOf, () => {
    spoilt = true
    onStale()
  })
  return {
    executeQuery: async <R>(query: CompiledQuery): Promise<QueryResult<R>> => {
      const acting = notedBy(query, noted.wanted)
      if (acting !== undefined) {
        noted.wanted = acting
        return { rows: [] }
      }
      if (noted.ending !== undefined) throw new Error('this transaction said its last statement already')
      const first = ahead(noted, client, send)
      if (backToSavepoint.test(query.sql)) noted.sent = undefined
      const answer = send(query.sql, query.parameters)
      if (query.sql.startsWith(lastMark)) {
        noted.ending = client.query('commit')
        // Heard again, and for good, by whoever ends the transaction.
        noted.ending.catch(() => undefined)
      }
      const [{ command, rowCount, rows }] = await Promise.all([answer, ...first])
      return counted.includes(command) ? { rows, numAffectedRows: BigInt(rowCount ?? 0) } : { rows }
    },
    streamQuery: () => {
      throw new Error('nothing is read as a stream')
    },
    begin: (text) => void Object.assign(noted, nothing, { beginning: text }),
    commit: () => end(noted, client, 'commit'),
    rollback: async () => {
      try {
        await end(noted, client, 'rollback')
      } catch (error) {
        spoilt = true
        throw error
      }
    },
    spoilt: () => spoilt,
  }
}

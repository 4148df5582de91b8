import type { Actor } from '@ayni/kernel'
import { actingOf, actQuery, rolesOf, rolesQuery } from './acting.ts'
import type { Db, Tx } from './types.ts'

/** From here to the end of the transaction, or to the next such line, it is this actor who acts. */
export async function actAs(tx: Tx, actor: Actor): Promise<void> {
  await tx.executeQuery(actQuery(actingOf(actor)))
}

export type TransactionOptions = { readonly readOnly?: boolean; readonly snapshot?: boolean }

/** One transaction in the name of an actor: row-level security reads who it is from transaction-local settings. */
export async function inTransaction<T>(
  db: Db,
  actor: Actor,
  work: (tx: Tx) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  const begin = db.transaction().setIsolationLevel(options.snapshot === true ? 'repeatable read' : 'read committed')
  const started = options.readOnly === true ? begin.setAccessMode('read only') : begin
  return started.execute(async (tx) => {
    await actAs(tx, actor)
    return work(tx)
  })
}

/**
 * Reactions act for the house, not for the person whose command caused them.
 * @safety a physician cannot write an alert row by hand; only this passage can, and only inside the same transaction.
 */
export async function asSystem<T>(tx: Tx, actor: Actor, work: () => Promise<T>): Promise<T> {
  await tx.executeQuery(rolesQuery('system'))
  const result = await work()
  await tx.executeQuery(rolesQuery(rolesOf(actor)))
  return result
}

/** SQLSTATE of a database error, or undefined. Kysely and pg keep the code and leave the values out. */
export function sqlState(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

export function violatedConstraint(error: unknown): string | undefined {
  return error instanceof Error && 'constraint' in error && typeof error.constraint === 'string'
    ? error.constraint
    : undefined
}

/** Classes of SQLSTATE that say nothing about what was asked: connection, resources, intervention, a conflict between two. */
const passingClasses = ['08', '40', '53', '57']

/**
 * True where the same transaction may be kept at another try: the connection was lost, the database restarts or is full for a
 * moment. An error without an SQLSTATE is of the wire: nobody knows whether that transaction was kept. A slip of our own passes never.
 */
export function isPassing(error: unknown): boolean {
  if (error instanceof TypeError || error instanceof RangeError || error instanceof SyntaxError) return false
  const state = sqlState(error)
  return state === undefined || state.length !== 5 || passingClasses.includes(state.slice(0, 2))
}

import { type Actor, isRefusal, platformErrors, type Role } from '@ayni/kernel'
import type { Tx } from '../database/index.ts'
import { contextFor } from './context.ts'
import { type Refused, refusedWith } from './dispatch.ts'
import type { QueryHandler } from './module.ts'
import type { Runtime } from './runtime.ts'

export type Answered = { readonly outcome: 'answered'; readonly output: unknown }

type Question = {
  readonly handler: QueryHandler
  readonly actor: Actor
  readonly role: Role | 'anyone' | 'system'
  readonly input: unknown
}

/** One question that may be asked, within a transaction that is already the asker's. */
export async function answerAs(
  runtime: Runtime,
  tx: Tx,
  { handler, actor, role, input }: Question,
): Promise<Answered | Refused> {
  const { definition } = handler
  const context = contextFor(runtime, tx, actor, role, runtime.clock.now())
  const result = await handler.run({ ...context, input })
  if (!isRefusal(result)) return { outcome: 'answered', output: definition.output.parse(result.output) }
  const declared: Readonly<Record<string, number>> = { ...platformErrors, ...definition.errors }
  const status = declared[result.refused]
  if (status === undefined) throw new Error(`${definition.name} refused with the undeclared code ${result.refused}`)
  return refusedWith(result.refused, status, result.problems, result.details)
}

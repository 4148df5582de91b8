import { type Actor, isRefusal, platformErrors } from '@ayni/kernel'
import { inTransaction } from '../database/index.ts'
import { actingRole, contextFor, refusalFor } from './context.ts'
import { problemsOf, type Refused, refusedWith } from './dispatch.ts'
import type { Runtime } from './runtime.ts'

export type Answered = { readonly outcome: 'answered'; readonly output: unknown }

/**
 * One question in one transaction: read-only, except where it opens C1, C3 or C4, because then who looked is written in the
 * same transaction and before the answer leaves.
 */
export async function ask(
  runtime: Runtime,
  call: { readonly name: string; readonly input: unknown; readonly actor: Actor },
): Promise<Answered | Refused> {
  const handler = runtime.registry.queries.get(call.name)
  if (handler === undefined) return refusedWith('command.unknown', platformErrors['command.unknown'])
  const { definition } = handler
  const role = actingRole(call.actor, definition.allow)
  if (role === undefined) {
    const code = refusalFor(call.actor, definition.allow)
    return refusedWith(code, platformErrors[code])
  }
  const parsed = definition.input.safeParse(call.input)
  if (!parsed.success)
    return refusedWith('input.malformed', platformErrors['input.malformed'], problemsOf(parsed.error))
  const readOnly = definition.opens === 'C0' || definition.opens === 'C2'
  return inTransaction(
    runtime.database.app,
    call.actor,
    async (tx) => {
      const context = contextFor(runtime, tx, call.actor, role, runtime.clock.now())
      const result = await handler.run({ ...context, input: parsed.data })
      if (isRefusal(result)) {
        const declared: Readonly<Record<string, number>> = { ...platformErrors, ...definition.errors }
        const status = declared[result.refused]
        if (status === undefined)
          throw new Error(`${definition.name} refused with the undeclared code ${result.refused}`)
        return refusedWith(result.refused, status, result.problems, result.details)
      }
      return { outcome: 'answered', output: definition.output.parse(result.output) }
    },
    { readOnly },
  )
}

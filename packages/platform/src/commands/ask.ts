import { type Actor, platformErrors } from '@ayni/kernel'
import { inTransaction } from '../database/index.ts'
import { type Answered, answerAs } from './answer-as.ts'
import { lineFor } from './ask-together.ts'
import { actingRole, refusalFor } from './context.ts'
import { problemsOf, type Refused, refusedWith } from './dispatch.ts'
import { givenAgain } from './given-again.ts'
import { readsOnly } from './module.ts'
import type { Runtime } from './runtime.ts'

/**
 * One question in one transaction: read-only, except where it opens C1, C3 or C4, because then who looked is written in the
 * same transaction and before the answer leaves. Questions that many ask at one moment are answered together, where they may be.
 */
export async function ask(
  runtime: Runtime,
  call: { readonly name: string; readonly input: unknown; readonly actor: Actor },
): Promise<Answered | Refused> {
  const { actor } = call
  const handler = runtime.registry.queries.get(call.name)
  if (handler === undefined) return refusedWith('command.unknown', platformErrors['command.unknown'])
  const { definition } = handler
  const role = actingRole(actor, definition.allow)
  if (role === undefined) {
    const code = refusalFor(actor, definition.allow)
    return refusedWith(code, platformErrors[code])
  }
  const parsed = definition.input.safeParse(call.input)
  if (!parsed.success)
    return refusedWith('input.malformed', platformErrors['input.malformed'], problemsOf(parsed.error))
  const input = parsed.data
  const line = lineFor(runtime, handler, actor)
  if (line !== undefined && actor.accountId !== null) return line({ actor, account: actor.accountId, input })
  return givenAgain(() =>
    inTransaction(runtime.database.app, actor, (tx) => answerAs(runtime, tx, { handler, actor, role, input }), {
      readOnly: readsOnly(definition),
    }),
  )
}

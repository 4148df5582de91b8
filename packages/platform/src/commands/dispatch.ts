import { type Actor, type FieldProblem, type Instant, isRefusal, platformErrors, type Refusal, z } from '@ayni/kernel'
import { keyedHash, open, seal } from '../crypto/index.ts'
import { asSystem, inTransaction, sqlState, type Tx, violatedConstraint } from '../database/index.ts'
import { appendToLedger, findCommand, type LedgerEntry } from '../ledger/index.ts'
import { canonical } from './canonical.ts'
import { actingRole, contextFor, refusalFor } from './context.ts'
import { inTurn } from './door.ts'
import { givenAgain } from './given-again.ts'
import type { Change, CommandContext, CommandHandler, CommandResult, ReactionContext } from './module.ts'
import type { Runtime } from './runtime.ts'

export type Call = {
  readonly name: string
  readonly input: unknown
  readonly commandId: string
  readonly actor: Actor
  readonly receivedAt: Instant
  readonly occurredAt?: Instant
  readonly rawOccurredAt?: Instant
  readonly deviceOffsetS?: number
}

export type Accepted = {
  readonly outcome: 'accepted' | 'duplicate'
  readonly receipt: number
  readonly receivedAt: Instant
  readonly output: unknown
}
export type Refused = {
  readonly outcome: 'refused'
  readonly code: string
  readonly status: number
  readonly problems: readonly FieldProblem[]
  readonly details: Refusal['details']
}
export type Outcome = Accepted | Refused

/** Carries a refusal out of the transaction so that it rolls back. */
class Rollback extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.refused)
    this.refusal = refusal
  }
}

export const refusedWith = (
  code: string,
  status: number,
  problems: readonly FieldProblem[] = [],
  details?: Refusal['details'],
): Refused => ({
  outcome: 'refused',
  code,
  status,
  problems,
  details,
})

export const problemsOf = (error: z.core.$ZodError): readonly FieldProblem[] =>
  error.issues.map((issue) => ({
    path: [
      ...issue.path.map(String),
      ...(issue.code === 'unrecognized_keys' ? [issue.keys[0]?.slice(0, 40) ?? ''] : []),
    ].join('.'),
    rule: issue.code === 'custom' ? issue.message : issue.code,
  }))

/**
 * One command in one transaction: load, decide, store, say. The command id is the idempotency key; the ledger row, the
 * facts, the alerts that reactions open and the feed are committed together or not at all.
 */
export async function dispatch(runtime: Runtime, call: Call): Promise<Outcome> {
  const handler = runtime.registry.commands.get(call.name)
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
  if (!z.uuid().safeParse(call.commandId).success)
    return refusedWith('input.malformed', 400, [{ path: 'id', rule: 'uuid' }])
  try {
    return await inTurn(runtime, call, () =>
      givenAgain(() =>
        inTransaction(runtime.database.app, call.actor, (tx) => commit(runtime, handler, call, role, parsed.data, tx)),
      ),
    )
  } catch (error) {
    if (error instanceof Rollback) return refusalOutcome(handler, error.refusal)
    if (sqlState(error) === '23505' && violatedConstraint(error) === 'ledger_command_id') return dispatch(runtime, call)
    throw error
  }
}

function refusalOutcome(handler: CommandHandler, refusal: Refusal): Refused {
  const declared: Readonly<Record<string, number>> = { ...platformErrors, ...handler.definition.errors }
  const status = declared[refusal.refused]
  if (status === undefined)
    throw new Error(`${handler.definition.name} refused with the undeclared code ${refusal.refused}`)
  return refusedWith(refusal.refused, status, refusal.problems, refusal.details)
}

async function commit(
  runtime: Runtime,
  handler: CommandHandler,
  call: Call,
  role: string,
  input: unknown,
  tx: Tx,
): Promise<Outcome> {
  const inputHash = keyedHash(runtime.keys, 'ledger.input', canonical(call.input))
  const earlier = await findCommand(tx, call.commandId)
  if (earlier !== undefined) return duplicateOf(runtime, call, earlier, inputHash)
  const base = contextFor(runtime, tx, call.actor, role, call.receivedAt)
  const context: CommandContext<unknown> = {
    ...base,
    input,
    commandId: call.commandId,
    occurredAt: call.occurredAt ?? call.receivedAt,
    rawOccurredAt: call.rawOccurredAt ?? call.occurredAt ?? call.receivedAt,
    deviceOffsetS: call.deviceOffsetS ?? 0,
  }
  const result = await handler.run(context)
  if (isRefusal(result)) throw new Rollback(result)
  const said = await letOthersReact(runtime, context, result)
  // Before the ledger: what does not fit its own shape is a bug, and leaves nothing.
  const output = handler.definition.output.parse(result.output)
  const entry: LedgerEntry = {
    commandId: call.commandId,
    name: call.name,
    program: call.actor.programId ?? result.program ?? null,
    person: result.about ?? call.actor.personId,
    account: call.actor.accountId,
    device: call.actor.deviceId,
    occurredAt: context.occurredAt,
    receivedAt: call.receivedAt,
    inputHash,
    outputSealed:
      result.output === null || result.output === undefined
        ? null
        : seal(runtime.keys, `ledger.output:${call.commandId}`, result.output),
    topics: said.topics,
    changes: said.changes,
  }
  const receipt = await appendToLedger(tx, entry, { last: true })
  return { outcome: 'accepted', receipt, receivedAt: call.receivedAt, output }
}

async function letOthersReact(runtime: Runtime, context: CommandContext<unknown>, first: CommandResult<unknown>) {
  const changes: Change[] = [...(first.changes ?? [])]
  const topics = new Set(first.topics ?? [])
  let pending = [...(first.events ?? [])]
  // A reaction may say something too; sixteen rounds is far beyond any honest chain and stops a circle.
  for (let round = 0; pending.length > 0; round++) {
    if (round === 16) throw new Error(`reactions to ${pending[0]?.name} do not come to rest`)
    const next: typeof pending = []
    for (const event of pending) {
      for (const reaction of runtime.registry.reactions.get(event.name) ?? []) {
        const reactionContext: ReactionContext<unknown> = { ...context, payload: event.payload }
        const result = await asSystem(context.tx, context.actor, () => reaction.run(reactionContext))
        changes.push(...(result.changes ?? []))
        for (const topic of result.topics ?? []) topics.add(topic)
        next.push(...(result.events ?? []))
      }
    }
    pending = next
  }
  return { changes, topics: [...topics] }
}

type Earlier = NonNullable<Awaited<ReturnType<typeof findCommand>>>

function duplicateOf(runtime: Runtime, call: Call, earlier: Earlier, inputHash: string): Outcome {
  const sameActor =
    call.actor.kind === 'nobody' ||
    (earlier.accountId === call.actor.accountId &&
      (call.actor.personId === null || earlier.personId === call.actor.personId))
  if (!sameActor || earlier.name !== call.name || earlier.inputHash !== inputHash) {
    return refusedWith('command.id-reused', platformErrors['command.id-reused'])
  }
  const output =
    earlier.outputSealed === null
      ? null
      : open(runtime.keys, `ledger.output:${call.commandId}`, earlier.outputSealed, z.unknown())
  return { outcome: 'duplicate', receipt: earlier.seq, receivedAt: earlier.receivedAt, output }
}

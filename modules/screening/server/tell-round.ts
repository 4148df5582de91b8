import { refuse } from '@ayni/kernel'
import { type CommandContext, handle } from '@ayni/platform/commands'
import { seal } from '@ayni/platform/crypto'
import { asSystem } from '@ayni/platform/database'
import { chooseRoutes, recordHistory, skipInstrument, stopRound } from '../contract.ts'
import { sealContext } from './sealed-shapes.ts'
import { settleRound } from './settle-round.ts'
import { addRound, addStatement, findRound, leaveOut, lockPerson, stopAt } from './store.ts'
import { closeRound } from './work-store.ts'

function ownRound(context: CommandContext<{ readonly r: string }>) {
  const { personId, programId } = context.actor
  if (personId === null || programId === null) throw new Error('a physician without a person speaks of a round')
  return {
    person: personId,
    program: programId,
    round: context.input.r,
    occurredAt: context.occurredAt,
    receivedAt: context.now,
  }
}

/** History may come before the first answer, so it may begin a round. */
export const recordHistoryHandler = handle(recordHistory, async (context) => {
  const { r: round, ...history } = context.input
  const own = ownRound(context)
  await lockPerson(context.tx, own.person)
  await addRound(context.tx, own)
  const sealed = seal(context.keys, sealContext.statement(context.commandId), history)
  await addStatement(context.tx, { ...own, id: context.commandId, kind: 'history', sealed })
  return { output: null, ...(await settleRound(context, { ...own, round, response: null })) }
})

export const skipInstrumentHandler = handle(skipInstrument, async (context) => {
  const own = ownRound(context)
  await lockPerson(context.tx, own.person)
  await addRound(context.tx, own)
  await asSystem(context.tx, context.actor, () => leaveOut(context.tx, own.person, own.round, context.input.i))
  return { output: null, ...(await settleRound(context, { ...own, response: null })) }
})

export const stopRoundHandler = handle(stopRound, async (context) => {
  const own = ownRound(context)
  await lockPerson(context.tx, own.person)
  await addRound(context.tx, own)
  await asSystem(context.tx, context.actor, () => stopAt(context.tx, own.person, own.round, context.occurredAt))
  return { output: null, ...(await settleRound(context, { ...own, response: null })) }
})

/** The last step of a round (4.2): each service was accepted or left. Leaving one never takes back an alert or a promise. */
export const chooseRoutesHandler = handle(chooseRoutes, async (context) => {
  const own = ownRound(context)
  const { yes, no } = context.input
  await lockPerson(context.tx, own.person)
  if (!(await findRound(context.tx, own.person, own.round))) return refuse('screening.round-missing')
  const sealed = seal(context.keys, sealContext.statement(context.commandId), { yes, no })
  await addStatement(context.tx, { ...own, id: context.commandId, kind: 'choice', sealed })
  await asSystem(context.tx, context.actor, () => closeRound(context.tx, own.person, own.round, context.now))
  return { output: null, changes: [{ person: own.person, kind: 'round', key: own.round }], topics: ['screening'] }
})

import { flagRank } from '@ayni/clinical/triage'
import { type PersonId, refuse } from '@ayni/kernel'
import { type CommandContext, handle } from '@ayni/platform/commands'
import { seal } from '@ayni/platform/crypto'
import { asSystem } from '@ayni/platform/database'
import { markNotReliable, overrideTriage } from '../contract.ts'
import { readPerson } from './person-record.ts'
import { type Override, sealContext } from './sealed-shapes.ts'
import { settleRound } from './settle-round.ts'
import { addUnreliable, findResponse, lockPerson } from './store.ts'
import { mayOpen } from './work-store.ts'

/** The account and programme of a clinician who may open C3 of this person now; undefined for everybody else. */
async function caring(context: CommandContext<{ readonly person: PersonId }>) {
  const { accountId, programId } = context.actor
  const allowed = await mayOpen(context.tx, context.input.person)
  return accountId !== null && programId !== null && allowed.c3
    ? { account: accountId, program: programId, ...allowed }
    : undefined
}

/** EC-15: it stays in history and leaves outcomes. A risk that was raised stays raised. */
export const markNotReliableHandler = handle(markNotReliable, async (context) => {
  const { person, response, why } = context.input
  const by = await caring(context)
  const found = by === undefined ? undefined : await findResponse(context.tx, person, response)
  if (by === undefined || found === undefined) return refuse('screening.not-found')
  await lockPerson(context.tx, person)
  const sealed = seal(context.keys, sealContext.unreliable(context.commandId), { why })
  const row = { id: context.commandId, program: by.program, person, response, by: by.account, at: context.now, sealed }
  await asSystem(context.tx, context.actor, () => addUnreliable(context.tx, row))
  return {
    output: null,
    about: person,
    ...(await settleRound(context, { person, program: by.program, round: found.roundId, response: null })),
  }
})

/**
 * R-SCR-05: clinical judgement may override a negative, never a positive.
 * @safety the flag can only rise here; lowering and closing a risk is a psychiatrist's act in its own episode.
 */
export const overrideTriageHandler = handle(overrideTriage, async (context) => {
  const { person, round, level, flag, why } = context.input
  const by = await caring(context)
  if (by === undefined) return refuse('screening.not-found')
  await lockPerson(context.tx, person)
  const record = await asSystem(context.tx, context.actor, () =>
    readPerson(context.tx, context.keys, person, by.program),
  )
  const current = record.rounds.find(({ id }) => id === round)
  if (current?.triage === null || current?.triage === undefined) return refuse('screening.not-found')
  const standing = current.risk?.flag ?? 'none'
  if (flag !== undefined && flagRank(flag) < flagRank(standing)) return refuse('screening.positive-stands')
  const override: Override = { level, raised: level > current.triage.level, flag: flag ?? null, why, at: context.now }
  return {
    output: null,
    about: person,
    ...(await settleRound(context, { person, program: by.program, round, response: null, override })),
  }
})

import { closureMissing } from '@ayni/clinical/episode'
import { type InputOf, isRefusal } from '@ayni/kernel'
import { type CommandContext, handle } from '@ayni/platform/commands'
import { seal } from '@ayni/platform/crypto'
import { asSystem } from '@ayni/platform/database'
import { close, closeAsWithdrawn, episodeClosed, stepDown, tryLastCall } from '../contract.ts'
import { answerWith, apply, type Desk, wasRefused } from './apply.ts'
import { insertClosure, type NewClosure } from './closing-store.ts'
import { closureFacts } from './closure-facts.ts'
import { insertTry } from './contact-store.ts'
import { type AtHand, codeOf, episodeAtHand } from './own-episode.ts'
import { closureContext, tryContext } from './seal-text.ts'
import { follow } from './who-store.ts'

const refusals = {
  'criteria-missing': 'safety-episode.criteria-missing',
  'emergency-open': 'safety-episode.emergency-open',
  'alert-open': 'safety-episode.alert-open',
} as const

type Signed = Pick<NewClosure, 'step' | 'treatment' | 'caringSchedule' | 'knownClinician'>

async function sign(desk: Desk, { row, account }: AtHand, reasoning: string, more: Signed): Promise<void> {
  const id = desk.newId()
  const reasoningSealed = seal(desk.keys, closureContext(id), reasoning)
  await insertClosure(desk.tx, row, { ...more, id, by: account, at: desk.now, reasoningSealed })
}

const settled = (treatment: InputOf<typeof close>['treatment']): boolean => treatment !== 'no'

/** What is missing is named; a psychiatrist's signature alone closes nothing. */
const down = async (context: CommandContext<InputOf<typeof stepDown>>) => {
  const { input, actor, tx, keys, now } = context
  const found = await episodeAtHand(context, actor, input.episode)
  if (isRefusal(found)) return found
  const { row, account } = found
  const said = { treatmentSettled: settled(input.treatment), toldAndAgrees: input.toldAndAgrees, caringChosen: true }
  const all = closureMissing(await closureFacts(tx, keys, row, said), row.policy, now)
  // Thirty quiet days begin to be waited for here.
  const missing = all.filter((one) => one !== 'thirty-days-quiet')
  const after = await apply(context, row, { is: 'step-down', psychiatrist: true, missing }, { account })
  if (wasRefused(after)) return codeOf(after, { ...refusals, 'plan-not-active': 'safety-episode.plan-not-active' })
  const signed = {
    step: 'stepping-down',
    treatment: input.treatment,
    caringSchedule: null,
    knownClinician: null,
  } as const
  await sign(context, found, input.reasoning, signed)
  return answerWith(after, { state: after.row.course.state })
}
export const stepDownHandler = handle(stepDown, (context) => asSystem(context.tx, context.actor, () => down(context)))

const end = async (context: CommandContext<InputOf<typeof close>>) => {
  const { input, actor, tx, keys, now } = context
  const found = await episodeAtHand(context, actor, input.episode)
  if (isRefusal(found)) return found
  const { row, account } = found
  const said = { treatmentSettled: settled(input.treatment), toldAndAgrees: input.toldAndAgrees, caringChosen: true }
  const missing = closureMissing(await closureFacts(tx, keys, row, said), row.policy, now)
  const after = await apply(
    context,
    row,
    { is: 'close', psychiatrist: true, missing },
    { account, because: 'criteria-met' },
  )
  if (wasRefused(after)) return codeOf(after, { ...refusals, 'step-down-first': 'safety-episode.step-down-first' })
  const { treatment, caringSchedule, knownClinician } = input
  await sign(context, found, input.reasoning, { step: 'closed', treatment, caringSchedule, knownClinician })
  const closed = episodeClosed.of({
    ...{ episode: row.id, person: row.person, program: row.program, because: 'criteria-met' },
    ...{ knownClinician, caringSchedule, by: account, at: now },
  })
  return answerWith(after, { closedAt: now }, [closed])
}
export const closeHandler = handle(close, (context) => asSystem(context.tx, context.actor, () => end(context)))

/** SUI-11: the plan stays on their phone, nothing is sent any more, and the reasoning is kept. */
const endAsWithdrawn = async (context: CommandContext<InputOf<typeof closeAsWithdrawn>>) => {
  const { input, actor, now } = context
  const found = await episodeAtHand(context, actor, input.episode)
  if (isRefusal(found)) return found
  const { row, account } = found
  const after = await apply(
    context,
    row,
    { is: 'close-withdrawn', psychiatrist: true },
    { account, because: 'withdrawn' },
  )
  if (wasRefused(after))
    return codeOf(after, {
      'emergency-open': 'safety-episode.emergency-open',
      'alert-open': 'safety-episode.alert-open',
      'has-not-left': 'safety-episode.has-not-left',
      'last-call-owed': 'safety-episode.last-call-owed',
    })
  const signed = { step: 'withdrawn', treatment: null, caringSchedule: 'declined', knownClinician: null } as const
  await sign(context, found, input.reasoning, signed)
  const closed = episodeClosed.of({
    ...{ episode: row.id, person: row.person, program: row.program, because: 'withdrawn', knownClinician: account },
    ...{ caringSchedule: 'declined', by: account, at: now },
  })
  return answerWith(after, { closedAt: now }, [closed])
}
export const closeAsWithdrawnHandler = handle(closeAsWithdrawn, (context) =>
  asSystem(context.tx, context.actor, () => endAsWithdrawn(context)),
)

const lastCall = async (context: CommandContext<InputOf<typeof tryLastCall>>) => {
  const { input, actor, tx, keys, now, newId } = context
  const found = await episodeAtHand(context, actor, input.episode)
  if (isRefusal(found)) return found
  const { row, account } = found
  const after = await apply(context, row, { is: 'last-call', at: now }, { account })
  if (wasRefused(after)) return codeOf(after, { 'has-not-left': 'safety-episode.has-not-left' })
  await follow(tx, newId(), row, account, now)
  if (row.contact !== null) {
    const id = newId()
    const sealed = seal(keys, tryContext(id), { asq: null, means: 'not_asked', words: input.words })
    await insertTry(tx, row, {
      id,
      contact: row.contact,
      by: account,
      at: now,
      channel: 'call',
      result: input.result,
      sealed,
    })
  }
  return answerWith(after, null)
}
export const tryLastCallHandler = handle(tryLastCall, (context) =>
  asSystem(context.tx, context.actor, () => lastCall(context)),
)

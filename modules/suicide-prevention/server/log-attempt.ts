import { recordAttempt, recordReached } from '@ayni/clinical/ladder'
import { type InputOf, isRefusal, refuse } from '@ayni/kernel'
import { type CommandContext, handle } from '@ayni/platform/commands'
import { seal } from '@ayni/platform/crypto'
import { asSystem } from '@ayni/platform/database'
import { type AttemptChannel, type AttemptResult, contactTried, logAttempt } from '../contract.ts'
import { insertAttempt, saveAlerts } from './alert-store.ts'
import { ownAlert, seen, stateOf, withState } from './own-alert.ts'
import { attemptContext } from './seal-contexts.ts'

/** Speaking live with the person; a message left or a relative who answers is a try, not contact. */
const isLive = (channel: AttemptChannel, result: AttemptResult): boolean =>
  result === 'reached' && channel !== 'message' && channel !== 'trusted-person'

const log = async ({ input, actor, tx, now, newId, keys }: CommandContext<InputOf<typeof logAttempt>>) => {
  const alert = await ownAlert(tx, actor, input.alert)
  if (isRefusal(alert)) return alert
  if (actor.accountId === null) return refuse('suicide-prevention.take-it-first')
  const attempt = newId()
  const tried = recordAttempt(stateOf(alert), now)
  const state = isLive(input.channel, input.result) ? recordReached(tried, now) : tried
  const after = { ...withState(alert, state, now), attempts: alert.attempts + 1 }
  const { channel, result, note } = input
  const of = { alert: alert.id, person: alert.person, program: alert.program, by: actor.accountId, at: now }
  const noteSealed = note === null ? null : seal(keys, attemptContext(attempt), note)
  await insertAttempt(tx, { ...of, id: attempt, channel, result, noteSealed })
  await saveAlerts(tx, [after])
  return {
    output: { attempt, nextAt: after.nextAt ?? now },
    about: alert.person,
    events: [contactTried.of({ ...of, channel, result })],
    changes: seen(alert),
    topics: ['alerts'],
  }
}

export const logAttemptHandler = handle(logAttempt, (context) =>
  asSystem(context.tx, context.actor, () => log(context)),
)

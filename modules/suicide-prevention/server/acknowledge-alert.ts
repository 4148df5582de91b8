import { acknowledge } from '@ayni/clinical/ladder'
import { type InputOf, isRefusal, refuse } from '@ayni/kernel'
import { type CommandContext, handle } from '@ayni/platform/commands'
import { asSystem } from '@ayni/platform/database'
import { acknowledgeAlert, alertAcknowledged } from '../contract.ts'
import { beginCare, insertLog, nameOf, saveAlerts, stopMessages, toldNow } from './alert-store.ts'
import { calledDespiteBlock } from './leaving-store.ts'
import { logged, openAlert, seen, stateOf, withState } from './own-alert.ts'
import { begun } from './take-signal.ts'

const take = async ({ input, actor, tx, now, newId, saw }: CommandContext<InputOf<typeof acknowledgeAlert>>) => {
  const account = actor.accountId
  const alert = await openAlert(tx, actor, input.alert)
  if (isRefusal(alert)) return alert
  if (account === null) return refuse('suicide-prevention.alert-unknown')
  const already = alert.acknowledgedBy
  if (already !== null && already !== account) {
    return refuse('suicide-prevention.taken', { by: await nameOf(tx, already), at: alert.acknowledgedAt ?? now })
  }
  const taken = already === account ? alert : withState(alert, acknowledge(stateOf(alert), account, now), now)
  const output = {
    alert: alert.id,
    person: alert.person,
    acknowledgedAt: taken.acknowledgedAt ?? now,
    nextAt: taken.nextAt ?? now,
  }
  if (already === account) return { output, topics: [] }
  await saveAlerts(tx, [taken])
  await insertLog(tx, [{ ...logged(alert, newId(), now, 'acknowledged', account), channel: input.way ?? 'console' }])
  // Taken although the person does not want them: they read it, and why.
  if (await calledDespiteBlock(tx, alert.person, account)) await saw(alert.person, 'C2', 'alert', 'nobody-else')
  await beginCare(tx, [{ id: newId(), program: alert.program, person: alert.person, account }], now)
  await stopMessages(tx, alert.program, `alert:${alert.id}`, 'alert.acknowledged', now)
  const news = (await toldNow(tx, alert.id)) ? [begun(alert)] : []
  return {
    output,
    about: alert.person,
    events: [
      ...news,
      alertAcknowledged.of({ alert: alert.id, person: alert.person, program: alert.program, by: account, at: now }),
    ],
    changes: seen(alert),
    topics: ['alerts'],
  }
}

/** "Me hago cargo": the first owns it; the second is told who. Reading a message never counts. */
export const acknowledgeAlertHandler = handle(acknowledgeAlert, (context) =>
  asSystem(context.tx, context.actor, () => take(context)),
)

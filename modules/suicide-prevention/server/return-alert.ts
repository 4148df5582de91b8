import type { AlertState } from '@ayni/clinical/ladder'
import { type AccountId, type InputOf, isRefusal } from '@ayni/kernel'
import { type CommandContext, type CommandHandler, handle } from '@ayni/platform/commands'
import { asSystem } from '@ayni/platform/database'
import { returnAlert } from '../contract.ts'
import { policyOf } from './alert-policy.ts'
import { type AlertRow, endCare, insertLog, saveAlerts } from './alert-store.ts'
import type { DutyDesk } from './duty-desk.ts'
import { blockedByPeople } from './leaving-store.ts'
import { logged, ownAlert, seen, stateOf } from './own-alert.ts'
import { step } from './step.ts'
import { type SignalContext, storeStep, teamFor } from './take-signal.ts'

/** Nobody's again, and one rung above the highest that was told. */
export function givenBack(alert: AlertRow): AlertRow {
  const state = stateOf(alert)
  const top = policyOf(alert.timers).ladder[alert.class].rungs.length - 1
  const floorRung = Math.max(state.floorRung, Math.min((state.rung ?? -1) + 1, top))
  const ladder: AlertState = { ...state, acknowledgedBy: null, acknowledgedAt: null, floorRung, notifiedAt: null }
  return { ...alert, ladder, acknowledgedBy: null, acknowledgedAt: null }
}

/** Whoever has it has it no more, and the next rung is called in the same transaction. */
export async function giveBack(
  context: SignalContext,
  alert: AlertRow,
  account: AccountId | null,
  because: string,
): Promise<AlertRow> {
  const { tx, now, newId } = context
  const blocked = (await blockedByPeople(tx, [alert.person])).get(alert.person) ?? new Set()
  const sounded = step(givenBack(alert), await teamFor(context, alert.program, blocked), context)
  await saveAlerts(tx, [sounded.alert])
  await insertLog(tx, [logged(alert, newId(), now, 'returned', account, because)])
  await storeStep(context, sounded)
  return sounded.alert
}

const give = async (context: CommandContext<InputOf<typeof returnAlert>> & { readonly desk: DutyDesk }) => {
  const { input, actor, tx, now } = context
  const alert = await ownAlert(tx, actor, input.alert)
  if (isRefusal(alert)) return alert
  const { nextAt } = await giveBack(context, alert, actor.accountId, input.because)
  if (input.because === 'knows-the-person') await endCare(tx, alert.person, actor.accountId, now)
  return {
    output: { nextAt: nextAt ?? now },
    about: alert.person,
    changes: seen(alert),
    topics: ['alerts'],
  }
}

/** Giving an alert back calls the next rung in the same moment. */
export const returnAlertHandler = (desk: DutyDesk): CommandHandler =>
  handle(returnAlert, (context) => asSystem(context.tx, context.actor, () => give({ ...context, desk })))

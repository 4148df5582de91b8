import { nobodyThere, withoutBlocked } from '@ayni/modules/duty/contract'
import { accountBlocked } from '@ayni/modules/identity/contract'
import { type Reaction, react } from '@ayni/platform/commands'
import { alertForUpdate, insertLog, saveAlerts } from './alert-store.ts'
import type { DutyDesk } from './duty-desk.ts'
import { blockedByPeople, openAlertOf } from './leaving-store.ts'
import { logged, seen } from './own-alert.ts'
import { givenBack } from './return-alert.ts'
import { step } from './step.ts'
import { storeStep } from './take-signal.ts'

/** @safety Whoever has the alert and is blocked meanwhile has it no more: the next rung is called in the same transaction. */
export const giveBackWhatTheBlockedHold = (desk: DutyDesk): Reaction =>
  react(accountBlocked, async (given) => {
    const context = { ...given, desk }
    const { payload, tx, keys, now, newId } = context
    const open = await openAlertOf(tx, payload.person)
    if (open === undefined || open.acknowledgedBy !== payload.account) return {}
    const alert = await alertForUpdate(tx, open.id)
    if (alert === undefined) return {}
    const team = (await desk.loadTeams(tx, keys, [alert.program], now)).get(alert.program) ?? nobodyThere
    const blocked = (await blockedByPeople(tx, [alert.person])).get(alert.person)
    const sounded = step(givenBack(alert), withoutBlocked(team, blocked), context)
    await saveAlerts(tx, [sounded.alert])
    await insertLog(tx, [logged(alert, newId(), now, 'returned', payload.account, 'not-wanted')])
    await storeStep(context, sounded)
    return { changes: seen(alert), topics: ['alerts'] }
  })

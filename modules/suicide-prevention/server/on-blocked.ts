import type { AccountId, PersonId } from '@ayni/kernel'
import { accountBlocked, careChanged } from '@ayni/modules/identity/contract'
import { type Reaction, type ReactionContext, type ReactionResult, react } from '@ayni/platform/commands'
import { alertForUpdate } from './alert-store.ts'
import type { DutyDesk } from './duty-desk.ts'
import { openAlertOf } from './leaving-store.ts'
import { seen } from './own-alert.ts'
import { giveBack } from './return-alert.ts'

type Lost = { readonly person: PersonId; readonly account: AccountId }
type Room = ReactionContext<Lost> & { readonly desk: DutyDesk }

/** @safety Whoever has the alert and may not answer it any more has it no more: the next rung is called in the same transaction. */
async function takeBack(room: Room, because: string): Promise<ReactionResult> {
  const { payload, tx } = room
  const open = await openAlertOf(tx, payload.person)
  if (open === undefined || open.acknowledgedBy !== payload.account) return {}
  const alert = await alertForUpdate(tx, open.id)
  if (alert === undefined) return {}
  await giveBack(room, alert, payload.account, because)
  return { changes: seen(alert), topics: ['alerts'] }
}

/** Blocked by the person, or gone: an account that was closed, a role that was taken away. */
export const giveBackWhatIsNotTheirs = (desk: DutyDesk): readonly Reaction[] => [
  react(accountBlocked, (given) => takeBack({ ...given, desk }, 'not-wanted')),
  react(careChanged, async (given) =>
    given.payload.holds || given.payload.kind !== 'duty_alert' ? {} : takeBack({ ...given, desk }, 'gone'),
  ),
]

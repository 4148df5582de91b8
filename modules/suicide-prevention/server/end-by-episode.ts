import { type AccountId, type Instant, type PersonId, type ProgramId, plusMinutes } from '@ayni/kernel'
import { promiseKept, promiseWithdrawn } from '@ayni/modules/coordination/contract'
import { alertSetAside, personAssessed } from '@ayni/modules/safety-episode/contract'
import { type Reaction, type ReactionContext, type ReactionResult, react } from '@ayni/platform/commands'
import { seal } from '@ayni/platform/crypto'
import { type AlertOutcome, alertHandled, standInNamed } from '../contract.ts'
import { endAlert, isUntold } from './alert-store.ts'
import type { DutyDesk } from './duty-desk.ts'
import { openAlertOf } from './leaving-store.ts'
import { closingKey, lastCallKey } from './on-leaving.ts'
import { outcomeContext } from './seal-contexts.ts'
import { takeSignal } from './take-signal.ts'

type Said = {
  readonly alert: string | null
  readonly person: PersonId
  readonly program: ProgramId
  readonly by: AccountId
  readonly nextContactAt: Instant
}

/** Whoever took the alert and whoever called need not be one: contact ends it (7.10). What was written late is dated, if by a minute. */
async function end(
  context: ReactionContext<Said>,
  outcome: AlertOutcome,
  reason: string | null,
): Promise<ReactionResult> {
  const { tx, keys, now, newId, payload } = context
  const { alert, person, program, by } = payload
  if (alert === null) return {}
  const id = newId()
  const next = payload.nextContactAt > now ? payload.nextContactAt : plusMinutes(now, 1)
  const words = reason === null ? null : seal(keys, outcomeContext(id), reason)
  if (!(await endAlert(tx, { id, log: newId(), alert, by, at: now, outcome, next, words }))) return {}
  return {
    events: [
      alertHandled.of({ alert, person, program, by, outcome, at: now }),
      promiseKept.of({ key: lastCallKey(alert), by, at: now }),
      promiseWithdrawn.of({ key: closingKey(alert), why: 'superseded', at: now }),
    ],
    changes: [{ person, kind: 'alert', key: alert }],
    topics: ['alerts'],
  }
}

/**
 * @safety a guided call ends the alert it answers, in its own transaction; the episode goes on. What was heard at the door and has not
 * been told is answered by no call: whoever called could not know of it.
 */
export const endOnAssessment = react(personAssessed, async (context) => {
  const { alert, declined } = context.payload
  if (alert !== null && (await isUntold(context.tx, alert))) return {}
  return end(context, declined ? 'declined-further-contact' : 'assessed-live', null)
})
/** SUI-07: what must hold was asked by the room that says it. */
export const endOnSetAside = react(alertSetAside, (context) =>
  end(context, 'psychiatrist-decision', context.payload.reason),
)

/**
 * @safety the alert of the person is open before the one that stood for them ends, and is never of a lower class: between the two
 * nobody is without an alert, and passing on calms nothing.
 */
export const passStandInOn = (desk: DutyDesk): Reaction =>
  react(standInNamed, async (context) => {
    const { standIn: person, alias, by, ...worry } = context.payload
    const stood = await openAlertOf(context.tx, person)
    const of = stood?.class === 'A' ? 'A' : worry.class
    const { events, changes, topics } = await takeSignal({ ...context, desk }, { ...worry, class: of, raiseAt: null })
    const said = { alert: stood?.id ?? null, person, program: worry.program, by, nextContactAt: context.now }
    const over = await end({ ...context, payload: said }, 'passed-on', alias)
    return { events: [...events, ...(over.events ?? [])], changes: [...changes, ...(over.changes ?? [])], topics }
  })

import { plusMinutes } from '@ayni/kernel'
import { type Reaction, react } from '@ayni/platform/commands'
import { seal } from '@ayni/platform/crypto'
import { alertHandled, standInNamed } from '../contract.ts'
import { endAlert } from './alert-store.ts'
import type { DutyDesk } from './duty-desk.ts'
import { openAlertOf } from './leaving-store.ts'
import { outcomeContext } from './seal-contexts.ts'
import { takeSignal } from './take-signal.ts'

/**
 * @safety the alert of the person is open before the one that stood for them ends, and is never of a lower class: between the two
 * nobody is without an alert, and passing on calms nothing.
 */
export const passStandInOn = (desk: DutyDesk): Reaction =>
  react(standInNamed, async (context) => {
    const { payload, tx, keys, now, newId } = context
    const { standIn, alias, by, ...worry } = payload
    const stood = await openAlertOf(tx, standIn)
    const of = stood?.class === 'A' ? 'A' : worry.class
    const { events, changes, topics } = await takeSignal({ ...context, desk }, { ...worry, class: of, raiseAt: null })
    if (stood === undefined) return { events, changes, topics }
    const id = newId()
    const words = seal(keys, outcomeContext(id), alias)
    const ended = { id, log: newId(), alert: stood.id, by, at: now, outcome: 'passed-on' }
    await endAlert(tx, { ...ended, next: plusMinutes(now, 1), words })
    const said = { alert: stood.id, person: standIn, program: worry.program, by, outcome: 'passed-on', at: now }
    return {
      events: [...events, alertHandled.of(said)],
      changes: [...changes, { person: standIn, kind: 'alert', key: stood.id }],
      topics,
    }
  })

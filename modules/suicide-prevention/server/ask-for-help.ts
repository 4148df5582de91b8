import { refuse } from '@ayni/kernel'
import { type CommandHandler, handle } from '@ayni/platform/commands'
import { asSystem } from '@ayni/platform/database'
import { askForHelp } from '../contract.ts'
import type { DutyDesk } from './duty-desk.ts'
import { takeSignal } from './take-signal.ts'

/** "Necesito ayuda ya": duty is told at once, and the acute ladder begins if nobody answers in five minutes (R-SUI-02). */
export const askForHelpHandler = (desk: DutyDesk): CommandHandler =>
  handle(askForHelp, async (context) => {
    const { actor, tx, now, occurredAt, commandId } = context
    const { personId, programId } = actor
    if (personId === null || programId === null) return refuse('suicide-prevention.nobody-to-help')
    const { alert, events, changes, topics } = await asSystem(tx, actor, () =>
      takeSignal(
        { ...context, desk },
        {
          kind: 'help-now',
          source: commandId,
          person: personId,
          program: programId,
          class: 'B',
          because: ['ASKED_FOR_HELP_NOW'],
          occurredAt,
          receivedAt: now,
          raiseAt: null,
          raiseAfter: 'help',
        },
      ),
    )
    return { output: { alert }, events, changes, topics }
  })

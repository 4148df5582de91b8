import { crisisRead } from '@ayni/modules/correspondence/contract'
import { riskFound } from '@ayni/modules/screening/contract'
import { type Reaction, react } from '@ayni/platform/commands'
import type { DutyDesk } from './duty-desk.ts'
import { takeSignal } from './take-signal.ts'

/** Answers that say "call" become an alert, with its first messages, in the transaction that stored them. */
export const openAlertOnRisk = (desk: DutyDesk): Reaction =>
  react(riskFound, async (context) => {
    const { person, program, response, because, occurredAt, receivedAt } = context.payload
    const { events, changes, topics } = await takeSignal(
      { ...context, desk },
      {
        kind: 'screening',
        source: response,
        person,
        program,
        class: context.payload.class,
        because,
        occurredAt,
        receivedAt,
        raiseAt: null,
      },
    )
    return { events, changes, topics }
  })

/**
 * Somebody wrote something that a human must read: the same ladder, whatever the hour and whatever state the person is in. Where
 * nobody can be named, `subject` stands for the number, and the alert goes without an alias.
 */
export const openAlertOnReply = (desk: DutyDesk): Reaction =>
  react(crisisRead, async (context) => {
    const { message, subject, program, because, occurredAt, receivedAt } = context.payload
    const asked = because.includes('REPLY_ASKED_HELP')
    const { events, changes, topics } = await takeSignal(
      { ...context, desk },
      {
        kind: 'reply',
        source: message,
        person: subject,
        program,
        class: context.payload.class,
        because,
        occurredAt,
        receivedAt,
        raiseAt: null,
        ...(asked ? { raiseAfter: 'reply' as const } : {}),
      },
    )
    return { events, changes, topics }
  })

import { crisisRead } from '@ayni/modules/correspondence/contract'
import { riskFound } from '@ayni/modules/screening/contract'
import { type Reaction, react } from '@ayni/platform/commands'
import { concernRaised } from '../contract.ts'
import type { DutyDesk } from './duty-desk.ts'
import { takeSignal } from './take-signal.ts'

/** Answers that say "call" become an alert, with its first messages, in the transaction that stored them. */
export const openAlertOnRisk = (desk: DutyDesk): Reaction =>
  react(riskFound, (context) => {
    const { response: source, ...found } = context.payload
    return takeSignal({ ...context, desk }, { ...found, kind: 'screening', source, raiseAt: null })
  })

/**
 * Somebody wrote something that a human must read: the same ladder, whatever the hour and whatever state the person is in. Where
 * nobody can be named, `subject` stands for the number, and the alert goes without an alias.
 */
export const openAlertOnReply = (desk: DutyDesk): Reaction =>
  react(crisisRead, (context) => {
    const { message: source, subject: person, program, because, occurredAt, receivedAt } = context.payload
    const read = { person, program, class: context.payload.class, because, occurredAt, receivedAt }
    const asked = because.includes('REPLY_ASKED_HELP') ? { raiseAfter: 'reply' as const } : {}
    return takeSignal({ ...context, desk }, { ...read, kind: 'reply', source, raiseAt: null, ...asked })
  })

/** @safety any room may worry, and only raises: a "call me" in a check-in is heard like a call for help (R-SUI-02). */
export const openAlertOnConcern = (desk: DutyDesk): Reaction =>
  react(concernRaised, (context) => {
    const { payload } = context
    const asked = payload.class === 'B' && payload.because.includes('CHECK_IN_CALL_ME')
    return takeSignal(
      { ...context, desk },
      { ...payload, raiseAt: null, ...(asked ? { raiseAfter: 'help' as const } : {}) },
    )
  })

import { riskFound } from '@ayni/modules/screening/contract'
import { react } from '@ayni/platform/commands'
import { takeSignal } from './take-signal.ts'

/** Answers that say "call" become an alert, with its first messages, in the transaction that stored them. */
export const openAlertOnRisk = react(riskFound, async (context) => {
  const { person, program, response, because, occurredAt, receivedAt } = context.payload
  const { events, changes, topics } = await takeSignal(context, {
    kind: 'screening',
    source: response,
    person,
    program,
    class: context.payload.class,
    because,
    occurredAt,
    receivedAt,
    raiseAt: null,
  })
  return { events, changes, topics }
})

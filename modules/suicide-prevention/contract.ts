import { accountId, alias, event, instant, personId, programId, z } from '@ayni/kernel'

export const alertClass = z.enum(['A', 'B'])

export const alertOpened = event(
  'suicide-prevention.alert-opened',
  z.strictObject({
    alert: z.uuid(), person: personId, program: programId, alias, class: alertClass,
    occurredAt: instant, receivedAt: instant, synthetic: z.boolean(),
  }),
)

export const alertAcknowledged = event(
  'suicide-prevention.alert-acknowledged',
  z.strictObject({ alert: z.uuid(), person: personId, program: programId, by: accountId, at: instant }),
)

/** Closed by a recorded outcome of contact with the person; by nothing else. */
export const alertHandled = event(
  'suicide-prevention.alert-handled',
  z.strictObject({ alert: z.uuid(), person: personId, program: programId, by: accountId, outcome: z.string(), at: instant }),
)

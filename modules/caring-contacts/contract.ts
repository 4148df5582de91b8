import { accountId, event, instant, personId, programId, z } from '@ayni/kernel'

// Said to the other rooms

export const caringScheduled = event(
  'caring-contacts.scheduled',
  z.strictObject({
    person: personId,
    program: programId,
    schedule: z.enum(['twelve-months', 'who-bic']),
    sender: accountId,
    contacts: z.int(),
    at: instant,
  }),
)

/** One word is enough; stopping raises nothing. */
export const caringStopped = event(
  'caring-contacts.stopped',
  z.strictObject({ person: personId, program: programId, byPerson: z.boolean(), at: instant }),
)

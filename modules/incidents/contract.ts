import { accountId, event, instant, personId, programId, z } from '@ayni/kernel'

/** @source services/07-suicide-prevention.md R-SUI-16 */
export const incidentKind = z.enum([
  'attempt',
  'death',
  'hospitalisation',
  'unacknowledged-acute',
  'nobody-on-call',
  'no-contact-recorded',
  'drill-missed',
  'watch-stopped',
  'other',
])
export type IncidentKind = z.infer<typeof incidentKind>

// Said to the other rooms

/** Every automatic message to this person stops now, until somebody clinical says otherwise. */
export const stoodDown = event(
  'incidents.stood-down',
  z.strictObject({
    person: personId,
    program: programId,
    because: z.enum(['died', 'hospitalised', 'attempt']),
    by: accountId,
    at: instant,
  }),
)

export const resumed = event(
  'incidents.resumed',
  z.strictObject({ person: personId, program: programId, by: accountId, at: instant }),
)

/** Any room says that something went wrong; it is kept and reviewed here. The same source twice is one incident. */
export const incidentHappened = event(
  'incidents.happened',
  z.strictObject({
    source: z.uuid(),
    kind: incidentKind,
    program: programId,
    /** Null where it is about nobody in particular. */
    person: personId.nullable(),
    at: instant,
  }),
)

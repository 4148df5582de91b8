import { alias, day, instant, personId, query, uuid, z } from '@ayni/kernel'
import { contactChannel, contactOwner, mayWrite, preferredChannel } from './contacts.ts'
import { spokenLanguage, weekHours, workPattern } from './hours.ts'
import { postFact } from './post.ts'
import { language } from './shared-shapes.ts'
import { personState } from './state.ts'

/** How the house stands with one number. Addresses are in the card only. */
const cardContact = z.strictObject({
  contact: uuid,
  channel: contactChannel,
  /** Null when it was wrong and has been erased. */
  value: z.string().nullable(),
  owner: contactOwner,
  mayLeaveMessage: z.boolean(),
  mayWrite,
  /** Somebody else gave it too: nothing is written there without the person's word. */
  shared: z.boolean(),
  wrongSince: instant.nullable(),
  lastOkAt: instant.nullable(),
  /** Messages to this value do not arrive, a provider says; it is tried last. */
  failedSince: instant.nullable(),
})

export const personCard = query('enrollment.person-card', {
  summary: 'One opened person: who they are, how and when to reach them, where they work, how they came here',
  allow: ['coordinator', 'duty', 'therapist', 'psychiatrist'],
  opens: 'C1',
  input: z.strictObject({ person: personId }),
  output: z.strictObject({
    person: personId,
    alias,
    name: z.string().nullable(),
    sex: z.string().nullable(),
    ageYears: z.int().nullable(),
    language,
    spoken: spokenLanguage.nullable(),
    interpreter: z.boolean(),
    state: personState,
    stateSince: instant.nullable(),
    away: z.boolean(),
    held: z.boolean(),
    noOutreachUntil: instant.nullable(),
    offlineUntil: instant.nullable(),
    serviceStartedOn: day.nullable(),
    serviceEndsOn: day.nullable(),
    pattern: workPattern.nullable(),
    hours: weekHours.nullable(),
    channelOrder: z.array(preferredChannel),
    contacts: z.array(cardContact),
    posts: z.array(postFact),
    notes: z.array(z.strictObject({ what: z.enum(['contact', 'hours', 'post']), at: instant, why: z.string() })),
    history: z.array(
      z.strictObject({ from: personState, to: personState, event: z.string(), at: instant, byStaff: z.boolean() }),
    ),
  }),
  errors: { 'enrollment.person-missing': 404 },
})

import { accountId, alias, command, event, instant, personId, programId, query, z } from '@ayni/kernel'
import { done, nothing, oneAccount } from './shared-shapes.ts'

/** One reading of my data; also the body of the fact `access` in the feed. */
export const accessFact = z.strictObject({
  id: z.uuid(),
  at: instant,
  account: accountId,
  who: z.string(),
  role: z.string(),
  purpose: z.string(),
  class: z.enum(['C1', 'C2', 'C3', 'C4']),
  what: z.string(),
})
export type AccessFact = z.infer<typeof accessFact>

export const whoSawMyData = query('identity.who-saw-my-data', {
  summary: 'Who opened my data, newest first',
  allow: ['physician'],
  opens: 'C1',
  input: z.strictObject({ before: instant.nullable() }),
  output: z.array(accessFact),
})

export const accessLog = query('identity.access-log', {
  summary: 'Every reading of clinical data in the programme, for the privacy officer',
  allow: ['dpo'],
  opens: 'C2',
  input: z.strictObject({ before: instant.nullable(), person: personId.nullable() }),
  output: z.array(accessFact.extend({ person: personId, alias })),
})

/** Someone whom the person does not want to see them; also the body of the fact `blocked`. */
export const blockedFact = z.strictObject({ account: accountId, who: z.string(), since: instant })
export type BlockedFact = z.infer<typeof blockedFact>

export const blockAccount = command('identity.block-account', {
  summary: 'This person of the team may not open my data',
  allow: ['physician'],
  offline: true,
  input: oneAccount,
  output: done,
  errors: { 'identity.account-unknown': 404 },
})

export const unblockAccount = command('identity.unblock-account', {
  summary: 'This person of the team may open my data again, where they care for me',
  allow: ['physician'],
  offline: true,
  input: oneAccount,
  output: done,
})

/** Somebody of the team may no longer see this person: whatever they held about them goes to somebody else. */
export const accountBlocked = event(
  'identity.account-blocked',
  z.strictObject({ person: personId, program: programId, account: accountId, at: instant }),
)

export const keyAccount = command('identity.key-account', {
  summary: 'Notes whether somebody of the team is also a person of the programme; from the house alone',
  allow: [],
  input: oneAccount,
  output: done,
  errors: { 'identity.account-unknown': 404 },
})

export const beginCare = command('identity.begin-care', {
  summary: 'Assigns a clinician to a person: from now on they may open what they need',
  allow: ['coordinator', 'psychiatrist'],
  input: z.strictObject({ person: personId, account: accountId }),
  output: done,
  errors: {
    'identity.person-unknown': 404,
    'identity.account-unknown': 404,
    'identity.account-not-clinical': 409,
    'identity.coordinator-cannot-care': 409,
    'identity.not-available': 409,
  },
})

export const endCare = command('identity.end-care', {
  summary: 'Ends an assignment',
  allow: ['coordinator', 'psychiatrist'],
  input: z.strictObject({ person: personId, account: accountId }),
  output: done,
  errors: { 'identity.care-unknown': 404 },
})

export const careChanged = event(
  'identity.care-changed',
  z.strictObject({
    person: personId,
    program: programId,
    account: accountId,
    kind: z.enum(['assigned', 'duty_alert', 'break_glass', 'episode']),
    holds: z.boolean(),
    at: instant,
  }),
)

export const breakGlass = command('identity.break-glass', {
  summary:
    'Opens a record without being assigned, with a reason, for four hours; a second reader judges it within a day',
  allow: ['duty', 'therapist', 'psychiatrist'],
  input: z.strictObject({ person: personId, reason: z.string().trim().min(15).max(500) }),
  output: z.strictObject({ id: z.uuid(), expiresAt: instant, secondReaderDueAt: instant }),
  errors: { 'identity.person-unknown': 404, 'identity.not-available': 409 },
})

export const glassBroken = event(
  'identity.glass-broken',
  z.strictObject({
    id: z.uuid(),
    person: personId,
    program: programId,
    by: accountId,
    at: instant,
    secondReaderDueAt: instant,
  }),
)

export const reviewBreakGlass = command('identity.review-break-glass', {
  summary: 'The second reader says whether an opening was justified',
  allow: ['psychiatrist', 'dpo', 'director'],
  input: z.strictObject({ id: z.uuid(), says: z.enum(['justified', 'not_justified']) }),
  output: done,
  errors: { 'identity.break-glass-unknown': 404, 'identity.own-break-glass': 409, 'identity.already-reviewed': 409 },
})

export const openBreakGlasses = query('identity.open-break-glasses', {
  summary: 'Openings that wait for their second reader',
  allow: ['psychiatrist', 'dpo', 'director'],
  opens: 'C2',
  input: nothing,
  output: z.array(
    z.strictObject({
      id: z.uuid(),
      person: personId,
      alias,
      by: z.string(),
      own: z.boolean(),
      reason: z.string(),
      openedAt: instant,
      secondReaderDueAt: instant,
    }),
  ),
})

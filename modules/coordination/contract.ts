import {
  accountId,
  alias,
  command,
  event,
  type InputOf,
  instant,
  type OutputOf,
  personId,
  programId,
  query,
  role,
  z,
} from '@ayni/kernel'
import type {
  addAbsence,
  answerProposal,
  assignCase,
  assignOutside,
  cancelAbsence,
  capacity,
  declareConflict,
  endCase,
  myProposals,
  proposalCard,
  setCapacity,
  suggestions,
} from './contract/assignment.ts'
import type { clocks } from './contract/clocks.ts'

export * from './contract/assignment.ts'
export * from './contract/clocks.ts'

/** What is owed. One mechanism for every module. */
export const promiseKind = z.enum([
  'first-contact',
  'safety-call',
  'clinical-review',
  'first-session',
  'ask-missing-answers',
  'complete-screening',
  'restore-rota',
  'answer-reply',
  'last-call',
  'closing-reasons',
  'find-clinician',
  'choose-together',
  'replace-clinician',
  'outside-care',
  // After an alert (services 7)
  'safety-contact',
  'safety-assessment',
  'full-evaluation',
  'offer-again',
  'unreachable-decision',
  'stay-with-person',
  'arrange-cover',
  'after-hand-over',
  'referral-attendance',
  'means-recheck',
  'caring-contact',
  'read-caring-answer',
  'incident-review',
  'incident-task',
  'episode-owner',
  'phq9-again',
  'plan-review',
])
export type PromiseKind = z.infer<typeof promiseKind>

const promiseKey = z.string().min(1).max(120)

/** Something is owed to a person by a role (or a named account) at a due time. The key makes it idempotent: saying it twice is one promise. */
export const promiseMade = event(
  'coordination.promise-made',
  z.strictObject({
    key: promiseKey,
    program: programId,
    person: personId,
    kind: promiseKind,
    owedByRole: role,
    owedBy: accountId.nullable(),
    dueAt: instant,
    madeAt: instant,
  }),
)

export const promiseKept = event(
  'coordination.promise-kept',
  z.strictObject({ key: promiseKey, by: accountId.nullable(), at: instant }),
)

/** A slip taken back: whoever closed theirs because it was kept owes it again. */
export const promiseReopened = event(
  'coordination.promise-reopened',
  z.strictObject({ key: promiseKey, person: personId, by: accountId.nullable(), at: instant }),
)

export const promiseWithdrawn = event(
  'coordination.promise-withdrawn',
  z.strictObject({ key: promiseKey, why: z.enum(['withdrawn', 'superseded', 'not-needed']), at: instant }),
)

/** How a promise was kept. `no-answer` does not keep it: it is noted and the promise stays owed. */
export const keptHow = z.enum(['spoke', 'met', 'wrote-and-answered', 'reviewed'])

export const keepPromise = command('coordination.keep-promise', {
  summary: 'Says that what was owed was done, and how',
  allow: ['coordinator', 'duty', 'therapist', 'psychiatrist'],
  input: z.strictObject({ key: promiseKey, how: keptHow }),
  output: z.null(),
  errors: { 'coordination.promise-missing': 404, 'coordination.promise-closed': 409 },
})

export const reopenPromise = command('coordination.reopen-promise', {
  summary: 'Takes back a slip: the promise is owed again',
  allow: ['coordinator', 'duty', 'therapist', 'psychiatrist'],
  input: z.strictObject({ key: promiseKey }),
  output: z.null(),
  errors: { 'coordination.promise-missing': 404, 'coordination.too-late-to-undo': 409 },
})

export const assignPromise = command('coordination.assign-promise', {
  summary: 'Says who of the team will keep it',
  allow: ['coordinator'],
  input: z.strictObject({ key: promiseKey, account: accountId }),
  output: z.null(),
  errors: {
    'coordination.promise-missing': 404,
    'coordination.promise-closed': 409,
    'coordination.account-unknown': 404,
  },
})

export const promiseRow = z.strictObject({
  key: promiseKey,
  person: personId,
  alias,
  kind: promiseKind,
  owedByRole: role,
  owedBy: accountId.nullable(),
  owner: z.string().nullable(),
  madeAt: instant,
  dueAt: instant,
  late: z.boolean(),
  /** It had an owner who can no longer keep it, and went back to the role; null otherwise. */
  returned: z.enum(['away', 'disabled', 'conflict', 'declined', 'ended']).nullable(),
  /** When the person's app last spoke with the server; null where there is no phone or the reader may not know. */
  appSeenAt: instant.nullable(),
})
export type PromiseRow = z.infer<typeof promiseRow>

export const promises = query('coordination.promises', {
  summary: 'What is owed, by next due time',
  allow: ['coordinator', 'director', 'duty', 'therapist', 'psychiatrist'],
  opens: 'C2',
  input: z.strictObject({ dueBefore: instant.nullable().default(null), limit: z.int().min(1).max(400).default(100) }),
  output: z.strictObject({
    rows: z.array(promiseRow),
    late: z.int(),
    /** Late and without a name. */
    unowned: z.int(),
    total: z.int(),
    asOf: instant,
  }),
})

/** @safety hidden from everybody who could keep it, by the person's own word: the director knows that it is there. */
export const unwatchedPromises = query('coordination.unwatched-promises', {
  summary: 'What is owed to people whom nobody who could keep it may see, by alias; for the director alone',
  allow: ['coordinator', 'director'],
  opens: 'C2',
  input: z.strictObject({}),
  output: z.strictObject({ rows: z.array(z.strictObject({ alias: z.string(), kind: promiseKind, dueAt: instant })) }),
})

/** In the order in which they are looked after. */
export const silenceWhy = z.enum(['past-return-open', 'unfinished', 'past-return', 'unreached', 'waiting'])
export type SilenceWhy = z.infer<typeof silenceWhy>

export const board = query('coordination.board', {
  summary: 'Silence, capacity and the health of the system; never a score, an answer or a note',
  allow: ['coordinator', 'director'],
  opens: 'C2',
  input: z.strictObject({}),
  output: z.strictObject({
    asOf: instant,
    silence: z.strictObject({
      unreached: z.int(),
      invitedNotConsented: z.int(),
      consentedNotAssessed: z.int(),
      longest: z.array(z.strictObject({ person: personId, alias, state: z.string(), why: silenceWhy, since: instant })),
    }),
    capacity: z.array(
      z.strictObject({
        account: accountId,
        who: z.string(),
        roles: z.array(z.string()),
        openCases: z.int(),
        limit: z.int(),
        awayUntil: instant.nullable(),
      }),
    ),
    health: z.strictObject({
      workerSeenAt: instant.nullable(),
      oldestUnsyncedDeviceAt: instant.nullable(),
      devices: z.int(),
      messagesWaiting: z.int(),
      messagesFailed: z.int(),
      /** Age of the oldest safety message that has not left. */
      oldestUrgentS: z.int().nullable(),
      defects: z.int(),
      /** Templates that WhatsApp refused to send this week, because it has not approved them. */
      templatesRefused: z.int(),
      lastBackupAt: instant.nullable(),
    }),
  }),
  errors: { 'coordination.no-program': 404 },
})

export const careTeam = query('coordination.care-team', {
  summary: 'Which clinicians have one person in their care',
  allow: ['coordinator'],
  opens: 'C2',
  input: z.strictObject({ person: personId }),
  output: z.array(z.strictObject({ account: accountId, who: z.string(), since: instant })),
})

export type Board = OutputOf<typeof board>

type Op<D> = { readonly input: InputOf<D>; readonly output: OutputOf<D> }

/** What the console asks of this module, for its typed client. */
export type CoordinationOperations = {
  readonly 'coordination.promises': Op<typeof promises>
  readonly 'coordination.unwatched-promises': Op<typeof unwatchedPromises>
  readonly 'coordination.board': Op<typeof board>
  readonly 'coordination.keep-promise': Op<typeof keepPromise>
  readonly 'coordination.reopen-promise': Op<typeof reopenPromise>
  readonly 'coordination.assign-promise': Op<typeof assignPromise>
  readonly 'coordination.care-team': Op<typeof careTeam>
  readonly 'coordination.assign-case': Op<typeof assignCase>
  readonly 'coordination.end-case': Op<typeof endCase>
  readonly 'coordination.assign-outside': Op<typeof assignOutside>
  readonly 'coordination.answer-proposal': Op<typeof answerProposal>
  readonly 'coordination.declare-conflict': Op<typeof declareConflict>
  readonly 'coordination.set-capacity': Op<typeof setCapacity>
  readonly 'coordination.add-absence': Op<typeof addAbsence>
  readonly 'coordination.cancel-absence': Op<typeof cancelAbsence>
  readonly 'coordination.capacity': Op<typeof capacity>
  readonly 'coordination.suggestions': Op<typeof suggestions>
  readonly 'coordination.my-proposals': Op<typeof myProposals>
  readonly 'coordination.proposal-card': Op<typeof proposalCard>
  readonly 'coordination.clocks': Op<typeof clocks>
}

/** What the phone shows under "Te debemos": kind `promise`, key = promise key. */
export type PromiseFact = {
  readonly kind: PromiseKind
  readonly dueAt: string
  readonly owner: string | null
  readonly state: 'open' | 'kept'
  /** The due time that was promised first, where it changed. */
  readonly changedFrom?: string | null
}

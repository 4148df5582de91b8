import { conflictKinds } from '@ayni/clinical/assignment'
import { accountId, alias, command, event, instant, personId, programId, query, role, z } from '@ayni/kernel'

export const conflictKind = z.enum(conflictKinds)
const knows = z.enum([...conflictKinds, 'none'])
export const careRole = z.enum(['therapist', 'psychiatrist'])
const personAndAccount = z.strictObject({ person: personId, account: accountId })
const clinical = ['duty', 'therapist', 'psychiatrist'] as const

/** From now on this clinician may open what they need; identity opens it in the same transaction. */
export const caseBegun = event(
  'coordination.case-begun',
  personAndAccount.extend({ program: programId, instead: accountId.nullable(), at: instant }),
)

/** The assignment ends; what was done stays in its history. */
export const caseEnded = event('coordination.case-ended', personAndAccount.extend({ program: programId, at: instant }))

/** @safety SUI-08: somebody is too near to a person; whoever follows them in another room hears it. */
export const conflictDeclared = event(
  'coordination.conflict-declared',
  personAndAccount.extend({ program: programId, at: instant }),
)

export const assignCase = command('coordination.assign-case', {
  summary: 'Proposes a clinician for a person and gives them what is owed; care begins when both sides have been asked',
  allow: ['coordinator'],
  input: personAndAccount.extend({ instead: accountId.nullable().default(null) }),
  output: z.strictObject({
    proposal: z.uuid(),
    step: z.enum(['ask-team', 'ask-person', 'begun']),
    promises: z.int(),
  }),
  errors: {
    'coordination.person-unknown': 404,
    'coordination.account-unknown': 404,
    'coordination.not-available': 409,
    'coordination.full': 409,
    'coordination.away': 409,
  },
})

export const endCase = command('coordination.end-case', {
  summary: 'Takes back a proposal or ends an assignment; what was owed returns to the role',
  allow: ['coordinator', 'psychiatrist'],
  input: personAndAccount,
  output: z.null(),
  errors: { 'coordination.case-unknown': 404, 'coordination.episode-open': 409 },
})

export const outsidePartner = z.enum(['other-university', 'csmc', 'line-113'])

export const assignOutside = command('coordination.assign-outside', {
  summary: 'Nobody here without a conflict: somebody outside is found, and that is owed from now on',
  allow: ['coordinator'],
  input: z.strictObject({ person: personId, to: outsidePartner }),
  output: z.null(),
  errors: { 'coordination.person-unknown': 404 },
})

export const answerProposal = command('coordination.answer-proposal', {
  summary: 'The clinician says whether they know the person, and how',
  allow: clinical,
  input: z.strictObject({ proposal: z.uuid(), knows }),
  output: z.strictObject({ step: z.enum(['ask-person', 'begun', 'not-possible']) }),
  errors: { 'coordination.proposal-unknown': 404, 'coordination.proposal-closed': 409 },
})

export const decideProposal = command('coordination.decide-proposal', {
  summary: 'The person says yes, asks for somebody else without a reason, or says that they know them',
  allow: ['physician'],
  offline: true,
  input: z.strictObject({
    proposal: z.uuid(),
    says: z.enum(['yes', 'other', 'known']),
    kind: conflictKind.nullable().default(null),
  }),
  output: z.null(),
  errors: { 'coordination.proposal-unknown': 404 },
})

export const declareConflict = command('coordination.declare-conflict', {
  summary:
    'A clinician who already answers for a person says that they know them: they go on, and are replaced afterwards',
  allow: clinical,
  input: z.strictObject({ person: personId, kind: conflictKind }),
  output: z.null(),
  errors: { 'coordination.case-unknown': 404 },
})

export const settleProposal = command('coordination.settle-proposal', {
  summary: 'Looks at a proposal that nobody answered in its time',
  allow: [],
  input: z.strictObject({ proposal: z.uuid() }),
  output: z.null(),
})

export const returnPromises = command('coordination.return-promises', {
  summary: 'Gives back to the role what somebody who is away or disabled owes',
  allow: [],
  input: z.strictObject({ account: accountId, why: z.enum(['away', 'disabled']) }),
  output: z.strictObject({ returned: z.int() }),
})

const limit = z.strictObject({
  maxOpen: z.int().min(0).max(200).nullable(),
  hoursPerWeek: z.int().min(0).max(60).nullable(),
})

export const setCapacity = command('coordination.set-capacity', {
  summary: 'Says how many cases and hours a clinician takes; a clinician says it of themselves',
  allow: ['coordinator', 'director', ...clinical],
  input: limit.extend({ account: accountId }),
  output: z.null(),
  errors: { 'coordination.account-unknown': 404 },
})

export const addAbsence = command('coordination.add-absence', {
  summary: 'A clinician is away from one moment to another; what they owe then returns to their role',
  allow: ['coordinator', 'director', ...clinical],
  input: z
    .strictObject({ account: accountId, from: instant, until: instant })
    .refine(({ from, until }) => from < until, 'ends-before-it-begins'),
  output: z.strictObject({ absence: z.uuid() }),
  errors: { 'coordination.account-unknown': 404 },
})

export const cancelAbsence = command('coordination.cancel-absence', {
  summary: 'They are back, or never went',
  allow: ['coordinator', 'director', ...clinical],
  input: z.strictObject({ absence: z.uuid() }),
  output: z.null(),
  errors: { 'coordination.absence-unknown': 404 },
})

const absenceRow = z.strictObject({ absence: z.uuid(), from: instant, until: instant })
export const capacityRow = limit.extend({
  account: accountId,
  who: z.string(),
  roles: z.array(z.string()),
  open: z.int(),
  limit: z.int(),
  awayUntil: instant.nullable(),
  absences: z.array(absenceRow),
  mine: z.boolean(),
})
export type CapacityRow = z.infer<typeof capacityRow>

export const capacity = query('coordination.capacity', {
  summary: 'Open cases, limits and absences of each clinician; a clinician sees their own',
  allow: ['coordinator', 'director', ...clinical],
  opens: 'C2',
  input: z.strictObject({}),
  output: z.array(capacityRow),
})

const reason = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('cares-now') }),
  z.strictObject({ is: z.literal('cared-before'), until: instant }),
  z.strictObject({ is: z.literal('load'), open: z.int(), limit: z.int() }),
  /** They know each other in a way that lets the person decide; the kind stays with whoever said it, except the cohort. */
  z.strictObject({ is: z.literal('person-decides'), sameCohort: z.boolean() }),
  z.strictObject({ is: z.literal('will-be-asked') }),
])
const named = { account: accountId, who: z.string() }

export const suggestions = query('coordination.suggestions', {
  summary: 'Whom to propose for a person, best first, and why; nobody is listed as unsuitable',
  allow: ['coordinator'],
  opens: 'C2',
  input: z.strictObject({ person: personId, needs: careRole }),
  output: z.strictObject({
    suggested: z.array(z.strictObject({ ...named, because: z.array(reason) })),
    notNow: z.array(
      z.strictObject({
        ...named,
        why: z.discriminatedUnion('is', [
          z.strictObject({ is: z.literal('full'), open: z.int(), limit: z.int() }),
          z.strictObject({ is: z.literal('away'), until: instant }),
        ]),
      }),
    ),
  }),
})
export type Suggested = z.infer<typeof suggestions.output>['suggested'][number]

export const myProposals = query('coordination.my-proposals', {
  summary: 'Whom I am asked whether I know, by alias',
  allow: clinical,
  opens: 'C2',
  input: z.strictObject({}),
  output: z.array(
    z.strictObject({ proposal: z.uuid(), alias, role, proposedAt: instant, answerBy: instant.nullable() }),
  ),
})

/** A name is C1; it is opened as C3 is, because only then may the reading be written down before the answer leaves. */
export const proposalCard = query('coordination.proposal-card', {
  summary: 'The name of one person, to say whether I know them; the reading is written down',
  allow: clinical,
  opens: 'C3',
  input: z.strictObject({ proposal: z.uuid() }),
  output: z.strictObject({ proposal: z.uuid(), alias, name: z.string().nullable() }),
  errors: { 'coordination.proposal-unknown': 404 },
})

/** Fact kind `proposal`, key = its id: who is proposed, or cares, and what the person may still say. */
export type ProposalFact = {
  readonly state: 'asked' | 'begun'
  readonly who: string
  readonly role: 'therapist' | 'psychiatrist'
  readonly at: string
  /** They told us that they know the person; nothing begins without a yes. */
  readonly known: boolean
  /** Changes left that need no reason and no call. */
  readonly changesLeft: number
  /** Set by the phone alone, until the server has heard it. */
  readonly said?: 'yes' | 'other' | 'known'
}

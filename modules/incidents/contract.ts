import { type PostventionStep, postventionSteps, standDownReasons } from '@ayni/clinical/incident'
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

/** @source services/07-suicide-prevention.md R-SUI-16 */
export const incidentKind = z.enum([
  'attempt',
  'death',
  'hospitalisation',
  'unacknowledged-acute',
  'nobody-on-call',
  'no-contact-recorded',
  'no-owner',
  'drill-missed',
  'watch-stopped',
  'other',
])
export type IncidentKind = z.infer<typeof incidentKind>

/** `unanswered` is said by the ladder, never pressed: nobody took an acute alert for an hour. */
export const standDownBecause = z.enum(standDownReasons)
const pressed = z.enum(['died', 'hospitalised', 'attempt'])
export type PressedReason = z.infer<typeof pressed>

// Said to the other rooms

/** Every automatic message to this person stops now, until somebody clinical says otherwise. */
export const stoodDown = event(
  'incidents.stood-down',
  z.strictObject({
    person: personId,
    program: programId,
    because: standDownBecause,
    /** Null where the ladder said it. */
    by: accountId.nullable(),
    at: instant,
  }),
)

/** These are over. `stillHeld`: another reason still stops every message. */
export const resumed = event(
  'incidents.resumed',
  z.strictObject({
    person: personId,
    program: programId,
    because: z.array(standDownBecause).min(1),
    stillHeld: standDownBecause.nullable(),
    by: accountId,
    at: instant,
  }),
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

// The switch (EC-12)

const clinicians = ['duty', 'therapist', 'psychiatrist'] as const

export const standDown = command('incidents.stand-down', {
  summary: 'One switch for anyone clinical: nothing automatic reaches this person any more; said twice it is one',
  allow: clinicians,
  input: z.strictObject({ person: personId, because: pressed }),
  output: z.strictObject({ incident: z.uuid() }),
  errors: { 'incidents.person-unknown': 404 },
})

export const resume = command('incidents.resume', {
  summary: 'Messages go on; within minutes of a slip there was no incident either',
  allow: clinicians,
  input: z.strictObject({ person: personId }),
  output: z.null(),
  errors: { 'incidents.person-unknown': 404, 'incidents.not-stood-down': 409 },
})

export const standing = query('incidents.standing', {
  summary: 'Whether messages to one person are stopped, and why',
  allow: clinicians,
  opens: 'C4',
  input: z.strictObject({ person: personId }),
  output: z.array(z.strictObject({ because: standDownBecause, at: instant, by: z.string().nullable() })),
  errors: { 'incidents.person-unknown': 404 },
})

// What is learnt

export const incidentRow = z.strictObject({
  incident: z.uuid(),
  kind: incidentKind,
  happenedAt: instant,
  reviewDueAt: instant,
  late: z.boolean(),
  reviewedAt: instant.nullable(),
  /** Null for whoever is not clinical, and where it is about nobody. */
  alias: alias.nullable(),
  /** Who owes the review by its date: psychiatry where it is about somebody, direction where it is about nobody. */
  owedByRole: z.enum(['psychiatrist', 'director']),
  mayReview: z.boolean(),
  tasksOpen: z.int(),
  tasksLate: z.int(),
})
export type IncidentRow = z.infer<typeof incidentRow>

export const postventionStep = z.enum(postventionSteps)
export type { PostventionStep }

export const taskRow = z.strictObject({
  task: z.uuid(),
  incident: z.uuid(),
  kind: incidentKind,
  happenedAt: instant,
  /** A step of what a death asks of the team, or else the words of a finding. */
  step: postventionStep.nullable(),
  what: z.string().nullable(),
  owner: z.string().nullable(),
  ownerRole: role,
  mine: z.boolean(),
  dueAt: instant,
  late: z.boolean(),
  doneAt: instant.nullable(),
})
export type TaskRow = z.infer<typeof taskRow>

export const incidents = query('incidents.list', {
  summary: 'What went wrong and by when it is reviewed; who it was about only for clinicians',
  allow: ['coordinator', 'director', 'psychiatrist'],
  opens: 'C2',
  input: z.strictObject({}),
  output: z.strictObject({ rows: z.array(incidentRow), asOf: instant }),
})

export const tasks = query('incidents.tasks', {
  summary: 'What was decided to do about it: one’s own, and all for whoever reviews',
  allow: ['coordinator', 'director', ...clinicians],
  opens: 'C2',
  input: z.strictObject({}),
  output: z.strictObject({ rows: z.array(taskRow), asOf: instant }),
})

const part = z.string().trim().max(4000)
export const reviewWords = z.strictObject({ happened: part, helped: part, inTheWay: part })
export type ReviewWords = z.infer<typeof reviewWords>

export const review = query('incidents.review', {
  summary: 'One incident with its clocks and its review, for whoever reviews it',
  allow: ['director', 'psychiatrist'],
  opens: 'C4',
  input: z.strictObject({ incident: z.uuid() }),
  output: incidentRow.extend({
    /** What was done and when; `what` is the name of an operation or of a rung. */
    timeline: z.array(z.strictObject({ at: instant, what: z.string(), rung: z.int().nullable() })),
    words: reviewWords,
    savedBy: z.string().nullable(),
    savedAt: instant.nullable(),
    reviewedBy: z.string().nullable(),
    tasks: z.array(taskRow),
    team: z.array(z.strictObject({ account: accountId, who: z.string(), role })),
    asOf: instant,
  }),
  errors: { 'incidents.incident-unknown': 404 },
})
export type IncidentReview = OutputOf<typeof review>

const reviewers = ['director', 'psychiatrist'] as const
const unknown = { 'incidents.incident-unknown': 404 } as const
const signed = { ...unknown, 'incidents.signed': 409 } as const

export const saveReview = command('incidents.save-review', {
  summary: 'Keeps what is written of a review',
  allow: reviewers,
  input: z.strictObject({ incident: z.uuid(), words: reviewWords }),
  output: z.null(),
  errors: signed,
})

export const signReview = command('incidents.sign-review', {
  summary: 'The review is done; what was found goes on as tasks',
  allow: reviewers,
  input: z.strictObject({ incident: z.uuid() }),
  output: z.null(),
  errors: { ...signed, 'incidents.nothing-written': 409 },
})

export const addTask = command('incidents.add-task', {
  summary: 'What a review found becomes somebody’s task with a date',
  allow: reviewers,
  input: z.strictObject({
    incident: z.uuid(),
    what: z.string().trim().min(4).max(400),
    owner: accountId,
    dueAt: instant,
  }),
  output: z.strictObject({ task: z.uuid() }),
  errors: { ...unknown, 'incidents.account-unknown': 404, 'incidents.due-passed': 422 },
})

export const giveTask = command('incidents.give-task', {
  summary: 'Says by name who does it',
  allow: reviewers,
  input: z.strictObject({ task: z.uuid(), owner: accountId }),
  output: z.null(),
  errors: { 'incidents.task-unknown': 404, 'incidents.account-unknown': 404 },
})

export const markTask = command('incidents.mark-task', {
  summary: 'Done, or not done after all',
  allow: ['coordinator', 'director', ...clinicians],
  input: z.strictObject({ task: z.uuid(), done: z.boolean() }),
  output: z.null(),
  errors: { 'incidents.task-unknown': 404 },
})

export const report = command('incidents.report', {
  summary: 'Something else went wrong, about nobody in particular',
  allow: ['coordinator', 'director', ...clinicians],
  input: z.strictObject({ happenedAt: instant }),
  output: z.strictObject({ incident: z.uuid() }),
  errors: { 'incidents.not-yet': 422 },
})

export const gather = command('incidents.gather', {
  summary: 'Opens what the ladder and the drills wrote down',
  allow: [],
  input: z.strictObject({}),
  output: z.strictObject({ opened: z.int() }),
})

type Op<D> = { readonly input: InputOf<D>; readonly output: OutputOf<D> }

/** What the console asks of this module, for its typed client. */
export type IncidentsOperations = {
  readonly 'incidents.stand-down': Op<typeof standDown>
  readonly 'incidents.resume': Op<typeof resume>
  readonly 'incidents.standing': Op<typeof standing>
  readonly 'incidents.list': Op<typeof incidents>
  readonly 'incidents.tasks': Op<typeof tasks>
  readonly 'incidents.review': Op<typeof review>
  readonly 'incidents.save-review': Op<typeof saveReview>
  readonly 'incidents.sign-review': Op<typeof signReview>
  readonly 'incidents.add-task': Op<typeof addTask>
  readonly 'incidents.give-task': Op<typeof giveTask>
  readonly 'incidents.mark-task': Op<typeof markTask>
  readonly 'incidents.report': Op<typeof report>
}

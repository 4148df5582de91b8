import { caringPolicy, caringSchedules, isMonthAndDay } from '@ayni/clinical/caring'
import {
  accountId,
  alias,
  command,
  day,
  event,
  type InputOf,
  instant,
  type OutputOf,
  personId,
  programId,
  query,
  z,
} from '@ayni/kernel'

export * from './contract/suggestions.ts'

export const caringSchedule = z.enum(caringSchedules)

// Said to the other rooms

export const caringScheduled = event(
  'caring-contacts.scheduled',
  z.strictObject({
    person: personId,
    program: programId,
    schedule: caringSchedule,
    /** Null where nobody known to the person is left: psychiatry owes it. */
    sender: accountId.nullable(),
    contacts: z.int(),
    at: instant,
  }),
)

/** One word is enough; stopping raises nothing. */
export const caringStopped = event(
  'caring-contacts.stopped',
  z.strictObject({ person: personId, program: programId, byPerson: z.boolean(), at: instant }),
)

// The physician

export const stopMine = command('caring-contacts.stop-mine', {
  summary: 'No more of these greetings, or again; nobody asks why and nothing else changes',
  allow: ['physician'],
  offline: true,
  input: z.strictObject({ stopped: z.boolean() }),
  output: z.null(),
})

// The team

const clinicians = ['duty', 'therapist', 'psychiatrist'] as const
export const pausedFor = z.enum(['alert', 'episode', 'stand-down'])
export const contactState = z.enum(['planned', 'sent', 'called', 'left-out'])
export const contactMode = z.enum(['message', 'call'])

export const contactRow = z.strictObject({
  contact: z.uuid(),
  schedule: z.uuid(),
  person: personId,
  alias,
  on: day,
  mode: contactMode,
  why: z.enum(['step', 'birthday']),
  state: contactState,
  /** The sender wrote their own words for it. */
  written: z.boolean(),
  /** Due today or before and not done. */
  dueNow: z.boolean(),
  tries: z.int(),
  sender: z.string().nullable(),
  mine: z.boolean(),
  paused: z.boolean(),
})
export type ContactRow = z.infer<typeof contactRow>

export const answerRow = z.strictObject({
  message: z.uuid(),
  person: personId,
  alias,
  receivedAt: instant,
  dueAt: instant,
  late: z.boolean(),
  mine: z.boolean(),
})
export type AnswerRow = z.infer<typeof answerRow>

export const calendar = query('caring-contacts.calendar', {
  summary: 'Whom one writes to and when, with the answers that wait to be read',
  allow: clinicians,
  opens: 'C2',
  input: z.strictObject({ from: day, to: day }),
  output: z.strictObject({ contacts: z.array(contactRow), answers: z.array(answerRow), asOf: instant }),
})
export type CaringCalendar = OutputOf<typeof calendar>

export const ofPerson = query('caring-contacts.of-person', {
  summary: 'What one person is promised after their episode, what they answered, and whether it goes on',
  allow: clinicians,
  opens: 'C4',
  input: z.strictObject({ person: personId }),
  output: z.strictObject({
    /** The one that runs, else the last that ended. */
    schedule: z
      .strictObject({
        schedule: z.uuid(),
        plan: caringSchedule,
        sender: z.string().nullable(),
        startedAt: instant,
        pausedFor: z.array(pausedFor),
        endedAt: instant.nullable(),
        endedWhy: z.enum(['person', 'sender', 'completed', 'superseded', 'withdrawn', 'died', 'merged']).nullable(),
      })
      .nullable(),
    contacts: z.array(contactRow),
    answers: z.array(answerRow),
    asOf: instant,
  }),
})
export type CaringOfPerson = OutputOf<typeof ofPerson>

const words = z.string().trim().min(1).max(caringPolicy.wordsLength)

export const contactCard = query('caring-contacts.contact', {
  summary: 'One contact with what was written before, to write the next',
  allow: clinicians,
  opens: 'C4',
  input: z.strictObject({ contact: z.uuid() }),
  output: contactRow.extend({
    language: z.enum(['es', 'en']),
    words: z.string().nullable(),
    suggested: z.string(),
    earlier: z.array(z.strictObject({ on: day, words: z.string().nullable(), own: z.boolean(), state: contactState })),
    ahead: z.array(z.strictObject({ on: day, why: z.enum(['step', 'birthday']) })),
    birthday: z.string().nullable(),
    pausedFor: z.array(pausedFor),
    others: z.array(z.strictObject({ account: accountId, who: z.string() })),
    asOf: instant,
  }),
  errors: { 'caring-contacts.contact-unknown': 404 },
})
export type ContactCard = OutputOf<typeof contactCard>

const missing = { 'caring-contacts.contact-unknown': 404, 'caring-contacts.contact-done': 409 } as const

export const writeWords = command('caring-contacts.write-words', {
  summary: 'Own words for one contact; null takes them back and the suggested ones go',
  allow: clinicians,
  input: z.strictObject({ contact: z.uuid(), words: words.nullable() }),
  output: z.null(),
  /** `details.rules` names what may not be written to a telephone. */
  errors: { ...missing, 'caring-contacts.words-not-fit': 422, 'caring-contacts.not-a-message': 409 },
})

export const logCall = command('caring-contacts.log-call', {
  summary: 'What became of a call: spoken, nobody there (it stays owed), or not wanted any more',
  allow: clinicians,
  input: z.strictObject({ contact: z.uuid(), result: z.enum(['spoke', 'no-answer', 'not-wanted']) }),
  output: z.null(),
  errors: { ...missing, 'caring-contacts.not-a-call': 409 },
})

export const undoCall = command('caring-contacts.undo-call', {
  summary: 'Takes back a slip: the call is owed again',
  allow: clinicians,
  input: z.strictObject({ contact: z.uuid() }),
  output: z.null(),
  errors: { 'caring-contacts.contact-unknown': 404, 'caring-contacts.too-late-to-undo': 409 },
})

const schedule = z.strictObject({ schedule: z.uuid() })
const unknownSchedule = { 'caring-contacts.schedule-unknown': 404 } as const

export const setStopped = command('caring-contacts.set-stopped', {
  summary: 'The sender stops them, or takes that back; whoever the person stopped stays stopped',
  allow: clinicians,
  input: schedule.extend({ stopped: z.boolean() }),
  output: z.null(),
  errors: { ...unknownSchedule, 'caring-contacts.stopped-by-person': 409 },
})

export const handOn = command('caring-contacts.hand-on', {
  summary: 'Somebody else whom the person knows writes from now on',
  allow: clinicians,
  input: schedule.extend({ account: accountId }),
  output: z.null(),
  errors: { ...unknownSchedule, 'caring-contacts.not-known-to-person': 409 },
})

export const setBirthday = command('caring-contacts.set-birthday', {
  summary: 'Day and month of their birthday, where they told it; null forgets it',
  allow: clinicians,
  input: schedule.extend({ birthday: z.string().refine(isMonthAndDay, { error: 'not-a-day' }).nullable() }),
  output: z.null(),
  errors: unknownSchedule,
})

export const markRead = command('caring-contacts.mark-read', {
  summary: 'A human read what the person answered',
  allow: clinicians,
  input: z.strictObject({ message: z.uuid() }),
  output: z.null(),
  errors: { 'caring-contacts.answer-unknown': 404 },
})

export const planShape = z.strictObject({
  mode: contactMode,
  steps: z.array(z.strictObject({ after: z.int().min(1).max(800), unit: z.enum(['day', 'week', 'month']) })).max(60),
  birthday: z.boolean(),
})

export const plans = query('caring-contacts.plans', {
  summary: 'How the programme spaces its contacts',
  allow: [...clinicians, 'coordinator', 'director'],
  opens: 'C2',
  input: z.strictObject({}),
  output: z.array(
    z.strictObject({
      schedule: caringSchedule,
      plan: planShape,
      own: z.boolean(),
      /** Who set the programme's own, and when. */
      by: z.string().nullable(),
      at: instant.nullable(),
    }),
  ),
})
export type CaringPlans = OutputOf<typeof plans>

export const setPlan = command('caring-contacts.set-plan', {
  summary: 'A spacing of the programme’s own; holds for what starts from now on',
  allow: ['psychiatrist'],
  input: z.strictObject({ schedule: caringSchedule, plan: planShape }),
  output: z.null(),
  /** `details.fault` says which. */
  errors: { 'caring-contacts.plan-not-fit': 422 },
})

/** @safety several workers and a killed one give it again: what was done is not done twice. */
export const lookAtDue = command('caring-contacts.look', {
  summary: 'Asks senders for words, and sends what is due',
  allow: [],
  input: z.strictObject({ contacts: z.array(z.uuid()).min(1).max(200) }),
  output: z.null(),
})

type Op<D> = { readonly input: InputOf<D>; readonly output: OutputOf<D> }

/** What the console asks of this module, for its typed client. */
export type CaringOperations = {
  readonly 'caring-contacts.calendar': Op<typeof calendar>
  readonly 'caring-contacts.contact': Op<typeof contactCard>
  readonly 'caring-contacts.of-person': Op<typeof ofPerson>
  readonly 'caring-contacts.write-words': Op<typeof writeWords>
  readonly 'caring-contacts.log-call': Op<typeof logCall>
  readonly 'caring-contacts.undo-call': Op<typeof undoCall>
  readonly 'caring-contacts.set-stopped': Op<typeof setStopped>
  readonly 'caring-contacts.hand-on': Op<typeof handOn>
  readonly 'caring-contacts.set-birthday': Op<typeof setBirthday>
  readonly 'caring-contacts.mark-read': Op<typeof markRead>
  readonly 'caring-contacts.plans': Op<typeof plans>
  readonly 'caring-contacts.set-plan': Op<typeof setPlan>
}

/** What the phone shows of whoever stays in touch: kind `caring`, key = id of the schedule. */
export type CaringFact = {
  readonly from: string | null
  readonly state: 'running' | 'stopped' | 'over'
  /** The newest first. */
  readonly greetings: readonly { readonly id: string; readonly words: string; readonly at: string }[]
}

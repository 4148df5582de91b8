import { accountId, alias, command, type InputOf, instant, type OutputOf, programId, query, z } from '@ayni/kernel'

export * from './contract/said.ts'

const text = z.string().trim().min(1).max(4096)

export const receiveMessage = command('correspondence.receive-message', {
  summary: 'Takes in what somebody wrote to one of our numbers; the same message again is one message',
  allow: [],
  input: z.strictObject({
    provider: z.string().min(1).max(20),
    providerId: z.string().min(1).max(200),
    channel: z.enum(['sms', 'whatsapp']),
    from: z.string().min(3).max(40),
    text: z.string().max(4096),
    at: instant,
    program: programId.nullable(),
  }),
  output: z.strictObject({ message: z.uuid() }),
  errors: { 'correspondence.no-program': 409 },
})

export const sendMessage = command('correspondence.send-message', {
  summary: 'Writes to the team; waits for a signal on the phone',
  allow: ['physician'],
  offline: true,
  input: z.strictObject({ text }),
  output: z.strictObject({ message: z.uuid() }),
  errors: { 'correspondence.no-program': 409 },
})

export const noteSeen = command('correspondence.note-seen', {
  summary: 'Says what was opened in the app, so that nothing follows by SMS; waits for a signal on the phone',
  allow: ['physician'],
  offline: true,
  input: z.strictObject({ subjects: z.array(z.string().min(1).max(200)).min(1).max(50) }),
  output: z.null(),
  errors: { 'correspondence.no-program': 409 },
})

const team = ['coordinator', 'duty', 'psychiatrist', 'therapist'] as const
const oneThread = z.strictObject({ thread: z.uuid() })
const unknownThread = { 'correspondence.thread-unknown': 404 } as const

export const answerThread = command('correspondence.answer-thread', {
  summary: 'Answers in the app; outside goes only that an answer waits',
  allow: team,
  input: oneThread.extend({ text: z.string().trim().min(1).max(2000) }),
  /** `held` until `dueAt`, by the hours of the person; `app-only` where nothing may be sent outside. */
  output: z.strictObject({ message: z.uuid(), told: z.enum(['now', 'held', 'app-only']), dueAt: instant.nullable() }),
  errors: { ...unknownThread, 'correspondence.nobody-to-answer': 409 },
})

export const assignThread = command('correspondence.assign-thread', {
  summary: 'Says who of the team answers; null gives it back',
  allow: ['coordinator'],
  input: oneThread.extend({ account: accountId.nullable() }),
  output: z.null(),
  errors: { ...unknownThread, 'correspondence.account-unknown': 404 },
})

export const closeThread = command('correspondence.close-thread', {
  summary: 'Says that nothing more is owed to this conversation; a new message opens it again',
  allow: team,
  input: oneThread,
  output: z.null(),
  errors: { ...unknownThread, 'correspondence.for-clinicians': 403 },
})

export const reopenThread = command('correspondence.reopen-thread', {
  summary: 'Takes back that nothing more is owed',
  allow: team,
  input: oneThread,
  output: z.null(),
  errors: unknownThread,
})

/** `shared`: several people gave this number. `unknown`: nobody did. `wrong`: who answers is not the person we looked for. */
export const threadKind = z.enum(['person', 'shared', 'unknown', 'wrong'])
export const letterChannel = z.enum(['sms', 'whatsapp', 'app'])

export const inboxRow = z.strictObject({
  thread: z.uuid(),
  kind: threadKind,
  /** Null where nobody can be named. */
  alias: alias.nullable(),
  candidates: z.array(alias),
  lastInAt: instant.nullable(),
  channel: letterChannel,
  /** Messages that nobody has answered. */
  waiting: z.int(),
  /** Some of them are read by clinicians only. */
  clinical: z.boolean(),
  /** Until when WhatsApp lets us write freely; null or past: only by an approved template. */
  windowUntil: instant.nullable(),
  dueAt: instant.nullable(),
  owner: z.string().nullable(),
  quiet: z.enum(['stop', 'not-now']).nullable(),
  doneAt: instant.nullable(),
})
export type InboxRow = z.infer<typeof inboxRow>

export const inbox = query('correspondence.inbox', {
  summary: 'Conversations, unanswered first, by alias and without their words',
  allow: team,
  opens: 'C2',
  input: z.strictObject({
    show: z.enum(['open', 'done']).default('open'),
    search: z.string().trim().max(20).default(''),
    limit: z.int().min(1).max(200).default(50),
  }),
  output: z.strictObject({ rows: z.array(inboxRow), total: z.int(), waiting: z.int(), asOf: instant }),
})

export const letter = z.strictObject({
  id: z.uuid(),
  at: instant,
  from: z.enum(['person', 'team', 'house']),
  channel: letterChannel,
  /** Null where only clinicians read it. */
  text: z.string().nullable(),
  /** Raised a review: the clinical team reads it. */
  clinical: z.boolean(),
  who: z.string().nullable(),
})
export type Letter = z.infer<typeof letter>

export const threadPage = z.strictObject({
  row: inboxRow,
  letters: z.array(letter),
  /** The number to call back, where nobody we know has it; for clinicians who care for this alert. */
  callBack: z.string().nullable(),
  mayAnswer: z.boolean(),
  team: z.array(z.strictObject({ account: accountId, name: z.string() })),
})
export type ThreadPageData = z.infer<typeof threadPage>

export const threadQuery = query('correspondence.thread', {
  summary: 'One conversation; what raised a review opens for clinicians only',
  allow: team,
  opens: 'C3',
  input: oneThread,
  output: threadPage,
  errors: unknownThread,
})

type Op<D> = { readonly input: InputOf<D>; readonly output: OutputOf<D> }

/** What the console asks of this room, for its typed client. */
export type CorrespondenceOperations = {
  readonly 'correspondence.inbox': Op<typeof inbox>
  readonly 'correspondence.thread': Op<typeof threadQuery>
  readonly 'correspondence.answer-thread': Op<typeof answerThread>
  readonly 'correspondence.assign-thread': Op<typeof assignThread>
  readonly 'correspondence.close-thread': Op<typeof closeThread>
  readonly 'correspondence.reopen-thread': Op<typeof reopenThread>
}

/** What the phone shows under "Escribir al equipo": kind `letter`, key = message id. */
export type LetterFact = {
  readonly from: 'person' | 'team' | 'house'
  readonly text: string
  readonly at: string
  readonly who: string | null
  readonly channel: 'sms' | 'whatsapp' | 'app'
}

/** Written to the person and not opened yet: kind `unread`, key = subject of the message. */
export type UnreadFact = { readonly what: string }

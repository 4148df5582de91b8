import {
  alias,
  command,
  event,
  type InputOf,
  instant,
  type OutputOf,
  personId,
  programId,
  query,
  z,
} from '@ayni/kernel'

const language = z.enum(['es', 'en'])

// See and take along

/** One section of what is held: records in plain values. The format is described in docs/my-data-format.md. */
export const ownSection = z.strictObject({
  section: z.string(),
  records: z.array(z.record(z.string(), z.unknown())),
})
export type OwnSectionData = z.infer<typeof ownSection>

export const MY_DATA_FORMAT = 'ayni.my-data/1'

export const myDataDocument = z.strictObject({
  format: z.literal(MY_DATA_FORMAT),
  takenAt: instant,
  sections: z.array(ownSection),
})
export type MyDataDocument = z.infer<typeof myDataDocument>

export const seeMyData = query('my-data.see', {
  summary: 'Everything the programme holds about me, in sections',
  allow: ['physician'],
  opens: 'C4',
  input: z.strictObject({}),
  output: myDataDocument,
})

/** A question, not a command: a copy must not stand in the ledger. That it was taken is written beside it. */
export const copyMyData = query('my-data.copy', {
  summary: 'A copy of everything held about me, to read or for another program',
  allow: ['physician'],
  opens: 'C4',
  input: z.strictObject({ form: z.enum(['json', 'html']), language }),
  output: z.strictObject({ name: z.string(), type: z.string(), text: z.string() }),
})

export const teamToChoose = query('my-data.team', {
  summary: 'The people of the team, to say who may not see my data',
  allow: ['physician'],
  opens: 'C0',
  input: z.strictObject({}),
  output: z.array(
    z.strictObject({ account: z.uuid(), who: z.string(), roles: z.array(z.string()), blocked: z.boolean() }),
  ),
})

// Correct, disagree, object

const requestSection = z.string().trim().min(1).max(40)
const ownWords = z.string().trim().min(1).max(2000)

export const askFor = command('my-data.ask', {
  summary: 'Asks the privacy officer to correct something, or says no to a use',
  allow: ['physician'],
  offline: true,
  input: z.strictObject({ kind: z.enum(['correct', 'oppose']), section: requestSection, words: ownWords }),
  output: z.strictObject({ request: z.uuid(), dueAt: instant }),
})

export const disagree = command('my-data.disagree', {
  summary: 'Leaves a note beside something that was recorded; the record itself stays',
  allow: ['physician'],
  offline: true,
  input: z.strictObject({ section: requestSection, about: z.string().trim().min(1).max(120), words: ownWords }),
  output: z.null(),
})

// Erase

export const erasablePart = z.enum(['identity', 'answers', 'traces'])
export type ErasablePart = z.infer<typeof erasablePart>

/** Why something stays although it was asked to go. */
export const keptBecause = z.enum(['record-of-consent', 'record-of-safety', 'who-read-what', 'proof-of-what-was-done'])
export type KeptBecause = z.infer<typeof keptBecause>

export const erasurePreview = query('my-data.erasure-preview', {
  summary: 'What would be erased now, what must stay, why and until when',
  allow: ['physician'],
  opens: 'C2',
  input: z.strictObject({}),
  output: z.strictObject({
    /** Erasing is for who has left: while somebody takes part their care needs what it holds. */
    hasLeft: z.boolean(),
    alertOpen: z.boolean(),
    goes: z.array(z.strictObject({ part: erasablePart, rows: z.int() })),
    stays: z.array(z.strictObject({ because: keptBecause, rows: z.int(), until: instant })),
    /** When what is locked goes by itself, if nothing is asked. */
    byItselfAt: instant.nullable(),
  }),
})

export const askErasure = command('my-data.ask-erasure', {
  summary: 'Erases what may be erased, now; what must stay goes to the privacy officer',
  allow: ['physician'],
  input: z.strictObject({}),
  output: z.strictObject({ request: z.uuid(), erased: z.boolean(), dueAt: instant }),
  errors: { 'my-data.still-taking-part': 409 },
})

/** By the clock: the days after leaving are over. */
export const eraseWhoLeft = command('my-data.erase-who-left', {
  summary: 'Erases what is locked of somebody who left',
  allow: [],
  input: z.strictObject({ person: personId }),
  output: z.null(),
  errors: { 'my-data.not-due': 409 },
})

/** Rows are gone; whoever keeps something derived from them lets it go in the same transaction. */
export const personErased = event(
  'my-data.person-erased',
  z.strictObject({ person: personId, program: programId, at: instant }),
)

// The privacy officer

export const refusedBecause = z.enum(['legal-duty', 'safety-record', 'not-ours', 'cannot-tell-who', 'already-so'])
export const doneHow = z.enum(['corrected', 'erased', 'stopped', 'explained'])

export const ownRequest = z.strictObject({
  id: z.uuid(),
  kind: z.enum(['correct', 'erase', 'oppose']),
  section: z.string().nullable(),
  askedAt: instant,
  dueAt: instant,
  doneAt: instant.nullable(),
  refusedAt: instant.nullable(),
  reason: z.string().nullable(),
})
export type OwnRequest = z.infer<typeof ownRequest>

export const requestRow = ownRequest.extend({
  person: personId,
  alias,
  words: z.string().nullable(),
  late: z.boolean(),
})
export type RequestRow = z.infer<typeof requestRow>

export const requests = query('my-data.requests', {
  summary: 'What people asked about their data, by due time; open ones first',
  allow: ['dpo'],
  opens: 'C2',
  input: z.strictObject({}),
  output: z.strictObject({ rows: z.array(requestRow), open: z.int(), late: z.int(), asOf: instant }),
})

export const answerRequest = command('my-data.answer-request', {
  summary: 'Says what became of a request, with its reason',
  allow: ['dpo'],
  input: z.strictObject({
    request: z.uuid(),
    answer: z.discriminatedUnion('says', [
      z.strictObject({ says: z.literal('done'), how: doneHow }),
      z.strictObject({ says: z.literal('refused'), because: refusedBecause }),
    ]),
  }),
  output: z.null(),
  errors: { 'my-data.request-unknown': 404, 'my-data.request-answered': 409 },
})

type Op<D> = { readonly input: InputOf<D>; readonly output: OutputOf<D> }

/** What the console asks of this room, for its typed client. */
export type MyDataOperations = {
  readonly 'my-data.requests': Op<typeof requests>
  readonly 'my-data.answer-request': Op<typeof answerRequest>
}

/** Fact kind `request`, key = id. */
export type RequestFact = OwnRequest

/** What the phone asks of this room at once, with a signal. */
export type MyDataOperationsOnPhone = {
  readonly 'my-data.see': Op<typeof seeMyData>
  readonly 'my-data.copy': Op<typeof copyMyData>
  readonly 'my-data.team': Op<typeof teamToChoose>
  readonly 'my-data.erasure-preview': Op<typeof erasurePreview>
  readonly 'my-data.ask-erasure': Op<typeof askErasure>
}

import { alias, command, day, instant, personId, query, uuid, z } from '@ayni/kernel'

export const reviewWhy = z.enum(['documents', 'birth-and-name', 'phone-and-name'])
export type ReviewWhy = z.infer<typeof reviewWhy>

const reviewRow = z.strictObject({
  review: uuid,
  people: z.array(z.strictObject({ person: personId, alias })).length(2),
  why: reviewWhy,
  score: z.number(),
  openedAt: instant,
})
export type ReviewRow = z.infer<typeof reviewRow>

export const reviews = query('roster.reviews', {
  summary: 'Pairs that may be one person, the oldest first, by alias',
  allow: ['coordinator'],
  opens: 'C1',
  input: z.strictObject({ after: uuid.nullable().default(null) }),
  output: z.strictObject({ rows: z.array(reviewRow), total: z.int(), next: uuid.nullable() }),
})

export const reviewSide = z.strictObject({
  person: personId,
  alias,
  state: z.string(),
  /** Has a phone with Ayni, consents or rounds: what becomes of them is said before deciding. */
  takesPart: z.boolean(),
  listedAt: instant,
  names: z.string().nullable(),
  familyNames: z.string().nullable(),
  sex: z.string().nullable(),
  birthDate: day.nullable(),
  phones: z.array(z.string()),
  email: z.string().nullable(),
  university: z.string().nullable(),
  process: z.string().nullable(),
  facility: z.string().nullable(),
  startsOn: day.nullable(),
  endsOn: day.nullable(),
})
export type ReviewSide = z.infer<typeof reviewSide>

export const reviewCard = query('roster.review-card', {
  summary: 'Two records side by side; their documents are compared, never shown',
  allow: ['coordinator'],
  opens: 'C1',
  input: z.strictObject({ review: uuid }),
  output: z.strictObject({
    review: uuid,
    why: reviewWhy,
    score: z.number(),
    sameDni: z.boolean().nullable(),
    sameCmp: z.boolean().nullable(),
    sides: z.array(reviewSide).length(2),
    /** Which of the two would stay: who takes part, else whom a list named first. */
    survivor: personId,
  }),
  errors: { 'roster.review-missing': 404 },
})

export const decideReview = command('roster.decide-review', {
  summary: 'Says whether two records are one person; the one that takes part stays',
  allow: ['coordinator'],
  input: z.strictObject({ review: uuid, decision: z.enum(['same', 'different']) }),
  output: z.strictObject({ survivor: personId.nullable() }),
  errors: { 'roster.review-missing': 404, 'roster.review-decided': 409 },
})

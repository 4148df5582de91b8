import { command, type InputOf, instant, type OutputOf, personId, query, z } from '@ayni/kernel'

const words = z.string().trim().min(1).max(1000)

/**
 * Somebody of the team worries about one person. It becomes a signal of class B, of A where it cannot wait (R-SUI-14), and is told to
 * whoever is on call; who worried is thanked and learns nothing.
 */
export const raiseConcern = command('concerns.raise', {
  summary: 'Says that one worries about a person of the programme; duty is told, the worrier learns nothing',
  allow: ['duty', 'psychiatrist', 'therapist', 'mentor', 'peer', 'peer_lead', 'facilitator'],
  input: z.strictObject({
    /** By alias: who worries need not know more than they do. */
    alias: z.string().regex(/^AY-[A-Z2-9]{4}$/),
    /** "Ahora": it cannot wait. */
    urgent: z.boolean(),
    words: words.nullable(),
    /** Whom the worry stood for until now: it is passed on, and what stood for them ends. */
    standIn: personId.optional(),
  }),
  output: z.null(),
})

/** A colleague who worries about a colleague names them in words: duty reads the words, and finds out who it is. */
export const tellConcern = command('concerns.tell', {
  summary: 'A physician says in words whom they worry about; duty is told',
  allow: ['physician'],
  offline: true,
  input: z.strictObject({ about: words, urgent: z.boolean() }),
  output: z.null(),
})

const whatWasSaid = z.strictObject({
  /** Only described so far: nobody knows yet whether there is such a person in the programme. */
  stranger: z.boolean(),
  rows: z.array(
    z.strictObject({
      at: instant,
      from: z.enum(['clinician', 'mentor', 'peer', 'facilitator', 'colleague']),
      urgent: z.boolean(),
      words: z.string().nullable(),
    }),
  ),
})
export type WhatWasSaidData = z.infer<typeof whatWasSaid>

/** What was said of a person, or of the stand-in of somebody who was only described; for whoever may open their alert. */
export const concernsOf = query('concerns.about', {
  summary: 'What others said when they worried about this person',
  allow: ['duty', 'psychiatrist', 'therapist'],
  opens: 'C4',
  input: z.strictObject({ person: personId }),
  output: whatWasSaid,
})

type Op<D> = { readonly input: InputOf<D>; readonly output: OutputOf<D> }

/** What the console asks of this room, for its typed client. */
export type ConcernsOperations = {
  readonly 'concerns.raise': Op<typeof raiseConcern>
  readonly 'concerns.about': Op<typeof concernsOf>
}

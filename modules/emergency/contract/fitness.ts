import { command, instant, personId, query, z } from '@ayni/kernel'
import { clinicians, ownWords, shortWords, toldPerson } from './shapes.ts'

export const fitnessRoute = z.enum(['goes-on', 'goes-on-with-changes', 'voluntary-leave', 'not-agreed-yet'])
export type FitnessRoute = z.infer<typeof fitnessRoute>

/** A human act between psychiatrist and physician; nothing leaves the platform by it. @source R-SUI-12 */
export const recordFitness = command('emergency.record-fitness', {
  summary: 'Records what the psychiatrist and the physician found together about working now',
  allow: ['psychiatrist'],
  input: z.strictObject({ person: personId, withPerson: z.boolean(), route: fitnessRoute, note: ownWords }),
  output: z.strictObject({ fitness: z.uuid() }),
  errors: { 'emergency.person-unknown': 404, 'emergency.without-the-person': 422 },
})

/** The first of two signatures. The platform sends nothing: it keeps that a human decided to. */
export const proposeDisclosure = command('emergency.propose-disclosure', {
  summary: 'Signs first that something must be said outside the programme, to whom, what and why',
  allow: clinicians,
  input: z.strictObject({ person: personId, to: shortWords, what: ownWords, reason: ownWords, told: toldPerson }),
  output: z.strictObject({ disclosure: z.uuid() }),
  errors: { 'emergency.person-unknown': 404 },
})

export const signDisclosure = command('emergency.sign-disclosure', {
  summary: 'Signs second; one of the two is a psychiatrist, and nobody signs twice',
  allow: clinicians,
  input: z.strictObject({ disclosure: z.uuid() }),
  output: z.null(),
  errors: {
    'emergency.unknown': 404,
    'emergency.already-signed': 409,
    'emergency.signs-twice': 409,
    'emergency.no-psychiatrist-signs': 409,
  },
})

export const fitnessPage = z.strictObject({
  now: instant,
  notes: z.array(
    z.strictObject({
      fitness: z.uuid(),
      at: instant,
      by: z.string(),
      withPerson: z.boolean(),
      route: fitnessRoute,
      note: z.string(),
    }),
  ),
  disclosures: z.array(
    z.strictObject({
      disclosure: z.uuid(),
      to: z.string(),
      what: z.string(),
      reason: z.string(),
      told: toldPerson,
      toldAt: instant.nullable(),
      first: z.string(),
      firstAt: instant,
      mine: z.boolean(),
      second: z.string().nullable(),
      secondAt: instant.nullable(),
    }),
  ),
})
export type FitnessPage = z.infer<typeof fitnessPage>

export const fitness = query('emergency.fitness', {
  summary: 'What was found about working, and what was signed to be said outside',
  allow: clinicians,
  opens: 'C4',
  input: z.strictObject({ person: personId }),
  output: fitnessPage,
  errors: { 'emergency.person-unknown': 404 },
})

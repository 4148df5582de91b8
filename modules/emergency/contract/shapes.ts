import { instant, z } from '@ayni/kernel'

/** What somebody writes: sealed, short, and never a method. */
export const ownWords = z.string().trim().min(1).max(1000)
export const shortWords = z.string().trim().min(1).max(200)

export const emergencyKind = z.enum(['unreachable', 'imminent'])
export type EmergencyKind = z.infer<typeof emergencyKind>

export const decisionWhat = z.enum(['keep-trying', 'radio', 'trusted-person', 'facility', 'samu-pnp', 'local-way'])
export type DecisionWhat = z.infer<typeof decisionWhat>

/** R-SUI-11: asked first; told before it is done; told afterwards where that is not possible. */
export const askedFirst = z.enum(['agreed', 'refused', 'could-not-ask'])
export const toldPerson = z.enum(['before', 'after', 'no'])
export type ToldPerson = z.infer<typeof toldPerson>

export const actionWhat = z.enum([
  'trusted-person',
  'radio',
  'facility',
  'samu',
  'police',
  'local-way',
  'stayed-on-line',
  'other',
])
export type ActionWhat = z.infer<typeof actionWhat>

export const actionOutcome = z.enum(['done', 'no-answer', 'refused', 'on-the-way', 'with-the-person', 'not-found'])
export type ActionOutcome = z.infer<typeof actionOutcome>

export const keysWith = z.enum(['unknown', 'not-theirs', 'theirs', 'handed'])
export const coverState = z.enum(['not-asked', 'not-needed', 'needed', 'arranged'])
export type CoverState = z.infer<typeof coverState>

export const transport = z.strictObject({
  state: z.enum(['none', 'asked', 'on-the-way']),
  how: z.enum(['ambulance', 'boat', 'air', 'police', 'own-vehicle', 'on-foot', 'other']),
  leavesAt: instant.nullable(),
  arrivesAt: instant.nullable(),
})
export type Transport = z.infer<typeof transport>

/** The course of one emergency (C4), one sealed whole. */
export const course = z.strictObject({
  stays: z.strictObject({ who: shortWords, until: instant }).nullable(),
  keys: keysWith,
  keysHeldBy: shortWords.nullable(),
  transport: transport.nullable(),
  soberAt: instant.nullable(),
})
export type Course = z.infer<typeof course>

export const clinicians = ['duty', 'psychiatrist', 'therapist'] as const

import { command, day, instant, personId, uuid, z } from '@ayni/kernel'
import { whyOnBehalf } from './shared-shapes.ts'

export const connectivities = ['sin', 'solo_voz', '2g', '3g', '4g', 'satelital'] as const
export const connectivity = z.enum(connectivities)
export type Connectivity = z.infer<typeof connectivity>

const code = z.string().regex(/^[0-9]{8}$/)
const ubigeo = z.string().regex(/^[0-9]{6}$/)

/** How to find somebody in an emergency, in their words. Sealed. */
const place = z.strictObject({
  facilityName: z.string().trim().max(120).nullable(),
  howToFind: z.string().trim().max(300).nullable(),
})

export const postShape = z.strictObject({
  facilityCode: code.nullable(),
  ubigeo: ubigeo.nullable(),
  category: z.string().trim().max(20).nullable(),
  institution: z.string().trim().max(60).nullable(),
  isHead: z.boolean(),
  connectivity: connectivity.nullable(),
  place,
  startsOn: day,
})
export type PostShape = z.infer<typeof postShape>

const postErrors = { 'enrollment.person-missing': 404, 'enrollment.post-missing': 404 } as const

/** A new id is a new post: the one before closes on the day this one begins. The same id corrects it. */
export const savePost = command('enrollment.save-post', {
  summary: 'Says where the person works and can be found',
  allow: ['physician'],
  offline: true,
  input: postShape.extend({ post: uuid }),
  output: z.null(),
  errors: postErrors,
})

export const savePostFor = command('enrollment.save-post-for', {
  summary: 'Notes the post of a person on their behalf',
  allow: ['coordinator'],
  input: postShape.extend({ person: personId, post: uuid, why: whyOnBehalf }),
  output: z.null(),
  errors: postErrors,
})

export const endPost = command('enrollment.end-post', {
  summary: 'Says that the person no longer works there, from a day on',
  allow: ['physician'],
  offline: true,
  input: z.strictObject({ post: uuid, endsOn: day }),
  output: z.null(),
  errors: postErrors,
})

/** At each clinical call the place is asked for again. @source services/00 §2.10 EC-09 */
export const confirmPlace = command('enrollment.confirm-place', {
  summary: 'Says that the place to look for the person in an emergency still holds',
  allow: ['physician', 'coordinator', 'duty', 'therapist', 'psychiatrist'],
  offline: true,
  input: z.strictObject({ post: uuid }),
  output: z.null(),
  errors: postErrors,
})

/** What the phone holds: kind `post`, key = id of the post. */
export type PostFact = PostShape & { readonly endsOn: string | null; readonly confirmedAt: string | null }

export const postFact = postShape.extend({ post: uuid, endsOn: day.nullable(), confirmedAt: instant.nullable() })

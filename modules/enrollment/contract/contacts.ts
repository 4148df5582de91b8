import { command, personId, uuid, z } from '@ayni/kernel'
import { whyOnBehalf } from './shared-shapes.ts'

export const contactChannels = ['movil', 'whatsapp', 'correo', 'fijo', 'radio_eess'] as const
export const contactChannel = z.enum(contactChannels)
export type ContactChannel = z.infer<typeof contactChannel>
/** By which the house writes of its own accord; `push` rings the phones on which the person turned notices on. */
export const preferredChannel = z.enum(['movil', 'whatsapp', 'correo', 'push'])
export const contactOwner = z.enum(['self', 'relative', 'facility'])
export type ContactOwner = z.infer<typeof contactOwner>

/**
 * May the house write here of its own accord? `usual`: yes where the number is the person's alone. `yes`: the person allowed
 * it although others read it too. `no`: never. @source services/03 §3.8
 */
export const mayWrite = z.enum(['usual', 'yes', 'no'])

const point = z.strictObject({
  contact: uuid,
  channel: contactChannel,
  value: z.string().trim().min(1).max(200),
  owner: contactOwner,
  mayLeaveMessage: z.boolean(),
})
const contactErrors = {
  'enrollment.person-missing': 404,
  'enrollment.contact-missing': 404,
  'enrollment.contact-invalid': 422,
  'enrollment.own-contact': 409,
} as const

export const putContact = command('enrollment.put-contact', {
  summary: 'Says one way to reach the person, whose it is and what may be done there',
  allow: ['physician'],
  offline: true,
  input: point.extend({ mayWrite }),
  output: z.null(),
  errors: contactErrors,
})

/** Only the person allows messages to what others read; nobody does it for them. */
export const putContactFor = command('enrollment.put-contact-for', {
  summary: 'Notes one way to reach a person on their behalf',
  allow: ['coordinator'],
  input: point.extend({ person: personId, mayWrite: z.enum(['usual', 'no']), why: whyOnBehalf }),
  output: z.null(),
  errors: contactErrors,
})

export const removeContact = command('enrollment.remove-contact', {
  summary: 'Takes one way to reach the person away',
  allow: ['physician', 'coordinator'],
  offline: true,
  input: z.strictObject({ contact: uuid }),
  output: z.null(),
  errors: contactErrors,
})

export const markWrong = command('enrollment.mark-wrong', {
  summary:
    'Says that a number belongs to somebody else: nothing is written there from now on, and in a day it is erased',
  allow: ['coordinator', 'duty', 'therapist', 'psychiatrist'],
  input: z.strictObject({ person: personId, contact: uuid, wrong: z.boolean() }),
  output: z.null(),
  errors: contactErrors,
})

export const orderChannels = command('enrollment.order-channels', {
  summary: 'Says by which channel the person would rather be written to',
  allow: ['physician'],
  offline: true,
  input: z.strictObject({ order: z.array(preferredChannel).max(4) }),
  output: z.null(),
})

const contactFact = z.strictObject({
  channel: contactChannel,
  value: z.string(),
  owner: contactOwner,
  mayLeaveMessage: z.boolean(),
  mayWrite,
  position: z.int(),
  /** Messages to this value do not arrive; absent where they do. */
  failed: z.literal(true).optional(),
})
/** What the phone holds: kind `contact`, key = id of the point. */
export type ContactFact = z.infer<typeof contactFact>

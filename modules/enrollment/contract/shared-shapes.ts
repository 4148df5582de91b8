import { z } from '@ayni/kernel'

export const language = z.enum(['es', 'en'])
export const phoneNumber = z.string().regex(/^\+[1-9][0-9]{6,14}$/, 'phone-e164')
/** Why somebody of the team writes in the name of a person. */
export const whyOnBehalf = z.string().trim().min(3, 'why-missing').max(200)
export const shortText = z.string().trim().min(1).max(120)

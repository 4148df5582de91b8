import { z } from '@ayni/kernel'

export const language = z.enum(['es', 'en'])
export const phoneNumber = z.string().regex(/^\+[1-9][0-9]{6,14}$/, 'phone-e164')
export const shortText = z.string().trim().min(1).max(120)

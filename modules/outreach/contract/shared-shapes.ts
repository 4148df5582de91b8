import { attemptResults, nonuseReasons } from '@ayni/clinical/outreach'
import { z } from '@ayni/kernel'

export const attemptResult = z.enum(attemptResults)
export const attemptHow = z.enum(['call', 'message'])
export const attemptPurpose = z.enum(['invitation', 'first-check', 'resume', 'profile'])
export const attemptWindow = z.enum(['laboral', 'fuera', 'quieto'])
export const contactChannel = z.enum(['movil', 'whatsapp', 'correo', 'fijo', 'radio_eess', 'app'])
/** Ways by which a voice reaches somebody. */
export const callChannels = ['movil', 'fijo', 'radio_eess', 'whatsapp'] as const
export const callChannel = z.enum(callChannels)
export const nonuseCode = z.enum(nonuseReasons)
export const shortNote = z.string().trim().min(1).max(300)

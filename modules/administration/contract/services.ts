import { command, query, z } from '@ayni/kernel'

/** The nine services of the programme. @source services/03-enrollment-and-outreach.md R-ENR-06 */
export const serviceCodes = [
  'check',
  'self-help',
  'talk',
  'crisis',
  'case',
  'peers',
  'groups',
  'network',
  'library',
] as const
export const serviceCode = z.enum(serviceCodes)
export type ServiceCode = z.infer<typeof serviceCode>

/** Answered to whoever asks, whatever a programme decides. @safety help in a crisis is never switched off. */
export const alwaysOpen: readonly ServiceCode[] = ['check', 'crisis']

const note = z.string().trim().max(160)
export const serviceState = z.strictObject({ code: serviceCode, open: z.boolean(), noteEs: note, noteEn: note })
export type ServiceState = z.infer<typeof serviceState>

export const services = query('administration.services', {
  summary: 'Which services this programme offers, and the line that each adds',
  allow: ['admin', 'coordinator', 'director'],
  opens: 'C0',
  input: z.strictObject({}),
  output: z.array(serviceState),
})

export const setService = command('administration.set-service', {
  summary: 'Opens or closes a service for the physicians of the programme, with one line of its own',
  allow: ['admin', 'coordinator'],
  input: serviceState,
  output: z.null(),
  errors: {
    'administration.always-open': 409,
    'administration.words-refused': 422,
    'administration.no-program': 409,
  },
})

/** What the phone holds of one service: kind `service`, key = code. */
export type ServiceFact = { readonly open: boolean; readonly noteEs: string; readonly noteEn: string }

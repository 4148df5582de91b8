import { instant, query, z } from '@ayni/kernel'
import { attemptWindow, contactChannel, nonuseCode } from './shared-shapes.ts'

const days = z.number().nullable()

export const funnel = query('outreach.funnel', {
  summary:
    'From the list to the first check: every step with its denominator, the unreachable apart from those who said no',
  allow: ['coordinator', 'director'],
  opens: 'C2',
  input: z.strictObject({}),
  output: z.strictObject({
    asOf: instant,
    steps: z.array(
      z.strictObject({
        id: z.enum(['graduates', 'contactable', 'agreed', 'assessed']),
        n: z.int(),
        of: z.int().nullable(),
        percent: z.number().nullable(),
      }),
    ),
    reach: z.number().nullable(),
    /** Never answered by any way; of them, those on whom every way was tried in vain. */
    notReached: z.int(),
    unreachable: z.int(),
    /** Answered and did not take part; of them, those who said no. */
    notAgreed: z.int(),
    declined: z.int(),
    withdrawn: z.int(),
    medianDays: z.strictObject({ startToInvited: days, invitedToConsented: days, consentedToScreened: days }),
    ways: z.array(
      z.strictObject({
        channel: contactChannel,
        window: attemptWindow,
        attempts: z.int(),
        answered: z.int(),
        perSuccess: z.number().nullable(),
      }),
    ),
    nonuse: z.array(z.strictObject({ code: nonuseCode, n: z.int() })),
    /** Say that they know three services or more, of those who agreed. */
    knowsThree: z.strictObject({ n: z.int(), of: z.int(), percent: z.number().nullable() }),
  }),
  errors: { 'outreach.no-program': 409 },
})
export type Funnel = z.infer<typeof funnel.output>

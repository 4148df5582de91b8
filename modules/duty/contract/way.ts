import { z } from '@ayni/kernel'

/** How somebody answered a call: in the console, by the link of a message, by SMS, or by a key in the automatic call. */
export const answerWay = z.enum(['console', 'link', 'sms', 'key'])
export type AnswerWay = z.infer<typeof answerWay>

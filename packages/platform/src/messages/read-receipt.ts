import { z } from '@ayni/kernel'
import type { Receipt } from './receipt.ts'

const httpReceipt = z.object({
  reference: z.uuid(),
  status: z.enum(['accepted', 'sent', 'delivered', 'read', 'failed', 'no-answer', 'busy', 'address-invalid']),
})

/** A receipt of the generic gateway: `{ reference, status }`. `null`: understood, and nothing to record. */
export function readHttpReceipt(body: unknown): Receipt | null | undefined {
  const parsed = httpReceipt.safeParse(body)
  if (!parsed.success) return undefined
  const { reference: id, status } = parsed.data
  switch (status) {
    case 'accepted':
    case 'sent':
      return null
    case 'delivered':
    case 'read':
      return { id, provider: 'http', what: status, reason: 'receipt.failed' }
    case 'failed':
    case 'no-answer':
    case 'busy':
    case 'address-invalid':
      return { id, provider: 'http', what: 'failed', reason: `receipt.${status}` }
  }
}

/** A key pressed in an automatic call of ours: the message id travelled with the call and comes back signed. */
export type PressedKey = { readonly message: string; readonly provider: 'http' | 'twilio'; readonly key: string }

const httpKey = z.object({ reference: z.uuid(), key: z.string().regex(/^[0-9*#]$/) })

/** `{ reference, key }` of the generic gateway. */
export function readHttpKey(body: unknown): PressedKey | undefined {
  const parsed = httpKey.safeParse(body)
  return parsed.success ? { message: parsed.data.reference, provider: 'http', key: parsed.data.key } : undefined
}

export function readTwilioKey(
  messageId: string | null,
  params: Readonly<Record<string, string>>,
): PressedKey | undefined {
  const { Digits = '' } = params
  return uuid.safeParse(messageId).success && messageId !== null && /^[0-9*#]/.test(Digits)
    ? { message: messageId, provider: 'twilio', key: Digits.slice(0, 1) }
    : undefined
}

const uuid = z.uuid()
/** Taking charge and having heard: either says that the phone was answered. */
const ANSWERED_KEY = /^[14]/
/** Numbers that cannot receive: 30005 unknown, 30006 landline or unreachable carrier. */
const badNumbers: readonly string[] = ['30005', '30006']

/** A status callback of Twilio, or the key pressed during a call. */
export function readTwilioReceipt(
  messageId: string | null,
  params: Readonly<Record<string, string>>,
): Receipt | null | undefined {
  const id = uuid.safeParse(messageId)
  if (!id.success) return undefined
  const base = { id: id.data, provider: 'twilio', reason: 'receipt.failed' } as const
  const { Digits, MessageStatus, CallStatus, ErrorCode = '' } = params
  if (Digits !== undefined) return ANSWERED_KEY.test(Digits) ? { ...base, what: 'read' } : null
  switch (MessageStatus ?? CallStatus) {
    case 'delivered':
    case 'completed':
      return { ...base, what: 'delivered' }
    case 'read':
      return { ...base, what: 'read' }
    case 'undelivered':
    case 'failed':
    case 'canceled':
      return {
        ...base,
        what: 'failed',
        reason: badNumbers.includes(ErrorCode) ? 'receipt.address-invalid' : 'receipt.failed',
      }
    case 'no-answer':
      return { ...base, what: 'failed', reason: 'receipt.no-answer' }
    case 'busy':
      return { ...base, what: 'failed', reason: 'receipt.busy' }
    default:
      return null
  }
}

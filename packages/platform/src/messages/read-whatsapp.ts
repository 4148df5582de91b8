import { fromMs, type Instant, toMs, z } from '@ayni/kernel'
import { type IncomingMessage, MAX_INCOMING_TEXT } from './incoming-message.ts'
import type { Receipt } from './receipt.ts'

const seconds = z.string().regex(/^\d{9,11}$/)
const status = z.object({
  id: z.string().max(200),
  status: z.string().max(40),
  biz_opaque_callback_data: z.string().max(512).optional(),
  errors: z.array(z.object({ code: z.number() })).optional(),
})
const said = z.object({
  id: z.string().min(1).max(200),
  from: z.string().regex(/^[1-9]\d{6,14}$/),
  timestamp: seconds.optional(),
  text: z.object({ body: z.string() }).optional(),
  button: z.object({ text: z.string() }).optional(),
  interactive: z
    .object({
      button_reply: z.object({ title: z.string() }).optional(),
      list_reply: z.object({ title: z.string() }).optional(),
    })
    .optional(),
})
const notice = z.object({
  object: z.literal('whatsapp_business_account'),
  entry: z.array(
    z.object({
      changes: z.array(
        z.object({
          field: z.string(),
          value: z.object({
            metadata: z.object({ phone_number_id: z.string() }).optional(),
            statuses: z.array(z.unknown()).optional(),
            messages: z.array(z.unknown()).optional(),
          }),
        }),
      ),
    }),
  ),
})

export type WhatsappNotice = { readonly receipts: readonly Receipt[]; readonly messages: readonly IncomingMessage[] }

const uuid = z.uuid()
/** 131026: no WhatsApp there. */
const NOBODY_THERE = 131026

function receiptOf(given: unknown): Receipt[] {
  const parsed = status.safeParse(given)
  const id = parsed.success ? uuid.safeParse(parsed.data.biz_opaque_callback_data) : undefined
  if (!parsed.success || id?.success !== true) return []
  const base = { id: id.data, provider: 'whatsapp', reason: 'receipt.failed' } as const
  switch (parsed.data.status) {
    case 'delivered':
    case 'read':
      return [{ ...base, what: parsed.data.status }]
    case 'failed': {
      const nobody = parsed.data.errors?.some(({ code }) => code === NOBODY_THERE) === true
      return [{ ...base, what: 'failed', reason: nobody ? 'receipt.address-invalid' : 'receipt.failed' }]
    }
    default:
      return []
  }
}

/** What was not written (a picture, a voice note) is handed over without words: somebody wants to say something. */
function messageOf(given: unknown, now: Instant): IncomingMessage[] {
  const parsed = said.safeParse(given)
  if (!parsed.success) return []
  const { id, from, timestamp, text, button, interactive } = parsed.data
  const words = text?.body ?? button?.text ?? interactive?.button_reply?.title ?? interactive?.list_reply?.title ?? ''
  const at = timestamp === undefined ? now : fromMs(Math.min(Number(timestamp) * 1000, toMs(now)))
  return [
    {
      ...{ provider: 'whatsapp', providerId: id, channel: 'whatsapp', from: `+${from}`, at, program: null },
      text: words.slice(0, MAX_INCOMING_TEXT),
    },
  ]
}

/**
 * What the WhatsApp platform posts: any number of receipts and messages. What we do not know is passed over, because a notice
 * that is refused is posted again for days. Nothing when it is no notice at all.
 */
export function readWhatsappNotice(
  body: unknown,
  { phoneNumberId, now }: { readonly phoneNumberId: string; readonly now: Instant },
): WhatsappNotice | undefined {
  const parsed = notice.safeParse(body)
  if (!parsed.success) return undefined
  const ours = parsed.data.entry
    .flatMap(({ changes }) => changes)
    .filter(({ field, value }) => field === 'messages' && value.metadata?.phone_number_id === phoneNumberId)
  return {
    receipts: ours.flatMap(({ value }) => value.statuses ?? []).flatMap(receiptOf),
    messages: ours.flatMap(({ value }) => value.messages ?? []).flatMap((one) => messageOf(one, now)),
  }
}

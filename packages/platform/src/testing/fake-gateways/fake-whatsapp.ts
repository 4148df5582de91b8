import { z } from '@ayni/kernel'
import { whatsappSignature } from '../../messages/whatsapp-signature.ts'
import { type FakeAnswer, type FakeRequest, fakeHttp } from './listen-low.ts'

const sendRequest = z.object({
  messaging_product: z.literal('whatsapp'),
  recipient_type: z.literal('individual'),
  to: z.string().regex(/^[1-9]\d{6,14}$/),
  type: z.enum(['text', 'template']),
  biz_opaque_callback_data: z.string(),
  text: z.object({ body: z.string() }).optional(),
  template: z
    .object({
      name: z.string(),
      language: z.object({ code: z.string() }),
      components: z
        .array(z.object({ type: z.string(), parameters: z.array(z.object({ type: z.string(), text: z.string() })) }))
        .optional(),
    })
    .optional(),
})
export type WhatsappPost = z.infer<typeof sendRequest>

export type FakeWhatsapp = {
  readonly baseUrl: string
  readonly token: string
  readonly phoneNumberId: string
  readonly appSecret: string
  readonly verifyToken: string
  /** What telephones received, in order. */
  readonly posts: readonly WhatsappPost[]
  /** Requests that came with a wrong token, to a wrong number or in a wrong form. */
  readonly strange: () => number
  /** Templates that are approved; all of them until told. */
  readonly approve: (...names: readonly string[]) => void
  /** Error codes of the next answers, in order; `hang` never answers. Then all is well again. */
  readonly failNext: (...codes: readonly (number | 'hang' | 'garbage')[]) => void
  /** A signed notice as the platform would post it. */
  readonly status: (ourId: string, status: string, errors?: readonly number[]) => SignedNotice
  readonly said: (message: {
    readonly id: string
    readonly from: string
    readonly text: string
    readonly at: number
  }) => SignedNotice
  readonly signed: (body: string) => SignedNotice
  readonly close: () => Promise<void>
}
export type SignedNotice = { readonly headers: Record<string, string>; readonly body: string }

const error = (code: number): FakeAnswer => ({
  status: code === 190 ? 401 : code >= 130_000 && code < 131_000 ? 429 : 400,
  body: JSON.stringify({ error: { message: 'invented, quoting +51900000321', type: 'OAuthException', code } }),
})

/** The messages endpoint of the Graph API: checks token and number, forgets nothing, fails, hangs and posts signed notices. */
export async function fakeWhatsapp(): Promise<FakeWhatsapp> {
  const [token, phoneNumberId, appSecret, verifyToken] = [
    'invented-token',
    '100200300',
    'invented-app-secret',
    'invented-verify',
  ]
  const posts: WhatsappPost[] = []
  const next: (number | 'hang' | 'garbage')[] = []
  let approved: ReadonlySet<string> | undefined
  let strange = 0

  function answer({ url, headers, body }: FakeRequest): FakeAnswer {
    const parsed = sendRequest.safeParse(JSON.parse(body.toString('utf8')))
    const here = new RegExp(`^/v\\d+\\.\\d+/${phoneNumberId}/messages$`).test(url)
    if (headers.authorization !== `Bearer ${token}` || !here || !parsed.success) {
      strange += 1
      return error(190)
    }
    const failure = next.shift()
    if (failure === 'hang') return 'hang'
    if (failure === 'garbage') return { status: 200, body: '<html>', type: 'text/html' }
    if (failure !== undefined) return error(failure)
    const { template } = parsed.data
    if (template !== undefined && approved?.has(template.name) === false) return error(132_001)
    posts.push(parsed.data)
    return {
      status: 200,
      body: JSON.stringify({
        messaging_product: 'whatsapp',
        contacts: [],
        messages: [{ id: `wamid.${posts.length}` }],
      }),
    }
  }

  const signed = (body: string): SignedNotice => ({
    body,
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': whatsappSignature(appSecret, body) },
  })
  const notice = (value: object): SignedNotice =>
    signed(
      JSON.stringify({
        object: 'whatsapp_business_account',
        entry: [
          {
            id: '1',
            changes: [
              {
                field: 'messages',
                value: { messaging_product: 'whatsapp', metadata: { phone_number_id: phoneNumberId }, ...value },
              },
            ],
          },
        ],
      }),
    )
  const { origin, close } = await fakeHttp(answer)
  return {
    ...{ baseUrl: origin, token, phoneNumberId, appSecret, verifyToken, posts, signed, close },
    strange: () => strange,
    approve: (...names) => {
      approved = new Set(names)
    },
    failNext: (...codes) => {
      next.push(...codes)
    },
    status: (ourId, status, errors = []) => {
      const about = { id: 'wamid.1', status, timestamp: '1795494000', recipient_id: '51900000321' }
      return notice({
        statuses: [{ ...about, biz_opaque_callback_data: ourId, errors: errors.map((code) => ({ code })) }],
      })
    },
    said: ({ id, from, text, at }) =>
      notice({
        messages: [
          {
            id,
            from: from.replace('+', ''),
            timestamp: String(Math.floor(at / 1000)),
            type: 'text',
            text: { body: text },
          },
        ],
      }),
  }
}

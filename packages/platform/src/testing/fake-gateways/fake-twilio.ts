import { twilioSignature } from '../../messages/twilio-signature.ts'
import { type FakeAnswer, type FakeRequest, fakeHttp } from './listen-low.ts'

export type TwilioCall = { readonly kind: 'Messages' | 'Calls'; readonly form: Readonly<Record<string, string>> }

export type FakeTwilio = {
  readonly baseUrl: string
  readonly accountSid: string
  readonly authToken: string
  readonly calls: readonly TwilioCall[]
  /** The next answers, in order; then all is well again. */
  readonly failNext: (...answers: FakeAnswer[]) => void
  /** A signed callback as Twilio would post it. */
  readonly callback: (
    url: string,
    params: Readonly<Record<string, string>>,
  ) => { readonly headers: Record<string, string>; readonly body: string }
  readonly close: () => Promise<void>
}

/** Twilio's two calls as far as we use them: basic authorization, form fields, `sid`. */
export async function fakeTwilio(): Promise<FakeTwilio> {
  const accountSid = 'ACinvented0000000000000000000000000'
  const authToken = 'invented-token'
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`
  const calls: TwilioCall[] = []
  const next: FakeAnswer[] = []

  function answer({ url, headers, body }: FakeRequest): FakeAnswer {
    if (headers.authorization !== authorization) return { status: 401, body: JSON.stringify({ code: 20003 }) }
    const failure = next.shift()
    if (failure !== undefined) return failure
    const kind = url.endsWith('/Calls.json') ? 'Calls' : 'Messages'
    calls.push({ kind, form: Object.fromEntries(new URLSearchParams(body.toString('utf8'))) })
    return { status: 201, body: JSON.stringify({ sid: `SM${String(calls.length).padStart(32, '0')}` }) }
  }

  const { origin, close } = await fakeHttp(answer)
  return {
    baseUrl: origin,
    accountSid,
    authToken,
    calls,
    failNext: (...answers) => {
      next.push(...answers)
    },
    callback: (url, params) => ({
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-twilio-signature': twilioSignature(authToken, url, params),
      },
      body: new URLSearchParams(params).toString(),
    }),
    close,
  }
}

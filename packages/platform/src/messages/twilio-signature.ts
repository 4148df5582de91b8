import { createHmac } from 'node:crypto'

/** `X-Twilio-Signature`: base64 HMAC-SHA-1 of the full URL followed by every parameter, name and value, sorted by name. */
export function twilioSignature(authToken: string, url: string, params: Readonly<Record<string, string>>): string {
  const text = Object.keys(params)
    .sort()
    .reduce((all, name) => `${all}${name}${params[name] ?? ''}`, url)
  return createHmac('sha1', authToken).update(text).digest('base64')
}

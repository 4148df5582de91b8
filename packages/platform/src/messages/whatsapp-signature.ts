import { createHmac } from 'node:crypto'
import { WhatsAppAPI } from 'whatsapp-api-js'
import { sameText } from './gateway-signature.ts'

/** `X-Hub-Signature-256`: hex HMAC-SHA-256 of the body with the app secret. */
export const whatsappSignature = (appSecret: string, body: string): string =>
  `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`

/** Over the bytes as they came; or, as the platform also does, over the same text with its accents escaped. */
export async function isSignedByWhatsapp(appSecret: string, body: string, given: string): Promise<boolean> {
  if (sameText(whatsappSignature(appSecret, body), given)) return true
  if (!/^sha256=[0-9a-f]{64}$/.test(given)) return false
  return new WhatsAppAPI({ token: '', appSecret, v: 'v24.0' }).verifyRequestSignature(body, given)
}

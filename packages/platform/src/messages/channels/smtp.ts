import nodemailer from 'nodemailer'
import { type Channel, failed, providerIdOf, type SendResult, sent } from '../channel.ts'

export type Smtp = {
  /** `smtp://user:password@host:587`, `smtps://…:465`. */
  readonly url: string
  readonly from: string
  readonly timeoutMs?: number
}

const mailbox = /^[^\s@<>,;"]{1,64}@[^\s@<>,;"]{1,255}$/
const isLoopback = (host: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(host)

function transportOf({ url, timeoutMs = 15_000 }: Smtp) {
  const at = new URL(url)
  const secure = at.protocol === 'smtps:'
  const limits = {
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
  }
  return nodemailer.createTransport({
    pool: true,
    maxConnections: 5,
    maxMessages: 500,
    host: at.hostname.replace(/^\[|\]$/g, ''),
    port: Number(at.port === '' ? (secure ? 465 : 587) : at.port),
    secure,
    // A password or an address never crosses a network in clear.
    requireTLS: !secure && !isLoopback(at.hostname),
    ignoreTLS: isLoopback(at.hostname),
    disableFileAccess: true,
    disableUrlAccess: true,
    ...limits,
    ...(at.username === ''
      ? {}
      : { auth: { user: decodeURIComponent(at.username), pass: decodeURIComponent(at.password) } }),
  })
}

const numberOf = (error: Error): number =>
  'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : 0
const codeOf = (error: Error): string => ('code' in error && typeof error.code === 'string' ? error.code : '')

function failureOfSmtp(error: unknown): SendResult {
  if (!(error instanceof Error)) return failed('channel.crashed')
  const status = numberOf(error)
  const code = codeOf(error)
  if (code === 'EAUTH' || status === 530 || status === 535) return failed('gateway.unauthorized')
  if (status === 550 || status === 551 || status === 553) return failed('address.invalid')
  if (status >= 500) return failed('gateway.refused')
  if (status >= 400) return failed('gateway.busy')
  if (code === 'ETIMEDOUT') return failed('gateway.timeout')
  return failed('gateway.unreachable')
}

const calendarMethods = ['REQUEST', 'CANCEL', 'PUBLISH'] as const

/** What mail programs show as an invitation to accept, or as one that is off: the text itself says which. */
function invitationOf(content: string) {
  const method = calendarMethods.find((one) => content.includes(`METHOD:${one}`)) ?? 'PUBLISH'
  return { method, filename: 'ayni.ics', content }
}

/** E-mail. The Message-ID is the same at every attempt, so that mail programs show a repeated message once. */
export function smtpChannel(settings: Smtp): Channel {
  const transport = transportOf(settings)
  const domain = /@([a-z0-9.-]+)/i.exec(settings.from)?.[1] ?? 'ayni.invalid'
  return {
    name: 'email',
    provider: 'smtp',
    concurrency: 20,
    timeoutMs: settings.timeoutMs ?? 15_000,
    // SMTP cannot be interrupted halfway: the socket's own limits end it, and whoever waits stops waiting.
    send: async ({ id, address, rendered, class: of, calendar }) => {
      if (address.kind !== 'email' || !mailbox.test(address.mailbox)) return failed('address.invalid')
      return transport
        .sendMail({
          from: settings.from,
          to: address.mailbox,
          subject: rendered.email.subject,
          text: rendered.email.text,
          messageId: `<${id}@${domain}>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
          ...(calendar === undefined ? {} : { icalEvent: invitationOf(calendar) }),
          ...(of === 'N1' || of === 'N2' ? { priority: 'high' as const } : {}),
        })
        .then((info) => sent(providerIdOf(info.messageId)), failureOfSmtp)
    },
    close: async () => transport.close(),
  }
}

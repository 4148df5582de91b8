import { SMTPServer } from 'smtp-server'
import { listenLow } from './listen-low.ts'

export type FakeMail = {
  readonly to: readonly string[]
  readonly source: string
  readonly subject: string
  readonly messageId: string
}

export type FakeSmtp = {
  readonly url: string
  readonly inbox: readonly FakeMail[]
  /** Answers `RCPT TO` with this SMTP code until told `undefined`. */
  readonly refuseRecipients: (code: number | undefined) => void
  readonly close: () => Promise<void>
}

class SmtpError extends Error {
  readonly responseCode: number
  constructor(code: number) {
    super('refused by the test')
    this.responseCode = code
  }
}

const header = (source: string, name: string): string =>
  new RegExp(`^${name}: (.*(?:\\r\\n[ \\t].*)*)`, 'im').exec(source)?.[1] ?? ''

/** A real SMTP server on the loopback that keeps what it receives. */
export async function fakeSmtp({ user = 'ayni', password = 'invented' } = {}): Promise<FakeSmtp> {
  const inbox: FakeMail[] = []
  let refusal: number | undefined
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: (auth, _session, done) =>
      auth.username === user && auth.password === password ? done(null, { user }) : done(new SmtpError(535)),
    onRcptTo: (_address, _session, done) => (refusal === undefined ? done() : done(new SmtpError(refusal))),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const source = Buffer.concat(chunks).toString('utf8')
        const to = session.envelope.rcptTo.map(({ address }) => address)
        inbox.push({ to, source, subject: header(source, 'Subject'), messageId: header(source, 'Message-ID') })
        done()
      })
    },
  })
  const { port } = await listenLow(server.server)
  server.on('error', () => undefined)
  return {
    url: `smtp://${user}:${password}@127.0.0.1:${port}`,
    inbox,
    refuseRecipients: (code) => {
      refusal = code
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

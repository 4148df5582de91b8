import type { StaffSession } from '@ayni/modules/identity/contract'
import { useWords, Weave } from '@ayni/ui'
import { useState } from 'preact/hooks'
import './door.css'
import { DemoPeople } from './demo-people.tsx'
import { EnterAddress, type Sent } from './enter-address.tsx'
import { EnterCode, EnterLink } from './enter-code.tsx'
import { SetUpFactor, ShowFactor } from './second-factor.tsx'
import type { IdentityClient } from './use-ask.ts'
import { words } from './words.ts'

export type SignInProps = {
  readonly client: IdentityClient
  /** A session that still owes its second factor, as `identity.session` said; null at the first step. */
  readonly session: StaffSession | null
  /** What stands after the # of `/console/entrar#…`. */
  readonly linkToken: string | null
  readonly onSignedIn: (session: StaffSession) => void
}

const complete = (session: StaffSession): boolean =>
  session.secondFactor === 'not-needed' || session.secondFactor === 'passed'

/** The door of the console: address, code or link, and for clinical roles the second factor. */
export const SignIn = ({ client, session, linkToken, onSignedIn }: SignInProps) => {
  const say = useWords(words)
  const [sent, setSent] = useState<Sent | null>(null)
  const [link, setLink] = useState(linkToken)
  const [waiting, setWaiting] = useState(session)
  const entered = (now: StaffSession): void => (complete(now) ? onSignedIn(now) : setWaiting(now))
  const again = (): void => {
    setSent(null)
    setLink(null)
  }
  const step =
    waiting?.secondFactor === 'due'
      ? 'factor'
      : waiting !== null
        ? 'set-up'
        : link !== null
          ? 'link'
          : sent !== null
            ? 'code'
            : 'address'
  const titles = {
    factor: say.factorTitle,
    'set-up': say.setUpTitle,
    link: say.linkTitle,
    code: say.codeTitle,
    address: say.enter,
  } as const
  return (
    <main class="door">
      <Weave keys={4} />
      <h1>{titles[step]}</h1>
      {step === 'factor' ? <ShowFactor client={client} onEntered={entered} /> : null}
      {step === 'set-up' && waiting !== null ? (
        <SetUpFactor client={client} onDone={() => onSignedIn({ ...waiting, secondFactor: 'passed' })} />
      ) : null}
      {step === 'link' && link !== null ? (
        <EnterLink client={client} token={link} onEntered={entered} onOther={again} />
      ) : null}
      {step === 'code' && sent !== null ? (
        <EnterCode client={client} sent={sent} onEntered={entered} onOther={again} />
      ) : null}
      {step === 'address' ? (
        <>
          <EnterAddress client={client} onSent={setSent} />
          <DemoPeople client={client} onEntered={entered} />
        </>
      ) : null}
    </main>
  )
}

import type { RaiseConcernProps } from '@ayni/modules/concerns/console'
import { MyAccount } from '@ayni/modules/identity/console'
import { Button, Card, language, useWords } from '@ayni/ui'
import { isClinician } from './alarms.tsx'
import { clients } from './clients.ts'
import { forgetDutyPhone } from './duty-phone.ts'
import { mailPath, mayReadMail } from './frame.tsx'
import { newId } from './instants.ts'
import { forgetCalls } from './open-call.ts'
import type { PageProps } from './page-props.ts'
import { part } from './part.tsx'
import { holds } from './places.ts'
import { pushHere } from './push.ts'
import { session as current } from './session.ts'
import { words } from './words.ts'
import { forgetShell } from './worker.ts'

const Capacity = part<object>(async () => (await import('./capacity.tsx')).Capacity)

const RaiseConcern = part<RaiseConcernProps>(async () => (await import('@ayni/modules/concerns/console')).RaiseConcern)
/** Whoever is near somebody may worry about them (R-SUI-14). */
const near = ['duty', 'psychiatrist', 'therapist', 'mentor', 'peer', 'peer_lead', 'facilitator'] as const

/** What this browser kept goes with whoever worked here: an unsent call, the pages, the number of the duty line. */
async function leave(): Promise<void> {
  forgetDutyPhone()
  await forgetCalls()
  await forgetShell().catch(() => undefined)
  location.assign('/console/')
}

const askAgain = async (): Promise<void> => {
  const answer = await clients.identity.call('identity.session', {})
  if (answer.ok) current.value = answer.output
}

/** One's own account; what the rail says at its foot is here too, because a phone has no foot. */
export const Account = ({ session }: PageProps) => {
  const say = useWords(words)
  return (
    <div class="narrow stack">
      {mayReadMail(session) ? (
        <Card title={say.demo}>
          <a href={mailPath}>{say.demoMail}</a>
        </Card>
      ) : null}
      <MyAccount
        client={clients.identity}
        session={session}
        push={pushHere}
        onChanged={() => void askAgain()}
        onSignedOut={() => void leave()}
      />
      {holds(session.roles, near) ? <RaiseConcern client={clients.concerns} newId={newId} /> : null}
      {isClinician(session) ? <Capacity /> : null}
      <Button kind="plain" onPress={() => (language.value = language.value === 'es' ? 'en' : 'es')}>
        {say.otherLanguage}
      </Button>
    </div>
  )
}

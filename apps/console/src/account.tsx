import { MyAccount } from '@ayni/modules/identity/console'
import { Button, Card, language, useWords } from '@ayni/ui'
import { isClinician } from './alarms.tsx'
import { clients } from './clients.ts'
import { mailPath, mayReadMail } from './frame.tsx'
import { forgetCalls } from './open-call.ts'
import type { PageProps } from './page-props.ts'
import { part } from './part.tsx'
import { pushHere } from './push.ts'
import { session as current } from './session.ts'
import { words } from './words.ts'

const Capacity = part<object>(async () => (await import('./capacity.tsx')).Capacity)

/** What this browser kept of an unsent call goes with whoever wrote it. */
const leave = (): void => void forgetCalls().then(() => location.assign('/console/'))

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
        onSignedOut={leave}
      />
      {isClinician(session) ? <Capacity /> : null}
      <Button kind="plain" onPress={() => (language.value = language.value === 'es' ? 'en' : 'es')}>
        {say.otherLanguage}
      </Button>
    </div>
  )
}

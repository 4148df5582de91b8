import { SignIn } from '@ayni/modules/identity/console'
import { Button, language, Notice, useWords } from '@ayni/ui'
import { clients } from './clients.ts'
import { cutSince } from './connection.ts'
import { ended, enter, session } from './session.ts'
import { words } from './words.ts'

const tokenInAddress = (): string | null =>
  location.pathname === '/console/entrar' && location.hash.length > 1 ? location.hash.slice(1) : null

/** The way in, and the way back in for whoever's session ended while they worked. */
export const Door = () => {
  const say = useWords(words)
  const waiting = ended.value ? null : (session.value ?? null)
  return (
    <div class="doorstep">
      {ended.value ? <Notice tone="inform" title={say.sessionEnded} live="polite" /> : null}
      {cutSince.value === null ? null : <Notice tone="attend" title={say.cutAtDoor} live="polite" />}
      <SignIn
        key={waiting?.secondFactor ?? 'out'}
        client={clients.identity}
        session={waiting}
        linkToken={tokenInAddress()}
        onSignedIn={(entered) => {
          if (tokenInAddress() !== null) history.replaceState(null, '', '/console/')
          enter(entered)
        }}
      />
      <Button kind="plain" onPress={() => (language.value = language.value === 'es' ? 'en' : 'es')}>
        {say.otherLanguage}
      </Button>
    </div>
  )
}

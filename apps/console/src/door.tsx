import { SignIn } from '@ayni/modules/identity/console'
import { Button, language, Notice, useWords } from '@ayni/ui'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { clients } from './clients.ts'
import { cutSince } from './connection.ts'
import { ended, enter, session } from './session.ts'
import { words } from './words.ts'

const tokenInAddress = (): string | null =>
  location.pathname === '/console/entrar' && location.hash.length > 1 ? location.hash.slice(1) : null

/** Over everything, also over a dialog that was open: a modal one would hold the door shut. */
const OverThePage = ({ children }: { readonly children: ComponentChildren }) => {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} class="over" onCancel={(event) => event.preventDefault()}>
      {children}
    </dialog>
  )
}

/** Where to come in: over the page that waits, or alone. */
export const Door = () =>
  ended.value ? (
    <OverThePage>
      <Doorstep />
    </OverThePage>
  ) : (
    <Doorstep />
  )

/** The way in, and the way back in for whoever's session ended while they worked. */
const Doorstep = () => {
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

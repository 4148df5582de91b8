import type { StaffSession } from '@ayni/modules/identity/contract'
import { Button, Desk, language, Rail, useWords } from '@ayni/ui'
import type { ComponentChildren } from 'preact'
import { Alarms, isClinician, openAlertCount } from './alarms.tsx'
import { useConnectionWords } from './connection-words.ts'
import { KeptCalls } from './kept-calls.tsx'
import { holds, placesOf } from './places.ts'
import { words } from './words.ts'

export const mailPath = '/console/mensajes'

/** In a demo, for those whom the server lets read what would have left. */
export const mayReadMail = ({ demo, roles }: StaffSession): boolean =>
  demo && holds(roles, ['coordinator', 'admin', 'director'])

const RailFoot = ({ session }: { readonly session: StaffSession }) => {
  const say = useWords(words)
  return (
    <div class="stack">
      <p>{session.displayName}</p>
      <p class="muted">{session.program.name}</p>
      {mayReadMail(session) ? <a href={mailPath}>{say.demoMail}</a> : null}
      <Button kind="plain" onPress={() => (language.value = language.value === 'es' ? 'en' : 'es')}>
        {say.otherLanguage}
      </Button>
    </div>
  )
}

export type FrameProps = {
  readonly session: StaffSession
  readonly title: string
  readonly path: string
  readonly tools?: ComponentChildren | undefined
  readonly children: ComponentChildren
}

/** There the alerts are what one came for. */
const whereAlertsAre: readonly string[] = ['/console/tablero', '/console/alertas']

/** Every page after the door: the rail, what is alarming, how old the screen is, and the page. */
export const Frame = ({ session, title, path, tools, children }: FrameProps) => {
  const say = useWords(words)
  const connection = useConnectionWords()
  const waiting = openAlertCount.value ?? 0
  const places = placesOf(session.roles).map((place) => ({
    href: place.path,
    word: say.place[place.id],
    icon: place.icon,
    waiting: place.id === 'alerts' ? { count: waiting, words: say.alertsOpen(waiting) } : undefined,
  }))
  return (
    <Desk
      title={title}
      tools={tools}
      connection={connection}
      alarm={
        <>
          <Alarms session={session} brief={!whereAlertsAre.includes(path)} />
          {isClinician(session) ? <KeptCalls session={session} /> : null}
        </>
      }
      rail={<Rail label={say.places} places={places} current={path} foot={<RailFoot session={session} />} />}
    >
      {children}
    </Desk>
  )
}

import { Button, Empty, useWords } from '@ayni/ui'
import { isClinician } from './alarms.tsx'
import { AlertsPage, OneAlert } from './alerts-page.tsx'
import type { CallPlaceProps } from './call-place.tsx'
import type { FollowedProps } from './follow.tsx'
import { Frame, mailPath, mayReadMail } from './frame.tsx'
import type { PageProps } from './page-props.ts'
import { part } from './part.tsx'
import { home, type PlaceId, placeAt, placeRules } from './places.ts'
import { words } from './words.ts'

const parts = {
  board: part<PageProps>(async () => (await import('./board.tsx')).Board),
  queue: part<PageProps>(async () => (await import('./queue.tsx')).Queue),
  people: part<PageProps>(async () => (await import('./people.tsx')).People),
  shifts: part<PageProps>(async () => (await import('./shifts.tsx')).Shifts),
  evaluation: part<PageProps>(async () => (await import('./evaluation.tsx')).Evaluation),
  team: part<PageProps>(async () => (await import('./team.tsx')).Team),
  account: part<PageProps>(async () => (await import('./account.tsx')).Account),
  mail: part<PageProps>(async () => (await import('./mail.tsx')).Mail),
  alerts: AlertsPage,
} as const

const pathOf = (id: PlaceId): string => placeRules.find((place) => place.id === id)?.path ?? home

const NotYours = ({ session }: PageProps) => {
  const say = useWords(words)
  return (
    <Frame session={session} title={say.notYours} path="">
      <Empty title={say.notYoursWhy}>
        <Button href={home}>{say.goHome}</Button>
      </Empty>
    </Frame>
  )
}

const CallPlace = part<CallPlaceProps>(async () => (await import('./call-place.tsx')).CallPlace)
const Followed = part<FollowedProps>(async () => (await import('./follow.tsx')).Followed)

const idIn = (path: string, shape: RegExp): string | undefined => path.match(shape)?.[1]

/** What is about one person fills the screen, for clinicians alone. */
const Alone = ({ session, path }: PageProps & { readonly path: string }) => {
  const alert = idIn(path, /^\/console\/alertas\/([0-9a-f-]{36})$/)
  if (alert !== undefined) return <OneAlert key={path} session={session} alert={alert} />
  const alertCalled = idIn(path, /^\/console\/alertas\/([0-9a-f-]{36})\/llamada$/)
  if (alertCalled !== undefined)
    return <CallPlace key={path} session={session} path={path} of={{ alert: alertCalled }} />
  const called = idIn(path, /^\/console\/alertas\/seguimiento\/([0-9a-f-]{36})\/llamada$/)
  if (called !== undefined) return <CallPlace key={path} session={session} path={path} of={{ episode: called }} />
  const episode = idIn(path, /^\/console\/alertas\/seguimiento\/([0-9a-f-]{36})$/)
  return episode === undefined ? null : <Followed key={path} session={session} episode={episode} />
}

const standsAlone = (path: string): boolean =>
  /^\/console\/alertas\/(seguimiento\/)?[0-9a-f-]{36}(\/llamada)?$/.test(path)

/** The page of an address, where it belongs to the roles of whoever asks. */
export const Page = ({ session, path }: PageProps & { readonly path: string }) => {
  const say = useWords(words)
  const id = path === mailPath && mayReadMail(session) ? 'mail' : placeAt(path, session.roles)
  if (id === undefined) return <NotYours session={session} />
  if (id === 'alerts' && standsAlone(path) && isClinician(session)) return <Alone session={session} path={path} />
  const Content = parts[id]
  const title = id === 'evaluation' ? say.evaluationOf(session.program.name) : say.title[id]
  return (
    <Frame session={session} title={title} path={id === 'mail' ? mailPath : pathOf(id)}>
      <Content session={session} />
    </Frame>
  )
}

import { Button, Empty, useWords } from '@ayni/ui'
import { isClinician } from './alarms.tsx'
import { AlertsPage, OneAlert } from './alerts-page.tsx'
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

const alertIn = (path: string): string | undefined => path.match(/^\/console\/alertas\/([0-9a-f-]{36})$/)?.[1]

/** The page of an address, where it belongs to the roles of whoever asks. */
export const Page = ({ session, path }: PageProps & { readonly path: string }) => {
  const say = useWords(words)
  const id = path === mailPath && mayReadMail(session) ? 'mail' : placeAt(path, session.roles)
  if (id === undefined) return <NotYours session={session} />
  const alert = alertIn(path)
  if (id === 'alerts' && alert !== undefined && isClinician(session))
    return <OneAlert session={session} alert={alert} />
  const Content = parts[id]
  const title = id === 'evaluation' ? say.evaluationOf(session.program.name) : say.title[id]
  return (
    <Frame session={session} title={title} path={id === 'mail' ? mailPath : pathOf(id)}>
      <Content session={session} />
    </Frame>
  )
}

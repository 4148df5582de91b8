import { CallCard } from '@ayni/modules/coordination/console'
import { EmergencyPanel } from '@ayni/modules/emergency/console'
import type { StaffSession } from '@ayni/modules/identity/contract'
import { type EpisodeClient, GuidedCall } from '@ayni/modules/safety-episode/console'
import { MeansPanel, PlanBuilder } from '@ayni/modules/safety-plan/console'
import { Button, Card, Desk, dayOf, Empty, ErrorNotice, instantOf, Loading, useAnswer, useWords } from '@ayni/ui'
import type { ComponentChildren } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { alertHref } from './alarms.tsx'
import { clients } from './clients.ts'
import { minute, tick } from './clock.ts'
import { instantIn, instantNow, newId } from './instants.ts'
import { draftsOf, forgetCall, noteCall, type OpenCall, openCallAt } from './open-call.ts'
import { words } from './words.ts'

const listHref = '/console/alertas/seguimiento'

type Rooms = {
  readonly contact: ComponentChildren
  readonly plan: ComponentChildren
  readonly means: ComponentChildren
  readonly emergency: ComponentChildren
}

type CallProps = { readonly call: OpenCall; readonly client: EpisodeClient; readonly rooms?: Rooms | undefined }

const Call = ({ call, client, rooms }: CallProps) => {
  const drafts = useMemo(() => draftsOf(call.account), [call.account])
  return (
    <GuidedCall
      client={client}
      episode={call.episode}
      contact={call.contact}
      alias={call.alias}
      isPsychiatrist={call.isPsychiatrist}
      drafts={drafts}
      newId={newId}
      now={instantNow}
      instant={instantIn}
      clock={tick}
      episodeHref={`${listHref}/${call.episode}`}
      contactRoom={rooms?.contact}
      planRoom={rooms?.plan}
      meansRoom={rooms?.means}
      emergencyRoom={rooms?.emergency}
    />
  )
}

export type CallOfProps = { readonly call: OpenCall }

/** Nothing leaves before it is known who sits here: this one only reads and keeps. */
const silent: EpisodeClient = { call: async () => ({ ok: false, code: 'network.offline' }) }

/** A call that this tab had open, shown again while the server cannot be asked. */
export const UnsentCall = ({ call }: CallOfProps) => (
  <>
    <p class="stale" role="status">
      {useWords(words).unsentCall}
    </p>
    <Call call={call} client={silent} />
  </>
)

export type CallPlaceProps = {
  readonly session: StaffSession
  readonly path: string
  readonly of: { readonly alert: string } | { readonly episode: string }
}

/** The guided call of an alert or of an episode. What this tab had open goes on without asking anybody. */
export const CallPlace = (props: CallPlaceProps) => {
  const { session, path } = props
  const [begun] = useState(() => openCallAt(path))
  return begun !== undefined && begun.account === session.account ? <Begun call={begun} /> : <Find {...props} />
}

/** @safety What stands beside a call stands there also when the page was loaded again: without it the emergency could not be led from here. */
const Begun = ({ call }: CallOfProps) => {
  const say = useWords(words)
  const { person, alert } = call
  useEffect(() => {
    noteCall(call)
    return forgetCall
  }, [call])
  const rooms =
    person === undefined
      ? undefined
      : {
          contact: (
            <>
              <Card title={say.howToCall}>
                <CallCard client={clients.board} person={person} clinical />
              </Card>
              {alert == null ? null : (
                <Button wide kind="plain" href={alertHref(alert)}>
                  {say.toAlert}
                </Button>
              )}
            </>
          ),
          plan: <PlanBuilder client={clients.plan} person={person} now={minute.value} />,
          means: <MeansPanel client={clients.plan} person={person} now={minute.value} />,
          emergency: (
            <EmergencyPanel
              client={clients.emergency}
              person={person}
              now={tick}
              isPsychiatrist={call.isPsychiatrist}
            />
          ),
        }
  return <Call call={call} client={clients.episodes} rooms={rooms} />
}

/** By the list that every watcher may read: nothing of why is opened in order to begin a call. */
const Find = (props: CallPlaceProps) => {
  const { session, path, of } = props
  const say = useWords(words)
  const [day] = useState(() => tick.value)
  const list = useAnswer(clients.episodes, 'safety-episode.list', { mine: false, closedSince: null })
  const from = instantOf(dayOf(day, -60), '00:00') ?? instantIn(day)
  const to = instantOf(dayOf(day, 90), '00:00') ?? instantIn(day)
  const calendar = useAnswer(clients.episodes, 'safety-episode.calendar', { from, to, mine: false })
  const row = list.output?.rows.find((one) => ('alert' in of ? one.alert === of.alert : one.episode === of.episode))
  const contact = calendar.output?.rows.find(({ episode, doneAt }) => episode === row?.episode && doneAt === null)
  // Without the calendar the call begins all the same: which contact it keeps is the lesser matter.
  const ready = row !== undefined && (calendar.output !== undefined || calendar.code !== undefined)
  const call = useMemo(
    () =>
      ready
        ? {
            ...{ path, account: session.account, episode: row.episode, contact: contact?.contact ?? null },
            ...{ alias: row.alias, isPsychiatrist: session.roles.includes('psychiatrist') },
            person: row.person,
            alert: row.alert,
          }
        : undefined,
    // biome-ignore lint/correctness/useExhaustiveDependencies: begun once; what changes meanwhile does not begin it anew.
    [ready, path],
  )
  if (call !== undefined) return <Begun call={call} />
  const code = list.code
  return (
    <Desk title={say.guidedCall} rail={null}>
      {code !== undefined ? (
        <ErrorNotice code={code}>
          <Button kind="quiet" onPress={list.again}>
            {say.retry}
          </Button>
        </ErrorNotice>
      ) : list.output === undefined || row !== undefined ? (
        <Loading words={say.looking} />
      ) : (
        <Empty title={say.noEpisode}>
          <p>{say.noEpisodeWhy}</p>
          <Button href={listHref}>{say.toFollowed}</Button>
        </Empty>
      )}
    </Desk>
  )
}

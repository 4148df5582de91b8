import type { PersonId } from '@ayni/kernel'
import { CallCard } from '@ayni/modules/coordination/console'
import { EmergencyPanel } from '@ayni/modules/emergency/console'
import type { StaffSession } from '@ayni/modules/identity/contract'
import { type EpisodeClient, GuidedCall } from '@ayni/modules/safety-episode/console'
import { MeansPanel, PlanBuilder } from '@ayni/modules/safety-plan/console'
import { Button, Desk, dayOf, Empty, ErrorNotice, instantOf, Loading, useAnswer, useWords } from '@ayni/ui'
import type { ComponentChildren } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { alertHref } from './alarms.tsx'
import { clients } from './clients.ts'
import { minute, tick } from './clock.ts'
import { cutSince } from './connection.ts'
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

type CallProps = { readonly call: OpenCall; readonly client: EpisodeClient; readonly rooms: Rooms | undefined }

const Call = ({ call, client, rooms }: CallProps) => {
  const drafts = useMemo(() => draftsOf(call.account), [call.account])
  const episodeHref = `${listHref}/${call.episode}`
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
      cutSince={cutSince}
      episodeHref={episodeHref}
      onReceived={() => {
        // The page stays; loaded again, it is no longer a call that begins anew.
        forgetCall()
        history.replaceState(history.state, '', episodeHref)
      }}
      contactRoom={rooms?.contact}
      planRoom={rooms?.plan}
      meansRoom={rooms?.means}
      emergencyRoom={rooms?.emergency}
    />
  )
}

/** How to call them, and the way back to the alert that this call answers. */
const Contact = ({ person, alert }: { readonly person: PersonId; readonly alert: string | null }) => {
  const say = useWords(words)
  return (
    <>
      <CallCard client={clients.board} person={person} clinical />
      {alert === null ? null : (
        <Button wide kind="plain" href={alertHref(alert)}>
          {say.toAlert}
        </Button>
      )}
    </>
  )
}

/** @safety What stands beside a call stands there also when the page was loaded again: without it the emergency could not be led from here. */
const roomsOf = ({ person, alert, isPsychiatrist }: OpenCall): Rooms | undefined => {
  if (person === undefined) return undefined
  return {
    contact: <Contact person={person} alert={alert ?? null} />,
    plan: <PlanBuilder client={clients.plan} person={person} now={minute.value} />,
    means: <MeansPanel client={clients.plan} person={person} now={minute.value} />,
    emergency: <EmergencyPanel client={clients.emergency} person={person} now={tick} isPsychiatrist={isPsychiatrist} />,
  }
}

/** Nothing leaves before it is known who sits here: this one only reads and keeps. */
const silent: EpisodeClient = { call: async () => ({ ok: false, code: 'network.offline' }) }

export type CarriedCallProps = { readonly call: OpenCall; readonly known: boolean }

/** A call that this tab had open, taken up before the server could say who sits here; what it finished leaves once that is known. */
export const CarriedCall = ({ call, known }: CarriedCallProps) => {
  const rooms = roomsOf(call)
  return <Call call={call} client={known ? clients.episodes : silent} rooms={known ? rooms : undefined} />
}

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

const Begun = ({ call }: { readonly call: OpenCall }) => {
  useEffect(() => {
    noteCall(call)
    return forgetCall
  }, [call])
  return <Call call={call} client={clients.episodes} rooms={roomsOf(call)} />
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
  // Begun once: what changes meanwhile, also that the alert ends with this very call, neither begins it anew nor takes it away.
  const begun = useRef<OpenCall | undefined>(undefined)
  if (begun.current === undefined && ready)
    begun.current = {
      ...{ path, account: session.account, episode: row.episode, person: row.person },
      ...{ contact: contact?.contact ?? null, alias: row.alias, alert: row.alert },
      isPsychiatrist: session.roles.includes('psychiatrist'),
    }
  if (begun.current !== undefined) return <Begun call={begun.current} />
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

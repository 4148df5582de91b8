import type { PersonId } from '@ayni/kernel'
import { CallCard } from '@ayni/modules/coordination/console'
import { EmergencyPanel } from '@ayni/modules/emergency/console'
import { type CallClient, GuidedCall } from '@ayni/modules/guided-call/console'
import type { StaffSession } from '@ayni/modules/identity/contract'
import { episodeErrors } from '@ayni/modules/safety-episode/console'
import { MeansPanel, PlanBuilder, type PlanClient } from '@ayni/modules/safety-plan/console'
import {
  Button,
  Desk,
  dayOf,
  Empty,
  ErrorNotice,
  instantOf,
  keptWords,
  Loading,
  Notice,
  useAnswer,
  useWords,
} from '@ayni/ui'
import type { ComponentChildren } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { alertHref } from './alarms.tsx'
import { clients } from './clients.ts'
import { minute, tick } from './clock.ts'
import { cutSince } from './connection.ts'
import { instantIn, instantNow, newId } from './instants.ts'
import { draftsOf, forgetCall, noteCall, type OpenCall, openCallAt } from './open-call.ts'
import { type BesideCall, useBeside } from './use-beside.ts'
import { words } from './words.ts'

const listHref = '/console/alertas/seguimiento'

type Rooms = { readonly contact?: ComponentChildren; readonly emergency?: ComponentChildren }

/** Nothing leaves before it is known who sits here: these only read and keep. */
const silent: { readonly episodes: CallClient; readonly plan: PlanClient } = {
  episodes: { call: async () => ({ ok: false, code: 'network.offline' }) },
  plan: { call: async () => ({ ok: false, code: 'network.offline' }) },
}

type CallProps = { readonly call: OpenCall; readonly known: boolean }

const Call = ({ call, known }: CallProps) => {
  const { episodes, plan } = known ? clients : silent
  const drafts = useMemo(() => draftsOf(call.account), [call.account])
  const beside = useBeside(call, plan)
  const rooms = roomsOf(call, known)
  const episodeHref = `${listHref}/${call.episode}`
  return (
    <GuidedCall
      client={episodes}
      episode={call.episode}
      contact={call.contact}
      alias={call.alias}
      isPsychiatrist={call.isPsychiatrist}
      drafts={drafts}
      before={beside.before}
      newId={newId}
      now={instantNow}
      instant={instantIn}
      clock={tick}
      cutSince={cutSince}
      episodeHref={episodeHref}
      alertsHref="/console/alertas"
      errors={episodeErrors}
      onReceived={() => {
        // The page stays; loaded again, it is no longer a call that begins anew.
        forgetCall()
        history.replaceState(history.state, '', episodeHref)
      }}
      contactRoom={rooms.contact}
      planRoom={<PlanBeside call={call} client={plan} beside={beside} />}
      meansRoom={<MeansBeside call={call} client={plan} beside={beside} />}
      emergencyRoom={rooms.emergency}
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
const roomsOf = ({ person, alert, isPsychiatrist }: OpenCall, known: boolean): Rooms => {
  if (person === undefined || !known) return {}
  return {
    contact: <Contact person={person} alert={alert ?? null} />,
    emergency: <EmergencyPanel client={clients.emergency} person={person} now={tick} isPsychiatrist={isPsychiatrist} />,
  }
}

type BesideProps = { readonly call: OpenCall; readonly client: PlanClient; readonly beside: BesideCall }

/** What is written for another room, with or without a signal; nothing where an older page did not note of whom. */
const Around = ({ beside, children }: { readonly beside: BesideCall; readonly children: ComponentChildren }) => {
  const say = useWords(words)
  const { cannot } = useWords(keptWords)
  return (
    <>
      <p class="muted">{say.goesWithCall}</p>
      {beside.cannot ? <Notice tone="attend" title={cannot} live="polite" /> : null}
      {children}
    </>
  )
}

const PlanBeside = ({ call: { person }, client, beside }: BesideProps) =>
  person === undefined || beside.plan === undefined ? null : (
    <Around beside={beside}>
      <PlanBuilder client={client} person={person} now={minute.value} keep={beside.plan} />
    </Around>
  )

const MeansBeside = ({ call: { person }, client, beside }: BesideProps) =>
  person === undefined || beside.means === undefined ? null : (
    <Around beside={beside}>
      <MeansPanel client={client} person={person} now={minute.value} keep={beside.means} />
    </Around>
  )

export type CarriedCallProps = CallProps

/** A call that this tab had open, taken up before the server could say who sits here; what it finished leaves once that is known. */
export const CarriedCall = (props: CarriedCallProps) => <Call {...props} />

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
  return <Call call={call} known />
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

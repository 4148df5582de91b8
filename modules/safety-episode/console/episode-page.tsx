import type { AccountId, Instant, PersonId } from '@ayni/kernel'
import type { EpisodePageData } from '@ayni/modules/safety-episode/contract'
import { Button, Desk, ErrorNotice, Loading, Notice, StickyAction, useAnswer, useDoOnce, useWords } from '@ayni/ui'
import type { ReadonlySignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { AsideCard, mayBeSetAside } from './aside-card.tsx'
import type { EpisodeClient } from './client.ts'
import { ClocksCard, nextStep, StandingNotices } from './clocks-card.tsx'
import { ClosingCard } from './closing-card.tsx'
import { ContactCard } from './contact-card.tsx'
import { EpisodeStory } from './episode-story.tsx'
import { episodeErrors } from './error-words.ts'
import { pageWords } from './page-words.ts'
import { PlaceCard } from './place-card.tsx'
import { RefusalNotice } from './refusal-notice.tsx'
import { CheckInCard, OwnerCard } from './who-cards.tsx'

type Room = (person: PersonId) => ComponentChildren

/** What other rooms bring to this page; each may be missing. */
export type EpisodeRooms = {
  readonly contact?: Room | undefined
  readonly emergency?: Room | undefined
  readonly unreachable?: Room | undefined
  readonly plan?: Room | undefined
  readonly questionnaire?: Room | undefined
  readonly referral?: Room | undefined
  readonly fitness?: Room | undefined
  readonly standDown?: Room | undefined
  readonly caring?: Room | undefined
  readonly knows?: ((person: PersonId, onDone: () => void) => ComponentChildren) | undefined
  readonly handOver?: ((page: EpisodePageData, onDone: () => void) => ComponentChildren) | undefined
}

export type EpisodePageProps = {
  readonly client: EpisodeClient
  readonly episode: string
  readonly now: ReadonlySignal<string>
  readonly instantNow: () => Instant
  readonly newId: () => string
  readonly account: AccountId
  readonly isPsychiatrist: boolean
  readonly listHref: string
  readonly callHref: string
  readonly alertHref: (alert: string) => string
  readonly rooms?: EpisodeRooms | undefined
  /** Other alerts stay in sight and in reach, whatever this page is about. */
  readonly alarm?: ComponentChildren | undefined
}

/** One person, one column: where they are, what comes next, what happened, and what an ending still lacks. */
export const EpisodePage = (props: EpisodePageProps) => {
  const { client, episode, alarm } = props
  const say = useWords(pageWords)
  const { output, code, again } = useAnswer(
    client,
    'safety-episode.episode',
    { episode, person: null },
    { topics: ['episodes', 'alerts', 'emergencies', 'plans', 'referrals'], everySeconds: 60 },
  )
  const [ended, setEnded] = useState<string | null>(null)
  if (ended === episode) return <Ended {...props} />
  // Handed to somebody else, it is no longer theirs to read: what was read before does not stay on the screen as if the signal were gone.
  const isTheirs = code !== 'safety-episode.episode-unknown'
  if (output !== undefined && isTheirs)
    return (
      <Whole {...props} page={output} stale={code !== undefined} onChanged={again} onEnded={() => setEnded(episode)} />
    )
  return (
    <Desk title={say.followed} rail={null} alarm={alarm}>
      {code === undefined ? (
        <Loading words={say.looking} />
      ) : !isTheirs ? (
        <NotFollowed {...props} onChanged={again} />
      ) : (
        <ErrorNotice code={code} own={episodeErrors}>
          <Button kind="quiet" onPress={again}>
            {say.again}
          </Button>
        </ErrorNotice>
      )}
    </Desk>
  )
}

/** With the closing the right to read ends: whoever signed it is told so, and not asked to follow anew. */
const Ended = ({ listHref, alarm }: EpisodePageProps) => {
  const say = useWords(pageWords)
  return (
    <Desk title={say.followed} rail={null} alarm={alarm}>
      <Notice tone="done" title={say.ended} live="polite">
        <p>{say.endedWhy}</p>
        <Button kind="plain" href={listHref}>
          {say.list}
        </Button>
      </Notice>
    </Desk>
  )
}

type Changed = { readonly onChanged: () => void }

/** The page opens to whoever follows the person, which the person can see: it is begun by a press, never by looking. */
const NotFollowed = ({ client, episode, newId, listHref, onChanged }: EpisodePageProps & Changed) => {
  const say = useWords(pageWords)
  const doing = useDoOnce(client, newId, onChanged)
  return (
    <>
      <Notice title={say.notFollowed}>
        <p>{say.notFollowedWhy}</p>
        <div class="row">
          <Button onPress={() => void doing.act('safety-episode.accompany', { episode })}>{say.follow}</Button>
          <Button kind="plain" href={listHref}>
            {say.list}
          </Button>
        </div>
      </Notice>
      <RefusalNotice doing={doing} />
    </>
  )
}

type WholeProps = EpisodePageProps &
  Changed & { readonly page: EpisodePageData; readonly stale: boolean; readonly onEnded: () => void }

/** @safety SUI-06: the browser asks before this page goes while somebody in danger has not been received. */
const useStays = (held: boolean): void => {
  useEffect(() => {
    if (!held) return undefined
    const hold = (event: Event): void => event.preventDefault()
    addEventListener('beforeunload', hold)
    return () => removeEventListener('beforeunload', hold)
  }, [held])
}

const Whole = (props: WholeProps) => {
  const { page, now, listHref, callHref, alertHref, rooms, alarm, stale } = props
  const say = useWords(pageWords)
  const [refusedToLeave, setRefused] = useState(false)
  const inEmergency = page.state === 'emergency-active'
  useStays(inEmergency)
  const step = nextStep(page, callHref, alertHref)
  const tools = inEmergency ? (
    <Button kind="plain" onPress={() => setRefused(true)}>
      {say.list}
    </Button>
  ) : (
    <Button kind="plain" href={listHref}>
      {say.list}
    </Button>
  )
  return (
    <Desk title={say.title(page.strip.alias)} rail={null} tools={tools} alarm={alarm}>
      <div class="stack narrow">
        {stale ? <Notice tone="attend" title={say.stale} live="polite" /> : null}
        {inEmergency && refusedToLeave ? (
          <Notice tone="act" title={say.cannotLeave} live="now">
            <p>{say.cannotLeaveWhy}</p>
          </Notice>
        ) : null}
        {inEmergency ? (
          <div id="emergencia">
            <Notice tone="act" title={say.emergencyOpen}>
              <p>{say.emergencyWhy}</p>
            </Notice>
            {rooms?.emergency?.(page.strip.person)}
          </div>
        ) : null}
        <ClocksCard page={page} now={now} />
        <StandingNotices page={page} now={now.value} alertHref={alertHref} />
        <PlaceCard location={page.location} now={now.value} />
        {rooms?.contact?.(page.strip.person)}
        {page.closure === null || page.strip.closedAt === null ? <Work {...props} /> : <Afterwards {...props} />}
        <EpisodeStory page={page} now={now.value} />
        <p class="muted small">{say.marked}</p>
      </div>
      {step === null ? null : (
        <StickyAction>
          <Button wide kind={inEmergency ? 'safety' : 'primary'} href={step.href}>
            {say.next[step.word]}
          </Button>
        </StickyAction>
      )}
    </Desk>
  )
}

/** EC-12: the year of contacts after an ending, and the switch that stops them. */
const Afterwards = ({ page, rooms }: WholeProps) => (
  <>
    {rooms?.caring?.(page.strip.person)}
    {rooms?.standDown?.(page.strip.person)}
  </>
)

const endings: ReadonlySet<string> = new Set(['safety-episode.close', 'safety-episode.close-as-withdrawn'])

/** What is done from here. Each card keeps its own refusal, so that it is read where it was pressed. */
const Work = (props: WholeProps) => {
  const { client, newId, page, now, rooms, isPsychiatrist, onChanged, onEnded, instantNow, callHref, account } = props
  const noting = useDoOnce(client, newId, onChanged)
  const setting = useDoOnce(client, newId, onChanged)
  const owning = useDoOnce(client, newId, onChanged)
  const agreeing = useDoOnce(client, newId, onChanged)
  const ending = useDoOnce(client, newId, (done) => (endings.has(done) ? onEnded() : onChanged()))
  const { person } = page.strip
  const inEmergency = page.state === 'emergency-active'
  return (
    <>
      <ContactCard {...{ page, instantNow, callHref }} now={now.value} doing={noting} />
      {isPsychiatrist && mayBeSetAside(page) ? <AsideCard page={page} now={now.value} doing={setting} /> : null}
      <div id="llegar">{rooms?.unreachable?.(person)}</div>
      {rooms?.plan?.(person)}
      {rooms?.questionnaire?.(person)}
      <CheckInCard page={page} now={now.value} doing={agreeing} newId={newId} />
      {rooms?.referral?.(person)}
      <OwnerCard {...{ page, isPsychiatrist }} doing={owning} knows={rooms?.knows?.(person, onChanged)}>
        {rooms?.handOver?.(page, onChanged)}
      </OwnerCard>
      {rooms?.fitness?.(person)}
      {inEmergency ? null : rooms?.emergency?.(person)}
      <ClosingCard {...{ page, isPsychiatrist, account }} now={now.value} doing={ending} />
      {rooms?.caring?.(person)}
      {rooms?.standDown?.(person)}
    </>
  )
}

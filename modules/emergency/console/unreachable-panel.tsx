import type { PersonPage } from '@ayni/modules/emergency/contract'
import { Badge, Button, Card, Countdown, DefinitionList, formatWhen, Notice } from '@ayni/ui'
import type { ReadonlySignal } from '@preact/signals'
import type { Doing } from './client.ts'
import { DecideCard } from './decide-card.tsx'
import { LocalWaysList } from './local-ways-list.tsx'
import { ActionCard, LogCard } from './log-card.tsx'
import { NotSent } from './not-sent.tsx'
import { Own } from './own-doing.tsx'
import { isSearched, type PanelProps, usePersonPage } from './person-page.tsx'
import { useSay } from './say.ts'

type Searching = { readonly search: NonNullable<PersonPage['search']>; readonly now: ReadonlySignal<string> }

/** What to do now, in one line, and how far the tries are. */
const NextTry = ({ search, now }: Searching) => {
  const say = useSay()
  const { made, wanted, channels, wantedChannels } = search.attempts
  const named: Readonly<Record<string, string>> = say.search.next
  const isLost = search.state === 'unreachable'
  return (
    <Card title={named[search.next ?? 'try-again'] ?? ''}>
      <p class="row">
        <Badge tone={isLost ? 'act' : 'attend'} word={isLost ? say.search.unreachable : say.search.trying} />
      </p>
      <DefinitionList
        items={[
          { term: say.search.tries, detail: say.search.of(String(made), String(wanted)) },
          { term: say.search.channels, detail: say.search.of(String(channels), String(wantedChannels)) },
          { term: say.search.since, detail: formatWhen(search.unreachableAt, now.value) },
        ]}
      />
      {search.nextTryAt === null ? null : (
        <p>
          <Countdown label={say.search.nextTry} deadline={search.nextTryAt} now={now} safety />
        </p>
      )}
      {made < wanted || channels < wantedChannels ? <p>{say.search.more}</p> : null}
    </Card>
  )
}

const SayUnreachable = ({ person, doing }: { readonly person: PersonPage['person']; readonly doing: Doing }) => {
  const say = useSay()
  return (
    <Card title={say.search.sayTitle}>
      <p>{say.search.sayMeans}</p>
      <NotSent refused={doing.refused} />
      <Button
        wide
        kind="safety"
        busy={doing.busy ? say.saving : undefined}
        onPress={() => void doing.act('emergency.say-unreachable', { person })}
      >
        {say.search.say}
      </Button>
    </Card>
  )
}

/** Nobody answers: what to try, whom else one may turn to and who decides it. It proposes; a human calls. */
export const UnreachablePanel = (props: PanelProps) => {
  const { client, person, now, isPsychiatrist } = props
  const say = useSay()
  const { page, again, head } = usePersonPage(props)
  const own = { client, onDone: again ?? (() => undefined) }
  if (page === undefined) return <>{head}</>
  const { search, emergency } = page
  const isOpen = emergency !== null && emergency.endedAt === null
  if (search === null || !isSearched(page))
    return (
      <>
        {head}
        <p class="muted">{say.search.notSearched}</p>
      </>
    )
  return (
    <>
      {head}
      <NextTry search={search} now={now} />
      {isOpen || (search.state === 'trying' && !isPsychiatrist) ? null : (
        <Own {...own}>{(doing) => <SayUnreachable person={person} doing={doing} />}</Own>
      )}
      {isOpen && emergency.nextAt !== null ? (
        <p>
          <Countdown label={say.toldAgain} deadline={emergency.nextAt} now={now} safety />
        </p>
      ) : null}
      {isOpen ? (
        <Own {...own}>{(doing) => <DecideCard {...{ page, emergency, isPsychiatrist, doing }} now={now.value} />}</Own>
      ) : null}
      {isOpen ? <Own {...own}>{(doing) => <ActionCard emergency={emergency.emergency} doing={doing} />}</Own> : null}
      {page.place?.isHead === true ? <Notice tone="attend" title={say.search.head} /> : null}
      <LocalWaysList ways={page.localWays} now={now.value} />
      <Own {...own}>{(doing) => <LogCard log={page.log} doing={doing} now={now.value} />}</Own>
    </>
  )
}

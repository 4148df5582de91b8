import type { PersonPage } from '@ayni/modules/emergency/contract'
import { Badge, Button, Card, Countdown, DefinitionList, formatWhen, Notice, useDo } from '@ayni/ui'
import type { ReadonlySignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import {
  CoverCard,
  type Emergency,
  HandOverCard,
  KeysCard,
  SoberCard,
  type StepProps,
  TransportCard,
  WhoStays,
} from './course-cards.tsx'
import { DecideCard } from './decide-card.tsx'
import { LocalWaysList } from './local-ways-list.tsx'
import { ActionCard, LogCard } from './log-card.tsx'
import { NotSent } from './not-sent.tsx'
import { Own } from './own-doing.tsx'
import { isSearched, type PanelProps, usePersonPage } from './person-page.tsx'
import { useSay } from './say.ts'

/** What is known, at one glance: who stays, keys, cover, transport. */
const Known = ({ emergency, now }: { readonly emergency: Emergency; readonly now: string }) => {
  const say = useSay()
  const { stays, keys, transport } = emergency.course
  return (
    <DefinitionList
      items={[
        {
          term: say.known.stays,
          detail: stays === null ? say.known.nobody : say.known.until(stays.who, formatWhen(stays.until, now)),
        },
        { term: say.known.keys, detail: say.keys.short[keys] },
        { term: say.known.cover, detail: say.cover.short[emergency.cover] },
        {
          term: say.known.transport,
          detail:
            transport === null
              ? say.known.none
              : [
                  say.transport.hows[transport.how],
                  say.transport.states[transport.state === 'none' ? 'asked' : transport.state],
                  ...(transport.leavesAt === null ? [] : [say.known.leaves(formatWhen(transport.leavesAt, now))]),
                  ...(transport.arrivesAt === null ? [] : [say.known.arrives(formatWhen(transport.arrivesAt, now))]),
                ].join(', '),
        },
        { term: say.known.owner, detail: emergency.mine ? say.known.you : (emergency.owner ?? say.known.noOwner) },
      ]}
    />
  )
}

/** The one clear next thing; the rest is folded below it. */
const NextStep = (props: StepProps & { readonly page: PersonPage; readonly isPsychiatrist: boolean }) => {
  switch (props.emergency.next) {
    case 'who-stays':
      return <WhoStays {...props} />
    case 'keys':
      return <KeysCard {...props} />
    case 'cover':
      return <CoverCard {...props} />
    case 'call-help':
      return <DecideCard {...props} />
    case 'transport':
      return <TransportCard {...props} />
    case 'reassess':
      return <Reassess />
    default:
      return <HandOverCard {...props} />
  }
}

const Reassess = () => {
  const say = useSay()
  return (
    <Notice tone="act" title={say.steps.reassess}>
      <p>{say.sober.now}</p>
    </Notice>
  )
}

const Ended = ({ emergency, now }: { readonly emergency: Emergency; readonly now: string }) => {
  const say = useSay()
  const { handOver } = emergency
  return (
    <Notice tone="done" title={say.ended}>
      {handOver === null ? null : (
        <p>{say.receivedBy(handOver.receivedBy, handOver.place, formatWhen(handOver.arrivedAt, now))}</p>
      )}
    </Notice>
  )
}

type OpenProps = Pick<PanelProps, 'client' | 'isPsychiatrist' | 'now'> & {
  readonly emergency: Emergency
  readonly page: PersonPage
  readonly onDone: () => void
}

type Step = (props: StepProps & { readonly page: PersonPage; readonly isPsychiatrist: boolean }) => ComponentChildren

/** What may be noted in any order, below the one next thing. */
const others: readonly (readonly [Emergency['next'], Step])[] = [
  ['who-stays', WhoStays],
  ['keys', KeysCard],
  ['cover', CoverCard],
  ['transport', TransportCard],
  ['call-help', DecideCard],
]

const Open = ({ emergency, page, isPsychiatrist, client, onDone, now }: OpenProps) => {
  const say = useSay()
  const own = { client, onDone }
  const step = { emergency, page, isPsychiatrist, now: now.value }
  return (
    <>
      <Own {...own}>{(doing) => <Danger emergency={emergency} doing={doing} now={now} />}</Own>
      <Own key={emergency.next} {...own}>
        {(doing) => <NextStep {...step} doing={doing} />}
      </Own>
      <Own {...own}>{(doing) => <ActionCard emergency={emergency.emergency} doing={doing} />}</Own>
      <LocalWaysList ways={page.localWays} now={now.value} />
      <details>
        <summary>{say.more}</summary>
        {others
          .filter(([name]) => name !== emergency.next)
          .map(([name, StepCard]) => (
            <Own key={name} {...own}>
              {(doing) => <StepCard {...step} doing={doing} />}
            </Own>
          ))}
        <Own {...own}>{(doing) => <SoberCard {...step} doing={doing} />}</Own>
        <Own {...own}>{(doing) => <KnowThem emergency={emergency} doing={doing} />}</Own>
      </details>
      {emergency.next === 'hand-over' ? null : (
        <Own {...own}>{(doing) => <HandOverCard {...step} doing={doing} />}</Own>
      )}
      <Own {...own}>{(doing) => <LogCard log={page.log} doing={doing} now={now.value} />}</Own>
    </>
  )
}

type DangerProps = Pick<StepProps, 'emergency' | 'doing'> & { readonly now: ReadonlySignal<string> }

const Danger = ({ emergency, doing, now }: DangerProps) => {
  const say = useSay()
  return (
    <Card title={say.danger}>
      <p class="row">
        <Badge tone="act" word={say.notAlone} />
      </p>
      <Known emergency={emergency} now={now.value} />
      {emergency.nextAt === null ? null : (
        <p>
          <Countdown label={say.toldAgain} deadline={emergency.nextAt} now={now} safety />
        </p>
      )}
      <NotSent refused={doing.refused} />
      {emergency.mine ? null : (
        <Button
          wide
          kind="safety"
          onPress={() => void doing.act('emergency.take-over', { emergency: emergency.emergency })}
        >
          {say.takeOver}
        </Button>
      )}
    </Card>
  )
}

const KnowThem = ({ emergency, doing }: Pick<StepProps, 'emergency' | 'doing'>) => {
  const say = useSay()
  return (
    <Card title={say.know.title}>
      <p>{say.know.why}</p>
      <NotSent refused={doing.refused} />
      <Button
        wide
        kind="quiet"
        onPress={() => void doing.act('emergency.know-person', { emergency: emergency.emergency })}
      >
        {say.know.press}
      </Button>
    </Card>
  )
}

/** Somebody is in danger now: one clear next thing, what one can call from here, and the only way out. */
export const EmergencyPanel = (props: PanelProps) => {
  const { client, person, now, isPsychiatrist } = props
  const say = useSay()
  const { page, again, head } = usePersonPage(props)
  const onDone = again ?? (() => undefined)
  const doing = useDo(client, onDone)
  if (page === undefined) return <>{head}</>
  const { emergency } = page
  if (emergency !== null && emergency.endedAt === null && emergency.kind === 'imminent')
    return (
      <>
        {head}
        <Open {...{ emergency, page, isPsychiatrist, client, onDone, now }} />
      </>
    )
  return (
    <>
      {head}
      {emergency?.handOver == null ? null : <Ended emergency={emergency} now={now.value} />}
      <Card title={say.open.title}>
        <p>{say.open.why}</p>
        <NotSent refused={doing.refused} />
        <Button
          wide
          kind="safety"
          busy={doing.busy ? say.saving : undefined}
          onPress={() => void doing.act('emergency.open', { person })}
        >
          {say.open.press}
        </Button>
      </Card>
      {isSearched(page) ? null : <LogCard log={page.log} doing={doing} now={now.value} />}
    </>
  )
}

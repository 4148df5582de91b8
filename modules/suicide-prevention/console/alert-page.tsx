import { channelWords, tryResultWords } from '@ayni/clinical/episode'
import { reasonWords, UNKNOWN_ALIAS } from '@ayni/clinical/ladder'
import type { AlertPageData, AlertStrip } from '@ayni/modules/suicide-prevention/contract'
import {
  ageBetween,
  Badge,
  Button,
  Card,
  Countdown,
  DefinitionList,
  Desk,
  ErrorNotice,
  formatAge,
  formatWhen,
  Loading,
  language,
  Notice,
  type Refused,
  StickyAction,
  Timeline,
  useAnswer,
  useDo,
  useNight,
  useWords,
} from '@ayni/ui'
import type { ReadonlySignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { deadlineWord } from './alarm-strip.tsx'
import { AttemptLog } from './attempt-log.tsx'
import type { AlertClient } from './client.ts'
import { EndAlert } from './end-alert.tsx'
import { errors } from './error-words.ts'
import { words } from './words.ts'

export type AlertPageProps = {
  readonly client: AlertClient
  readonly alert: string
  readonly now: ReadonlySignal<string>
  readonly boardHref: string
  readonly isPsychiatrist: boolean
  /** How to call the person: another room brings it, and it opens only for the owner. */
  readonly contact?: ((person: AlertStrip['person']) => ComponentChildren) | undefined
  /** What others said who worried; asked for only where there is such a signal and its reasons are open. */
  readonly said?: ((person: AlertStrip['person']) => ComponentChildren) | undefined
  /** Where the owner says that they know the person. */
  readonly knows?: AlertPageProps['contact']
  /** Where this person is followed, for whoever may open alerts. */
  readonly follow?: ((alert: string) => ComponentChildren) | undefined
}

/** Signals that are somebody else's words (R-SUI-14). */
const others: readonly string[] = ['clinician', 'mentor', 'peer', 'facilitator', 'third-party']

/** A late set is one that came more than an hour after it was answered. */
const isLate = (strip: AlertStrip): boolean => Date.parse(strip.receivedAt) - Date.parse(strip.occurredAt) > 3_600_000

const Clocks = ({ strip, now }: { readonly strip: AlertStrip; readonly now: ReadonlySignal<string> }) => {
  const say = useWords(words)
  const { phoneSeenAt, lastReachedAt, smsAllowed } = strip.reach
  const reach = [
    phoneSeenAt === null ? say.phoneNever : say.phoneSeen(formatWhen(phoneSeenAt, now.value)),
    ...(lastReachedAt === null ? [] : [say.lastReached(formatWhen(lastReachedAt, now.value))]),
    ...(smsAllowed ? [say.sms] : []),
  ]
  const owner =
    strip.owner === null || strip.acknowledgedAt === null
      ? say.noOwner
      : say.since(strip.mine ? say.mine : strip.owner, formatWhen(strip.acknowledgedAt, now.value))
  return (
    <Card>
      <p class="row">
        <Badge tone={strip.class === 'A' ? 'act' : 'attend'} word={strip.class === 'A' ? say.classA : say.classB} />
        {strip.incidentAt === null ? null : <Badge tone="attend" word={say.incident} />}
      </p>
      <DefinitionList
        items={[
          {
            term: say.received,
            detail: `${formatAge(ageBetween(strip.receivedAt, now.value))} (${formatWhen(strip.receivedAt, now.value)})`,
          },
          {
            term: say.answered,
            detail: `${formatAge(ageBetween(strip.occurredAt, now.value))} (${formatWhen(strip.occurredAt, now.value)})`,
          },
          { term: say.owner, detail: owner },
          { term: say.reach, detail: reach.join(', ') },
        ]}
      />
      {isLate(strip) ? <p>{say.late}</p> : null}
    </Card>
  )
}

const Why = ({ content }: Pick<AlertPageData, 'content'>) => {
  const say = useWords(words)
  if (content === null) return <p class="muted">{say.notYours}</p>
  const codes = [...new Set(content.signals.flatMap(({ because }) => because))]
  return (
    <Card title={say.why}>
      <ul class="stack">
        {codes.map((code) => (
          <li key={code}>{reasonWords[code]?.[language.value] ?? code}</li>
        ))}
      </ul>
      <p class="muted small">{say.marked}</p>
    </Card>
  )
}

const Told = ({ told, now }: { readonly told: AlertPageData['told']; readonly now: string }) => {
  const say = useWords(words)
  const turns: Readonly<Record<string, string>> = say.turns
  const ways: Readonly<Record<string, string>> = say.ways
  return (
    <details>
      <summary>{say.told}</summary>
      <Timeline
        moments={told.map(({ at, what, who, channel }, nth) => ({
          id: String(nth),
          at,
          when: formatWhen(at, now),
          title: [who, turns[what] ?? what, channel === null ? null : (ways[channel] ?? channel)]
            .filter((part) => part !== null)
            .join(', '),
        }))}
      />
    </details>
  )
}

const Script = () => {
  const say = useWords(words)
  return (
    <Card title={say.script}>
      <ol class="stack">
        {say.scriptLines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </Card>
  )
}

/** One person, one alert, at night, with one thumb: take it, call, note, close. */
export const AlertPage = (props: AlertPageProps) => {
  useNight()
  const say = useWords(words)
  const { output, code, again } = useAnswer(
    props.client,
    'suicide-prevention.alert',
    { alert: props.alert },
    { topics: ['alerts'], everySeconds: 30 },
  )
  if (output !== undefined) return <Night {...props} page={output} onChanged={again} />
  return (
    <Desk title={code === undefined ? say.looking : say.alert} rail={null}>
      {code === undefined ? (
        <Loading words={say.looking} />
      ) : (
        <ErrorNotice code={code} own={errors}>
          <Button kind="quiet" onPress={again}>
            {say.again}
          </Button>
        </ErrorNotice>
      )}
    </Desk>
  )
}

type NightProps = AlertPageProps & { readonly page: AlertPageData; readonly onChanged: () => void }

const Night = (props: NightProps) => {
  const { client, alert, now, boardHref, page, onChanged } = props
  const say = useWords(words)
  const { act, busy, refused } = useDo(client, onChanged)
  const { strip } = page
  const isOpen = page.handledAt === null
  const tools = (
    <Button kind="plain" href={boardHref}>
      {say.board}
    </Button>
  )
  return (
    <Desk title={isOpen ? say.needsYou(strip.alias) : strip.alias} rail={null} tools={tools}>
      <Clocks strip={strip} now={now} />
      {isOpen ? (
        <p>
          <Countdown label={say[deadlineWord(strip.state)]} deadline={strip.nextAt} now={now} safety />
        </p>
      ) : null}
      {refused === null ? null : <TakeRefused refused={refused} now={now.value} />}
      <Body {...props} />
      {isOpen && strip.owner === null ? (
        <StickyAction side={<span>{say.takeMeans}</span>}>
          <Button
            wide
            kind="safety"
            busy={busy ? say.taking : undefined}
            onPress={() => void act('suicide-prevention.acknowledge-alert', { alert })}
          >
            {say.take}
          </Button>
        </StickyAction>
      ) : null}
    </Desk>
  )
}

/** Whoever came second is told who was first. */
const TakeRefused = ({ refused, now }: { readonly refused: Refused; readonly now: string }) => {
  const say = useWords(words)
  const { by, at } = refused.details ?? {}
  if (typeof by !== 'string' || typeof at !== 'string') return <ErrorNotice code={refused.code} own={errors} />
  return <Notice tone="attend" title={say.takenBy(by, formatWhen(at, now))} live="polite" />
}

/** What opens once somebody has it: how to call, what to say, and where to write down what happened. */
const Body = ({ client, alert, now, isPsychiatrist, contact, said, knows, follow, page, onChanged }: NightProps) => {
  const say = useWords(words)
  const { strip, content, handledAt, left, died: hasDied } = page
  const mine = strip.mine && handledAt === null
  return (
    <>
      {content?.signals.some(({ kind }) => others.includes(kind)) ? said?.(strip.person) : null}
      {mine ? (contact?.(strip.person) ?? null) : null}
      {mine ? <Script /> : null}
      {mine ? <AttemptLog client={client} alert={alert} onChanged={onChanged} /> : null}
      {content === null ? null : <Attempts attempts={content.attempts} now={now.value} />}
      <Why content={content} />
      {left === null ? null : (
        <Notice tone="attend" title={say.left}>
          <p>{left.declinesLastCall ? say.leftDeclined : say.leftCall}</p>
        </Notice>
      )}
      {mine ? (
        <EndAlert
          {...{ client, alert, isPsychiatrist, hasDied, onChanged }}
          now={now.value}
          hasLeft={left !== null}
          isNobody={strip.alias === UNKNOWN_ALIAS}
        >
          {knows?.(strip.person)}
        </EndAlert>
      ) : null}
      {handledAt === null ? null : (
        <Notice tone="done" title={say.handled(formatWhen(handledAt, now.value))}>
          {content?.outcome == null ? null : (
            <p>
              {say.outcomes[content.outcome.outcome]}.{' '}
              {hasDied ? null : say.nextContact(formatWhen(content.outcome.nextContactAt, now.value))}
            </p>
          )}
        </Notice>
      )}
      <Told told={page.told} now={now.value} />
      {follow?.(alert)}
    </>
  )
}

type AttemptsProps = { readonly attempts: NonNullable<AlertPageData['content']>['attempts']; readonly now: string }

const Attempts = ({ attempts, now }: AttemptsProps) => {
  const say = useWords(words)
  return (
    <Card title={say.attemptsSoFar}>
      {attempts.length === 0 ? <p class="muted">{say.noAttempts}</p> : null}
      <Timeline
        moments={attempts.map(({ at, by, channel, result, note }, nth) => ({
          id: String(nth),
          at,
          when: formatWhen(at, now),
          title: say.attemptLine(channelWords[channel][language.value], tryResultWords[result][language.value], by),
          tone: result === 'reached' ? 'done' : undefined,
          children: note === null ? undefined : <p>{note}</p>,
        }))}
      />
    </Card>
  )
}

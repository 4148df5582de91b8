import type { EpisodePageData } from '@ayni/modules/safety-episode/contract'
import { Badge, Button, Card, Countdown, DefinitionList, formatDue, formatWhen, Notice, useWords } from '@ayni/ui'
import type { ReadonlySignal } from '@preact/signals'
import { pageWords } from './page-words.ts'

export type Step = {
  readonly word: 'take' | 'call' | 'contact' | 'unreachable' | 'emergency' | 'closing'
  readonly href: string
}

/** One next step, by the nearest deadline. What the machine waits for decides it, never what somebody last looked at. */
export function nextStep(
  { strip, state }: Pick<EpisodePageData, 'strip' | 'state'>,
  callHref: string,
  alertHref: (alert: string) => string,
): Step | null {
  if (state === 'emergency-active') return { word: 'emergency', href: '#emergencia' }
  if (strip.nextKind === 'acknowledge' && strip.alert !== null) return { word: 'take', href: alertHref(strip.alert) }
  // Whoever was never assessed is asked anew whether they want to talk.
  if (state === 'contact-declined' && strip.nextKind === 'contact') return { word: 'call', href: callHref }
  switch (strip.nextKind) {
    case null:
      return null
    case 'contact':
    case 'after-hand-over':
      return { word: 'contact', href: '#contacto' }
    case 'unreachable-decision':
      return { word: 'unreachable', href: '#llegar' }
    case 'hand-over':
      return { word: 'emergency', href: '#emergencia' }
    case 'step-down-review':
    case 'last-call':
    case 'closing-reasons':
      return { word: 'closing', href: '#cierre' }
    default:
      return { word: 'call', href: callHref }
  }
}

type ClocksProps = { readonly page: EpisodePageData; readonly now: ReadonlySignal<string> }

const useReach = ({ strip }: EpisodePageData, now: string): string => {
  const say = useWords(pageWords)
  const { phoneSeenAt, lastReachedAt, smsAllowed, trusted } = strip.reach
  return [
    phoneSeenAt === null ? say.phoneNever : say.phoneSeen(formatWhen(phoneSeenAt, now)),
    ...(lastReachedAt === null ? [] : [say.lastReached(formatWhen(lastReachedAt, now))]),
    ...(smsAllowed ? [say.sms] : []),
    ...(trusted ? [say.trusted] : []),
  ].join(', ')
}

/** Where things stand: state, who, and the deadlines that run, nearest first and counted. */
export const ClocksCard = ({ page, now }: ClocksProps) => {
  const say = useWords(pageWords)
  const { strip, state } = page
  const reach = useReach(page, now.value)
  const aim = page.deadlines.find(({ aimAt }) => aimAt !== null)?.aimAt ?? null
  const later = page.deadlines.filter(({ dueAt, kind }) => dueAt !== strip.nextAt || kind !== strip.nextKind)
  return (
    <Card>
      <p class="row">
        <Badge tone={strip.class === 'A' ? 'act' : 'attend'} word={strip.class === 'A' ? say.classA : say.classB} />
        <Badge tone={state === 'emergency-active' ? 'act' : 'inform'} word={say.states[state]} />
        {strip.owner === null && state !== 'closed' ? <Badge tone="attend" word={say.nobody} /> : null}
      </p>
      {strip.nextAt === null || strip.nextKind === null ? null : (
        <p>
          <Countdown label={say.deadlines[strip.nextKind]} deadline={strip.nextAt} now={now} safety />
        </p>
      )}
      {later.length === 0 ? null : (
        <p class="muted small">
          {say.others}:{' '}
          {later.map(({ kind, dueAt }) => `${say.deadlines[kind]} ${formatDue(dueAt, now.value)}`).join(' · ')}
        </p>
      )}
      {aim === null ? null : <p class="muted small">{say.aim(formatDue(aim, now.value))}</p>}
      <DefinitionList
        items={[
          { term: say.owner, detail: strip.owner ?? say.nobody },
          { term: say.known, detail: strip.knownClinician ?? say.knownNobody },
          { term: say.opened, detail: formatWhen(strip.openedAt, now.value) },
          { term: say.reach, detail: reach },
        ]}
      />
    </Card>
  )
}

type NoticesProps = {
  readonly page: EpisodePageData
  readonly now: string
  readonly alertHref: (alert: string) => string
}

/** What changes how one talks today: an open alert, alcohol at the last call, that they left. */
export const StandingNotices = ({ page, now, alertHref }: NoticesProps) => {
  const say = useWords(pageWords)
  const { alert } = page.strip
  return (
    <>
      {alert === null ? null : (
        <Notice tone="act" title={say.alertOpen}>
          <Button kind="quiet" href={alertHref(alert)}>
            {say.openAlert}
          </Button>
        </Notice>
      )}
      {page.assessWhenSober ? <Notice tone="attend" title={say.sober} /> : null}
      {page.left === null ? null : (
        <Notice tone="attend" title={say.left(formatWhen(page.left.at, now))}>
          <p>{say.leftWhy}</p>
        </Notice>
      )}
      {page.closure === null || page.strip.closedAt === null ? null : (
        <Notice tone="done" title={say.closedAt(formatWhen(page.closure.at, now), page.closure.by)}>
          {page.closure.reasoning === null ? null : <p>{page.closure.reasoning}</p>}
        </Notice>
      )}
    </>
  )
}

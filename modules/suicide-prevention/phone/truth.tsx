import { formatWhen, Notice, useWords } from '@ayni/ui'
import type { AlertFact } from '../contract.ts'
import type { Truth } from './read-truth.ts'
import { words } from './words.ts'

const isoOf = (ms: number): string => new Date(ms).toISOString()

export type TruthNoticeProps = { readonly truth: Truth; readonly nowMs: number; readonly hasTeam: boolean }

/** Who has been told, in words. It speaks up by itself when it changes. */
export const TruthNotice = ({ truth, nowMs, hasTeam }: TruthNoticeProps) => {
  const say = useWords(words)
  const now = isoOf(nowMs)
  switch (truth.is) {
    case 'nothing-sent':
      return (
        <Notice tone="inform" title={say.nothingSent} live="polite">
          <p>{hasTeam ? say.nothingSentWhy : say.noSession}</p>
        </Notice>
      )
    case 'trying':
      return (
        <Notice tone="attend" title={say.trying} live="polite">
          <p>{say.tryingWhy}</p>
        </Notice>
      )
    case 'not-told':
      return (
        <Notice tone="act" title={truth.offline ? say.notToldOffline : say.notTold} live="now">
          <p>{say.notToldWhy}</p>
        </Notice>
      )
    case 'received': {
      const when = formatWhen(isoOf(truth.atMs), now)
      const told = truth.alert === null || truth.alert.toldAt !== null
      return (
        <Notice
          tone="attend"
          title={truth.number === null ? say.receivedWithout(when) : say.received(when, truth.number)}
          live="polite"
        >
          <p>{told ? say.told : say.notToldYet}</p>
          {truth.alert === null ? null : <p>{say.due(formatWhen(truth.alert.callDueAt, now))}</p>}
        </Notice>
      )
    }
    case 'answered':
      return <Answered alert={truth.alert} now={now} />
  }
}

const Answered = ({ alert, now }: { readonly alert: AlertFact; readonly now: string }) => {
  const say = useWords(words)
  const who = alert.who ?? say.team
  const title =
    alert.state === 'handled'
      ? say.handled
      : alert.state === 'reached'
        ? say.reached(who)
        : alert.state === 'contacting'
          ? say.contacting(who)
          : say.taken(who, formatWhen(alert.acknowledgedAt ?? alert.receivedAt, now))
  const isOver = alert.state === 'handled' || alert.state === 'reached'
  return (
    <Notice tone="done" title={title} live="polite">
      {alert.nextContactAt === null ? null : <p>{say.next(formatWhen(alert.nextContactAt, now))}</p>}
      <p>{isOver ? say.stillHere : say.keepPhone}</p>
    </Notice>
  )
}

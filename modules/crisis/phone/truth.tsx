import { formatWhen, Notice, type Tone, useWords } from '@ayni/ui'
import type { Truth } from './read-truth.ts'
import { words } from './words.ts'

const isoOf = (ms: number): string => new Date(ms).toISOString()

/** The truth in one sentence: heads the notice, and stands beside the button so that it is never out of sight. */
export function useTruthTitle(truth: Truth, nowMs: number): string {
  const say = useWords(words)
  const when = (at: string): string => formatWhen(at, isoOf(nowMs))
  switch (truth.is) {
    case 'nothing-sent':
      return say.nothingSent
    case 'trying':
      return say.trying
    case 'not-told':
      return truth.offline ? say.notToldOffline : say.notTold
    case 'received': {
      const at = when(isoOf(truth.atMs))
      return truth.number === null ? say.receivedWithout(at) : say.received(at, truth.number)
    }
    case 'answered': {
      const { state, who, acknowledgedAt, receivedAt } = truth.alert
      const name = who ?? say.team
      if (state === 'handled') return say.handled
      if (state === 'reached') return say.reached(name)
      return state === 'contacting' ? say.contacting(name) : say.taken(name, when(acknowledgedAt ?? receivedAt))
    }
  }
}

/** What follows from it, a sentence a line. */
function useConsequences(truth: Truth, nowMs: number, hasTeam: boolean): readonly string[] {
  const say = useWords(words)
  const when = (at: string): string => formatWhen(at, isoOf(nowMs))
  switch (truth.is) {
    case 'nothing-sent':
      return [hasTeam ? say.nothingSentWhy : say.noSession]
    case 'trying':
      return [say.tryingWhy]
    case 'not-told':
      return [say.notToldWhy]
    case 'received': {
      const { alert } = truth
      const told = alert === null || alert.toldAt !== null
      return [told ? say.told : say.notToldYet, ...(alert === null ? [] : [say.due(when(alert.callDueAt))])]
    }
    case 'answered': {
      const { state, nextContactAt } = truth.alert
      const isOver = state === 'handled' || state === 'reached'
      return [
        ...(nextContactAt === null ? [] : [say.next(when(nextContactAt))]),
        isOver ? say.stillHere : say.keepPhone,
      ]
    }
  }
}

const tones: Readonly<Record<Truth['is'], Tone>> = {
  'nothing-sent': 'inform',
  trying: 'attend',
  'not-told': 'act',
  received: 'attend',
  answered: 'done',
}

export type TruthNoticeProps = { readonly truth: Truth; readonly nowMs: number; readonly hasTeam: boolean }

/** Who has been told, in words. It speaks up by itself when it changes. */
export const TruthNotice = ({ truth, nowMs, hasTeam }: TruthNoticeProps) => {
  const title = useTruthTitle(truth, nowMs)
  const lines = useConsequences(truth, nowMs, hasTeam)
  return (
    <Notice tone={tones[truth.is]} title={title} live={truth.is === 'not-told' ? 'now' : 'polite'}>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Notice>
  )
}

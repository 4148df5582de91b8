import type { Instant } from '@ayni/kernel'
import type { EpisodePageData } from '@ayni/modules/safety-episode/contract'
import { Button, Card, dayOf, TextField, useWords, WhenFields } from '@ayni/ui'
import { useState } from 'preact/hooks'
import { actWords } from './act-words.ts'
import type { Doing } from './client.ts'
import { RefusalNotice } from './refusal-notice.tsx'

/** SUI-07: only where a live "low" is newer than what alerted; the server looks again, and asks for today's call. */
export const mayBeSetAside = ({ strip, assessments }: Pick<EpisodePageData, 'strip' | 'assessments'>): boolean =>
  strip.alert !== null && assessments.some(({ risk, at }) => risk === 'low' && at > strip.occurredAt)

type AsideProps = { readonly page: EpisodePageData; readonly now: string; readonly doing: Doing }

export const AsideCard = ({ page, now, doing }: AsideProps) => {
  const say = useWords(actWords)
  const [reason, setReason] = useState('')
  const [nextContactAt, setNext] = useState<Instant | null>(page.nextContactBy)
  const { episode, alert } = page.strip
  if (alert === null) return null
  const ready = reason.trim() !== '' && nextContactAt !== null
  return (
    <Card title={say.aside}>
      <p>{say.asideWhy}</p>
      <TextField label={say.asideReason} value={reason} onInput={setReason} lines={3} maxLength={1000} />
      <WhenFields legend={say.nextDate} from={page.nextContactBy} day={dayOf(now)} onChange={setNext} />
      <RefusalNotice doing={doing} />
      <Button
        kind="quiet"
        disabled={!ready}
        busy={doing.busy ? say.saving : undefined}
        onPress={() =>
          nextContactAt !== null &&
          void doing.act('safety-episode.set-aside-by-newer-assessment', {
            ...{ episode, alert, reason: reason.trim(), nextContactAt },
          })
        }
      >
        {say.asideDo}
      </Button>
    </Card>
  )
}

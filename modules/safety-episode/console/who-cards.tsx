import type { Instant } from '@ayni/kernel'
import type { EpisodePageData } from '@ayni/modules/safety-episode/contract'
import { Button, Card, dayOf, formatWhen, useWords, WhenFields } from '@ayni/ui'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { actWords } from './act-words.ts'
import type { Doing } from './client.ts'
import { RefusalNotice } from './refusal-notice.tsx'

type OwnerProps = {
  readonly page: EpisodePageData
  readonly doing: Doing
  readonly isPsychiatrist: boolean
  /** To whom it may be handed; the room of the rota knows who may. */
  readonly children: ComponentChildren
  /** Where one says that one knows the person. */
  readonly knows: ComponentChildren
}

/** Who answers for this person. Handing over asks why, and "nobody yet" is owed within 24 hours (SUI-08). */
export const OwnerCard = ({ page, doing, isPsychiatrist, children, knows }: OwnerProps) => {
  const say = useWords(actWords)
  const { owner, episode } = page.strip
  return (
    <Card title={say.owner}>
      <p>{owner === null ? say.ownerNone : say.ownerIs(owner)}</p>
      {page.mayTake ? (
        <Button
          kind="quiet"
          busy={doing.busy ? say.saving : undefined}
          onPress={() => void doing.act('safety-episode.take-ownership', { episode })}
        >
          {say.take}
        </Button>
      ) : null}
      {isPsychiatrist ? children : null}
      {knows}
      <RefusalNotice doing={doing} />
    </Card>
  )
}

type CheckInProps = {
  readonly page: EpisodePageData
  readonly now: string
  readonly doing: Doing
  readonly newId: () => string
}

/** Agreed with the person: their phone asks at this hour, and one touch answers. */
export const CheckInCard = ({ page, now, doing, newId }: CheckInProps) => {
  const say = useWords(actWords)
  const [dueAt, setDueAt] = useState<Instant | null>(null)
  const waiting = page.checkIns.filter(
    ({ answeredAt, missedAt, cancelledAt }) => answeredAt === null && missedAt === null && cancelledAt === null,
  )
  const { episode } = page.strip
  return (
    <Card title={say.checkIns}>
      <p class="muted">{say.checkInsWhy}</p>
      {waiting.map(({ checkIn, dueAt: at }) => (
        <p key={checkIn} class="row">
          <span>{say.checkInAt(formatWhen(at, now))}</span>
          <Button kind="plain" onPress={() => void doing.act('safety-episode.cancel-check-in', { checkIn })}>
            {say.cancel}
          </Button>
        </p>
      ))}
      <details>
        <summary>{say.agree}</summary>
        <WhenFields legend={say.checkIns} from={null} day={dayOf(now)} onChange={setDueAt} />
        <Button
          kind="quiet"
          disabled={dueAt === null}
          busy={doing.busy ? say.saving : undefined}
          onPress={() =>
            dueAt !== null && void doing.act('safety-episode.agree-check-in', { episode, checkIn: newId(), dueAt })
          }
        >
          {say.agree}
        </Button>
      </details>
      <RefusalNotice doing={doing} />
    </Card>
  )
}

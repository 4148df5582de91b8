import type { AccountId, Instant } from '@ayni/kernel'
import type { EpisodePageData, SafetyEpisodeOperations } from '@ayni/modules/safety-episode/contract'
import { Button, Card, dayOf, formatWhen, RadioList, SelectField, useWords, WhenFields } from '@ayni/ui'
import { useState } from 'preact/hooks'
import { actWords } from './act-words.ts'
import { RefusalNotice } from './refusal-notice.tsx'
import type { Doing } from './send-call.ts'

export type Colleague = { readonly account: AccountId; readonly name: string }

type OwnerProps = {
  readonly page: EpisodePageData
  readonly doing: Doing
  readonly isPsychiatrist: boolean
  readonly account: AccountId
  /** Psychiatrists to whom it may be handed; whoever knows the person is refused by name. */
  readonly colleagues: readonly Colleague[]
}

/** Who answers for this person. Handing over asks why, and "nobody yet" is owed within 24 hours (SUI-08). */
export const OwnerCard = (props: OwnerProps) => {
  const say = useWords(actWords)
  const { page, doing, isPsychiatrist, account } = props
  const { owner, episode } = page.strip
  return (
    <Card title={say.owner}>
      <p>{owner === null ? say.ownerNone : say.ownerIs(owner)}</p>
      {isPsychiatrist && page.ownerAccount !== account ? (
        <Button
          kind="quiet"
          busy={doing.busy ? say.saving : undefined}
          onPress={() => void doing.act('safety-episode.take-ownership', { episode })}
        >
          {say.take}
        </Button>
      ) : null}
      {isPsychiatrist && page.ownerAccount !== null ? <HandOver {...props} /> : null}
      <RefusalNotice doing={doing} />
    </Card>
  )
}

type HandInput = SafetyEpisodeOperations['safety-episode.hand-to']['input']
const becauses = ['conflict', 'leaves', 'person-asked', 'assigned'] as const

const HandOver = ({ page, doing, colleagues }: OwnerProps) => {
  const say = useWords(actWords)
  const [to, setTo] = useState<AccountId | 'nobody'>('nobody')
  const [because, setBecause] = useState<HandInput['because'] | undefined>(undefined)
  const others = colleagues.filter(({ account }) => account !== page.ownerAccount)
  const choices: readonly { readonly value: AccountId | 'nobody'; readonly words: string }[] = [
    { value: 'nobody', words: say.handNobody },
    ...others.map(({ account, name }) => ({ value: account, words: name })),
  ]
  const { episode } = page.strip
  return (
    <details>
      <summary>{say.handOver}</summary>
      <div class="stack">
        <SelectField label={say.handTo} value={to} onChange={setTo} choices={choices} />
        <RadioList
          question={say.because}
          value={because}
          onChange={setBecause}
          choices={becauses.map((value) => ({ value, words: say.becauses[value] }))}
        />
        <Button
          kind="quiet"
          disabled={because === undefined}
          busy={doing.busy ? say.saving : undefined}
          onPress={() =>
            because !== undefined &&
            void doing.act('safety-episode.hand-to', { episode, to: to === 'nobody' ? null : to, because })
          }
        >
          {say.hand}
        </Button>
      </div>
    </details>
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

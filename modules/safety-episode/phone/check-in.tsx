import { type Device, factKind } from '@ayni/device'
import type { InputOf } from '@ayni/kernel'
import { Button, Card, Notice, useWords } from '@ayni/ui'
import type { answerCheckIn, CheckInFact, EpisodeFact } from '../contract.ts'
import { words } from './words.ts'

export const checkIn = factKind<CheckInFact>('check-in')
const episode = factKind<EpisodeFact>('episode')
type Answer = NonNullable<CheckInFact['answer']>

/** From an hour before it is due until a day after: late is better than never. */
const BEFORE_MS = 3_600_000
const AFTER_MS = 86_400_000

export function openCheckIn(device: Device) {
  const now = device.now()
  const near = device.all(checkIn).filter(({ body }) => {
    const due = Date.parse(body.dueAt)
    return now >= due - BEFORE_MS && now <= due + AFTER_MS
  })
  return near.toSorted((one, other) => one.body.dueAt.localeCompare(other.body.dueAt)).at(-1) ?? null
}

export function answerIt(device: Device, key: string, fact: CheckInFact, answer: Answer): Promise<string> {
  const input: InputOf<typeof answerCheckIn> = { checkIn: key, answer }
  const facts = [[checkIn.name, key, { ...fact, answer, state: 'answered' }]] as const
  return device.record({ name: 'safety-episode.answer-check-in', input, facts })
}

/** @safety what has not left the phone never looks received. */
export const CheckIn = ({ device }: { readonly device: Device }) => {
  const say = useWords(words)
  const open = openCheckIn(device)
  const who = device.all(episode)[0]?.body.who ?? null
  if (open === null) return who === null ? null : <p>{say.withYou(who)}</p>
  const { key, body, item } = open
  const give = (answer: Answer) => () => void answerIt(device, key, body, answer)
  if (body.answer !== null)
    return (
      <Card title={say.ask}>
        <Notice title={item === null ? say.said[body.answer] : say.waiting} />
        {body.answer === 'ok' ? null : <p>{say.now}</p>}
      </Card>
    )
  return (
    <Card title={say.ask}>
      <p>{say.lead}</p>
      <div class="row">
        <Button onPress={give('ok')}>{say.ok}</Button>
        <Button kind="quiet" onPress={give('not-ok')}>
          {say.notOk}
        </Button>
        <Button kind="quiet" onPress={give('call-me')}>
          {say.callMe}
        </Button>
      </div>
    </Card>
  )
}

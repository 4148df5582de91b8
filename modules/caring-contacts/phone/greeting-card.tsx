import type { Device } from '@ayni/device'
import { Button, Card, formatWhen, offerUndo, useWords } from '@ayni/ui'
import { lastGreeting, setStopped } from './local.ts'
import { words } from './words.ts'

export type GreetingCardProps = {
  readonly device: Device
  readonly now: string
  /** Where one writes to the team. */
  readonly writeHref: string
}

/** Who writes, and what. It asks for nothing; one tap ends it, and the person reads that it ended. */
export const GreetingCard = ({ device, now, writeHref }: GreetingCardProps) => {
  const say = useWords(words)
  const last = lastGreeting(device, now)
  if (last === null) return null
  const set = (stopped: boolean): void => void setStopped(device, last, stopped)
  if (last.fact.state === 'stopped')
    return (
      <Card title={say.stoppedTitle}>
        <p>{say.stopped}</p>
        <div class="row">
          <Button kind="quiet" onPress={() => set(false)}>
            {say.again}
          </Button>
        </div>
      </Card>
    )
  const stop = (): void => {
    set(true)
    offerUndo({ message: say.stoppedTitle, onUndo: () => set(false) })
  }
  return (
    <Card title={last.fact.from === null ? say.fromUs : say.from(last.fact.from)}>
      <p>{last.words}</p>
      <p class="muted small">
        {formatWhen(last.at, now)} · {say.none}
      </p>
      <div class="row">
        <Button kind="quiet" href={writeHref}>
          {say.answer}
        </Button>
        <Button kind="plain" onPress={stop}>
          {say.stop}
        </Button>
      </div>
    </Card>
  )
}

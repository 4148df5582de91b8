import { Button, Card, formatLongDay, useWords } from '@ayni/ui'
import { checkState, type ScreeningDevice } from './local.ts'
import { words } from './words.ts'

export type CheckCardProps = {
  readonly device: ScreeningDevice
  readonly href: string
  readonly onNotNow?: (() => void) | undefined
}

/** The one next step of "Hoy", while there is a check to begin or to finish; nothing otherwise. */
export const CheckCard = ({ device, href, onNotNow }: CheckCardProps) => {
  const say = useWords(words)
  const state = checkState(device)
  if (state.is === 'rest') return null
  const byDay: Readonly<Record<number, string>> = say.check
  const title = state.is === 'due' ? (byDay[state.day] ?? say.anyCheck) : say.anyCheck
  const isAhead = state.is === 'due' && state.dueAt !== null && Date.parse(state.dueAt) > device.now()
  return (
    <Card title={title}>
      <p>{state.is === 'open' ? say.cardOpen(state.left) : say.cardLong}</p>
      {isAhead && state.dueAt !== null ? <p>{say.dueOn(formatLongDay(state.dueAt))}</p> : null}
      <div class="row">
        <Button href={href}>{state.is === 'open' ? say.goOn : say.start}</Button>
        {onNotNow === undefined ? null : (
          <Button kind="plain" onPress={onNotNow}>
            {say.notNow}
          </Button>
        )}
      </div>
    </Card>
  )
}

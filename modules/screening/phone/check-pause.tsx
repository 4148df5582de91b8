import { Button, Screen, StickyAction, useWords } from '@ayni/ui'
import type { Frame } from './answer-part.tsx'
import { words } from './words.ts'

export type CheckPauseProps = {
  readonly frame: Frame
  readonly hasMore: boolean
  readonly onGoOn: () => void
  readonly onStop: () => void
  readonly onCrisis: () => void
}

/** After a positive: what matters is kept, and whether the rest goes on is the person's choice. */
export const CheckPause = ({ frame, hasMore, onGoOn, onStop, onCrisis }: CheckPauseProps) => {
  const say = useWords(words)
  return (
    <Screen
      {...frame}
      title={say.pause.title}
      action={
        <StickyAction>
          <Button wide kind="safety" onPress={onCrisis}>
            {say.pause.help}
          </Button>
        </StickyAction>
      }
    >
      <p>{say.pause.body}</p>
      <div class="row">
        {hasMore ? (
          <Button kind="quiet" onPress={onGoOn}>
            {say.pause.goOn}
          </Button>
        ) : null}
        <Button kind="quiet" onPress={onStop}>
          {say.pause.stop}
        </Button>
      </div>
    </Screen>
  )
}

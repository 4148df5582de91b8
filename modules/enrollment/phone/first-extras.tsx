import { Button, Card, Screen, type ScreenProps, StickyAction, useWords } from '@ayni/ui'
import { words } from './words.ts'

export type FirstExtrasProps = {
  readonly frame: Pick<ScreenProps, 'help' | 'connection'>
  readonly hasPin: boolean
  readonly hasTrusted: boolean
  readonly onPin: () => void
  readonly onTrusted: () => void
  readonly onQuestions: () => void
}

type ExtraProps = {
  readonly title: string
  readonly why: string
  readonly act: string
  readonly kept: boolean
  readonly onPress: () => void
}

const Extra = ({ title, why, act, kept, onPress }: ExtraProps) => {
  const say = useWords(words)
  return (
    <Card title={title}>
      <p>{why}</p>
      {kept ? (
        <p class="muted">{say.kept}</p>
      ) : (
        <div class="row">
          <Button kind="quiet" onPress={onPress}>
            {act}
          </Button>
        </div>
      )}
    </Card>
  )
}

/** A PIN and a trusted person, now or later; the questions wait for neither. */
export const FirstExtras = ({ frame, hasPin, hasTrusted, onPin, onTrusted, onQuestions }: FirstExtrasProps) => {
  const say = useWords(words)
  return (
    <Screen
      {...frame}
      title={say.extrasTitle}
      action={
        <StickyAction>
          <Button wide onPress={onQuestions}>
            {say.toQuestions}
          </Button>
        </StickyAction>
      }
    >
      <p>{say.extrasLead}</p>
      <Extra title={say.pin} why={say.pinWhy} act={say.pinAct} kept={hasPin} onPress={onPin} />
      <Extra title={say.trusted} why={say.trustedWhy} act={say.trustedAct} kept={hasTrusted} onPress={onTrusted} />
    </Screen>
  )
}

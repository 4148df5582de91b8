import { Button, Screen, type ScreenProps, StickyAction, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import type { ConsentLayer } from '../contract.ts'
import { ConsentChoice } from './consent-choice.tsx'
import { ConsentText } from './consent-text.tsx'
import { neededLayers, optionalLayers } from './local.ts'
import { words } from './words.ts'

type StepProps = { readonly frame: Pick<ScreenProps, 'help' | 'connection'>; readonly onBack: () => void }

/** Layers 1 and 2, with everything that must be known before answering. */
export const NeededConsents = ({ frame, onBack, onAccept }: StepProps & { readonly onAccept: () => void }) => {
  const say = useWords(words)
  return (
    <Screen
      {...frame}
      title={say.consentTitle}
      back={{ onPress: onBack }}
      action={
        <StickyAction>
          <Button wide onPress={onAccept}>
            {say.accept}
          </Button>
        </StickyAction>
      }
    >
      <p>{say.consentLead}</p>
      {neededLayers.map((layer) => (
        <ConsentText key={layer} layer={layer} />
      ))}
    </Screen>
  )
}

export type OptionalConsentsProps = StepProps & {
  readonly onKeep: (chosen: readonly ConsentLayer[]) => Promise<void>
}

/** Layers 3 to 7; then all that was given is kept as one record, so that half a consent never exists. */
export const OptionalConsents = ({ frame, onBack, onKeep }: OptionalConsentsProps) => {
  const say = useWords(words)
  const [chosen, setChosen] = useState<readonly ConsentLayer[]>([])
  return (
    <Screen
      {...frame}
      title={say.optionalTitle}
      back={{ onPress: onBack }}
      action={
        <StickyAction>
          <Button wide onPress={() => void onKeep(chosen)}>
            {say.goOn}
          </Button>
        </StickyAction>
      }
    >
      <p>{say.optionalLead}</p>
      <div>
        {optionalLayers.map((layer) => (
          <ConsentChoice
            key={layer}
            layer={layer}
            given={chosen.includes(layer)}
            onChange={(given) =>
              setChosen((before) => (given ? [...before, layer].sort() : before.filter((one) => one !== layer)))
            }
          />
        ))}
      </div>
    </Screen>
  )
}

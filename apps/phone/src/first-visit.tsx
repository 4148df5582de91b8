import { factKind } from '@ayni/device'
import type { ConsentLayer } from '@ayni/modules/enrollment/contract'
import {
  FirstExtras,
  giveLayers,
  loadTrustedPerson,
  NeededConsents,
  neededLayers,
  OptionalConsents,
  trusted,
  Welcome,
} from '@ayni/modules/enrollment/phone'
import { loadJoinTrouble, loadPin } from '@ayni/modules/identity/phone'
import { loadServices } from '@ayni/modules/outreach/phone'
import { type Language, language } from '@ayni/ui'
import { useEffect, useState } from 'preact/hooks'
import { restOfTheHouse } from './begin-rest.ts'
import { speak } from './english.ts'
import { useFrame } from './frame.tsx'
import { join, joining } from './joining.ts'
import { part } from './part.tsx'
import { go, hrefs, useHouse } from './shell.ts'

const Services = part(loadServices)
const JoinTrouble = part(loadJoinTrouble)
const ChoosePin = part(loadPin)
const TrustedForm = part(loadTrustedPerson)

type Step = 'welcome' | 'services' | 'needed' | 'optional' | 'extras' | 'pin' | 'trusted'

/** Consent is given and the first question has not been reached: the visit goes on there, also after a reload. */
export const firstVisit = factKind<'extras'>('first-visit')

/** Whoever rests here has their consent sent meanwhile; whoever goes straight on has the question first. */
const restMs = 15_000

export type FirstVisitProps = { readonly secret: string | null; readonly onCode: () => void }

/** From the invitation to the first question: who we are, what you allow, and what may wait. */
export const FirstVisit = ({ secret, onCode }: FirstVisitProps) => {
  const house = useHouse()
  const { device } = house
  const { onQuickExit: _notYet, ...frame } = useFrame()
  const [step, setStep] = useState<Step>(device.draft(firstVisit, 'step') ?? 'welcome')
  useEffect(() => {
    if (step !== 'extras') return undefined
    const timer = setTimeout(() => void restOfTheHouse(house), restMs)
    return () => clearTimeout(timer)
  }, [step])
  const inLanguage = (chosen: Language): void => void speak(chosen).catch(() => undefined)
  const state = joining.value
  if (state.is === 'trouble') {
    return (
      <Welcome frame={frame} onLanguage={inLanguage}>
        <JoinTrouble code={state.code} onRetry={() => void (secret && join(house, secret))} onCode={onCode} />
      </Welcome>
    )
  }
  const keep = async (chosen: readonly ConsentLayer[]): Promise<void> => {
    // Before the consent: with it alone the shell would already show the four places.
    await device.saveDraft(firstVisit.name, 'step', 'extras')
    await giveLayers(device, [...neededLayers, ...chosen], language.value)
    setStep('extras')
  }
  const toQuestions = async (): Promise<void> => {
    go(hrefs.check, true)
    await device.saveDraft(firstVisit.name, 'step', null)
  }
  const to = (next: Step) => () => setStep(next)
  switch (step) {
    case 'welcome':
      return <Welcome frame={frame} onStart={to('needed')} onCatalogue={to('services')} onLanguage={inLanguage} />
    case 'services':
      return <Services frame={frame} onBack={to('welcome')} />
    case 'needed':
      return <NeededConsents frame={frame} onBack={to('welcome')} onAccept={to('optional')} />
    case 'optional':
      return <OptionalConsents frame={frame} onBack={to('needed')} onKeep={keep} />
    case 'pin':
      return <ChoosePin frame={frame} device={device} onDone={to('extras')} />
    case 'trusted':
      return <TrustedForm frame={frame} device={device} onDone={to('extras')} />
    case 'extras':
      return (
        <FirstExtras
          frame={frame}
          hasPin={device.hasPin}
          hasTrusted={device.get(trusted, 'trusted') !== null}
          onPin={to('pin')}
          onTrusted={to('trusted')}
          onQuestions={() => void toQuestions()}
        />
      )
  }
}

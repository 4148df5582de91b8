import { Button, dictionary, Screen, StickyAction, useWords } from '@ayni/ui'
import { useFrame } from './frame.tsx'
import { hrefs, useHouse } from './shell.ts'

const words = dictionary({
  es: {
    title: 'Hoy estas preguntas se responden con alguien.',
    why: 'En estas horas hay poca gente de guardia, y no queremos que las respondas a solas. Por teléfono toma unos diez minutos.',
    call: 'Llamar al equipo',
    ask: 'Pedir que me llamen',
    later: 'Hacerlo otro día',
  },
  en: {
    title: 'Today these questions are answered with someone.',
    why: 'Few people are on duty at these hours, and we do not want you to answer them alone. On the phone it takes about ten minutes.',
    call: 'Call the team',
    ask: 'Ask to be called',
    later: 'Do it another day',
  },
})

/** In place of the check while too few clinicians can be reached. */
export const WithSomeone = () => {
  const say = useWords(words)
  const dial = useHouse().device.card?.dutyPhone ?? ''
  return (
    <Screen
      {...useFrame()}
      title={say.title}
      back={{ href: hrefs.today }}
      action={
        <StickyAction
          side={
            <Button kind="plain" href={hrefs.today}>
              {say.later}
            </Button>
          }
        >
          {dial === '' ? null : (
            <Button wide href={`tel:${dial}`}>
              {say.call}
            </Button>
          )}
        </StickyAction>
      }
    >
      <p>{say.why}</p>
      <Button kind="quiet" href={hrefs.crisis}>
        {say.ask}
      </Button>
    </Screen>
  )
}

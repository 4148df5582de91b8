import type { Device } from '@ayni/device'
import { Button, Card, Check, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import { asksNonuse, dueCatalogue, noteShown, saidNonuse } from './local.ts'
import { services } from './services-list.tsx'
import { servicesWords } from './services-words.ts'
import { words } from './words.ts'

type TodayProps = { readonly device: Device }

const days = [7, 30, 90] as const

/** Day 7, 30 and 90: what there is, once more, and which of it was known. */
const Catalogue = ({ device, day }: TodayProps & { readonly day: (typeof days)[number] }) => {
  const say = useWords(words)
  const said = useWords(servicesWords)
  const [known, setKnown] = useState<readonly string[]>([])
  const done = (answered: boolean): void => {
    const shown = services.map((service) => ({ service, understood: answered ? known.includes(service) : null }))
    void noteShown(device, day, shown)
  }
  return (
    <Card title={say.catalogue}>
      <p>{say.catalogueLead}</p>
      {services.map((id) => (
        <Check
          key={id}
          words={said.services[id][0]}
          detail={said.services[id][1]}
          checked={known.includes(id)}
          onChange={(on) => setKnown(on ? [...known, id] : known.filter((one) => one !== id))}
        />
      ))}
      <div class="row">
        <Button onPress={() => done(true)}>{say.seen}</Button>
        <Button kind="plain" onPress={() => done(false)}>
          {say.later}
        </Button>
      </div>
    </Card>
  )
}

type Reason = keyof (typeof words)['es']['reasons']
const reasons = [
  'sin_tiempo',
  'jornada',
  'olvido',
  'no_sabia',
  'recursos_propios',
  'ignorar_malestar',
  'estigma',
  'confidencialidad',
  'internet',
  'ya_en_tratamiento',
  'otro',
] as const satisfies readonly Reason[]

/** Asked once in a cycle and without blame; saying nothing is an answer. */
const WhyNot = ({ device }: TodayProps) => {
  const say = useWords(words)
  const [chosen, setChosen] = useState<readonly Reason[]>([])
  return (
    <Card title={say.whyNot}>
      <p>{say.whyNotLead}</p>
      {reasons.map((id) => (
        <Check
          key={id}
          words={say.reasons[id]}
          checked={chosen.includes(id)}
          onChange={(on) => setChosen(on ? [...chosen, id] : chosen.filter((one) => one !== id))}
        />
      ))}
      <div class="row">
        <Button onPress={() => void saidNonuse(device, { reasons: [...chosen], note: null })}>{say.send}</Button>
        <Button kind="plain" onPress={() => void saidNonuse(device, { reasons: [], note: null })}>
          {say.skip}
        </Button>
      </div>
    </Card>
  )
}

/** At most one of them at a time: nobody is asked two things on one day. */
export const OutreachToday = ({ device }: TodayProps) => {
  const due = dueCatalogue(device)
  const day = days.find((one) => one === due)
  if (day !== undefined) return <Catalogue device={device} day={day} />
  return asksNonuse(device) ? <WhyNot device={device} /> : null
}

import { caringPlans } from '@ayni/clinical/caring'
import { CaringOf, PlansPage } from '@ayni/modules/caring-contacts/console'
import type { CaringOfPerson, CaringOperations, CaringPlans } from '@ayni/modules/caring-contacts/contract'
import { aCalendar, aContact, caringOf, thatMonday } from '@ayni/modules/caring-contacts/fixtures'
import { HandOver } from '@ayni/modules/duty/console'
import type { DutyOperations } from '@ayni/modules/duty/contract'
import { anEpisodePage, inventedPsychiatrist } from '@ayni/modules/safety-episode/fixtures'
import { Card, Desk } from '@ayni/ui'
import type { GalleryState } from '@ayni/ui/gallery'
import type { ComponentChildren } from 'preact'
import { answering, knowing } from './answering.ts'

const { person } = aContact()
const desk = (title: string, children: ComponentChildren) => (
  <Desk title={title} rail={null}>
    <div class="stack">{children}</div>
  </Desk>
)
const panel = (caring: CaringOfPerson) =>
  desk(
    'Seguimiento de AY-7K4Q',
    <CaringOf
      client={knowing<CaringOperations>({ 'caring-contacts.of-person': caring })}
      person={person}
      now={thatMonday}
      conversation={<p>Gracias por acordarse. (inventado)</p>}
    />,
  )

const plan = (schedule: CaringPlans[number]['schedule']) => ({
  ...caringPlans[schedule],
  steps: [...caringPlans[schedule].steps],
})
const plans: CaringPlans = [
  { schedule: 'twelve-months', plan: plan('twelve-months'), own: false, by: null, at: null },
  { schedule: 'who-bic', plan: plan('who-bic'), own: true, by: 'Inés', at: thatMonday },
]

const handOver = (rows: DutyOperations['duty.owners-for']['output']['rows']) => {
  const page = anEpisodePage()
  return desk(
    'Seguimiento de AY-7K4Q',
    <Card title="Quién es responsable">
      <HandOver
        client={knowing<DutyOperations>({ 'duty.owners-for': { rows } })}
        episodes={answering({})}
        episode={page.strip.episode}
        person={page.strip.person}
        owner={null}
        newId={() => '019aa100-0000-7000-8000-000000000780'}
        onDone={() => undefined}
      />
    </Card>,
  )
}

export const caringStates: readonly GalleryState[] = [
  {
    id: 'caring-of',
    title: 'Saludos después: una respuesta espera',
    face: 'phone',
    draw: () => panel(caringOf({ answers: aCalendar().answers })),
  },
  {
    id: 'caring-of-paused',
    title: 'Saludos después: en pausa',
    face: 'phone',
    draw: () => panel(caringOf({}, { pausedFor: ['episode'] })),
  },
  {
    id: 'caring-of-stopped',
    title: 'Saludos después: la persona los detuvo',
    face: 'phone',
    draw: () => panel(caringOf({}, { endedAt: thatMonday, endedWhy: 'person' })),
  },
  {
    id: 'caring-plans',
    title: 'Cómo se espacian los saludos',
    face: 'phone',
    draw: () =>
      desk(
        'Quiénes somos y qué puede cada quien',
        <PlansPage client={knowing<CaringOperations>({ 'caring-contacts.plans': plans })} now={thatMonday} maySet />,
      ),
  },
  {
    id: 'hand-over',
    title: 'Pasar un seguimiento',
    face: 'phone',
    draw: () => handOver([{ account: inventedPsychiatrist, name: 'Teo', onDuty: true }]),
  },
  { id: 'hand-over-nobody', title: 'Pasar un seguimiento: nadie puede', face: 'phone', draw: () => handOver([]) },
]

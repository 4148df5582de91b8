import { caringPlans } from '@ayni/clinical/caring'
import { type Client, language } from '@ayni/ui'
import { render } from 'preact-render-to-string'
import { afterEach, expect, test } from 'vitest'
import type { CaringOfPerson, CaringOperations, CaringPlans } from '../contract.ts'
import { aCalendar, caringOf, thatMonday } from '../fixtures.ts'
import { CaringOfInside } from './person-panel.tsx'
import { PlansPage } from './plans-page.tsx'

afterEach(() => {
  language.value = 'es'
})
const rest = (): void => undefined
const knowing = (plans?: CaringPlans): Client<CaringOperations> => ({
  call: async () => ({ ok: false, code: 'network.offline' }),
  recall: (name) => (name === 'caring-contacts.plans' ? plans : undefined),
})
const plain = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
const panel = (caring: CaringOfPerson): string =>
  plain(
    render(
      <CaringOfInside
        client={knowing()}
        caring={caring}
        now={thatMonday}
        conversation={<p>lo que escribió</p>}
        onChanged={rest}
      />,
    ),
  )

test('7.6 the page of one person says who writes, what is next, and how to stop it', () => {
  const text = panel(caringOf())
  for (const part of [
    'Mensajes durante un año',
    'Escribe Inés',
    'Siguiente: domingo, 8 de marzo',
    'Detener estos contactos',
  ])
    expect(text).toContain(part)
  expect(text).not.toContain('En pausa')
  expect(text).not.toContain('lo que escribió')
})

test('7.6 answers that wait to be read stand there with what was written', () => {
  const text = panel(caringOf({ answers: aCalendar().answers }))
  expect(text).toContain('Una respuesta espera que la lean')
  expect(text).toContain('lo que escribió')
  expect(text).toContain('Ya la leí')
})

test('paused says why; stopped by the person is respected, by the team may go on; before it begins it is said', () => {
  expect(panel(caringOf({}, { pausedFor: ['episode', 'stand-down'] }))).toMatch(
    /mientras dure el seguimiento.*detenidos/,
  )
  const bySelf = panel(caringOf({}, { endedAt: thatMonday, endedWhy: 'person' }))
  expect(bySelf).toContain('La persona pidió no recibir más')
  expect(bySelf).not.toMatch(/Detener|Seguir con ellos/)
  expect(panel(caringOf({}, { endedAt: thatMonday, endedWhy: 'sender' }))).toContain('Seguir con ellos')
  expect(panel(caringOf({ schedule: null }))).toContain('Empiezan al cerrar el seguimiento')
})

const plan = (schedule: CaringPlans[number]['schedule']) => ({
  ...caringPlans[schedule],
  steps: [...caringPlans[schedule].steps],
})
const plans: CaringPlans = [
  { schedule: 'twelve-months', plan: plan('twelve-months'), own: false, by: null, at: null },
  { schedule: 'who-bic', plan: plan('who-bic'), own: true, by: 'Inés', at: thatMonday },
]
const page = (maySet: boolean): string =>
  plain(render(<PlansPage client={knowing(plans)} now={thatMonday} maySet={maySet} />))

test.each(['es', 'en'] as const)(
  'both schedules with every step, who set which, and for whom it holds (%s)',
  (tongue) => {
    language.value = tongue
    const text = page(false)
    expect(text).toContain(tongue === 'es' ? 'mes 12' : 'month 12')
    expect(text).toContain(tongue === 'es' ? 'semana 11' : 'week 11')
    expect(text).toContain(tongue === 'es' ? 'Lo fijó Inés, hoy' : 'Set by Inés, today')
    expect(text).toContain(tongue === 'es' ? 'El de origen' : 'The original one')
    expect(text).toContain(tongue === 'es' ? 'los que empiecen desde ahora' : 'begin from now on')
    expect(text).not.toMatch(/Cambiar|Change/)
  },
)

test('whoever may set it may change it', () => {
  expect(page(true)).toContain('Cambiar')
})

import { postventionSteps } from '@ayni/clinical/incident'
import { personId } from '@ayni/kernel'
import { type Client, createClient, language } from '@ayni/ui'
import { render } from 'preact-render-to-string'
import { afterEach, expect, test } from 'vitest'
import type { IncidentsOperations } from '../contract.ts'
import { aReview, aTask, incidentRows, thatMonday } from '../fixtures.ts'
import { IncidentList } from './incidents-page.tsx'
import { ReviewInside } from './review-dialog.tsx'
import { StandDownButton } from './stand-down-button.tsx'
import { TaskList } from './task-list.tsx'
import { words } from './words.ts'

afterEach(() => {
  language.value = 'es'
})
const rest = (): void => undefined
const client = createClient<IncidentsOperations>({ baseUrl: '', onUnauthorised: rest, fetch })
const plain = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

test('R-SUI-16 the list says what, when, by when it is reviewed and what is late; whom only to those who may', () => {
  const text = plain(render(<IncidentList rows={incidentRows} now={thatMonday} onOpen={rest} />))
  for (const part of [
    'Intento',
    'AY-7K4Q',
    'Simulacro sin respuesta',
    'reservado',
    '7 abiertas',
    'atrasada',
    'revisado',
    'la debe dirección',
    'la debe psiquiatría',
  ])
    expect(text).toContain(part)
  expect(plain(render(<IncidentList rows={[]} now={thatMonday} onOpen={rest} />))).toContain('No hay nada que revisar')
})

test('R-SUI-16 the form asks about the system, shows the clocks, and is signed', () => {
  const text = plain(render(<ReviewInside client={client} page={aReview()} onChanged={rest} />))
  for (const part of [
    'Sin nombres ni culpas',
    '¿Qué ayudó?',
    '¿Qué estorbó?',
    'Firmar la revisión',
    'ladder.told',
    'escalón 1',
  ])
    expect(text).toContain(part)
})

test('signed it is read only', () => {
  const page = aReview({ reviewedAt: thatMonday, reviewedBy: 'Inés' })
  const text = plain(render(<ReviewInside client={client} page={page} onChanged={rest} />))
  expect(text).toContain('Firmó Inés')
  expect(text).not.toContain('Firmar la revisión')
})

test.each(['es', 'en'] as const)('7.10 every step after a death has its words (%s)', (tongue) => {
  language.value = tongue
  for (const step of postventionSteps) {
    const text = plain(
      render(<TaskList client={client} rows={[aTask({ step, what: null })]} now={thatMonday} onChanged={rest} />),
    )
    expect(text.length).toBeGreaterThan(80)
    expect(text).not.toContain('undefined')
    expect(text).not.toMatch(/[!¡]/)
  }
})

test.each(['es', 'en'] as const)(
  'EC-12 what an attempt sets going is read beside the button, and another can be said (%s)',
  (tongue) => {
    language.value = tongue
    const say = words[tongue]
    const button = (
      ...stands: readonly IncidentsOperations['incidents.standing']['output'][number]['because'][]
    ): string => {
      const standing = stands.map((because) => ({ because, at: thatMonday, by: 'Inés' }))
      const knowing: Client<IncidentsOperations> = {
        call: async () => ({ ok: false, code: 'network.offline' }),
        recall: (name) => (name === 'incidents.standing' ? standing : undefined),
      }
      const person = personId.parse('019a0000-0000-7000-8000-000000000001')
      return plain(render(<StandDownButton client={knowing} person={person} now={thatMonday} />))
    }
    for (const part of [say.attempt, say.hospitalised, say.died, say.attemptMeans]) expect(button()).toContain(part)
    // Another may happen: it is said, and answered, as the first was.
    expect(button('attempt')).toContain(say.another)
    expect(button('attempt')).not.toContain(say.attempt)
    expect(button('attempt')).toContain(say.resume)
    expect(button('hospitalised')).toContain(say.attemptMeans)
  },
)

import { language } from '@ayni/ui'
import { render } from 'preact-render-to-string'
import { afterEach, expect, test } from 'vitest'
import { inventedCard, inventedQueue } from '../fixtures.ts'
import { QueueTable } from './screening-queue.tsx'
import { TriageCardView } from './triage-card.tsx'

afterEach(() => {
  language.value = 'es'
})

const rest = (): void => undefined
const textOf = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
const draw = (card: ReturnType<typeof inventedCard>) =>
  textOf(render(<TriageCardView card={card} onMark={rest} onOverride={rest} />))

test('the card says that it leaves a mark, why in words, and how old the answers are', () => {
  const text = draw(inventedCard('acute'))
  expect(text).toContain('Leer esto deja constancia')
  expect(text).toContain('Piensa en suicidarse en este momento (ASQ 5).')
  expect(text).toContain('respondido hace 2 d 11 h')
  expect(text).toContain('llegó tarde')
  expect(text).toContain('Nivel 3: alto')
  expect(text).not.toMatch(/ASQ_ACUTE|PHQ9_/)
  language.value = 'en'
  expect(draw(inventedCard('acute'))).toContain('Thinking of killing themself right now')
})

test('where C4 may not be opened the card says so instead of saying "none"', () => {
  const card = inventedCard('lifetimeAttempt')
  const text = draw({ ...card, rounds: card.rounds.map((round) => ({ ...round, flag: null })) })
  expect(text).toContain('La señal de riesgo la abre quien atiende la alerta.')
  expect(text).not.toContain('Sin señal de riesgo')
})

test('SCR-08 a response and a change that is not reliable are both said', () => {
  const change = {
    instrument: 'phq-9',
    since: '2026-09-01T12:00:00.000Z',
    baseline: 10,
    now: 5,
    points: -5,
    percent: -50,
    response: true,
    remission: false,
    reliableImprovement: false,
    reliableWorsening: false,
    wasCase: true,
    isCase: false,
  } as const
  const card = inventedCard('calm')
  const text = draw({ ...card, changes: [{ ...change, since: card.asOf }] })
  expect(text).toContain('Responde (50 % o menos del inicio). Cambio dentro de lo que varía una misma persona.')
})

test('the queue shows alias, what is owed, when, and the level only of one’s own', () => {
  const text = textOf(render(<QueueTable rows={inventedQueue} now="2026-11-21T23:40:00.000Z" onOpen={rest} />))
  expect(text).toMatch(/AY-7K4Q primer contacto venció hace .* Nivel 3: alto/)
  expect(text).toMatch(/AY-M3TP preguntar lo que faltó .* no asignado a ti/)
  expect(textOf(render(<QueueTable rows={[]} now="2026-11-21T23:40:00.000Z" onOpen={rest} />))).toContain(
    'Nada pendiente por ahora.',
  )
})

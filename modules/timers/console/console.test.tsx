import { namesOf, timerGroups } from '@ayni/clinical/timers'
import type { TimersOperations, TimersStanding } from '@ayni/modules/timers/contract'
import { changedTimers, signedTimers, unsignedTimers } from '@ayni/modules/timers/fixtures'
import { type Client, language } from '@ayni/ui'
import { signal } from '@preact/signals'
import { render } from 'preact-render-to-string'
import { afterEach, expect, test } from 'vitest'
import { errors } from './error-words.ts'
import { TimersBanner } from './timers-banner.tsx'
import { TimersPage } from './timers-page.tsx'

const remembering = (standing: TimersStanding | undefined): Client<TimersOperations> => ({
  call: async () => ({ ok: false, code: 'network.offline' }),
  recall: (name) => {
    const known: { readonly [Name in keyof TimersOperations]?: TimersOperations[Name]['output'] } =
      standing === undefined ? {} : { 'timers.standing': standing }
    return known[name]
  },
})
const now = signal('2026-11-21T15:00:00.000Z')
const text = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const page = (standing: TimersStanding, may = { mayWrite: true, maySign: true }): string =>
  text(render(<TimersPage client={remembering(standing)} now={now} {...may} />))
const banner = (standing?: TimersStanding): string =>
  text(render(<TimersBanner client={remembering(standing)} href="/console/turnos/tiempos" />))

afterEach(() => {
  language.value = 'es'
})

test('unsigned times show a banner; signed or unknown ones do not', () => {
  expect(banner(unsignedTimers())).toContain('Sin firma de psiquiatría: Alerta A, aguda, Alerta B, Simulacro')
  expect(banner(changedTimers())).toContain('Sin firma de psiquiatría: Alerta A, aguda, Contactos del seguimiento. ')
  expect(banner(changedTimers())).toContain('Ver y firmar')
  expect(banner(signedTimers())).toBe('')
  expect(banner()).toBe('')
})

test('which times are in force, who signed them when, and what each may be at most', () => {
  const html = page(signedTimers())
  for (const part of [
    'Rige la versión 1',
    'La firmó Inés T.',
    'Segunda guardia y coordinación',
    'hasta 720 min; de fábrica, 60. criterio de la casa [D], 2.5',
    'Contactos del seguimiento (19)',
    'Más evaluación o inminente: primer contacto, a los',
    'de 15 a 240 min; de fábrica, 120. criterio de la casa [D], R-SUI-07',
    'hasta 3 días; de fábrica, 1. con fuente [S], R-SUI-08; AA18: 24–72 h',
  ])
    expect(html).toContain(part)
  expect(html).not.toContain('Firmar la')
})

test('each group says its title once, and the title opens it', () => {
  const html = page(signedTimers())
  for (const title of ['Alerta A, aguda', 'Contactos del seguimiento']) expect(html.split(title)).toHaveLength(2)
  expect(render(<TimersPage client={remembering(signedTimers())} now={now} mayWrite maySign />)).toMatch(
    /<summary><h2>Contactos del seguimiento \(19\)<\/h2><\/summary>/,
  )
})

test('a psychiatrist signs what waits, or the times of the house; a director may not', () => {
  expect(page(unsignedTimers())).toContain('Firmar los tiempos de fábrica')
  const waiting = page(changedTimers())
  expect(waiting).toContain('La versión 2 espera una firma. La escribió Pilar R.')
  expect(waiting).toContain('Firmar la versión 2')
  expect(page(changedTimers(), { mayWrite: true, maySign: false })).not.toContain('Firmar la')
})

test('what the signature changes stands above it, old and new', () => {
  const html = page(changedTimers())
  expect(html).toContain('La firma cubre: Alerta A, aguda, Contactos del seguimiento.')
  expect(html).toContain('Alerta A, aguda. Segunda guardia y coordinación: 15 → 10 min')
  expect(html).toContain('Contactos del seguimiento. Contacto que no se dio: llamar dentro de: 120 → 60 min')
  expect(html.indexOf('120 → 60 min')).toBeLessThan(html.indexOf('Firmar la versión 2'))
  expect(page(unsignedTimers())).toContain('Con la firma no cambia ningún reloj')
  expect(page(signedTimers())).not.toContain('La firma cubre')
})

test('every value has its plain words in both languages', () => {
  for (const said of ['es', 'en'] as const) {
    language.value = said
    const html = page(unsignedTimers())
    for (const group of timerGroups)
      for (const name of namesOf(group).filter((one) => /[A-Z0-9]/.test(one))) expect(html).not.toContain(` ${name} `)
  }
})

test('in English', () => {
  language.value = 'en'
  expect(page(unsignedTimers())).toContain('No psychiatrist has signed them yet.')
})

test('every refusal of the contract has its words', async () => {
  const contract: Readonly<Record<string, unknown>> = await import('../contract.ts')
  const codes = Object.values(contract).flatMap((one) =>
    typeof one === 'object' && one !== null && 'errors' in one ? Object.keys(one.errors ?? {}) : [],
  )
  expect(codes.length).toBeGreaterThan(3)
  for (const code of codes) expect(errors.es, code).toHaveProperty([code])
})

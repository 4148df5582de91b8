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
  expect(banner(unsignedTimers())).toContain('Los tiempos de la escalera no están firmados')
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
    'hasta 720; de fábrica, 60',
  ])
    expect(html).toContain(part)
  expect(html).not.toContain('Firmar la')
})

test('a psychiatrist signs what waits, or the times of the house; a director may not', () => {
  expect(page(unsignedTimers())).toContain('Firmar los tiempos de fábrica')
  const waiting = page(changedTimers())
  expect(waiting).toContain('La versión 2 espera una firma. La escribió Pilar R.')
  expect(waiting).toContain('Firmar la versión 2')
  expect(page(changedTimers(), { mayWrite: true, maySign: false })).not.toContain('Firmar la')
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

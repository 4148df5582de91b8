import { readFileSync } from 'node:fs'
import path from 'node:path'
import { plusMinutes } from '@ayni/kernel'
import { AlarmStrip, type AlertOperations } from '@ayni/modules/suicide-prevention/console'
import type { AlertStrip } from '@ayni/modules/suicide-prevention/contract'
import { aStrip, aTakenStrip, thatNight } from '@ayni/modules/suicide-prevention/fixtures'
import { language } from '@ayni/ui'
import { signal } from '@preact/signals'
import { render } from 'preact-render-to-string'
import { afterEach, expect, test } from 'vitest'
import { knowing } from '../gallery/answering.ts'
import { Glance } from './glance.tsx'

afterEach(() => {
  language.value = 'es'
})
const now = signal<string>(thatNight)
const drawn = (...alerts: readonly AlertStrip[]): string => render(<Glance alerts={alerts} now={now} />)
const parts = (html: string): readonly string[] => [...html.matchAll(/<b>([^<]+)<\/b>/g)].map(([, words = '']) => words)

const calm = (more: Partial<AlertStrip> = {}): AlertStrip =>
  aTakenStrip({ class: 'B', alert: 'b', nextAt: plusMinutes(thatNight, 200), ...more })

test('@safety of several alerts the acute are said first, and that nobody has one is said', () => {
  const acute = aStrip({ alert: 'a', nextAt: plusMinutes(thatNight, 4) })
  expect(parts(drawn(calm(), acute, calm({ alert: 'c' })))).toEqual([
    '1 aguda (A) de 3 alertas abiertas',
    '1 SIN RESPONSABLE',
  ])
  expect(drawn(calm(), acute)).toContain('en 04:00')
  expect(parts(drawn(acute, aStrip({ alert: 'd' }))).slice(0, 1)).toEqual(['2 agudas (A) de 2 alertas abiertas'])
  language.value = 'en'
  expect(parts(drawn(calm(), acute))).toEqual(['1 acute (A) of 2 open alerts', '1 HAS NOBODY'])
})

test('where none is acute and all are taken, it says neither', () => {
  expect(parts(drawn(calm(), calm({ alert: 'c' })))).toEqual(['2 alertas abiertas'])
})

test('it is one link to the alerts, which the keyboard finds', () => {
  const html = drawn(calm(), aStrip())
  expect(html).toMatch(/^<a class="alarm glance" href="\/console\/alertas">/)
  expect(html).not.toContain('tabindex')
})

test('@safety one alert keeps its strip and its button: there is no line in its place', () => {
  expect(drawn(aStrip())).toBe('')
  expect(drawn()).toBe('')
})

test('@safety what the line replaces are the strips alone, on a narrow screen alone, and never itself', () => {
  const css = readFileSync(path.join(import.meta.dirname, 'desk.css'), 'utf8')
  const hides = '.brief:has(> .glance) .alarm:has(> .badge) {\n    display: none;'
  const narrow = css.slice(css.indexOf('@media (max-width: 30rem) {\n  .brief > .glance {'))
  expect(css.split(hides)).toHaveLength(2)
  expect(narrow.indexOf(hides)).toBeLessThan(narrow.indexOf('\n}\n'))
  expect(narrow.indexOf(hides)).toBeGreaterThan(0)
  const known = { 'suicide-prevention.open-alerts': { now: thatNight, alerts: [aStrip()], drill: null } }
  const client = knowing<AlertOperations>(known)
  const strip = render(<AlarmStrip client={client} now={now} mayTake alertHref={() => '#'} />)
  expect(strip).toMatch(/<div class="alarm"><span class="badge/)
  expect(drawn(calm(), aStrip())).not.toContain('badge')
})

import { type Device, memoryDevice, type OutboxItem, type Snapshot } from '@ayni/device'
import type { AlertFact } from '@ayni/modules/suicide-prevention/contract'
import { language } from '@ayni/ui'
import { render } from 'preact-render-to-string'
import { afterEach, describe, expect, test } from 'vitest'
import { AlertTruth } from './alert-truth.tsx'
import { CrisisScreen } from './crisis-screen.tsx'
import { askForHelp } from './local.ts'
import { patienceMs, readTruth } from './read-truth.ts'

/** Saturday 2026-11-21, 23:40 in Lima. */
const nowMs = Date.UTC(2026, 10, 22, 4, 40)
const at = (minutes: number): string => new Date(nowMs + minutes * 60_000).toISOString()
const card = { dutyPhone: '+51900000321', smsAllowed: true, alias: 'AY-7K4Q' }
const session = { token: 'prueba', person: '019a0000-0000-7000-8000-000000000001' }

const urgentItem = (state: OutboxItem['state'], savedAtMs = nowMs): OutboxItem => ({
  id: 'u',
  urgent: true,
  savedAtMs,
  state,
  command: null,
  facts: [],
})
const alert: AlertFact = {
  state: 'received',
  occurredAt: at(0),
  receivedAt: at(0),
  toldAt: at(0),
  acknowledgedAt: null,
  who: null,
  callDueAt: at(30),
  handledAt: null,
  nextContactAt: null,
}
const open = (seed: Partial<Snapshot> = {}, now = nowMs): Promise<Device> => memoryDevice(seed, { now: () => now })
const text = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const seen = async (seed: Partial<Snapshot>, online = true, now = nowMs): Promise<string> =>
  render(<CrisisScreen device={await open(seed, now)} online={online} />)

afterEach(() => {
  language.value = 'es'
})

describe('the crisis screen', () => {
  test('on a phone that holds nothing, offline: the two lines, someone trusted, and the truth', async () => {
    const html = await seen({}, false)
    expect(html).toContain('href="tel:113"')
    expect(html).toContain('href="tel:106"')
    expect(text(html)).toContain('Línea 113, opción 5')
    expect(text(html)).toContain('Alguien en quien confías')
    expect(text(html)).toContain('Tu equipo no lo sabe todavía.')
    expect(html).not.toContain('class="help-now"')
    expect(html).not.toContain('sms:')
  })

  test('locked: the card’s numbers are there, and nothing else of the person', async () => {
    const html = await seen({
      locked: true,
      hasPin: true,
      card: { ...card, trusted: { name: 'Julia', phone: '+51900000456' } },
    })
    expect(html).toContain('href="tel:+51900000321"')
    expect(html).toContain('href="tel:+51900000456"')
    expect(text(html)).toContain('Julia')
    expect(text(html)).toContain('+51 900 000 321')
  })

  test('in English too', async () => {
    language.value = 'en'
    expect(text(await seen({ card }))).toContain('You do not have to go through this alone.')
  })

  test('SUI-03 acute, offline, SMS allowed: the SMS is ready with alias and class alone, and nobody has been told', async () => {
    const html = await seen({ card, session, items: [urgentItem({ is: 'saved' })] }, false)
    expect(html).toContain('href="sms:+51900000321?body=AYNI%20AY-7K4Q%20A"')
    expect(text(html)).toContain('Tu equipo todavía no lo sabe: no hay señal.')
    expect(text(html)).toContain('Nadie lo ha recibido todavía.')
    expect(text(html)).not.toContain('Recibido')
  })

  test('SUI-03 without that permission there is no SMS', async () => {
    expect(
      await seen({ card: { ...card, smsAllowed: false }, session, items: [urgentItem({ is: 'saved' })] }, false),
    ).not.toContain('sms:')
  })

  test('received: the time, the number, and that nobody has answered yet', async () => {
    const html = text(
      await seen({
        card,
        session,
        items: [urgentItem({ is: 'received', receipt: 1842, receivedAtMs: nowMs })],
        facts: [['alert', 'a', alert]],
      }),
    )
    expect(html).toContain('Recibido hoy a las 23:40 (n.º 1842).')
    expect(html).toContain('Todavía nadie ha respondido.')
    expect(html).toContain('a más tardar mañana a las 00:10')
  })

  test('answered: by whom and when', async () => {
    const taken: AlertFact = { ...alert, state: 'acknowledged', who: 'Inés', acknowledgedAt: at(4) }
    const html = text(await seen({ card, session, facts: [['alert', 'a', taken]] }, true, nowMs + 5 * 60_000))
    expect(html).toContain('Inés respondió hoy a las 23:44 y te va a llamar.')
  })

  test('asking is saved on the phone as urgent, also while locked', async () => {
    const device = await open({ locked: true, hasPin: true, card })
    await askForHelp(device)
    expect(device.items).toMatchObject([
      { urgent: true, command: [expect.any(String), 'suicide-prevention.ask-for-help', nowMs, {}] },
    ])
  })
})

describe('the truth about who has been told', () => {
  const read = (state: OutboxItem['state'], waitedMs: number, online = true) =>
    readTruth({ items: [urgentItem(state, nowMs - waitedMs)], alert: null, nowMs, online }).is

  test('after twenty seconds without a receipt it stops hoping; without a signal at once', () => {
    expect(read({ is: 'saved' }, 0)).toBe('trying')
    expect(read({ is: 'sending' }, patienceMs - 1)).toBe('trying')
    expect(read({ is: 'sending' }, patienceMs)).toBe('not-told')
    expect(read({ is: 'saved' }, 0, false)).toBe('not-told')
    expect(read({ is: 'attention', code: 'input.malformed', problems: [] }, 0)).toBe('not-told')
    expect(read({ is: 'saved' }, -60_000)).toBe('not-told')
  })

  test('what has not left is said before what was received earlier', () => {
    const items = [
      urgentItem({ is: 'received', receipt: 7, receivedAtMs: nowMs - 60_000 }),
      urgentItem({ is: 'saved' }, nowMs - 30_000),
    ]
    expect(readTruth({ items, alert, nowMs, online: true }).is).toBe('not-told')
  })

  test('a receipt of the day before, or an alert that ended, does not speak for now', () => {
    const old = urgentItem({ is: 'received', receipt: 7, receivedAtMs: nowMs - 25 * 3_600_000 })
    expect(readTruth({ items: [old], alert: null, nowMs, online: true }).is).toBe('nothing-sent')
    const ended: AlertFact = { ...alert, state: 'handled', handledAt: at(-60), who: 'Inés' }
    const fresh = urgentItem({ is: 'received', receipt: 8, receivedAtMs: nowMs })
    expect(readTruth({ items: [fresh], alert: ended, nowMs, online: true })).toMatchObject({
      is: 'received',
      number: 8,
      alert: null,
    })
    expect(readTruth({ items: [], alert: ended, nowMs, online: true }).is).toBe('answered')
  })

  test('Hoy shows it, and nothing where there is nothing', async () => {
    expect(render(<AlertTruth device={await open({ session })} online helpHref="#/ayuda-ya" />)).toBe('')
    const html = render(
      <AlertTruth device={await open({ session, facts: [['alert', 'a', alert]] })} online helpHref="#/ayuda-ya" />,
    )
    expect(text(html)).toContain('Todavía nadie ha respondido.')
    expect(html).toContain('href="#/ayuda-ya"')
  })
})

test('no word of it frightens, blames or shouts', async () => {
  const { words } = await import('./words.ts')
  const sample = (value: unknown): string => (typeof value === 'function' ? String(value('x', 'y')) : String(value))
  for (const said of [words.es, words.en]) {
    expect(Object.values(said).map(sample).join(' ')).not.toMatch(/[!¡]|normal|suicid|debes calmarte|aún no has/i)
  }
})

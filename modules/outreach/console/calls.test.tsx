import { instant, personId } from '@ayni/kernel'
import type { CallCard, PlannerRow } from '@ayni/modules/outreach/contract'
import { render } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { CallDialog } from './call-dialog.tsx'
import type { ReachClient, ReachOperations } from './clients.ts'
import { DialledNumber, dialledOf } from './dialled-number.tsx'

type Known = { readonly [Name in keyof ReachOperations]?: ReachOperations[Name]['output'] }

/** Answers from what the page remembers, as it does without a signal. */
const remembering = (known: Known): ReachClient => ({
  call: async () => ({ ok: false, code: 'network.offline' }),
  recall: (name) => known[name],
})
const text = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&[a-z#0-9]+;/g, ' ')
    .replace(/\s+/g, ' ')

const now = instant.parse('2026-11-24T23:15:00.000Z')
const person = personId.parse('019a0000-0000-7000-8000-0000000000e1')
const row: PlannerRow = {
  ...{ person, alias: 'AY-7K2M', purpose: 'invitation', channel: 'movil', waitingSince: now, attempts: 1 },
  ...{ opensAt: now, closesAt: instant.parse('2026-11-25T01:30:00.000Z'), asked: false },
}
const aCard = (more: Partial<CallCard>): CallCard => ({
  ...{ person, alias: 'AY-7K2M', purpose: 'invitation', attempts: [], open: null, declined: false, unreachable: false },
  verdict: { do: 'now', until: row.closesAt, channel: 'movil', how: 'call' },
  ...more,
})
const waysWith = (...values: readonly string[]) => ({
  ...{ person, alias: 'AY-7K2M', name: 'Persona Inventada', language: 'es' as const },
  contacts: [
    { contact: 'mail', channel: 'correo', value: 'inventada@ayni.invalid', owner: 'self', mayLeaveMessage: false },
    ...values.map((value, i) => ({
      ...{ contact: `n${i}`, channel: 'movil', value, owner: 'self', mayLeaveMessage: false },
    })),
  ],
})
const show = (known: Known) =>
  render(
    <CallDialog {...{ client: remembering(known), row, now, onChanged: () => undefined, onClose: () => undefined }} />,
  )

test('before the call: until when it may be made, and neither name nor number', () => {
  const seen = text(show({ 'outreach.call-card': aCard({}), 'enrollment.ways-to-reach': waysWith('+51900000001') }))
  expect(seen).toContain('AY-7K2M')
  expect(seen).toContain('Puedes llamar')
  expect(seen).not.toContain('Inventada')
  expect(seen).not.toContain('+51900000001')
})

test('in working hours it waits, says why, and only a reason stands above it; the limits have none', () => {
  const wait = { do: 'wait', until: row.closesAt, because: 'working-hours' } as const
  const soft = text(show({ 'outreach.call-card': aCard({ verdict: { ...wait, mayOverride: true } }) }))
  expect(soft).toContain('Mejor espera')
  expect(soft).toContain('Escribe por qué no puede esperar')
  const hard = show({
    'outreach.call-card': aCard({ verdict: { ...wait, because: 'cycle-full', mayOverride: false } }),
  })
  expect(hard).not.toContain('<textarea')
})

const going = aCard({ open: { attempt: '019a0000-0000-7000-8000-0000000000e2', at: now } })
const shut = (html: string): number => html.match(/<button[^>]*disabled/g)?.length ?? 0

test('in the call with one number: it counts by itself, and every way it can end is one press', () => {
  const html = show({ 'outreach.call-card': going, 'enrollment.ways-to-reach': waysWith('+51900000001') })
  expect(text(html)).toContain('Persona Inventada')
  expect(html).toContain('tel:+51900000001')
  expect(html).not.toContain('mailto:')
  expect(text(html)).not.toContain('¿A qué número llamas?')
  expect(shut(html)).toBe(0)
})

test('with two numbers the caller says which one before how it ended', () => {
  const ways = waysWith('+51900000001', '+51900000002')
  const html = show({ 'outreach.call-card': going, 'enrollment.ways-to-reach': ways })
  expect(text(html)).toContain('¿A qué número llamas?')
  expect(shut(html)).toBe(6)
  expect([dialledOf(ways, undefined), dialledOf(ways, 'n1'), dialledOf(ways, 'mail')]).toEqual([null, 'n1', null])
  const chosen = render(<DialledNumber ways={ways} chosen="n1" onChoose={() => undefined} />)
  expect(chosen.match(/<input[^>]*checked/g)).toHaveLength(1)
})

test('nobody has a number: it is said, and the call can still be closed', () => {
  const html = show({ 'outreach.call-card': going, 'enrollment.ways-to-reach': waysWith() })
  expect(text(html)).toContain('No hay números guardados.')
  expect(shut(html)).toBe(0)
})

import { instant, plusMinutes } from '@ayni/kernel'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seal, testRing } from '../crypto/index.ts'
import { attempt } from './attempt.ts'
import { maxAttempts } from './backoff.ts'
import { type Channel, type SendResult, sendFailures } from './channel.ts'
import { demoChannel } from './channels/demo.ts'
import type { ClaimedMessage } from './outbox-store.ts'
import { sealContext } from './sealed-envelope.ts'

const seed = process.env.AYNI_SEED === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(process.env.AYNI_SEED)
const keys = testRing()
const id = '0193a000-0000-8000-a000-000000000001'
const start = instant.parse('2026-11-20T00:00:00.000Z')
const phone = { kind: 'phone', number: '+51900000321' } as const
const fallback = [{ channel: 'email', address: { kind: 'email', mailbox: 'inventada@ejemplo.pe' } }] as const

const claimed = (over: Partial<ClaimedMessage>): ClaimedMessage => ({
  id,
  program_id: id,
  key: 'k',
  class: 'N1',
  channel: 'sms',
  to_account: id,
  to_person: null,
  template: 'staff-alert',
  params: { alias: 'AY-7K4Q' },
  sealed: seal(keys, sealContext(id), { address: phone, fallback, secret: {} }),
  language: 'es',
  subject_ref: null,
  hours: null,
  appointment_at: null,
  expires_at: null,
  attempts: 1,
  contact_id: null,
  tried: [],
  root_id: null,
  after_id: null,
  twin: null,
  words: null,
  ...over,
})
const answering = (result: SendResult | 'crash'): Channel => ({
  ...demoChannel('sms'),
  send: async () => {
    if (result === 'crash') throw new Error('invented crash')
    return result
  },
})
const codes = Object.keys(sendFailures).filter((code): code is keyof typeof sendFailures => code in sendFailures)
const anyResult: fc.Arbitrary<SendResult | 'crash'> = fc.oneof(
  fc.constant('crash' as const),
  fc.constant({ ok: true as const, providerId: null }),
  fc.constantFrom(...codes).map((code) => ({ ok: false as const, code })),
)

test(`an N1 is never silent: it leaves, is tried again within a minute, or fails with a reason and goes by the next channel (seed ${seed})`, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 20_000 }),
      fc.option(anyResult, { nil: undefined }),
      fc.dictionary(fc.constantFrom('alias', 'class', 'text'), fc.string()),
      fc.anything(),
      fc.integer({ min: 1, max: 30 }),
      async (minute, result, params, hours, attempts) => {
        const now = plusMinutes(start, minute)
        const channel = result === undefined ? undefined : answering(result)
        const message = claimed({ params, hours, attempts, expires_at: start, appointment_at: start })
        const { end, fallback: next } = await attempt(message, { now, keys, channel, fraction: () => 0.5 })
        if (end.state === 'sent') return
        expect(next.ways).toEqual(fallback)
        expect(end.reason).toMatch(/^(channel|gateway|address|template|window)\./)
        if (end.state === 'queued') expect(Date.parse(end.due_at) - Date.parse(now)).toBeLessThanOrEqual(60_000)
        else expect(end).toMatchObject({ state: 'failed', ended_at: now })
        if (attempts >= maxAttempts('N1')) expect(end.state).toBe('failed')
      },
    ),
    { seed, numRuns: 300 },
  )
})

test('an alarm whose parameters went bad still leaves, without them', async () => {
  const said: string[] = []
  const channel: Channel = {
    ...demoChannel('sms'),
    send: async ({ rendered }) => {
      said.push(rendered.short)
      return { ok: true, providerId: null }
    },
  }
  await attempt(claimed({ params: { alias: 'María Ejemplo' } }), { now: start, keys, channel, fraction: () => 0 })
  expect(said).toEqual(['AYNI: tarea urgente. Abrir tablero.'])
})

test('a reminder whose parameters went bad does not leave', async () => {
  const message = claimed({ class: 'N6', template: 'caring-contact', params: { signature: 'tu psiquiatra' } })
  const { end } = await attempt(message, {
    now: plusMinutes(start, 60),
    keys,
    channel: demoChannel('sms'),
    fraction: () => 0,
  })
  expect(end).toMatchObject({ state: 'failed', reason: 'message.refused' })
})

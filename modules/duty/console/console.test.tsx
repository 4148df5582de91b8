import type { DutyOperations } from '@ayni/modules/duty/contract'
import { aDrill, anOnCall, aRota, thatNight } from '@ayni/modules/duty/fixtures'
import { signal } from '@preact/signals'
import { render } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import type { DutyClient } from './client.ts'
import { errors } from './error-words.ts'
import { RotaPage } from './rota-page.tsx'
import { RotaRefused } from './rota-refused.tsx'

type Known = { readonly [Name in keyof DutyOperations]?: DutyOperations[Name]['output'] }

/** Answers from what the page remembers, as it does without a signal. */
const remembering = (known: Known): DutyClient => ({
  call: async () => ({ ok: false, code: 'network.offline' }),
  recall: (name) => known[name],
})
const now = signal<string>(thatNight)
const text = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&[a-z#0-9]+;/g, ' ')
    .replace(/\s+/g, ' ')

describe('the rota', () => {
  const rota = (mayEdit: boolean): string =>
    text(
      render(
        <RotaPage
          client={remembering({
            'duty.on-call-now': anOnCall(),
            'duty.rota': aRota(),
            'duty.drills': [aDrill()],
          })}
          now={now}
          mayEdit={mayEdit}
          mayDrill={mayEdit}
        />,
      ),
    )

  test('who now, who next, nobody in capitals, the hole with its hours and the drill that failed', () => {
    const html = rota(true)
    for (const part of [
      'Rosa Q., hasta',
      'Luis M.',
      'NADIE',
      'Primera guardia: lun, 23 nov, 23:51 – mar, 24 nov, 11:51',
      'alguien no respondió',
      'respondió en 2 min',
      'no respondió',
      'Marco V. (sin teléfono ni avisos)',
      'Publicar',
      'con una tecla en la llamada',
      'se avisó por aviso, SMS, llamada',
      '1 de 2 respondieron',
      'Inmaculada Concepción',
      'mismo rol que un día normal',
    ])
      expect(html).toContain(part)
  })

  test('whoever only reads it is offered nothing to change', () => {
    expect(rota(false)).not.toMatch(/Publicar|Quitar|Cubrir…|Hacer un simulacro/)
  })

  test('a refused rota names its hole', () => {
    const html = text(
      render(
        <RotaRefused
          refused={{
            code: 'duty.rota-hole',
            details: { role: 'second', from: thatNight, until: thatNight },
          }}
        />,
      ),
    )
    expect(html).toContain('Segunda guardia: sáb, 21 nov, 23:51')
  })
})

test('every refusal of the contract has its words', async () => {
  const contract: Readonly<Record<string, unknown>> = await import('../contract.ts')
  const codes = Object.values(contract).flatMap((one) =>
    typeof one === 'object' && one !== null && 'errors' in one ? Object.keys(one.errors ?? {}) : [],
  )
  for (const code of codes) expect(errors.es, code).toHaveProperty([code])
})

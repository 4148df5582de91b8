import { instant, personId } from '@ayni/kernel'
import { render } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { WhoAllows, type WhoAllowsOperations } from './who-allows.tsx'

type Output = WhoAllowsOperations['enrollment.roster']['output']
const asked: string[] = []
const shown = (output: Output): string =>
  render(
    <WhoAllows
      client={{
        call: async () => ({ ok: false, code: 'network.offline' }),
        recall: (_name, input) => {
          asked.push(input)
          return output
        },
      }}
    />,
  ).replace(/<[^>]+>/g, ' ')

test('2.7 the list asks for one layer, shows aliases alone, and says when nobody allows it', () => {
  const person = personId.parse('019a0000-0000-7000-8000-000000000001')
  const row = {
    ...{ person, alias: 'AY-7K4Q', state: 'active', contactable: true, agreed: true, regionUbigeo2: '05' },
    ...{ facilityCategory: 'I-1', layers: [1, 2, 6], createdAt: instant.parse('2026-05-01T00:00:00.000Z') },
  }
  const text = shown({ rows: [row], next: null, total: 1 })
  expect(text).toContain('AY-7K4Q')
  expect(text).not.toMatch(/Ayacucho|I-1|active/)
  expect(asked.join()).toContain('"allows":6')
  expect(shown({ rows: [], next: null, total: 0 })).toContain('Nadie lo permite hoy.')
})

import { accountId, personId } from '@ayni/kernel'
import type { SafetyEpisodeOperations } from '@ayni/modules/safety-episode/contract'
import { type Client, createClient, language } from '@ayni/ui'
import { render } from 'preact-render-to-string'
import { afterEach, expect, test } from 'vitest'
import type { DutyOperations } from '../contract.ts'
import { HandOver } from './hand-over.tsx'

const rest = (): void => undefined
const teo = accountId.parse('019aa100-0000-7000-8000-000000000002')
const ines = accountId.parse('019aa100-0000-7000-8000-000000000003')
type Rows = DutyOperations['duty.owners-for']['output']['rows']

const knowing = (rows: Rows): Client<DutyOperations> => ({
  call: async () => ({ ok: false, code: 'network.offline' }),
  recall: (name) => (name === 'duty.owners-for' ? { rows } : undefined),
})
const shown = (rows: Rows, owner: typeof ines | null = ines): string =>
  render(
    <HandOver
      client={knowing(rows)}
      episodes={createClient<SafetyEpisodeOperations>({ baseUrl: '', onUnauthorised: rest, fetch })}
      episode="una"
      person={personId.parse('019aa100-0000-7000-8000-000000000001')}
      owner={owner}
      newId={() => 'uno'}
      onDone={rest}
    />,
  )

afterEach(() => {
  language.value = 'es'
})

test('SUI-08 one chooses among those who may, by name, on duty first and already chosen; never an identifier to type', () => {
  const html = shown([
    { account: teo, name: 'Teo', onDuty: true },
    { account: ines, name: 'Inés', onDuty: false },
  ])
  expect(html).toContain('Teo, de guardia ahora')
  expect(html).toMatch(new RegExp(`<option[^>]*selected[^>]*value="${teo}"|<option[^>]*value="${teo}"[^>]*selected`))
  expect(html).not.toContain('Inés')
  expect(html).not.toMatch(/<input[^>]*type="text"/)
  // Beside the list, whole: inside it a phone of 360 px would cut the sentence.
  expect(html).toContain('coordinación busca en 24 horas')
  expect(html).toMatch(/<option[^>]*>Nadie todavía<\/option>/)
})

test('where nobody else may it is said, and letting go is still possible', () => {
  expect(shown([{ account: ines, name: 'Inés', onDuty: true }])).toContain('Por ahora nadie más puede')
  language.value = 'en'
  expect(shown([])).toContain('Nobody else may for now')
})

test('SUI-08 while there is no owner another is named, and nobody is left again', () => {
  const html = shown([{ account: teo, name: 'Teo', onDuty: true }], null)
  expect(html).toContain('Teo, de guardia ahora')
  expect(html).not.toContain('Nadie todavía')
  const none = shown([], null)
  expect(none).toContain('avisa a coordinación')
  expect(none).not.toContain('Si lo dejas')
})

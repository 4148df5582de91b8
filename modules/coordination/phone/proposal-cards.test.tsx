import { memoryDevice } from '@ayni/device'
import { language } from '@ayni/ui'
import { render } from 'preact-render-to-string'
import { afterEach, expect, test } from 'vitest'
import type { ProposalFact } from '../contract.ts'
import { ProposalCards } from './proposal-cards.tsx'
import { proposalWords } from './proposal-words.ts'
import { hasProposal, proposal, proposals, sayToProposal } from './proposals.ts'

const id = '019a0000-0000-7000-8000-0000000000f1'
const asked: ProposalFact = {
  state: 'asked',
  who: 'Ps. Elías C. (inventado)',
  role: 'therapist',
  at: '2026-11-21T15:00:00.000Z',
  known: false,
  changesLeft: 1,
}
const phoneWith = (body: ProposalFact) => memoryDevice({ facts: [['proposal', id, body]] })
const text = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const shown = async (body: ProposalFact): Promise<string> =>
  text(render(<ProposalCards device={await phoneWith(body)} />))
afterEach(() => {
  language.value = 'es'
})

test('EC-05 the name comes first, with three answers and no reason asked', async () => {
  const says = await shown(asked)
  for (const part of [
    'Te proponemos a Ps. Elías C.',
    '¿Te parece bien?',
    'Sí, me parece bien',
    'Prefiero otra persona',
    'La conozco',
  ])
    expect(says).toContain(part)
  expect(says).toContain('No te preguntaremos por qué.')
  expect(says).not.toContain('se conocen')
})

test('where they know each other it says so, without how, and that nothing begins without a yes', async () => {
  const says = await shown({ ...asked, known: true })
  expect(says).toContain('Nada empieza sin tu sí.')
  for (const kind of Object.values(proposalWords.es.kinds)) expect(says).not.toContain(kind)
})

test('after the change without a reason, the next says that we will call', async () => {
  expect(await shown({ ...asked, changesLeft: 0 })).toContain('Te llamaremos para elegir contigo.')
})

test('works without a signal: what was said is kept at once and travels as one command', async () => {
  const device = await phoneWith(asked)
  const [one] = proposals(device)
  if (one === undefined) throw new Error('no proposal')
  await sayToProposal(device, one, 'known', 'same-cohort')
  await sayToProposal(device, { id, body: device.get(proposal, id)?.body ?? asked }, 'yes')
  expect(device.items.map(({ command }) => [command?.[1], command?.[3]])).toEqual([
    ['coordination.decide-proposal', { proposal: id, says: 'known', kind: 'same-cohort' }],
    ['coordination.decide-proposal', { proposal: id, says: 'yes', kind: null }],
  ])
  const says = text(render(<ProposalCards device={device} />))
  expect(says).toContain('Podrá empezar contigo.')
  expect(says).not.toContain('¿Te parece bien?')
})

test('who cares already is named, and may be changed; with nobody proposed there is no card', async () => {
  const says = await shown({ ...asked, state: 'begun' })
  expect(says).toContain('Te acompaña Ps. Elías C.')
  expect(says).toContain('Cambiar de persona')
  const nobody = await memoryDevice()
  expect(hasProposal(nobody)).toBe(false)
  expect(render(<ProposalCards device={nobody} />)).toBe('')
})

test('in English too', async () => {
  language.value = 'en'
  expect(await shown(asked)).toContain('Does that suit you?')
})

import { conflictKinds } from '@ayni/clinical/assignment'
import { instant, personId } from '@ayni/kernel'
import type { CoordinationOperations } from '@ayni/modules/coordination/contract'
import { language } from '@ayni/ui'
import { render } from 'preact-render-to-string'
import { afterEach, expect, test } from 'vitest'
import type { KnowingClient } from './client.ts'
import { KnowForm } from './know-form.tsx'
import { MyProposals } from './my-proposals.tsx'
import { knowingWords } from './words.ts'

type Asked = CoordinationOperations['coordination.my-proposals']['output']

const knowing = (asked: Asked): KnowingClient => ({
  call: async () => ({ ok: false, code: 'network.offline' }),
  recall: (name) => (name === 'coordination.my-proposals' ? asked : undefined),
})
const text = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&[a-z#0-9]+;/g, ' ')
    .replace(/\s+/g, ' ')
const now = '2026-11-23T15:00:00.000Z'
const person = personId.parse('019a0000-0000-7000-8000-000000000001')

afterEach(() => {
  language.value = 'es'
})

test('EC-05 a clinician is asked by alias first, and nothing is shown where nobody is proposed', () => {
  const asked: Asked = [
    {
      proposal: '019a0000-0000-7000-8000-0000000000f1',
      alias: 'AY-7K4Q',
      role: 'therapist',
      proposedAt: instant.parse(now),
      answerBy: instant.parse(now),
    },
  ]
  const shown = (list: Asked) => text(render(<MyProposals client={knowing(list)} now={now} />))
  expect(shown(asked)).toContain('Ver quién es AY-7K4Q')
  expect(shown([])).toBe('')
})

test.each(['es', 'en'] as const)(
  'SUI-08 every bond may be said, what it does stands beside it, and nothing is pressed before one is chosen (%s)',
  (of) => {
    language.value = of
    const say = knowingWords[of]
    const html = render(<KnowForm client={knowing([])} person={person} newId={() => 'uno'} />)
    expect(html).toMatch(new RegExp(`^<details><summary>${say.know}</summary>`))
    for (const kind of conflictKinds) expect(html).toContain(say.knows[kind])
    expect(html).not.toContain(say.knows.none)
    expect(text(html)).toContain(say.knowMeans)
    expect(html.match(/<input[^>]*type="radio"/g)).toHaveLength(conflictKinds.length)
    expect(html).toMatch(new RegExp(`<button[^>]*disabled[^>]*>(?:<[^>]*>)*${say.say}`))
  },
)

import { decodeAnswers } from '@ayni/clinical/instruments'
import { personId } from '@ayni/kernel'
import { phq9Totalling } from '@ayni/modules/screening/fixtures'
import { render } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { LiveQuestionnaire, leftToAsk } from './live-questionnaire.tsx'
import { words } from './words.ts'

test('R-SUI-09 nothing is sent before every question that is asked has an answer or a refusal', () => {
  expect(leftToAsk({})).toHaveLength(9)
  expect(leftToAsk({ 'phq9-1': 'refused' })).toHaveLength(8)
  // Only a complaint asks how difficult it made things.
  expect(leftToAsk(decodeAnswers('phq-9', { a: phq9Totalling(0) }) ?? {})).toEqual([])
  expect(leftToAsk(decodeAnswers('phq-9', { a: phq9Totalling(7) }) ?? {})).toEqual(['phq9-difficulty'])
})

test('it is folded until somebody wants it, and fetches nothing before', () => {
  const html = render(
    <LiveQuestionnaire
      client={{ call: async () => ({ ok: false, code: 'network.offline' }), recall: () => undefined }}
      person={personId.parse('019a0000-0000-7000-8000-000000000002')}
      newId={() => '019a0000-0000-7000-8000-000000000003'}
    />,
  )
  expect(html).toContain(words.es.title)
  expect(html).not.toContain(words.es.save)
})

import { instant, personId } from '@ayni/kernel'
import type { Planner, PlannerRow } from '@ayni/modules/outreach/contract'
import { signal } from '@preact/signals'
import { render } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import type { ReachClient } from './clients.ts'
import { PlannerPage } from './planner-page.tsx'

const asOf = instant.parse('2026-11-24T23:15:04.000Z')
const rowOf = (alias: string, opensAt: string, closesAt: string): PlannerRow => ({
  ...{ person: personId.parse(`019a0000-0000-7000-8000-0000000000e${alias.at(-1)}`), alias, purpose: 'invitation' },
  ...{ channel: 'movil', waitingSince: asOf, attempts: 1, asked: false },
  ...{ opensAt: instant.parse(opensAt), closesAt: instant.parse(closesAt) },
})
const planner: Planner = {
  ...{ asOf, nowTotal: 1, soonTotal: 1, hidden: [], news: { since: asOf, engaged: 0, unreachable: 0 } },
  now: [rowOf('AY-7K21', asOf, '2026-11-25T01:30:00.000Z')],
  soon: [rowOf('AY-7K22', '2026-11-25T00:00:00.000Z', '2026-11-25T01:30:00.000Z')],
}
const client: ReachClient = {
  call: async () => ({ ok: false, code: 'network.offline' }),
  recall: (name) => Object(name === 'outreach.planner' ? planner : undefined),
}

test('an open window says until when, also on a desk whose clock is some seconds behind; the next says when it opens', () => {
  const seen = render(<PlannerPage client={client} now={signal('2026-11-24T23:15:00.000Z')} />).replace(/<[^>]+>/g, ' ')
  const [open = '', shut = ''] = [seen.slice(0, seen.indexOf('AY-7K22')), seen.slice(seen.indexOf('AY-7K22'))]
  expect(open).toContain('hasta hoy a las 20:30')
  expect(open).not.toContain('abre hoy')
  expect(shut).toContain('abre hoy a las 19:00')
})

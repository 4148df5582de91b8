import { consent, history, result } from './world/say.ts'
import { expect, test } from './world/world.ts'

test('first visit: from an invitation to a result, with a person on the other side', async ({ world }) => {
  const ana = await world.physician('Ana')
  await ana.page.goto(ana.who.link)
  await expect(ana.page.getByRole('heading', { name: consent.es.title })).toBeVisible()
  await ana.look('first-visit-1')
  await ana.comesIn({ layers: [3] })
  await ana.look('first-visit-2')
  await ana.begins()
  await ana.look('first-visit-3')
  await ana.answers('asq', ['no', 'no', 'no', 'no'])
  await ana.answers('phq-9', [2, 2, 2, 1, 1, 2, 1, 1, 0, 1])
  await ana.answers('gad-7', [1, 1, 1, 1, 1, 1, 1, 1])
  await ana.answers('audit', [1, 1, 1, 0, 0, 0, 0, 0, 0, 0])
  await ana.tellsHistory(history.es.answers.h.none, history.es.answers.g.notMe)
  await expect(ana.page.getByRole('heading', { name: result.es.title })).toBeVisible()
  await ana.look('first-visit-4')
})

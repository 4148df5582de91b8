import type { Page, Route } from '@playwright/test'
import { assignment, board, check, consent, history, knowing, proposal, result, triage } from './world/say.ts'
import { expect, test } from './world/world.ts'

type Wire = {
  readonly bytes: () => Promise<number>
  readonly requests: () => number
  readonly open: () => Promise<void>
}

/** Lets so many requests through and holds every other: what can be done now is done with these. */
async function narrow(page: Page, most: number): Promise<Wire> {
  const sizes: Promise<number>[] = []
  const held: Route[] = []
  let wide = false
  await page.route('**/*', async (route) => {
    if (wide) return route.continue()
    // The page and its script come before anything can be drawn; what is fetched beside the first question is not for it.
    const isShown = sizes.length >= 2 && (await page.getByRole('group').isVisible())
    if (isShown || sizes.length >= most) return void held.push(route)
    const answered = route.request().response()
    sizes.push(answered.then(() => route.request().sizes()).then(({ responseBodySize }) => responseBodySize))
    await route.continue()
  })
  return {
    requests: () => sizes.length,
    bytes: async () => (await Promise.all(sizes)).reduce((sum, one) => sum + one, 0),
    open: async () => {
      wide = true
      await Promise.all(held.map((route) => route.continue()))
    },
  }
}

/** @source quality.md: what a village link carries before the first question can be answered; bodies, compressed. */
const budget = { bytes: 30_000, requests: 4 }

test('first visit, cold: the first question within its budget of bytes and requests', async ({ world }) => {
  const ana = await world.physician('Ana')
  const wire = await narrow(ana.page, budget.requests)
  await ana.comesIn()
  await ana.begins()
  await expect(ana.see(check.es.refuse)).toBeVisible()
  const bytes = await wire.bytes()
  await wire.open()
  test.info().annotations.push({ type: 'wire', description: `${bytes} bytes in ${wire.requests()} requests` })
  expect(bytes).toBeGreaterThan(5000)
  expect(bytes).toBeLessThanOrEqual(budget.bytes)
  await ana.answers('asq', ['no'])
})

test('first visit: from an invitation to a result, read by a person, and seen who read it', async ({ world }) => {
  const ana = await world.physician('Ana')
  await ana.page.goto(ana.who.link)
  await expect(ana.page.getByRole('heading', { name: consent.es.title })).toBeVisible()
  await ana.look('first-visit-1')
  await ana.comesIn({ layers: [3] })
  await ana.look('first-visit-2')
  await ana.begins()
  await ana.look('first-visit-3')
  await ana.answers('asq', ['no', 'no', 'no', 'no'])
  await ana.look()
  await ana.answers('phq-9', [2, 2, 2, 1, 1, 2, 1, 1, 0, 1])
  await ana.look()
  await ana.answers('gad-7', [1, 1, 1, 1, 1, 1, 1, 1])
  await ana.look()
  await ana.answers('audit', [1, 1, 1, 0, 0, 0, 0, 0, 0, 0])
  await ana.look()
  await ana.tellsHistory(history.es.answers.h.none, history.es.answers.g.notMe)
  await expect(ana.page.getByRole('heading', { name: result.es.title })).toBeVisible()
  await ana.look('first-visit-4')

  const lucia = await world.desk('coordinator')
  await lucia.enters()
  await lucia.page.getByRole('button', { name: ana.who.alias }).first().click()
  await lucia.press(board.es.assign)
  const { name } = world.clinic.members.therapist
  await expect(lucia.see(new RegExp(assignment.es.willBeAsked))).toBeVisible()
  await lucia.look()
  await lucia.press(assignment.es.propose(name))
  await expect(lucia.page.getByRole('dialog')).toBeHidden()
  await lucia.look()
  await expect(lucia.page.locator('body')).not.toContainText(/PHQ|GAD|AUDIT|Inventada Ccori/)

  const elias = await world.desk('therapist')
  await elias.enters()
  await elias.goes('tablero')
  await elias.press(knowing.es.see(ana.who.alias))
  await elias.page.getByText(knowing.es.knows.none, { exact: true }).click()
  await elias.press(knowing.es.send)
  await expect(elias.page.getByRole('dialog')).toBeHidden()
  await ana.coldStart()
  await ana.press(proposal.es.yes)
  await expect(ana.page.getByRole('heading', { name: proposal.es.begun(name) })).toBeVisible()

  await elias.goes('cola')
  await elias.page.getByRole('button', { name: ana.who.alias }).first().click()
  await expect(elias.see(triage.es.leavesMark)).toBeVisible()
  await expect(elias.see(triage.es.level[2])).toBeVisible()
  await elias.look('first-visit-5')

  await world.advance('1 min')
  await ana.coldStart()
  await ana.goes('#/yo/visto')
  await expect(ana.see(world.clinic.members.therapist.name)).toBeVisible()
  await ana.look()
})

test('first visit in English: the same way in, the same questions', async ({ world }) => {
  const grace = await world.physician('Grace')
  await grace.comesIn({ language: 'en' })
  await grace.look()
  await grace.begins()
  await expect(grace.see(check.en.refuse)).toBeVisible()
  await grace.look()
  await grace.answers('asq', ['no', 'no', 'no', 'no'])
  await grace.answers('phq-9', [0, 0, 0, 0, 0, 0, 0, 0, 0])
  await grace.answers('gad-7', [0, 0, 0, 0, 0, 0, 0])
  await grace.answers('audit', [0, 0, 0])
  await grace.tellsHistory(history.en.answers.h.none)
  await expect(grace.page.getByRole('heading', { name: result.en.title })).toBeVisible()
  await grace.look()
})

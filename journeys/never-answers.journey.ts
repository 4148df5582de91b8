import { crisis, frame, places, planView, writing } from './world/say.ts'
import { expect, test } from './world/world.ts'

test.use({ startsAt: '2026-11-21T21:10', night: true })

/** Well below the half minute after which the phone itself gives a request up. */
const soon = { timeout: 12_000 }

test('never-answers: what is on the phone is shown although the house is silent, and what is written waits for its receipt', async ({
  world,
}) => {
  const rosa = await world.physician('Rosa')
  await rosa.comesIn()
  await rosa.begins()
  await rosa.answers('asq', ['no', 'no', 'no', 'no'])
  await rosa.installed()
  await world.advance('40 d')

  world.house.fallsSilent()
  await rosa.coldStart()
  await expect(rosa.page.getByRole('heading', { name: places.es.hello })).toBeVisible(soon)
  for (const [hash, title] of [
    ['#/ayuda', null],
    ['#/aprender', places.es.learnTitle],
    ['#/yo', places.es.mineTitle],
    ['#/yo/visto', null],
    ['#/ayuda-ya/plan', planView.es.title],
    ['#/ayuda-ya', crisis.es.title],
  ] as const) {
    await rosa.goes(hash)
    await expect(rosa.page.locator('main h1')).toHaveCount(1, soon)
    if (title !== null) await expect(rosa.page.getByRole('heading', { name: title })).toBeVisible(soon)
    await expect(rosa.see(frame.es.looking)).toHaveCount(0)
    await expect(rosa.see(frame.es.slow)).toHaveCount(0)
  }
  await rosa.goes('#/ayuda/escribir')
  await rosa.page.getByRole('textbox').fill('Se inundó el camino; llego el lunes.')
  await rosa.press(writing.es.send)
  await rosa.goes('#/hoy')
  await expect(rosa.see(/^(Guardado|Enviando)/)).toBeVisible(soon)
  await rosa.coldStart()
  await expect(rosa.page.getByRole('heading', { name: places.es.hello })).toBeVisible(soon)
  await rosa.goes('#/ayuda/escribir')
  await expect(rosa.see('Se inundó el camino; llego el lunes.')).toBeVisible(soon)
  await rosa.look('never-answers-1')

  world.house.answers()
  await rosa.goes('#/hoy')
  await expect(rosa.see(places.es.what.correspondence)).toBeVisible()
  await expect(rosa.see(places.es.sending)).toHaveCount(0, { timeout: 60_000 })
})

test('never-answers: a part that is not on the phone yet says that it takes time, with help at hand, and comes by itself', async ({
  world,
}) => {
  const lia = await world.physician('Lía')
  await lia.page.goto(lia.who.link)
  await expect(lia.page.locator('main h1')).toBeVisible()
  world.house.fallsSilent()
  await lia.goes('#/ayuda-ya')
  await expect(lia.page.locator('a[href="tel:113"]')).toBeVisible(soon)
  await lia.goes('#/ayuda-ya/plan')
  await expect(lia.page.getByRole('heading', { name: frame.es.slow })).toBeVisible(soon)
  await expect(lia.page.getByRole('link', { name: crisis.es.helpNow })).toBeVisible()
  await lia.look('never-answers-2')
  world.house.answers()
  await expect(lia.page.getByRole('heading', { name: planView.es.title })).toBeVisible({ timeout: 60_000 })
})

import { history, leaving, result } from './world/say.ts'
import { expect, test } from './world/world.ts'

test('consent withdrawn: two taps, and nobody is owed a call any more', async ({ world }) => {
  const noemi = await world.physician('Noemí')
  await noemi.comesIn({ layers: [3, 4] })
  await noemi.begins()
  await noemi.answers('asq', ['no', 'no', 'no', 'no'])
  await noemi.answers('phq-9', [2, 2, 2, 2, 2, 1, 1, 1, 0, 1])
  await noemi.answers('gad-7', [2, 2, 2, 2, 1, 1, 1, 1])
  await noemi.answers('audit', [0, 0, 0])
  await noemi.tellsHistory(history.es.answers.h.none)
  await expect(noemi.page.getByRole('heading', { name: result.es.title })).toBeVisible()

  const lucia = await world.desk('coordinator')
  await lucia.enters()
  await expect(lucia.see(noemi.who.alias)).toBeVisible()
  await lucia.look('consent-withdrawn-1')

  await noemi.goes('#/yo/permisos')
  await noemi.look('consent-withdrawn-2')
  await noemi.page.getByRole('button', { name: 'Retirar', exact: true }).nth(1).click()
  await noemi.look()
  await noemi.press('Sí, retirar')
  await expect(noemi.page.getByRole('heading', { name: leaving.es.leftTitle })).toBeVisible()
  await expect(noemi.see(leaving.es.leftReceived)).toBeVisible()
  await noemi.look('consent-withdrawn-3')

  await expect(lucia.see(noemi.who.alias)).toBeHidden()
  // What remains: the way to help, and their own copy.
  await noemi.noSignal()
  await noemi.press(/^Ayuda ya/)
  await expect(noemi.page.locator('a[href="tel:113"]')).toBeVisible()
  await noemi.look()
  await noemi.signal()
  const before = world.house.letters.length
  await world.advance('3 d')
  expect(world.house.letters.slice(before).filter(({ text }) => text.includes(noemi.who.alias))).toEqual([])
})

import { consent, crisis, pin } from './world/say.ts'
import { expect, test } from './world/world.ts'

const right = '180593'
const wrong = '902417'

test('wrong PIN: tries cost time, never the data, and help opens without it', async ({ world }) => {
  const liz = await world.physician('Liz')
  await liz.comesIn()
  await liz.press(consent.es.pinAct)
  await liz.look()
  await liz.typesPin(right)
  await expect(liz.see(pin.es.again)).toBeVisible()
  await liz.typesPin(right)
  await expect(liz.page.getByRole('heading', { name: consent.es.extrasTitle })).toBeVisible()
  await liz.begins()
  await liz.answers('asq', ['no', 'no', 'no', 'no'])
  await liz.answers('phq-9', [3, 3])

  await liz.coldStart()
  await expect(liz.page.getByRole('heading', { name: pin.es.unlock })).toBeVisible()
  await liz.look('wrong-pin-1')
  await expect(liz.page.locator('body')).not.toContainText(liz.who.alias)
  for (let tries = 1; tries <= 4; tries += 1) {
    await liz.typesPin(wrong)
    await expect(liz.page.getByRole('alert')).toHaveText(pin.es.wrong)
  }
  await liz.typesPin(wrong)
  await expect(liz.page.getByRole('alert')).toContainText(/30 segundos|29 segundos/)
  await liz.look('wrong-pin-2')
  // A try before its time does not count and does not open, even when it is right.
  await liz.typesPin(right)
  await expect(liz.page.getByRole('heading', { name: pin.es.unlock })).toBeVisible()

  await liz.press(/^Ayuda ya/)
  await expect(liz.page.getByRole('heading', { name: crisis.es.title })).toBeVisible()
  await expect(liz.page.locator('a[href="tel:113"]')).toBeVisible()
  await expect(liz.page.locator('a[href="tel:106"]')).toBeVisible()
  await expect(liz.page.locator('body')).not.toContainText(/PHQ|ánimo|Liz/)
  await liz.look('wrong-pin-3')

  await liz.page.goBack()
  await world.advance('40 s')
  await liz.typesPin(right)
  await expect(liz.page.getByRole('heading', { name: pin.es.unlock })).toBeHidden()
  await liz.goes('#/chequeo')
  await liz.answers('phq-9', [1], [3, 3])
})

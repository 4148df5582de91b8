import { alert, crisis, frame } from './world/say.ts'
import { expect, test } from './world/world.ts'

test.use({ startsAt: '2026-11-21T22:58' })

test('SUI-03 crisis offline: help at once in airplane mode, the truth about who knows, then the receipt', async ({
  world,
}) => {
  const ana = await world.physician('Ana')
  await ana.comesIn({ layers: [3] })
  await ana.begins()
  await ana.installed()

  await ana.noSignal()
  await ana.coldStart()
  await expect(ana.see(frame.es.noSignal)).toBeVisible()
  await ana.look()
  await ana.goes('#/chequeo')
  await ana.begins()
  await ana.answers('asq', ['no', 'no', 'yes', 'no', 'yes'])
  await expect(ana.page.getByRole('heading', { name: crisis.es.title })).toBeVisible()
  await expect(ana.see(crisis.es.notToldOffline)).toBeVisible()
  await expect(ana.page.locator('a[href="tel:113"]')).toBeVisible()
  await expect(ana.page.locator('a[href="tel:106"]')).toBeVisible()
  await expect(ana.page.locator(`a[href="tel:${world.clinic.dutyPhone}"]`)).toBeVisible()
  const sms = `sms:${world.clinic.dutyPhone}?body=${encodeURIComponent(`AYNI ${ana.who.alias} A`)}`
  expect(await ana.page.locator('a[href^="sms:"]').getAttribute('href')).toBe(sms)
  await ana.look('crisis-offline-1')
  await ana.see(crisis.es.sms).scrollIntoViewIfNeeded()
  await ana.look('crisis-offline-2')
  expect(world.inbox('duty')).toEqual([])

  await ana.signal()
  await world.received('duty', new RegExp(ana.who.alias), 'sms')
  await expect(ana.see(/^Recibido hoy a las 2[23]:\d\d \(n\.º \d+\)\.$/)).toBeVisible()
  await expect(ana.see(crisis.es.told)).toBeVisible()
  await expect(ana.page.locator('a[href^="sms:"]')).toHaveCount(0)
  await ana.look('crisis-offline-3')

  const ines = await world.desk('duty', { width: 360, height: 740 })
  await ines.enters()
  await ines.press(alert.es.take)
  await expect(ines.page.getByText(`, ${alert.es.states.acknowledged}`)).toBeVisible()
  await world.advance('40 s')
  await expect(ana.see(/Inés/)).toBeVisible()
  await ana.look('crisis-offline-4')
})

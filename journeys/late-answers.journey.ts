import { alert, because, crisis } from './world/say.ts'
import { expect, test } from './world/world.ts'

test.use({ startsAt: '2026-11-23T21:55' })

test('SCR-05 late answers: answered on Monday without a signal, received on Thursday, still an alert now', async ({
  world,
}) => {
  const yesica = await world.physician('Yésica')
  await yesica.comesIn({ layers: [3] })
  await yesica.begins()
  await yesica.installed()
  await yesica.noSignal()
  await world.until('2026-11-23T22:00')
  await yesica.answers('asq', ['yes', 'yes', 'no', 'no', 'yes'])
  await expect(yesica.page.getByRole('heading', { name: crisis.es.title })).toBeVisible()
  await expect(yesica.see(crisis.es.notToldOffline)).toBeVisible()

  await world.until('2026-11-26T09:00')
  expect(world.inbox('duty').filter(({ text }) => text.includes(yesica.who.alias))).toEqual([])
  await yesica.coldStart()
  await yesica.goes('#/ayuda-ya')
  await expect(yesica.see(crisis.es.notToldOffline)).toBeVisible()
  await yesica.look()

  await yesica.signal()
  const told = await world.received('duty', new RegExp(yesica.who.alias), 'sms')
  expect(told.at).toMatch(/^2026-11-26T14:0[01]/)
  const ines = await world.desk('duty', { width: 360, height: 740 })
  await ines.enters()
  await ines.goes('alertas')
  const line = ines.page.getByRole('region', { name: alert.es.openAlerts })
  await expect(line).toContainText(alert.es.classA)
  await expect(line).toContainText('respondida hace 2 d 11 h')
  await ines.look('late-answers-1')
  await line.getByRole('link', { name: yesica.who.alias }).click()
  await expect(ines.see(alert.es.late)).toBeVisible()
  await ines.look('late-answers-2')
  await ines.press(alert.es.take)
  await expect(ines.page.getByText(because('ASQ_ACUTE'))).toBeVisible()
  await ines.look()
  await expect(yesica.see(/^Recibido hoy a las 09:0\d/).or(yesica.see(/Inés/))).toBeVisible()
})

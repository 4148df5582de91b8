import type { Desk } from './world/desk.ts'
import { alert, because, contact, letters } from './world/say.ts'
import { expect, test, type World } from './world/world.ts'

test.use({ startsAt: '2026-11-21T19:25', whatsapp: true })

const number = '+51900000321'

/** What her telephone shows by WhatsApp, oldest first: the words, or the name of an approved template. */
const shown = ({ graph }: World): readonly string[] =>
  (graph?.posts ?? [])
    .filter(({ to }) => `+${to}` === number)
    .map(({ text, template }) => text?.body ?? template?.name ?? '')

async function inbox(world: World, alias: string): Promise<Desk> {
  const lucia = await world.desk('coordinator')
  await lucia.enters()
  await lucia.goes('personas/mensajes')
  // In the list: while an alert is open the strip above names them too.
  await lucia.page.getByRole('table').getByRole('button', { name: alias }).first().click()
  return lucia
}

test('ENR-09 WhatsApp on a weekend: what is public comes at once, a question waits for Monday, a phrase waits for nobody', async ({
  world,
}) => {
  const rosa = await world.phoneOf(await world.clinic.invite('Rosa', number))
  await rosa.comesIn({ layers: [7] })
  await rosa.begins()
  await rosa.goes('#/yo/contacto')
  await rosa.page.getByText(contact.es.orders.whatsapp, { exact: true }).last().click()
  await rosa.look()
  await world.until('2026-11-21T19:40')

  await world.writes(number, 'INFO')
  await expect.poll(() => shown(world).join()).toContain('Acompañamos a médicas y médicos')
  const soFar = shown(world).length
  await world.writes(number, '¿Puedo cambiar la hora del martes?')
  await world.until('2026-11-23T09:00')
  expect(shown(world).slice(soFar)).toEqual([])

  const lucia = await inbox(world, rosa.who.alias)
  await expect(lucia.see('¿Puedo cambiar la hora del martes?')).toBeVisible()
  await expect(lucia.see(letters.es.windowClosed)).toBeVisible()
  await lucia.look()
  await lucia.page.getByLabel(letters.es.answer).fill('Sí. ¿Te queda bien el jueves a las 19:00?')
  await lucia.press(letters.es.send)
  await expect(lucia.see(letters.es.told.held('hoy a las 18:00'))).toBeVisible()
  await lucia.look('whatsapp-weekend-1')
  await world.until('2026-11-23T17:50')
  expect(shown(world).slice(soFar)).toEqual([])
  // In the app from six; by WhatsApp only when it has lain there unread for a day.
  await world.until('2026-11-23T18:05')
  await world.until('2026-11-24T18:30')
  await expect.poll(() => shown(world).slice(soFar)).toContain('ayni_reply_waiting')

  await rosa.coldStart()
  await rosa.goes('#/ayuda/escribir')
  await expect(rosa.see('Sí. ¿Te queda bien el jueves a las 19:00?')).toBeVisible()
  await rosa.look('whatsapp-weekend-2')
  await world.writes(number, 'Sí, gracias')

  const again = await inbox(world, rosa.who.alias)
  await expect(
    again.see(letters.es.windowOpen('mañana a las 18:00')).or(again.see(/abierto hasta mañana/)),
  ).toBeVisible()
  await again.page.getByLabel(letters.es.answer).fill('Quedamos así.')
  await again.press(letters.es.send)
  await expect(again.see(letters.es.told.now)).toBeVisible()
  // She is there and her window is open: plain words, at once, and still nothing of what was said.
  await expect.poll(() => shown(world)).toContain('AYNI: tienes una respuesta. Ábrela en la aplicación.')
  for (const words of shown(world)) expect(words).not.toMatch(/martes|jueves|Quedamos/)

  await world.until('2026-11-29T23:10')
  await world.writes(number, 'ya no quiero vivir')
  const told = await world.received('duty', new RegExp(rosa.who.alias), 'sms')
  expect(told.text).not.toMatch(/vivir/)
  await expect.poll(() => shown(world).join()).toMatch(/113, opción 5/)
  const ines = await world.desk('duty', { width: 360, height: 740 })
  await ines.signsIn()
  await ines.goes('alertas')
  const line = ines.page.getByRole('region', { name: alert.es.openAlerts })
  await line.getByRole('link', { name: rosa.who.alias }).click()
  await ines.press(alert.es.take)
  await expect(ines.see(because('REPLY_PHRASE'))).toBeVisible()
  await expect(ines.see('ya no quiero vivir')).toBeVisible()
  await ines.look('whatsapp-weekend-3')
  await rosa.coldStart()
  await world.advance('40 s')
  await expect(rosa.see(/Inés/)).toBeVisible()
  // The coordinator goes on reading the conversation, and nothing of that.
  const coordinator = await inbox(world, rosa.who.alias)
  await expect(coordinator.see('Quedamos así.')).toBeVisible()
  await expect(coordinator.page.locator('body')).not.toContainText('vivir')
})

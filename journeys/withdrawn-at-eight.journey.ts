import type { Desk } from './world/desk.ts'
import { history, hours, leaving, places, result } from './world/say.ts'
import { expect, test } from './world/world.ts'

test.use({ startsAt: '2026-11-23T19:00' })

/** Every list of the console on which somebody may stand. */
const lists = ['tablero', 'personas/llamar', 'personas/mensajes', 'turnos/citas'] as const

async function standsOn(desk: Desk, alias: string): Promise<readonly string[]> {
  const found: string[] = []
  for (const list of lists) {
    await desk.goes(list)
    await expect(desk.page.locator('main h1')).toHaveCount(1)
    await expect(desk.page.locator('[aria-busy="true"], .loading')).toHaveCount(0)
    await desk.page.waitForLoadState('networkidle')
    if ((await desk.page.getByRole('main').innerText()).includes(alias)) found.push(list)
  }
  return found
}

test('ENR-07 withdrawn at eight: two taps, and at five past nothing leaves and no list shows her', async ({
  world,
}) => {
  await world.clinic.receives('therapist')
  const number = '+51900000331'
  const who = await world.clinic.invite('Noemí', number)
  const noemi = await world.phoneOf(who)
  await noemi.comesIn()
  await noemi.begins()
  await noemi.answers('asq', ['no', 'no', 'no', 'no'])
  await noemi.answers('phq-9', [2, 2, 2, 2, 2, 1, 1, 1, 0, 1])
  await noemi.answers('gad-7', [2, 2, 2, 2, 1, 1, 1, 1])
  await noemi.answers('audit', [0, 0, 0])
  await noemi.tellsHistory(history.es.answers.h.none)
  await expect(noemi.page.getByRole('heading', { name: result.es.title })).toBeVisible()

  // A second phone, an hour for tomorrow, and a question to the team.
  const second = await world.phoneOf({ ...who, link: await world.clinic.linkFor(who.person) })
  await second.page.goto(second.who.link)
  await expect(second.page.getByRole('heading', { name: places.es.hello })).toBeVisible()
  await world.advance('10 min')
  await noemi.coldStart()
  await noemi.goes('#/cita')
  await expect(noemi.page.getByRole('heading', { name: hours.es.choose })).toBeVisible()
  await noemi.look('withdrawn-at-eight-1')
  await noemi.page
    .getByRole('radio', { name: /^mañana/ })
    .first()
    .click()
  await noemi.press(hours.es.take)
  await expect(noemi.page.getByRole('heading', { name: hours.es.next })).toBeVisible()

  const lucia = await world.desk('coordinator')
  await lucia.enters()
  expect(await standsOn(lucia, noemi.who.alias)).toEqual(expect.arrayContaining(['tablero', 'turnos/citas']))
  await lucia.look()

  await world.until('2026-11-23T20:00')
  await noemi.goes('#/yo/permisos')
  await noemi.page.getByRole('button', { name: 'Retirar', exact: true }).first().click()
  await noemi.press('Sí, retirar')
  await expect(noemi.see(leaving.es.leftReceived)).toBeVisible()
  await noemi.look()

  const before = world.texts(number).length
  await world.until('2026-11-23T20:05')
  await world.until('2026-11-25T12:00')
  expect(world.texts(number).slice(before)).toEqual([])
  expect(await standsOn(lucia, noemi.who.alias)).toEqual([])

  // The other phone keeps the way to help and nothing else; here her own copy is still hers.
  await second.coldStart()
  await expect(second.page.getByRole('heading', { name: leaving.es.leftTitle })).toBeVisible()
  await second.press(/^Ayuda ya/)
  await expect(second.page.locator('a[href="tel:113"]')).toBeVisible()
  await noemi.press(leaving.es.leftCopy)
  await expect(noemi.page.locator('main h1')).toHaveCount(1)
  await noemi.look('withdrawn-at-eight-2')

  // Coming back later, by the same phone.
  await noemi.coldStart()
  await noemi.press(leaving.es.leftBack)
  await noemi.page.getByRole('button', { name: 'Permitir', exact: true }).first().click()
  await expect(noemi.page.getByRole('heading', { name: places.es.hello })).toBeVisible()
})

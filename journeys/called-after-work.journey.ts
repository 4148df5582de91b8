import { z } from '@ayni/kernel'
import type { Desk } from './world/desk.ts'
import type { Phone } from './world/phone.ts'
import { calls, contact, invite, places, week } from './world/say.ts'
import { expect, test, type World } from './world/world.ts'

test.use({ startsAt: '2026-11-23T19:00' })

/** She works Monday to Saturday until two, and would rather be called than written to. */
async function tellsHerWeek(phone: Phone): Promise<void> {
  await phone.comesIn()
  await phone.begins()
  await phone.goes('#/yo/horarios')
  await phone.page.getByText(week.es.patterns['mon-sat']).click()
  await phone.press(week.es.keep)
  await expect(phone.page.getByRole('heading', { name: places.es.mineTitle })).toBeVisible()
  await phone.goes('#/yo/contacto')
  await phone.press(contact.es.edit)
  await phone.page.getByRole('checkbox', { name: contact.es.mayWrite }).first().click()
  await phone.press(contact.es.keep)
  await expect(phone.page.getByRole('button', { name: contact.es.add, exact: true })).toBeVisible()
}

/** A working day of the coordinator begins: she comes in anew and looks whom to call. */
async function morning(world: World, page: string): Promise<Desk> {
  const lucia = await world.desk('coordinator')
  await lucia.enters()
  await lucia.goes(page)
  return lucia
}

const row = (desk: Desk, alias: string) => desk.page.getByRole('button', { name: alias }).first()

/** From the list: begins the call, sees the name, and nobody answers. */
async function callsInVain(desk: Desk, { alias, names }: Phone['who']): Promise<void> {
  await row(desk, alias).click()
  await desk.press(calls.es.begin)
  await expect(desk.page.getByText(names).first()).toBeVisible()
  await desk.press(calls.es.result.no_contesta)
  await expect(desk.see(calls.es.noted(alias))).toBeVisible()
}

test('ENR-02 called after work: hidden in consulting hours, on top at six; a reason stands above and she reads it', async ({
  world,
}) => {
  const julia = await world.physician('Julia')
  await tellsHerWeek(julia)
  const maria = await world.phoneOf(await world.clinic.invite('María', '+51900000302'))
  await tellsHerWeek(maria)

  await world.until('2026-11-24T10:15')
  const lucia = await morning(world, 'personas/llamar')
  await expect(lucia.see(calls.es.nobody)).toBeVisible()
  await lucia.page.getByText(calls.es.hidden(2)).click()
  await expect(lucia.page.getByRole('listitem').filter({ hasText: calls.es.hiddenBy.working })).toContainText('2')
  await lucia.look()

  await lucia.goes('personas')
  await row(lucia, julia.who.alias).click()
  await expect(lucia.see(calls.es.wait('hoy a las 18:00'))).toBeVisible()
  await expect(lucia.see(calls.es.because['working-hours'])).toBeVisible()
  await expect(lucia.page.getByRole('button', { name: calls.es.begin, exact: true })).toHaveCount(0)
  await lucia.look('called-after-work-1')
  await lucia.page.keyboard.press('Escape')

  // María cannot wait: the reason is asked for, and it is hers to read.
  const why = 'Mañana viaja y pidió hablar antes'
  await row(lucia, maria.who.alias).click()
  const anyway = lucia.page.getByRole('button', { name: calls.es.override, exact: true })
  await expect(anyway).toBeDisabled()
  await lucia.page.getByLabel(calls.es.override, { exact: true }).fill(why)
  await anyway.click()
  await expect(lucia.page.getByRole('link', { name: '+51900000302' })).toBeVisible()
  await lucia.press(calls.es.result.respondido)
  await expect(lucia.see(calls.es.noted(maria.who.alias))).toBeVisible()
  await maria.coldStart()
  await maria.goes('#/yo/invitar')
  await expect(maria.page.getByRole('heading', { name: invite.es.overrides })).toBeVisible()
  await expect(maria.see(new RegExp(why))).toBeVisible()
  await maria.look()

  await world.until('2026-11-24T18:05')
  await lucia.goes('personas/llamar')
  await expect(lucia.page.getByRole('table', { name: calls.es.title }).getByRole('row').nth(1)).toContainText(
    julia.who.alias,
  )
  await lucia.look('called-after-work-2')
  await callsInVain(lucia, julia.who)
  await expect(lucia.see(calls.es.nobody)).toBeVisible()
  await lucia.page.locator('summary').first().click()
  await expect(lucia.page.getByRole('listitem').filter({ hasText: calls.es.hiddenBy.recent }).first()).toBeVisible()
})

/** In other parts of the week, each when she may be called. */
const fiveHours = ['2026-11-24T18:15', '2026-11-28T15:10', '2026-12-02T18:30', '2026-12-05T18:40', '2026-12-09T19:00']

test('ENR-03 five calls without an answer: a sixth is refused for thirty days', async ({ world }) => {
  const { clinic, house } = world
  const { person, ...who } = await clinic.invite('Julia')
  await tellsHerWeek(await world.phoneOf(who))
  for (const when of fiveHours) {
    await world.until(when, 24)
    const call = { person, channel: 'movil', contact: null, override: null }
    const begun = z.object({ attempt: z.uuid() })
    const { attempt } = await house.give('outreach.begin-call', call, begun, clinic.as('coordinator'))
    const result = { attempt, result: 'no_contesta', laterAt: null, reason: null }
    await house.give('outreach.note-result', result, z.unknown(), clinic.as('coordinator'))
  }
  await world.until('2026-12-14T19:00', 24)
  const lucia = await morning(world, 'personas/llamar')
  await expect(lucia.see(calls.es.nobody)).toBeVisible()
  await lucia.page.getByText(calls.es.hidden(1)).click()
  await expect(lucia.page.getByRole('listitem').filter({ hasText: calls.es.hiddenBy.five })).toBeVisible()
  await lucia.goes('personas')
  await row(lucia, who.alias).click()
  await expect(lucia.see(calls.es.because['cycle-full'])).toBeVisible()
  for (const words of [calls.es.begin, calls.es.override])
    await expect(lucia.page.getByRole('button', { name: words, exact: true })).toHaveCount(0)
  await lucia.look()

  await world.until('2027-01-08T19:05', 48)
  const later = await morning(world, 'personas/llamar')
  await expect(row(later, who.alias)).toBeVisible()
})

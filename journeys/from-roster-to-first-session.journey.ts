import type { Page } from '@playwright/test'
import type { Desk } from './world/desk.ts'
import type { Phone } from './world/phone.ts'
import {
  agenda,
  assignment,
  board,
  check,
  clocks,
  columns,
  consent,
  duplicates,
  history,
  hours,
  knowing,
  outcomes,
  places,
  proposal,
  reasons,
  result,
  roster,
  services,
  week,
} from './world/say.ts'
import { expect, test, type World } from './world/world.ts'

test.use({ startsAt: '2026-11-17T17:20' })

/** @source services/03-enrollment-and-outreach.md R-ENR-08: what enrolling may carry over the link of a village. */
const budget = { bytes: 60_000, taps: 4 }

const list = [
  'Apellido paterno;Apellido materno;Nombres;DNI;Fecha de nacimiento;Celular;Inicio de SERUMS',
  'Quispe;Rojas;Ana;70000001;03/04/1997;900000341;01/10/2026',
  'Quispe;R.;Ana María;;03/04/1997;900000342;01/10/2026',
  'Ficticia;Imaginaria;Elena;45678901;11/02/1998;900000343;01/10/2026',
  'Ficticia;Imaginaria;Elena M.;45678901;11/02/1998;900000343;01/10/2026',
  'Inventada;Niña;Sol;70000005;01/05/2010;900000345;01/10/2026',
].join('\n')

async function importsList(lucia: Desk): Promise<void> {
  await lucia.goes('personas/importar')
  await lucia.page
    .getByLabel(roster.es.file)
    .setInputFiles({ name: 'egresadas-inventadas.csv', mimeType: 'text/csv', buffer: Buffer.from(list) })
  await expect(lucia.page.getByRole('heading', { name: roster.es.mapTitle })).toBeVisible()
  for (const [label, heading] of [
    [columns.es.dni, 'DNI'],
    [columns.es.birthDate, 'Fecha de nacimiento'],
    [columns.es.mobile, 'Celular'],
    [columns.es.startsOn, 'Inicio de SERUMS'],
  ] as const)
    await expect(lucia.page.getByLabel(label, { exact: true }).locator('option:checked')).toHaveText(heading)
  await lucia.look()
  await lucia.press(roster.es.see)
  const table = lucia.page.getByRole('table')
  await expect(table.getByRole('row').filter({ hasText: outcomes.es.rejected })).toContainText(reasons.es.minor)
  await expect(table.getByRole('row').filter({ hasText: outcomes.es['same-person'] })).toHaveCount(1)
  await expect(table.getByRole('row').filter({ hasText: outcomes.es['in-review'] })).toHaveCount(1)
  await lucia.look('from-roster-to-first-session-1')
  await lucia.press(roster.es.take(4))
  await expect(lucia.see(roster.es.doneTitle)).toBeVisible()
}

async function decidesPair(world: World, lucia: Desk): Promise<void> {
  await lucia.press(roster.es.toReview)
  await lucia.page.getByRole('button', { name: /AY-.*AY-/ }).click()
  await expect(lucia.see('Ana María')).toBeVisible()
  await lucia.look()
  await lucia.press(duplicates.es.same)
  await world.advance('20 s')
  await expect(lucia.see(duplicates.es.emptyTitle)).toBeVisible()
}

/** Everything that travels to this page, as it travels. */
function weighs(page: Page): () => Promise<number> {
  const sizes: Promise<number>[] = []
  page.on('requestfinished', (request) => {
    sizes.push(
      request.sizes().then(({ responseBodySize, responseHeadersSize }) => responseBodySize + responseHeadersSize),
    )
  })
  return async () => (await Promise.all(sizes)).reduce((sum, one) => sum + one, 0)
}

async function enrols(ana: Phone): Promise<void> {
  const wire = weighs(ana.page)
  await ana.page.goto(ana.who.link)
  await ana.press(consent.es.catalogue)
  await expect(ana.page.getByRole('heading', { name: services.es.title })).toBeVisible()
  await ana.look('from-roster-to-first-session-2')
  await ana.page.goBack()
  await ana.page.goto(ana.who.link)
  const taps = [consent.es.start, consent.es.accept, consent.es.goOn, consent.es.toQuestions]
  for (const tap of taps) await ana.press(tap)
  await expect(
    ana.page.getByRole('button', { name: check.es.start }).or(ana.page.getByRole('group')).first(),
  ).toBeVisible()
  const bytes = await wire()
  test.info().annotations.push({ type: 'enrolment', description: `${bytes} bytes, ${taps.length} taps` })
  expect(bytes).toBeGreaterThan(5000)
  expect(bytes).toBeLessThanOrEqual(budget.bytes)
  expect(taps.length).toBeLessThanOrEqual(budget.taps)
}

const isMine = (phone: Phone) => expect(phone.page.getByRole('heading', { name: places.es.mineTitle })).toBeVisible()

async function fillsProfile(ana: Phone): Promise<string> {
  await ana.goes('#/yo/horarios')
  await ana.page.getByText(week.es.patterns['mon-sat']).click()
  await ana.look('from-roster-to-first-session-3')
  await ana.press(week.es.keep)
  await isMine(ana)
  await ana.goes('#/yo/puesto')
  await ana.page.getByLabel('Establecimiento', { exact: true }).fill('Puesto inventado de Arriba')
  await ana.look()
  await ana.press('Guardar')
  await isMine(ana)
  return (await ana.page.getByText(/AY-[A-Z2-9]{4}/).innerText()).match(/AY-[A-Z2-9]{4}/)?.[0] ?? ''
}

async function answersModerately(ana: Phone): Promise<void> {
  await ana.goes('#/chequeo')
  await ana.begins()
  await ana.answers('asq', ['no', 'no', 'no', 'no'])
  await ana.answers('phq-9', [2, 2, 2, 1, 1, 2, 1, 1, 0, 1])
  await ana.answers('gad-7', [1, 1, 1, 1, 1, 1, 1, 1])
  await ana.answers('audit', [0, 0, 0])
  await ana.tellsHistory(history.es.answers.h.none)
  await expect(ana.page.getByRole('heading', { name: result.es.title })).toBeVisible()
}

/** The next hour that is owed, the first that is offered. */
async function choosesHour(ana: Phone, picture?: string): Promise<void> {
  await ana.coldStart()
  await ana.goes('#/cita')
  await ana.page.getByRole('radio').first().click()
  await ana.look(picture)
  await ana.press(hours.es.take)
  await expect(ana.page.getByRole('heading', { name: hours.es.next })).toBeVisible()
}

test('from the roster to the first session: a list, a pair, an invitation at her hour, a yes on both sides, an hour kept', async ({
  world,
}) => {
  const { clinic } = world
  await clinic.opensInvitations()
  await clinic.receives('therapist')
  const lucia = await world.desk('coordinator')
  await lucia.enters()
  await importsList(lucia)
  await decidesPair(world, lucia)

  const invited = () => [...world.texts('+51900000341'), ...world.texts('+51900000342')]
  expect(invited()).toEqual([])
  await world.until('2026-11-17T18:10')
  await expect.poll(() => invited().length).toBe(1)
  const link = /https?:\/\/\S+\/(#\/i\/\S+)/.exec(invited()[0]?.text ?? '')?.[1] ?? ''
  expect(world.texts('+51900000345')).toEqual([])

  const ana = await world.phoneOf({ alias: '', names: 'Ana', link: `${world.house.origin}/${link}` })
  await enrols(ana)
  const alias = await fillsProfile(ana)
  await answersModerately(ana)

  await lucia.goes('tablero')
  await lucia.page.getByRole('button', { name: alias }).first().click()
  await lucia.press(board.es.assign)
  const { name } = clinic.members.therapist
  await expect(lucia.see(new RegExp(assignment.es.willBeAsked))).toBeVisible()
  await lucia.look('from-roster-to-first-session-4')
  await lucia.press(assignment.es.propose(name))
  await expect(lucia.page.getByRole('dialog')).toBeHidden()

  const elias = await world.desk('therapist')
  await elias.enters()
  await elias.goes('tablero')
  await elias.press(knowing.es.see(alias))
  await expect(elias.see(/Quispe/)).toBeVisible()
  await elias.page.getByText(knowing.es.knows.none, { exact: true }).click()
  await elias.look()
  await elias.press(knowing.es.send)
  await expect(elias.page.getByRole('dialog')).toBeHidden()

  await ana.coldStart()
  await expect(ana.page.getByRole('heading', { name: proposal.es.asked(name) })).toBeVisible()
  await ana.look()
  await ana.press(proposal.es.yes)
  await expect(ana.page.getByRole('heading', { name: proposal.es.begun(name) })).toBeVisible()
  await world.advance('10 min')
  await choosesHour(ana, 'from-roster-to-first-session-5')
  await world.advance('10 min')
  await choosesHour(ana)

  // The day after: reminded, spoken with, and the clock of the board stops.
  const before = invited().length
  await world.until('2026-11-18T17:30')
  await expect
    .poll(() =>
      invited()
        .slice(before)
        .map(({ text }) => text)
        .join(),
    )
    .toMatch(/hoy/)
  await world.until('2026-11-20T20:45')
  const later = await world.desk('therapist')
  await later.enters()
  await later.goes('turnos/citas')
  const rows = later.page.getByRole('row').filter({ hasText: alias })
  await expect(rows).toHaveCount(2)
  await later.look()
  for (const nth of [0, 1]) {
    await rows.nth(nth).getByRole('button', { name: agenda.es.held, exact: true }).click()
    await expect(rows.nth(nth)).toContainText(agenda.es.states.held)
  }
  const end = await world.desk('coordinator')
  await end.enters()
  await end.goes('tablero')
  await end.page.getByText(clocks.es.title).first().click()
  await expect(end.page.getByRole('heading', { name: clocks.es.kinds['first-session'] }).locator('..')).toContainText(
    clocks.es.happened(1, 1),
  )
  await end.look()
})

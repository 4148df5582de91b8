import { meansOutcomeWords, planOutcomeWords } from '@ayni/clinical/episode'
import { z } from '@ayni/kernel'
import { plan as planPage } from '@ayni/modules/safety-plan/contract'
import { keptWords } from '@ayni/ui'
import type { Page } from '@playwright/test'
import type { Desk } from './world/desk.ts'
import { guidedCallOn } from './world/guided-call.ts'
import { episodeOf } from './world/safety.ts'
import { alert, door, guided, planning, desk as shell } from './world/say.ts'
import { expect, test, type World } from './world/world.ts'

test.use({ startsAt: '2026-11-22T03:05', night: true })

const say = guided.es
const keptHere = /^Guardado aquí a las \d\d:\d\d\.$/
const cut = /^Sin señal desde las \d\d:\d\d; se envía cuando vuelva\.$/

/** The frame is on the disk, and nothing in it came from the API. */
const shellKept = (page: Page): Promise<void> =>
  expect
    .poll(
      () =>
        page.evaluate(async () => {
          const paths: string[] = []
          for (const name of await caches.keys())
            for (const { url } of await (await caches.open(name)).keys()) paths.push(new URL(url).pathname)
          const ours = paths.every((path) => path === '/console/index.html' || path.startsWith('/console/assets/'))
          return ours && paths.includes('/console/index.html')
        }),
      { message: 'the console keeps its frame and nothing else' },
    )
    .toBe(true)

/** Somebody marks item 5 at night; Inés takes the alert on her telephone, and opens the guided call. */
async function alertTaken(world: World): Promise<{ readonly ines: Desk; readonly alias: string }> {
  const who = await world.clinic.invite('Maritza')
  const maritza = await world.phoneOf(who)
  await maritza.comesIn({ layers: [3] })
  await maritza.begins()
  await maritza.answers('asq', ['yes', 'no', 'no', 'no', 'yes'])
  await world.received('duty', new RegExp(who.alias), 'sms')
  const ines = await world.desk('duty', { width: 360, height: 740 })
  await ines.signsIn()
  await ines.goes('alertas')
  await ines.page.getByRole('region', { name: alert.es.openAlerts }).getByRole('link', { name: who.alias }).click()
  await ines.press(alert.es.take)
  return { ines, alias: who.alias }
}

async function callOpens(world: World): Promise<{ readonly ines: Desk; readonly alias: string }> {
  const { ines, alias } = await alertTaken(world)
  await ines.press(shell.es.guidedCall)
  await expect(ines.page.getByRole('heading', { name: say.title(alias) })).toBeVisible()
  return { ines, alias }
}

const place = 'Puesto inventado de la quebrada, cuarto del fondo'
const callback = '+51 900 000 301'

async function untilThePlan(ines: Desk): Promise<void> {
  const asked = guidedCallOn(ines)
  await asked.secondHalf(['no', 'no', 'no', 'no'])
  await asked.weigh('further-evaluation')
}

/** What waits at the step of the plan, and at that of the means, after the page was thrown away. */
async function planAndMeansUnseen(ines: Desk): Promise<void> {
  const { page } = ines
  await guidedCallOn(ines).writesPlanUnseen([line])
  await ines.look('call-without-signal-6')
  await page.reload()
  await expect(page.getByLabel(planning.es.entry, { exact: true }).first()).toHaveValue(line)
  await expect(page.getByText(keptWords.es.waits)).toBeVisible()
  await choosesIn(page, say.planAsk, planOutcomeWords.made.es)
  await ines.press(say.onward)
  await guidedCallOn(ines).writesMeasureUnseen(measure)
  await page.reload()
  await expect(page.getByLabel(planning.es.measure)).toHaveValue(measure)
  await ines.look('call-without-signal-7')
  await choosesIn(page, say.meansAsk, meansOutcomeWords.agreed.es)
  await ines.press(say.onward)
}

const line = 'Dejo de contestar los mensajes de mi hermana (inventado)'
const measure = 'Las llaves quedan con la técnica de noche (inventado)'
const choosesIn = (page: Page, question: string, answer: string): Promise<void> =>
  page.getByRole('group', { name: question, exact: true }).getByText(answer, { exact: true }).click()

async function untilTheEnd(ines: Desk, planAndMeans = guidedCallOn(ines).goesOnWithout): Promise<void> {
  const asked = guidedCallOn(ines)
  await untilThePlan(ines)
  await planAndMeans()
  await asked.next(24)
  await expect(ines.page.getByText(say.nothingMissing)).toBeVisible()
}

const page = z.looseObject({
  assessments: z.array(z.looseObject({ risk: z.string(), by: z.string(), minutes: z.number().nullable() })),
})

/** What the house knows, asked by its own doors. */
const assessmentsOf = async (world: World, alias: string) => {
  const duty = world.staff('duty')
  const { episode } = await episodeOf(duty, alias)
  return (await duty.asks('safety-episode.episode', { episode, person: null }, page)).assessments
}

const planOf = async (world: World, alias: string) => {
  const duty = world.staff('duty')
  const { person } = await episodeOf(duty, alias)
  return duty.asks('safety-plan.plan', { person }, planPage.output)
}

test('7.3 call without signal: begun online, carried through reloads without one, plan and measures with it, finished, and sent exactly once', async ({
  world,
}) => {
  const { ines, alias } = await callOpens(world)
  const context = ines.page.context()
  await shellKept(ines.page)
  await guidedCallOn(ines).where({ place, callback })
  await expect(ines.page.getByText(keptHere)).toBeVisible()

  await context.setOffline(true)
  await guidedCallOn(ines).firstHalf('no')
  await ines.page.getByLabel(say.words).fill('de noche, cuando no duerme')
  await expect(ines.page.getByText(cut)).toBeVisible()
  await ines.look('call-without-signal-1')

  // The telephone threw the page away while she was dialling: it comes back as it was.
  await ines.page.reload()
  await expect(ines.page.getByText(keptWords.es.takenUp)).toBeVisible()
  await expect(ines.page.getByRole('heading', { name: say.steps.symptoms })).toBeVisible()
  await expect(ines.page.getByLabel(say.words)).toHaveValue('de noche, cuando no duerme')
  await ines.look('call-without-signal-2')
  await ines.press(say.back)
  await expect(
    ines.page.getByRole('group', { name: say.attempt }).getByRole('radio', { name: 'No', exact: true }),
  ).toBeChecked()
  await ines.press(say.onward)
  await untilTheEnd(ines, () => planAndMeansUnseen(ines))
  await ines.look()
  await world.advance('4 min')
  await ines.press(say.send)
  await expect(ines.page.getByText(say.waiting)).toBeVisible()
  await ines.look('call-without-signal-3')

  // Loaded again while it waits: it still waits, and nothing has left.
  await ines.page.reload()
  await expect(ines.page.getByText(say.waiting)).toBeVisible()
  expect(await assessmentsOf(world, alias)).toEqual([])
  expect(await planOf(world, alias)).toMatchObject({ versions: [], agreement: null })

  await context.setOffline(false)
  await expect(ines.page.getByText(/^Recibido a las \d\d:\d\d \(n\.º \d+\)\./)).toBeVisible()
  await ines.look('call-without-signal-4')
  const once = await assessmentsOf(world, alias)
  expect(once).toMatchObject([{ risk: 'further', by: world.staff('duty').name }])
  const plan = await planOf(world, alias)
  expect(plan.current?.content.sections['warning-signs'].map(({ text }) => text)).toEqual([line])
  expect([plan.versions.length, plan.agreement?.measures.map(({ what }) => what)]).toEqual([1, [measure]])

  await ines.page.reload()
  await expect(ines.page.getByRole('heading', { name: new RegExp(alias) })).toBeVisible()
  await expect(ines.page.getByText(keptWords.es.takenUp)).toHaveCount(0)
  await world.advance('1 min')
  expect(await assessmentsOf(world, alias)).toEqual(once)
  expect(await planOf(world, alias)).toEqual(plan)
})

test('7.3 ADR 0023 call put down: other hands without a signal are shown where it is and whom to call, never a word of it', async ({
  world,
}) => {
  const { ines, alias } = await callOpens(world)
  const context = ines.page.context()
  await shellKept(ines.page)
  await guidedCallOn(ines).where({ place, callback })
  await expect(ines.page.getByText(keptHere)).toBeVisible()
  await context.setOffline(true)
  const address = ines.page.url()

  // Another tab, and the same one an hour later: neither knows who holds it.
  const other = await context.newPage()
  await other.goto(address)
  await expect(other.getByText(shell.es.noSignal.kept)).toBeVisible()
  await expect(other.locator('a[href="tel:113"]')).toBeVisible()
  await expect(other.locator(`a[href="tel:${world.clinic.dutyPhone}"]`)).toBeVisible()
  expect(await other.locator('body').innerText()).not.toMatch(/AY-|quebrada|900 000 301/)
  await other.close()
  await world.advance('61 min')
  await ines.page.reload()
  await expect(ines.page.getByText(shell.es.noSignal.kept)).toBeVisible()
  expect(await ines.page.locator('body').innerText()).not.toMatch(/AY-|quebrada|900 000 301/)
  await ines.look('call-without-signal-5')

  // With a signal it is known who she is, and the call goes on where it was.
  await context.setOffline(false)
  await expect(ines.page.getByText(say.thankDone)).toBeVisible()
  await ines.press(say.back)
  await expect(ines.page.getByLabel(say.whereIs)).toHaveValue(place)
  await ines.press(say.onward)
  await guidedCallOn(ines).firstHalf('no')
  await untilTheEnd(ines)

  // Finished without a signal and closed: it leaves from whatever page of the console is opened next.
  await context.setOffline(true)
  await ines.press(say.send)
  await expect(ines.page.getByText(say.waiting)).toBeVisible()
  await ines.page.goto('about:blank')
  await context.setOffline(false)
  await ines.goes('turnos')
  await expect(ines.page.getByText(/^Se envió tu llamada de /)).toBeVisible()
  expect(await assessmentsOf(world, alias)).toHaveLength(1)

  // Whoever signs out leaves nothing: no draft, no page, no number.
  await ines.goes('mi-cuenta')
  await ines.press(door.es.leave)
  await expect(ines.page.getByLabel(door.es.email)).toBeVisible()
  expect(await ines.page.evaluate(() => caches.keys())).toEqual([])
  expect(await ines.page.evaluate(() => localStorage.getItem('ayni.duty-phone'))).toBeNull()
})

test('7.3 the signal goes between the alert and the call: it begins all the same, and leaves when there is one', async ({
  world,
}) => {
  const { ines, alias } = await alertTaken(world)
  await shellKept(ines.page)
  await expect(ines.page.getByRole('link', { name: shell.es.guidedCall })).toBeVisible()
  await expect(ines.page.getByRole('link', { name: shell.es.toEpisode })).toBeVisible()
  await ines.page.context().setOffline(true)
  await ines.press(shell.es.guidedCall)
  await expect(ines.page.getByRole('heading', { name: say.title(alias) })).toBeVisible()
  await guidedCallOn(ines).where({ place, callback })
  await expect(ines.page.getByText(keptHere)).toBeVisible()
  await guidedCallOn(ines).firstHalf('no')
  await untilTheEnd(ines)
  await world.advance('4 min')
  await ines.press(say.send)
  await expect(ines.page.getByText(say.waiting)).toBeVisible()
  await ines.page.context().setOffline(false)
  await expect(ines.page.getByText(say.answered)).toBeVisible()
  expect(await assessmentsOf(world, alias)).toMatchObject([{ risk: 'further' }])
})

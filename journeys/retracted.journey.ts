import { z } from '@ayni/kernel'
import { alertOf, episodeOf, guidedCall, lima } from './world/safety.ts'
import { alert, because, crisis, places, writing } from './world/say.ts'
import { expect, test } from './world/world.ts'

test.use({ startsAt: '2026-11-24T19:55' })

const page = z.looseObject({
  assessments: z.array(
    z.looseObject({ risk: z.string(), by: z.string(), asq: z.looseObject({ 'asq-5': z.string() }) }),
  ),
})

test('retracted R-SUI-01 R-SUI-13: "lo marqué por curiosidad" lowers nothing by itself; she is asked live, and it costs her nothing', async ({
  world,
}) => {
  const who = await world.clinic.invite('Maritza')
  const maritza = await world.phoneOf(who)
  const { alias } = who
  await maritza.comesIn({ layers: [3] })
  await maritza.begins()
  await maritza.answers('asq', ['yes', 'no', 'no', 'no', 'yes'])
  await expect(maritza.page.getByRole('heading', { name: crisis.es.title })).toBeVisible()
  await world.received('duty', new RegExp(alias), 'sms')

  // She takes it back in her own words; nobody's clock stops for that.
  await maritza.goes('#/ayuda/escribir')
  await maritza.page.getByLabel(writing.es.write).fill('Disculpen, lo marqué por curiosidad. No pasa nada.')
  await maritza.press(writing.es.send)
  await expect(maritza.see('Disculpen, lo marqué por curiosidad. No pasa nada.')).toBeVisible()
  await maritza.look()
  await world.advance('16 min')
  const ines = world.staff('duty')
  expect(await alertOf(ines, alias)).toMatchObject({ class: 'A', state: 'unacknowledged', owner: null })
  await world.received('second', new RegExp(alias), 'sms')

  const desk = await world.desk('duty', { width: 360, height: 740 })
  await desk.signsIn()
  await desk.goes('alertas')
  const line = desk.page.getByRole('region', { name: alert.es.openAlerts })
  await expect(line).toContainText(alert.es.classA)
  await line.getByRole('link', { name: alias }).click()
  await desk.press(alert.es.take)
  await expect(desk.page.getByText(because('ASQ_ACUTE'))).toBeVisible()
  await desk.look()
  const { episode } = await episodeOf(ines, alias)

  // An outcome without having spoken is refused; the live call is what ends it.
  const { alert: open } = (await alertOf(ines, alias)) ?? {}
  const early = { alert: open, outcome: 'safe-plan-reviewed', nextContactAt: lima('2026-11-25T19:00'), words: null }
  expect(await ines.isRefused('suicide-prevention.record-outcome', early)).toContain('no-contact-yet')
  const spokeAt = await world.house.now()
  const call = guidedCall(episode, { spokeAt, nextContactAt: lima('2026-11-26T19:00'), means: 'declined' })
  expect(await ines.does('safety-episode.record-call', call)).toMatchObject({ risk: 'low', emergency: false })
  await world.advance('40 s')

  await maritza.goes('#/ayuda-ya')
  await expect(maritza.see(crisis.es.handled)).toBeVisible()
  await expect(maritza.see(/^El siguiente contacto es/)).toBeVisible()
  await maritza.look('retracted-1')
  // It costs nothing: her day is as it was, her answers stand as she gave them, and the team still follows her.
  await maritza.goes('#/hoy')
  await expect(maritza.page.getByRole('heading', { name: places.es.hello })).toBeVisible()
  await maritza.look('retracted-2')
  const nora = world.staff('psychiatrist')
  expect(await episodeOf(nora, alias)).toMatchObject({ class: 'A', phase: 'plan-active', nextKind: 'contact' })
  await nora.does('safety-episode.take-ownership', { episode })
  const seen = await nora.asks('safety-episode.episode', { episode }, page)
  expect(seen.assessments).toMatchObject([{ risk: 'low', by: ines.name }])

  // Nobody but a psychiatrist ends it, and not with one conversation.
  const signed = {
    episode,
    treatment: 'declined-in-writing',
    toldAndAgrees: true,
    reasoning: 'Dice que fue curiosidad',
  }
  const close = { ...signed, knownClinician: nora.account, caringSchedule: 'declined' }
  expect(await ines.isRefused('safety-episode.close', close)).toMatch(/^auth\./)
  expect(await nora.isRefused('safety-episode.close', close)).toContain('two-low-assessments')
})

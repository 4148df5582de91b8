import { accountId, instant, z } from '@ayni/kernel'
import { alertOf, episodeOf, guidedCall, lima } from './world/safety.ts'
import { act, alert, because, crisis, followed, handing, knowing, later, planView } from './world/say.ts'
import { expect, test, type World } from './world/world.ts'

test.use({ startsAt: '2026-11-22T01:50', night: true })

const board = z.object({
  rows: z.array(z.looseObject({ kind: z.string(), person: z.string().nullable(), dueAt: instant })),
})
const hugoSays = 'Dr. Hugo Z. (inventado)'

/** A second psychiatrist of the team, who never met her. */
async function hires(world: World) {
  const { account } = await world.house.give(
    'identity.add-account',
    {
      ...{ name: 'Hugo Inventado Zárate', displayName: hugoSays, email: 'hugo@journeys.ayni.invalid' },
      ...{ phone: '+51900000208', roles: ['psychiatrist'], language: 'es' },
    },
    z.object({ account: accountId }),
    { program: world.clinic.program },
  )
  return account
}

const section = { text: 'Llamo a mi hermana', contact: null, likelihood: 8, obstacle: null }
const sections = {
  ...{ 'warning-signs': [section], 'internal-coping': [section], 'social-distraction': [section] },
  ...{ 'ask-for-help': [section], 'professional-support': [], 'safer-environment': [section] },
}

test('clinician-knows-me SUI-08 EC-05: hidden from whoever took it, the next one is called at once and she is never seen by her again; whoever supervised her answers at once, another follows within a day, and she reads the name first', async ({
  world,
}) => {
  const who = await world.clinic.invite('Carmen')
  const { alias, person } = who
  const carmen = await world.phoneOf(who)
  const ines = world.staff('duty')
  await carmen.comesIn({ layers: [3] })

  await carmen.begins()
  await world.until('2026-11-22T02:10')
  await carmen.answers('asq', ['yes', 'no', 'no', 'no', 'yes'])
  await expect(carmen.page.getByRole('heading', { name: crisis.es.title })).toBeVisible()
  await world.received('duty', new RegExp(alias), 'sms')
  const hers = await world.desk('duty', { width: 360, height: 740 })
  await hers.signsIn()
  await hers.goes('alertas')
  await hers.page.getByRole('region', { name: alert.es.openAlerts }).getByRole('link', { name: alias }).click()
  await hers.press(alert.es.take)
  await expect(hers.page.getByText(because('ASQ_ACUTE'))).toBeVisible()
  await world.advance('40 s')

  // Carmen reads who will call: somebody she studied with. One press on her own telephone, without a reason.
  await expect(carmen.see(/Inés/)).toBeVisible()
  await carmen.goes('#/yo/visto')
  await expect(carmen.page.getByRole('heading', { name: ines.name })).toBeVisible()
  await carmen.press(later.es.block)
  await expect(carmen.see(later.es.blocked)).toBeVisible()
  await carmen.look('clinician-knows-me-1')
  await world.advance('40 s')

  // The next one is called at once, and she finds nothing of her any more, wherever she looks.
  await world.received('second', new RegExp(alias), 'sms')
  const told = world.inbox('duty').length
  expect(await alertOf(ines, alias)).toBeUndefined()
  for (const list of ['alertas', 'alertas/seguimiento', 'tablero']) {
    await hers.goes(list)
    await expect(hers.page.locator('main h1')).toBeVisible()
    await hers.look()
    await expect(hers.page.locator('body')).not.toContainText(alias)
  }

  // The second is not reached either: the psychiatrist who supervised her last year takes it, and calls.
  const nora = world.staff('psychiatrist')
  await world.until('2026-11-22T02:50')
  await world.received('psychiatrist', new RegExp(alias), 'sms')
  const desk = await world.desk('psychiatrist', { width: 360, height: 740 })
  await desk.signsIn()
  await desk.goes('alertas')
  await desk.page.getByRole('region', { name: alert.es.openAlerts }).getByRole('link', { name: alias }).click()
  await desk.press(alert.es.take)
  await expect(desk.page.getByText(because('ASQ_ACUTE'))).toBeVisible()
  const { alert: open } = (await alertOf(nora, alias)) ?? {}
  expect(await ines.isRefused('suicide-prevention.acknowledge-alert', { alert: open })).not.toBe('')
  await hers.goes(`alertas/${open}`)
  await expect(hers.page.locator('main h1')).toBeVisible()
  await expect(hers.page.locator('body')).not.toContainText(alias)
  await hers.look('clinician-knows-me-2')
  const takenAt = await world.house.now()
  await world.advance('40 s')
  await expect(carmen.see(/Nora/)).toBeVisible()
  // She says that she supervised her. First aid is not delayed for it: the call comes before anybody is replaced.
  await desk.page.getByText(knowing.es.know, { exact: true }).click()
  await expect(desk.see(knowing.es.knowMeans)).toBeVisible()
  await desk.page.getByText(knowing.es.knows.supervisor, { exact: true }).click()
  await desk.look('clinician-knows-me-said')
  await desk.press(knowing.es.say)
  await expect(desk.page.locator('main').getByText(knowing.es.said)).toBeVisible()
  const saidAt = await world.house.now()
  const { episode } = await episodeOf(nora, alias)
  const call = guidedCall(episode, { spokeAt: takenAt, nextContactAt: lima('2026-11-23T02:00') })
  expect(await nora.does('safety-episode.record-call', call)).toMatchObject({ state: 'plan-active' })
  const plan = { version: crypto.randomUUID(), basedOn: [], content: { sections, matters: null }, reviewOn: null }
  await nora.does('safety-plan.save-with', { person, ...plan })
  expect(await nora.isRefused('safety-episode.take-ownership', { episode })).toContain('conflict')
  await desk.goes(`alertas/seguimiento/${episode}`)
  await expect(desk.page.getByRole('heading', { name: followed.es.title(alias) })).toBeVisible()
  const owning = desk.page.getByRole('region', { name: act.es.owner })
  await expect(owning).toContainText(act.es.ownerNone)
  await expect(owning.getByRole('button', { name: act.es.take })).toBeHidden()
  await owning.scrollIntoViewIfNeeded()
  await desk.look('clinician-knows-me-3')
  expect(await episodeOf(nora, alias)).toMatchObject({ owner: null })

  // Within a day somebody else is owed, whoever coordinates sees it, and it is none of those who know her.
  const coordinator = world.staff('coordinator')
  const owed = async () =>
    (await coordinator.asks('coordination.promises', {}, board)).rows.filter(
      (one) => one.person === person && one.kind === 'episode-owner',
    )
  expect(await owed()).toHaveLength(1)
  expect(Date.parse((await owed())[0]?.dueAt ?? '')).toBeLessThanOrEqual(Date.parse(saidAt) + 24 * 3_600_000)
  const to = { episode, because: 'conflict' }
  expect(await coordinator.isRefused('safety-episode.hand-to', { ...to, to: nora.account })).toContain('conflict')
  await world.until('2026-11-22T10:00', 4)
  const hugo = await hires(world)
  // She names him herself, from the page where she goes on until then.
  await desk.page.reload()
  await owning.getByText(handing.es.handOver, { exact: true }).click()
  await owning.getByLabel(handing.es.to).selectOption(hugo)
  await owning.getByText(handing.es.becauses.conflict, { exact: true }).click()
  await owning.scrollIntoViewIfNeeded()
  await desk.look('clinician-knows-me-hands')
  await desk.press(handing.es.hand)
  await expect(owning).toContainText(act.es.ownerIs(hugoSays))
  expect(await episodeOf(nora, alias)).toMatchObject({ owner: hugoSays })
  expect(await owed()).toEqual([])

  // The name is on her phone before he opened anything of hers or called.
  await world.advance('40 s')
  await carmen.coldStart()
  await carmen.goes('#/ayuda-ya/plan')
  await expect(carmen.see(planView.es.psychiatrist)).toBeVisible()
  await expect(carmen.see(hugoSays)).toBeVisible()
  await carmen.see(hugoSays).scrollIntoViewIfNeeded()
  await carmen.look('clinician-knows-me-4')
  await carmen.goes('#/yo/visto')
  await expect(carmen.page.getByRole('heading', { name: later.es.saw })).toBeVisible()
  await expect(carmen.see(nora.name)).toBeVisible()
  await expect(carmen.page.locator('main')).not.toContainText('Hugo')
  await carmen.look()

  // Nothing more of that night was sent to the one from whom she hid herself.
  for (const letter of world.inbox('duty').slice(told)) expect(`${letter.subject} ${letter.text}`).not.toContain(alias)
})

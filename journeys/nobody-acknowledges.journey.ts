import { tryResultWords } from '@ayni/clinical/episode'
import { instant } from '@ayni/kernel'
import type { Post } from './world/clinic.ts'
import { episodeOf, guidedCall } from './world/safety.ts'
import { alert, because, crisis } from './world/say.ts'
import { expect, test, type World } from './world/world.ts'

test.use({ startsAt: '2026-11-21T23:36' })

const lima = (at: string): string => new Date(Date.parse(at) - 5 * 3_600_000).toISOString().slice(11, 16)

/** When each of them was first told of it, by the wall in Lima. */
const firstTold = (world: World, post: Post, channel: string): string | undefined =>
  world
    .inbox(post)
    .filter((letter) => letter.channel === channel && letter.class === 'N1')
    .map(({ at }) => lima(at))[0]

test('SUI-01 nobody acknowledges: from 23:40 on a Saturday the ladder calls until somebody takes it', async ({
  world,
}) => {
  const rosa = await world.physician('Rosa')
  await rosa.comesIn({ layers: [3] })
  await rosa.begins()
  await world.until('2026-11-21T23:40')
  await rosa.answers('asq', ['no', 'no', 'no', 'yes', 'yes'])
  await expect(rosa.page.getByRole('heading', { name: crisis.es.title })).toBeVisible()
  const urgent = new RegExp(rosa.who.alias)
  await world.received('duty', urgent, 'sms')
  await expect(rosa.see(crisis.es.told)).toBeVisible()
  await rosa.look('nobody-acknowledges-1')

  await world.until('2026-11-22T00:41')
  expect(firstTold(world, 'duty', 'sms')).toBe('23:40')
  expect(firstTold(world, 'duty', 'voice')).toBe('23:40')
  expect(firstTold(world, 'second', 'sms')).toBe('23:55')
  expect(firstTold(world, 'coordinator', 'sms')).toBe('23:55')
  expect(firstTold(world, 'psychiatrist', 'sms')).toBe('00:10')
  expect(firstTold(world, 'therapist', 'sms')).toBe('00:25')
  expect(firstTold(world, 'director', 'sms')).toBe('00:25')

  // The power goes; the night goes on, and so do the calls.
  await world.house.powerCut()
  await world.until('2026-11-22T06:30')
  const calls = world.inbox('psychiatrist').filter(({ channel }) => channel === 'voice')
  expect(calls.length).toBeGreaterThan(15)
  for (const letter of world.house.letters)
    expect(`${letter.subject} ${letter.text}`).not.toMatch(/suicid|depre|ansied|alcohol|psiqui|ASQ|Rosa/i)
  await expect(rosa.see(crisis.es.told)).toBeVisible()

  const nora = await world.desk('psychiatrist', { width: 360, height: 740 })
  await nora.signsIn()
  await nora.goes('alertas')
  const line = nora.page.getByRole('region', { name: alert.es.openAlerts })
  await expect(line.getByText(rosa.who.alias)).toBeVisible()
  await expect(line).toContainText(alert.es.noOwner)
  await expect(line).toContainText(alert.es.incident)
  await nora.look('nobody-acknowledges-2')
  await line.getByRole('link', { name: rosa.who.alias }).click()
  await expect(nora.page.getByText(because('ASQ_ACUTE'))).toBeVisible()
  await nora.look()
  await nora.press(alert.es.take)
  await expect(nora.page.getByRole('heading', { name: alert.es.script })).toBeVisible()
  await nora.look('nobody-acknowledges-3')
  await world.advance('40 s')
  await expect(rosa.see(/Nora/)).toBeVisible()
  await nora.press(tryResultWords.reached.es)
  await expect(nora.page.getByText(/Nora/).first()).toBeVisible()
  await nora.page.getByText(alert.es.outcomes['safe-plan-made']).click()
  await nora.page.getByLabel(alert.es.nextTime).fill('09:00')
  await nora.press(alert.es.record)
  await expect(nora.page.getByText(alert.es.outcomes['safe-plan-made']).first()).toBeVisible()
  await nora.look()
  await world.advance('40 s')
  await expect(rosa.see(crisis.es.handled)).toBeVisible()
  await rosa.look('nobody-acknowledges-4')

  // An outcome alone would be asked about again: the live assessment is owed in the same call (7.2). With it written, it is quiet.
  const psychiatrist = world.staff('psychiatrist')
  const { episode } = await episodeOf(psychiatrist, rosa.who.alias)
  const spokeAt = await world.house.now()
  const nextContactAt = instant.parse(new Date(Date.parse(spokeAt) + 20 * 3_600_000).toISOString())
  await psychiatrist.does('safety-episode.record-call', guidedCall(episode, { spokeAt, nextContactAt }))
  const before = world.house.letters.length
  await world.advance('2 h')
  expect(world.house.letters.slice(before).filter(({ class: kind }) => kind === 'N1')).toEqual([])
})

import { tryResultWords } from '@ayni/clinical/episode'
import { instant, type PersonId, z } from '@ayni/kernel'
import type { Locator } from '@playwright/test'
import type { Desk } from './world/desk.ts'
import { guidedCallOn } from './world/guided-call.ts'
import { alertOf, assessed, calmAsq, episodeOf, guidedCall, lima } from './world/safety.ts'
import {
  alert,
  because,
  crisis,
  emergency as danger,
  followed,
  desk as frame,
  guided,
  keeping,
  planView,
  reaching,
} from './world/say.ts'
import { expect, test, type World } from './world/world.ts'

test.use({ startsAt: '2026-11-21T20:40', night: true })

const number = '+51900000361'
const trusted = { name: 'Alguien inventado', relation: 'promotor', phone: '+51900000399' }
const village = { facilityCode: '99000001', ubigeo: '160401' }
const contacts = z.object({
  rows: z.array(
    z.looseObject({
      contact: z.string(),
      alias: z.string(),
      kind: z.string(),
      dueAt: instant,
      doneAt: z.string().nullable(),
    }),
  ),
})

/** Two facilities of an invented list: the post on the river, and the nearest hospital, far away. */
async function listPlaces(world: World): Promise<void> {
  const batch = crypto.randomUUID()
  const cells = (code: string, name: string, category: string, lat: string, lon: string) => ({
    ...{ code, name, category, institution: 'MINSA', ubigeo: village.ubigeo, lat, lon },
  })
  const rows = [
    { line: 2, cells: cells(village.facilityCode, 'Puesto inventado del río', 'I-1', '-4.5', '-73.58') },
    { line: 3, cells: cells('99000002', 'Hospital inventado de la ciudad', 'II-2', '-3.75', '-73.25') },
  ]
  const coordinator = world.staff('coordinator')
  await coordinator.does('roster.import-places', { batch, rows })
  await coordinator.does('roster.finish-places', { batch, partial: true })
}

/** Where she works, by what she can be heard, and whom she trusts. */
async function livesByTheRiver(world: World, person: PersonId): Promise<void> {
  const herself = { program: world.clinic.program, by: { person, roles: ['physician' as const] } }
  const give = (name: string, input: object) => world.house.give(name, input, z.unknown(), herself)
  await give('enrollment.set-trusted-person', {
    trusted: { ...trusted, whenMayCall: 'riesgo_inminente', showWithoutPin: false },
    declined: false,
  })
  const radio = { channel: 'radio_eess', value: '7.120 MHz', owner: 'facility', mayLeaveMessage: false, mayWrite: 'no' }
  await give('enrollment.put-contact', { contact: crypto.randomUUID(), ...radio })
  await give('enrollment.save-post', {
    ...{ post: crypto.randomUUID(), ...village, category: 'I-1', institution: 'MINSA', isHead: false },
    ...{
      connectivity: 'sin',
      startsOn: '2026-10-01',
      place: { facilityName: 'Puesto inventado del río', howToFind: null },
    },
  })
}

type Way = { readonly kind: 'radio' | 'boat'; readonly who: string; readonly how: string; readonly hours: string }

/** The sheet of the place, kept in a calm hour by whoever coordinates. */
async function keepsTheSheet(world: World, ways: readonly Way[]): Promise<void> {
  const lucia = await world.desk('coordinator')
  const say = keeping.es.sheet
  await lucia.enters()
  await lucia.goes('alertas/zona')
  await lucia.page.getByLabel(say.ubigeo, { exact: true }).fill(village.ubigeo)
  await lucia.page.getByLabel(say.code).fill(village.facilityCode)
  for (const { kind, who, how, hours } of ways) {
    await lucia.page.getByLabel(say.kind).selectOption(kind)
    await lucia.page.getByLabel(say.who).fill(who)
    await lucia.page.getByLabel(say.how).fill(how)
    await lucia.page.getByLabel(say.hours).fill(hours)
    await lucia.press(say.press)
    await expect(lucia.page.getByRole('heading', { name: who })).toBeVisible()
  }
  await lucia.look()
}

/** What she says by radio, told again at each call. */
const imminent = assessed({
  ...{ risk: 'imminent', disposition: 'emergency-psychiatric-evaluation', thoughtsNow: 'yes', means: 'later' },
  ...{ asq: { ...calmAsq, 'asq-3': 'yes', 'asq-5': 'yes' }, plan: 'later' },
})

const card = (desk: Desk, title: string): Locator => desk.page.getByRole('region', { name: title, exact: true }).first()

const chooses = (where: Locator, value: string): Promise<void> =>
  where.locator(`label.answer:has(input[value="${value}"])`).first().click()

test('river-village SUI-05 SUI-06 R-SUI-05: days from any hospital and by radio alone, nobody is left without somebody beside them', async ({
  world,
}) => {
  const who = await world.clinic.invite('Nélida', number)
  const { alias, person } = who
  await listPlaces(world)
  await keepsTheSheet(world, [
    { kind: 'radio', who: 'Operador inventado', how: '7.120 MHz, 19:00 a 21:00', hours: '' },
    { kind: 'boat', who: 'Botero inventado', how: 'Desde el embarcadero', hours: '32,5' },
  ])
  const nelida = await world.phoneOf(who)
  await nelida.comesIn({ layers: [3] })
  await livesByTheRiver(world, person)
  await nelida.begins()
  await nelida.answers('asq', ['no', 'no', 'yes', 'no', 'yes'])
  await expect(nelida.page.getByRole('heading', { name: crisis.es.title })).toBeVisible()
  await world.received('duty', new RegExp(alias), 'sms')
  await world.advance('40 s')
  await nelida.coldStart()
  await nelida.goes('#/ayuda-ya/plan')
  await expect(nelida.see(/a unos \d+ km en línea recta/)).toBeVisible()
  await nelida.noSignal()
  await nelida.goes('#/ayuda-ya/plan')
  await expect(nelida.see('Hospital inventado de la ciudad')).toBeVisible()
  await expect(nelida.see(planView.es.ask)).toBeVisible()
  await nelida.see(planView.es.ask).scrollIntoViewIfNeeded()
  await nelida.look('river-village-1')

  // Four tries by two ways within the hour, each noted with a press.
  const ines = world.staff('duty')
  const desk = await world.desk('duty', { width: 360, height: 740 })
  await desk.signsIn()
  await desk.goes('alertas')
  await desk.page.getByRole('region', { name: alert.es.openAlerts }).getByRole('link', { name: alias }).click()
  await desk.press(alert.es.take)
  await expect(desk.page.getByText(because('ASQ_ACUTE'))).toBeVisible()
  const alertPage = desk.page.url()
  for (const [nth, channel] of (['call', 'whatsapp-call', 'call', 'whatsapp-call'] as const).entries()) {
    await desk.page.getByLabel(alert.es.attemptHow).selectOption(channel)
    await desk.press(tryResultWords['phone-off'].es)
    await expect(card(desk, alert.es.attemptsSoFar).getByRole('listitem')).toHaveCount(nth + 1)
    await world.advance('15 min')
  }
  await world.advance('2 min')
  const { episode } = await episodeOf(ines, alias)
  const before = world.texts(trusted.phone)
  const planned = async (from: string) => {
    const span = { from: lima(from), to: lima('2026-12-20T00:00') }
    const { rows } = await ines.asks('safety-episode.calendar', span, contacts)
    return rows.filter((one) => one.alias === alias && one.doneAt === null)
  }

  // Nobody reaches her: the trusted person and the radio are proposed, SAMU and the police are a psychiatrist's decision.
  await desk.goes(`alertas/seguimiento/${episode}`)
  await expect(card(desk, reaching.es.search.next['trusted-person'])).toBeVisible()
  await expect(card(desk, reaching.es.ways.title)).toContainText('32.5 h de camino')
  await desk.press(reaching.es.search.say)
  const decides = card(desk, reaching.es.decide.title)
  await expect(decides).toBeVisible()
  await decides.getByLabel(reaching.es.decide.reason).fill('No contesta por ninguna vía')
  await chooses(decides, 'samu-pnp')
  await decides.getByRole('button', { name: reaching.es.decide.press }).click()
  await expect(decides.getByRole('alert').or(decides.getByRole('status')).first()).toBeVisible()
  await decides.scrollIntoViewIfNeeded()
  await desk.look()
  await chooses(decides, 'radio')
  await expect(decides).toContainText(reaching.es.decide.radioScript[0])
  await desk.look('river-village-2')
  await decides.getByRole('button', { name: reaching.es.decide.press }).click()
  const log = card(desk, reaching.es.log.title)
  await expect(log).toContainText(`${reaching.es.log.kind.decision}: ${reaching.es.action.what.radio}`)
  const did = card(desk, reaching.es.action.title)
  await did.getByLabel(reaching.es.action.ask).selectOption('radio')
  await did.getByRole('button', { name: reaching.es.action.outcome.done }).click()
  await expect(log).toContainText(`${reaching.es.log.kind.action}: ${reaching.es.action.what.radio}`)
  // Ayni proposes; a human speaks. Nothing left by itself for anybody outside.
  expect(world.texts(trusted.phone)).toEqual(before)

  // She answers by the radio of the post, and is asked everything there.
  await world.advance('10 min')
  await desk.page.goto(alertPage)
  await desk.press(frame.es.guidedCall)
  const call = guidedCallOn(desk)
  await call.where({ place: 'Puesto inventado del río, sala de radio', callback: 'Radio 7.120 MHz', by: 'radio' })
  await call.firstHalf('yes')
  await call.secondHalf(['yes', 'no', 'yes', 'no', 'yes'])
  await call.weigh('emergency-psychiatric-evaluation')
  await call.goesOnWithout()
  await call.next(24)
  await desk.press(guided.es.send)
  await expect(desk.see(guided.es.emergency)).toBeVisible()
  await desk.look('river-village-3')

  // One thing after another, in the same page: who stays tonight, the keys, the cover, whom one calls, how she leaves.
  const say = danger.es
  const stays = card(desk, say.steps['who-stays'])
  await stays.getByLabel(say.stay.who).fill('Promotor inventado')
  await stays.getByLabel(say.stay.day).fill('2026-11-22')
  await stays.getByLabel(say.stay.time).fill('06:00')
  await stays.getByRole('button', { name: say.stay.save }).click()
  const keys = card(desk, say.steps.keys)
  await chooses(keys, 'handed')
  await keys.getByLabel(say.keys.holder).fill('Promotor inventado')
  await keys.getByRole('button', { name: say.save }).click()
  const cover = card(desk, say.steps.cover)
  await chooses(cover, 'not-needed')
  await cover.getByRole('button', { name: say.save }).click()
  await decides.getByText(reaching.es.decide.agreed).click()
  await chooses(decides, 'local-way')
  await decides.getByLabel(reaching.es.decide.reason).fill('Sale en bote con quien la acompaña')
  await decides.getByRole('button', { name: reaching.es.decide.press }).click()
  await expect(card(desk, reaching.es.log.title)).toContainText(reaching.es.action.what['local-way'])
  await did.getByLabel(reaching.es.action.ask).selectOption('local-way')
  await did.getByRole('button', { name: reaching.es.action.outcome['on-the-way'] }).click()
  const leaves = card(desk, say.steps.transport)
  await leaves.getByLabel(say.transport.leavesDay).fill('2026-11-22')
  await leaves.getByLabel(say.transport.leavesTime).fill('05:30')
  await leaves.getByLabel(say.transport.day).fill('2026-11-23')
  await leaves.getByLabel(say.transport.time).fill('14:00')
  await leaves.getByRole('button', { name: say.save }).click()
  const known = card(desk, say.danger)
  await expect(known).toContainText('Promotor inventado')
  await expect(known).toContainText('sale mañana a las 05:30')
  await desk.page.evaluate(() => scrollTo(0, 0))
  await desk.look('river-village-4')

  // No way out of it but somebody who has her with them.
  const handsOver = card(desk, say.steps['hand-over'])
  await handsOver.getByRole('button', { name: say.handOver.press }).click()
  await expect(handsOver).toContainText(say.handOver.parts['received-by'])
  await expect(handsOver).toContainText(say.handOver.parts['arrived-at'])
  await expect(desk.page.getByText(say.handOver.missing)).toHaveCount(1)
  await handsOver.getByText(say.handOver.missing).scrollIntoViewIfNeeded()
  await desk.look('river-village-5')
  await desk.goes(`alertas/seguimiento/${episode}`)
  await desk.press(followed.es.list)
  await expect(desk.see(followed.es.cannotLeave)).toBeVisible()
  await desk.look()
  const nora = world.staff('psychiatrist')
  await nora.does('safety-episode.accompany', { episode })
  const signed = { episode, treatment: 'in-place', toldAndAgrees: true, reasoning: 'Motivo inventado' }
  const close = { ...signed, knownClinician: nora.account, caringSchedule: 'twelve-months' }
  expect(await nora.isRefused('safety-episode.close', close)).toContain('emergency-open')

  // Half an hour without a word written down, and the ladder calls again: nobody is forgotten on the river.
  const speaks = async (channel: 'radio' | 'call') => {
    await expect.poll(async () => (await alertOf(ines, alias))?.class).toBe('A')
    const open = await alertOf(ines, alias)
    await ines.does('suicide-prevention.acknowledge-alert', { alert: open?.alert })
    const [agreed] = await planned('2026-11-21T00:00')
    const spokeAt = await world.house.now()
    const nextContactAt = instant.parse(new Date(Date.parse(spokeAt) + 20 * 3_600_000).toISOString())
    const said = { ...imminent, spokeAt, nextContactAt, channel, contact: agreed?.contact ?? null }
    await ines.does('safety-episode.record-call', guidedCall(episode, said))
    expect(await episodeOf(ines, alias)).toMatchObject({ phase: 'emergency-active' })
  }
  await world.advance('31 min')
  await speaks('radio')

  // A night, a day and a night on the river: somebody is named for the second night too, and then she has arrived.
  await world.until('2026-11-22T19:00', 6)
  await speaks('radio')
  // Sessions end overnight: whoever is on duty enters anew, and everything is where it was left.
  const nextDay = async (): Promise<Desk> => {
    const again = await world.desk('duty', { width: 360, height: 740 })
    await again.enters()
    await again.goes(`alertas/seguimiento/${episode}`)
    return again
  }
  const sunday = await nextDay()
  const secondNight = card(sunday, say.steps['who-stays'])
  await secondNight.getByLabel(say.stay.who).fill('Promotor inventado, en el bote')
  await secondNight.getByLabel(say.stay.day).fill('2026-11-23')
  await secondNight.getByLabel(say.stay.time).fill('16:00')
  await secondNight.getByRole('button', { name: say.stay.save }).click()
  await expect(card(sunday, say.danger)).toContainText('en el bote')
  await world.until('2026-11-23T14:20', 6)
  await speaks('call')
  const monday = await nextDay()
  const arrives = card(monday, say.steps['hand-over'])
  await arrives.getByLabel(say.handOver.who).fill('Dra. Inventada, emergencia')
  await arrives.getByLabel(say.handOver.place).fill('Hospital inventado de la ciudad')
  await arrives.getByLabel(say.handOver.day).fill('2026-11-23')
  await arrives.getByLabel(say.handOver.time).fill('14:00')
  await arrives.getByText(say.handOver.spoke).click()
  await arrives.getByRole('button', { name: say.handOver.press }).click()
  await expect(monday.see(say.ended)).toBeVisible()
  await monday.look()
  expect(await episodeOf(ines, alias)).toMatchObject({ phase: 'handed-off' })

  // Within a day of it, and a week after, somebody speaks with her.
  const [first] = await planned('2026-11-23T14:00')
  expect(first).toMatchObject({ kind: 'after-hand-over' })
  expect(Date.parse(first?.dueAt ?? '')).toBeLessThanOrEqual(Date.parse(lima('2026-11-24T14:20')))
  await world.until('2026-11-24T10:00', 10)
  const seventh = lima('2026-11-30T14:00')
  const spoken = { channel: 'call', result: 'reached', asq: calmAsq, means: 'kept', words: null }
  const met = { contact: first?.contact, at: await world.house.now(), nextContactAt: seventh }
  await ines.does('safety-episode.record-contact', { ...spoken, ...met })
  expect(await planned('2026-11-23T14:00')).toMatchObject([{ kind: 'after-hand-over', dueAt: seventh }])

  // Her signal is back: the truth, and help one press away as ever.
  await nelida.signal()
  await nelida.coldStart()
  await world.advance('40 s')
  await nelida.goes('#/ayuda-ya')
  await expect(nelida.see(crisis.es.handled)).toBeVisible()
  await expect(nelida.page.getByRole('button', { name: crisis.es.askAgain })).toBeVisible()
  await nelida.look()
  expect(await alertOf(ines, alias)).toBeUndefined()
  for (const letter of world.house.letters)
    expect(`${letter.subject} ${letter.text}`).not.toMatch(/suicid|depre|psiqui|ASQ|Nélida|Hospital inventado/i)
})

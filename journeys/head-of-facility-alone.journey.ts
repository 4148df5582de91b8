import { namesMeans } from '@ayni/clinical/safety-plan'
import { z } from '@ayni/kernel'
import { alertOf, assessed, calmAsq, episodeOf, guidedCall, lima } from './world/safety.ts'
import { alert, because, crisis, kinds, planView } from './world/say.ts'
import { expect, test } from './world/world.ts'

test.use({ startsAt: '2026-11-21T20:10' })

const number = '+51900000351'
const page = z.looseObject({
  emergency: z.looseObject({ emergency: z.string(), next: z.string().nullable(), cover: z.string() }).nullable(),
})
const board = z.object({
  rows: z.array(z.looseObject({ kind: z.string(), key: z.string(), person: z.string().nullable() })),
})
/** What nobody outside may learn from a task, a board or a message. */
const why = /suicid|riesgo|peligro|crisis|psiqui|depre|emergencia|ASQ|llaves|farmacia/i

test('head-of-facility-alone EC-04 R-SUI-06: cover first and for a neutral reason, keys by agreement, nothing to the facility', async ({
  world,
}) => {
  const who = await world.clinic.invite('Delia', number)
  const { alias, person } = who
  const delia = await world.phoneOf(who)
  const herself = { program: world.clinic.program, by: { person, roles: ['physician' as const] } }
  await delia.comesIn({ layers: [3] })
  const post = { post: crypto.randomUUID(), facilityCode: '00001234', ubigeo: '160401', category: 'I-1' }
  await world.house.give(
    'enrollment.save-post',
    {
      ...{ ...post, institution: 'MINSA', isHead: true, connectivity: 'solo_voz', startsOn: '2026-10-01' },
      place: { facilityName: 'Puesto inventado de la quebrada', howToFind: null },
    },
    z.unknown(),
    herself,
  )
  await delia.begins()
  await delia.answers('asq', ['no', 'no', 'yes', 'no', 'yes'])
  await expect(delia.page.getByRole('heading', { name: crisis.es.title })).toBeVisible()
  await world.received('duty', new RegExp(alias), 'sms')

  const desk = await world.desk('duty', { width: 360, height: 740 })
  await desk.signsIn()
  await desk.goes('alertas')
  await desk.page.getByRole('region', { name: alert.es.openAlerts }).getByRole('link', { name: alias }).click()
  await desk.press(alert.es.take)
  await expect(desk.page.getByText(because('ASQ_ACUTE'))).toBeVisible()
  const ines = world.staff('duty')
  const { episode } = await episodeOf(ines, alias)
  const spokeAt = await world.house.now()
  const imminent = assessed({
    ...{ risk: 'imminent', disposition: 'emergency-psychiatric-evaluation', thoughtsNow: 'yes', means: 'later' },
    ...{ asq: { ...calmAsq, 'asq-3': 'yes', 'asq-5': 'yes' }, plan: 'later' },
  })
  const call = guidedCall(episode, { ...imminent, spokeAt, nextContactAt: lima('2026-11-22T08:00') })
  expect(await ines.does('safety-episode.record-call', call)).toMatchObject({ emergency: true })

  const ofHer = () => ines.asks('emergency.of-person', { person }, page)
  const { emergency } = await ofHer()
  const id = emergency?.emergency
  const note = { emergency: id, stays: null, keys: null, keysHeldBy: null, transport: null, soberAt: null }
  const stays = { who: 'Técnica inventada', until: lima('2026-11-22T07:00') }
  await ines.does('emergency.note-course', { ...note, stays })

  // The keys are hers alone: who covers is arranged before anything is agreed about them.
  const measures = [{ what: 'La técnica guarda las llaves y abre con ella', keeper: 'la técnica', until: '2026-11-30' }]
  const agree = { person, agreement: crypto.randomUUID(), measures, soleKeyHolder: true }
  const recheckBy = lima('2026-11-28T18:00')
  expect(await ines.isRefused('safety-plan.agree-means', { ...agree, cover: null, recheckBy })).toContain('cover-first')
  await ines.does('emergency.note-course', { ...note, keys: 'theirs' })
  const cover = { emergency: id, cover: 'by-coordinator' }
  expect(await ines.isRefused('emergency.say-cover', { ...cover, consent: false })).toContain('cover-needs-consent')
  await ines.does('emergency.say-cover', { ...cover, consent: true })
  expect((await ofHer()).emergency?.cover).toBe('needed')

  // The coordinator finds somebody, and learns that somebody is needed and nothing else.
  const lucia = await world.desk('coordinator')
  await lucia.enters()
  await lucia.goes('tablero')
  const task = lucia.page.getByRole('row').filter({ hasText: kinds.es['arrange-cover'] })
  await expect(task.first()).toContainText(alias)
  expect(await task.first().innerText()).not.toMatch(why)
  await lucia.look()
  const coordinator = world.staff('coordinator')
  const { rows } = await coordinator.asks('coordination.promises', {}, board)
  const key = rows.find((one) => one.kind === 'arrange-cover' && one.person === person)?.key
  await coordinator.does('coordination.keep-promise', { key, how: 'met' })
  expect((await ofHer()).emergency?.cover).toBe('arranged')

  await ines.does('safety-plan.agree-means', { ...agree, cover: 'Médica inventada de la cabecera', recheckBy })
  await ines.does('emergency.note-course', { ...note, keys: 'handed', keysHeldBy: 'Técnica inventada' })
  const section = { text: 'Llamo a mi hermana', contact: null, likelihood: 8, obstacle: null }
  const sections = {
    ...{ 'warning-signs': [section], 'internal-coping': [section], 'social-distraction': [section] },
    ...{ 'ask-for-help': [section], 'professional-support': [], 'safer-environment': [] },
  }
  const plan = { version: crypto.randomUUID(), basedOn: [], content: { sections, matters: null }, reviewOn: null }
  await ines.does('safety-plan.save-with', { person, ...plan })

  // Nobody turns to a facility whose head she is, not even by a decision.
  const facility = { emergency: id, what: 'facility', reason: 'Motivo inventado', asked: 'agreed', told: 'before' }
  expect(await ines.isRefused('emergency.decide', { ...facility, imminent: false, lookAgainAt: null })).toContain(
    'heads-the-facility',
  )

  await world.advance('40 s')
  await delia.coldStart()
  await delia.goes('#/ayuda-ya/plan')
  await expect(delia.see(planView.es.agreed)).toBeVisible()
  await expect(delia.see('La técnica guarda las llaves y abre con ella')).toBeVisible()
  expect(namesMeans(await delia.page.locator('#plan-safer-environment').locator('..').innerText())).toBe(false)
  await delia.look('head-of-facility-alone-1')

  // What left, left for the team or for her, and said to nobody why.
  const team = Object.values(world.clinic.members).flatMap((one) => [one.phone, one.email])
  const known = [...team, number, 'push']
  for (const letter of world.house.letters) {
    expect(known).toContain(letter.to)
    expect(`${letter.subject} ${letter.text}`).not.toMatch(why)
  }
  expect(await alertOf(ines, alias)).toBeUndefined()
})

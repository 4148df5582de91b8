import { z } from '@ayni/kernel'
import { keptWords } from '@ayni/ui'
import { guidedCallOn } from './world/guided-call.ts'
import { episodeOf, guidedCall, lima } from './world/safety.ts'
import { alert, because, crisis, desk as frame, guided, later, planView } from './world/say.ts'
import { expect, test } from './world/world.ts'

test.use({ startsAt: '2026-11-21T23:36', night: true })

/** Nothing of why stands where coordination looks (SUI-12). */
const content = /ASQ|suicid|riesgo|pensamiento|intento|evaluaci[oó]n adicional|plan e intenci[oó]n|farmacia|PHQ/i
const span = { from: lima('2026-11-21T00:00'), to: lima('2026-12-24T00:00') }
const calendar = z.object({ rows: z.array(z.looseObject({ contact: z.string(), episode: z.string() })) })
const page = z.looseObject({ assessments: z.array(z.looseObject({ risk: z.string(), by: z.string() })) })

test('night-acute SUI-01 SUI-12 R-SUI-04 R-SUI-06 R-SUI-07 R-SUI-08: told at 23:40, taken by a link, asked one thing at a time through a minute without signal, and called again within a day', async ({
  world,
}) => {
  const who = await world.clinic.invite('Rosa')
  const { alias } = who
  const rosa = await world.phoneOf(who)
  const ines = world.staff('duty')
  const keys = { p256dh: 'clave-inventada', auth: 'secreto-inventado' }
  await ines.does('identity.push-subscribe', { subscription: { endpoint: 'https://push.invalid/inventada', keys } })
  await rosa.comesIn({ layers: [3] })
  await rosa.begins()
  await rosa.installed()
  await world.until('2026-11-21T23:40')
  await rosa.answers('asq', ['no', 'no', 'no', 'yes', 'yes'])
  await expect(rosa.page.getByRole('heading', { name: crisis.es.title })).toBeVisible()
  const told = await world.received('duty', new RegExp(alias), 'sms')
  await expect.poll(() => world.inbox('duty').map(({ channel }) => channel)).toContain('voice')
  await expect.poll(() => world.house.letters.map(({ channel }) => channel)).toContain('push')
  for (const letter of world.house.letters)
    expect(`${letter.subject} ${letter.text}`).not.toMatch(/suicid|depre|ansied|psiqui|ASQ|Rosa/i)
  await expect(rosa.see(crisis.es.told)).toBeVisible()

  // Asleep five minutes ago: the link of the message, one press, no password.
  const link = /https?:\/\/\S+\/voy\/\S+/.exec(told.text)?.[0] ?? ''
  const desk = await world.desk('duty', { width: 360, height: 740 })
  await desk.page.goto(link)
  await expect(desk.page.getByText(new RegExp(alias)).first()).toBeVisible()
  await desk.look('night-acute-1')
  await desk.page.getByRole('button').click()
  await world.advance('40 s')
  await expect(rosa.see(/Inés/)).toBeVisible()
  await rosa.look('night-acute-2')

  await desk.signsIn()
  await desk.goes('alertas')
  await desk.page.getByRole('region', { name: alert.es.openAlerts }).getByRole('link', { name: alias }).click()
  await expect(desk.page.getByText(because('ASQ_ACUTE'))).toBeVisible()
  await desk.look()
  await desk.press(frame.es.guidedCall)
  // Where she is comes first, whatever else is asked.
  await expect(desk.see(guided.es.whereSay)).toBeVisible()
  await desk.look('night-acute-3')
  const call = guidedCallOn(desk)
  await call.where({ place: 'Puesto inventado, cuarto del fondo', callback: '+51900000301' })
  await call.firstHalf('no')

  // The signal goes in the middle, and she goes on asking.
  const connection = desk.page.context()
  await connection.setOffline(true)
  await call.secondHalf(['no', 'no', 'no', 'yes', 'no'])
  await world.advance('1 min')
  await expect(desk.see(guided.es.steps.weigh)).toBeVisible()
  await desk.look()
  await connection.setOffline(false)
  // Even a page that is opened anew finds it where it was, with the plan and what is agreed beside it.
  await desk.page.reload()
  await expect(desk.see(keptWords.es.takenUp)).toBeVisible()
  await call.weigh('further-evaluation')
  await call.makesPlan([
    'Dejo de contestar los mensajes',
    'Salgo al patio y respiro',
    'La cancha, con la vecina inventada',
    'Mi hermana inventada',
    'La psicóloga inventada de la red',
    'La técnica inventada guarda las llaves',
  ])
  await desk.look()
  await call.agrees('La técnica guarda las llaves y abre con ella', 'la técnica')
  await call.next(24)
  await expect(desk.see(guided.es.nothingMissing)).toBeVisible()
  await desk.look()

  // Finished without a signal: nobody is told that it arrived. It leaves once, by itself, when the signal is back.
  await connection.setOffline(true)
  await desk.press(guided.es.send)
  await expect(desk.see(guided.es.waiting)).toBeVisible()
  await desk.look('night-acute-4')
  expect((await episodeOf(ines, alias)).phase).not.toBe('plan-active')
  await connection.setOffline(false)
  await world.advance('20 s')
  await expect(desk.see(/^Recibido a las \d\d:\d\d \(n\.º \d+\)/)).toBeVisible()
  await desk.look()
  const strip = await episodeOf(ines, alias)
  expect(strip).toMatchObject({ class: 'A', phase: 'assessed', nextKind: 'contact' })
  expect(Date.parse(strip.nextAt)).toBeLessThanOrEqual(Date.parse(lima('2026-11-22T23:59')))
  const { episode } = strip
  const { assessments } = await ines.asks('safety-episode.episode', { episode, person: null }, page)
  expect(assessments).toMatchObject([{ risk: 'further', by: ines.name }])

  await world.advance('40 s')
  await rosa.goes('#/ayuda-ya')
  await expect(rosa.see(crisis.es.handled)).toBeVisible()
  await expect(rosa.see(/^El siguiente contacto es/)).toBeVisible()
  await rosa.look()

  // On her phone without a signal, in her words, and with whoever saw what is hers.
  await rosa.goes('#/ayuda-ya/plan')
  await expect(rosa.see('Salgo al patio y respiro')).toBeVisible()
  await rosa.noSignal()
  await rosa.coldStart()
  await rosa.goes('#/ayuda-ya/plan')
  await expect(rosa.page.getByRole('heading', { name: planView.es.title })).toBeVisible()
  await expect(rosa.see('Salgo al patio y respiro')).toBeVisible()
  await expect(rosa.see('La técnica guarda las llaves y abre con ella')).toBeVisible()
  await rosa.look('night-acute-5')
  await rosa.goes('#/yo/visto')
  await expect(rosa.page.getByRole('heading', { name: later.es.saw })).toBeVisible()
  await expect(rosa.see(ines.name)).toBeVisible()
  await rosa.look()

  const lucia = await world.desk('coordinator')
  await lucia.enters()
  for (const list of ['tablero', 'alertas/seguimiento']) {
    await lucia.goes(list)
    const main = lucia.page.getByRole('main')
    await expect(main).toContainText(alias)
    expect(await main.innerText()).not.toMatch(content)
    await lucia.look()
  }

  // The next evening a psychiatrist calls, before the day is over, and evaluates in full: from there the plan carries on.
  await world.until('2026-11-22T19:00', 5)
  const nora = world.staff('psychiatrist')
  await nora.does('safety-episode.take-ownership', { episode })
  const [contact] = (await nora.asks('safety-episode.calendar', span, calendar)).rows.filter(
    (one) => one.episode === episode,
  )
  const spokeAt = await world.house.now()
  const evaluated = {
    risk: 'further',
    disposition: 'further-evaluation',
    fullEvaluation: true,
    plan: 'reviewed',
  } as const
  const again = {
    spokeAt,
    nextContactAt: lima('2026-11-24T19:00'),
    contact: contact?.contact ?? null,
    means: 'kept' as const,
  }
  await nora.does('safety-episode.record-call', guidedCall(episode, { ...evaluated, ...again }))
  expect(await episodeOf(nora, alias)).toMatchObject({ phase: 'plan-active', owner: nora.name, nextKind: 'contact' })
})

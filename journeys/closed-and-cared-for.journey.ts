import { instant, z } from '@ayni/kernel'
import { closingOn } from './world/closing.ts'
import { alertOf, calmAsq, episodeOf, guidedCall, lima } from './world/safety.ts'
import type { Staff } from './world/staff.ts'
import { expect, test, type World } from './world/world.ts'

test.use({ startsAt: '2027-01-28T18:55' })
/** Five weeks by the clock, and four visits to the console. */
test.setTimeout(300_000)

const number = '+51900000341'
const calendar = z.object({
  contacts: z.array(
    z.looseObject({ schedule: z.string(), on: z.string(), state: z.string(), why: z.string(), sender: z.string() }),
  ),
  answers: z.array(z.looseObject({ message: z.string(), dueAt: z.string(), mine: z.boolean() })),
})
/** As she signs: without what stands in brackets behind a name. */
const signature = 'Dra. Nora Q., de Ayni'
const caring = (who: Staff) => who.asks('caring-contacts.calendar', { from: '2027-03-01', to: '2028-03-05' }, calendar)

/** The planned contact that is due next. */
async function contactOf(staff: Staff, alias: string, from: string, to: string): Promise<string> {
  const rows = z.object({
    rows: z.array(z.looseObject({ contact: z.string(), alias: z.string(), doneAt: instant.nullable() })),
  })
  const span = { from: lima(from), to: lima(to) }
  const calendar = await staff.asks('safety-episode.calendar', span, rows)
  const found = calendar.rows.find((one) => one.alias === alias && one.doneAt === null)
  if (found === undefined) throw new Error('a planned contact was expected')
  return found.contact
}

/** A planned contact that took place: the ASQ asked live, what was agreed looked at, the next one dated. */
async function spoke(world: World, nora: Staff, alias: string, next: string): Promise<void> {
  const contact = await contactOf(nora, alias, '2027-01-28T00:00', '2027-04-30T00:00')
  await nora.does('safety-episode.record-contact', {
    ...{ contact, at: await world.house.now(), channel: 'call', result: 'reached', asq: calmAsq, means: 'kept' },
    ...{ words: null, nextContactAt: lima(next) },
  })
}

/** She writes an SMS; the gateway tells the house. */
let written = 0
async function texts(world: World, text: string): Promise<void> {
  written += 1
  const said = { provider: 'http', providerId: `sms-${written}`, channel: 'sms', from: number, text }
  const at = { at: await world.house.now(), program: world.clinic.program }
  await world.house.give('correspondence.receive-message', { ...said, ...at }, z.unknown())
}

/** Her telephone, that day: she comes in and opens the page of whoever she follows. */
async function opensPage(world: World, alias: string) {
  const desk = await world.desk('psychiatrist', { width: 360, height: 740 })
  await desk.enters()
  const ending = closingOn(desk)
  await ending.opens(alias)
  return { desk, ending }
}

test('closed-and-cared-for SUI-09 SUI-10: refused while anything is missing, closed on 1 March, then a greeting that asks for nothing', async ({
  world,
}) => {
  const who = await world.clinic.invite('Luz', number)
  const luz = await world.phoneOf(who)
  const { alias } = who
  await luz.comesIn({ layers: [3] })
  await luz.begins()
  await luz.answers('asq', ['no', 'yes', 'no', 'no', 'no'])
  await world.received('duty', new RegExp(alias), 'sms')

  const nora = world.staff('psychiatrist')
  await world.advance('10 min')
  const alert = await alertOf(nora, alias)
  await nora.does('suicide-prevention.acknowledge-alert', { alert: alert?.alert })
  const { episode } = await episodeOf(nora, alias)
  const now = () => world.house.now()
  await nora.does(
    'safety-episode.record-call',
    guidedCall(episode, { spokeAt: await now(), nextContactAt: lima('2027-01-30T17:00') }),
  )
  const section = { text: 'Salgo a caminar hasta el puente', contact: null, likelihood: 8, obstacle: null }
  const sections = {
    ...{ 'warning-signs': [section], 'internal-coping': [section], 'social-distraction': [section] },
    ...{ 'ask-for-help': [section], 'professional-support': [], 'safer-environment': [section] },
  }
  const plan = { version: crypto.randomUUID(), basedOn: [], content: { sections, matters: null }, reviewOn: null }
  await nora.does('safety-plan.save-with', { person: who.person, ...plan })
  await nora.does('safety-plan.agree-means', {
    ...{ person: who.person, agreement: crypto.randomUUID(), soleKeyHolder: false, cover: null },
    measures: [{ what: 'La técnica guarda las llaves de noche', keeper: 'Técnica inventada', until: null }],
    recheckBy: lima('2027-02-13T18:00'),
  })

  // One "low" is not two, and nobody but a psychiatrist is asked.
  const said = { treatment: 'in-place', toldAndAgrees: false, reasoning: 'Motivo inventado' } as const
  const close = { episode, ...said, knownClinician: nora.account, caringSchedule: 'twelve-months' }
  const refused = await nora.isRefused('safety-episode.close', close)
  for (const missing of ['two-low-assessments', 'seven-days-apart', 'asq-all-no', 'told-and-agrees'])
    expect(refused).toContain(missing)
  expect(refused).toMatch(/^safety-episode\.criteria-missing/)
  expect(await world.staff('duty').isRefused('safety-episode.close', close)).toMatch(/^auth\./)
  expect((await episodeOf(nora, alias)).phase).not.toBe('closed')
  const early = await opensPage(world, alias)
  await early.ending.lacks('two-low-assessments', 'seven-days-apart', 'asq-all-no', 'thirty-days-quiet')
  await early.ending.says(said)
  await early.ending.beginsToEnd()
  await early.ending.isRefused('two-low-assessments', 'seven-days-apart', 'asq-all-no', 'told-and-agrees')
  await early.desk.look()
  await early.desk.page.close()

  await world.until('2027-01-30T17:00', 12)
  await spoke(world, nora, alias, '2027-02-04T17:00')
  await world.until('2027-02-04T17:00', 12)
  await spoke(world, nora, alias, '2027-02-12T18:00')
  await world.until('2027-02-12T18:00', 12)
  await nora.does(
    'safety-episode.record-call',
    guidedCall(episode, {
      ...{ spokeAt: await now(), nextContactAt: lima('2027-02-27T10:00'), plan: 'reviewed', means: 'kept' },
      contact: await contactOf(nora, alias, '2027-01-28T00:00', '2027-04-30T00:00'),
    }),
  )
  const recheck = { person: who.person, check: crypto.randomUUID(), result: 'kept', note: null, now: null }
  await nora.does('safety-plan.recheck-means', { ...recheck, recheckBy: lima('2027-03-12T18:00') })
  expect(await nora.isRefused('safety-episode.close', { ...close, toldAndAgrees: true })).toContain('thirty-days-quiet')

  // Everything but the thirty days: it begins to end, and what is signed too soon is refused by its name.
  const down = await opensPage(world, alias)
  await down.ending.lacks('thirty-days-quiet')
  await down.ending.says({ ...said, toldAndAgrees: true })
  await down.desk.look()
  await down.ending.beginsToEnd()
  await expect.poll(async () => (await episodeOf(nora, alias)).phase).toBe('stepping-down')
  await down.ending.isAsked()
  await down.ending.says({ ...said, toldAndAgrees: true })
  await down.ending.signs('twelve-months')
  await down.ending.isRefused('thirty-days-quiet')
  await down.desk.look()
  await down.desk.page.close()
  await world.until('2027-02-27T10:00', 48)
  await spoke(world, nora, alias, '2027-03-20T10:00')
  await world.until('2027-03-01T12:00', 24)
  const last = await opensPage(world, alias)
  await last.ending.lacks()
  await last.ending.says({ ...said, toldAndAgrees: true })
  await last.desk.look()
  await last.ending.signs('twelve-months')
  await last.ending.isOver()
  await last.desk.look()
  await last.desk.page.close()
  expect(await nora.isRefused('safety-episode.close', { ...close, toldAndAgrees: true })).toMatch(
    /^safety-episode\.over/,
  )

  const { contacts } = await caring(nora)
  expect(contacts.map(({ on }) => on)).toEqual([
    ...['2027-03-02', '2027-03-08', '2027-04-01', '2027-05-01', '2027-06-01', '2027-07-01', '2027-09-01'],
    ...['2027-11-01', '2028-01-01', '2028-03-01'],
  ])
  const schedule = contacts[0]?.schedule
  await nora.does('caring-contacts.set-birthday', { schedule, birthday: '08-15' })
  expect((await caring(nora)).contacts.find(({ why }) => why === 'birthday')?.on).toBe('2027-08-15')

  // It arrives in her evening, in the name of somebody she knows, and says nothing that a colleague may not read.
  const before = world.house.letters.length
  await world.until('2027-03-02T17:55', 24)
  await world.until('2027-03-02T18:10')
  const greetings = () => world.texts(number).filter(({ at }) => at > lima('2027-03-01T12:00'))
  await expect.poll(() => greetings().length).toBe(1)
  const [greeting] = greetings()
  expect(greeting?.text).toContain(signature)
  expect(greeting?.text).not.toMatch(/suicid|depre|psiqui|riesgo|plan|episodio|alerta|crisis|cita|tratamiento|Luz/i)

  await world.until('2027-03-03T10:00', 8)
  await texts(world, 'Gracias por acordarse. Acá llueve y estoy tranquila.')
  const [answer] = (await caring(nora)).answers
  expect(answer).toMatchObject({ mine: true })
  // Read the same day, in working hours.
  expect(answer?.dueAt.slice(0, 10)).toBe('2027-03-03')
  await nora.does('caring-contacts.mark-read', { message: answer?.message })
  expect((await caring(nora)).answers).toEqual([])

  await texts(world, 'Basta')
  await world.until('2027-03-08T18:30', 48)
  await world.until('2027-03-09T20:00', 12)
  expect(greetings().filter(({ text }) => text.includes(signature))).toHaveLength(1)
  expect(await alertOf(nora, alias)).toBeUndefined()
  expect(
    world.house.letters.slice(before).filter(({ class: kind, text }) => kind === 'N1' && text.includes(alias)),
  ).toEqual([])

  // What stays hers: quiet screens, and her plan in her words.
  await luz.goes('#/ayuda-ya/plan')
  await expect(luz.see('Salgo a caminar hasta el puente')).toBeVisible()
  await luz.look('closed-and-cared-for-1')
  const desk = await world.desk('psychiatrist', { width: 360, height: 740 })
  await desk.signsIn()
  await desk.goes('alertas/saludos')
  await expect(desk.page.locator('main h1')).toBeVisible()
  await desk.look('closed-and-cared-for-2')
})

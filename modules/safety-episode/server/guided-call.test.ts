import { type Instant, plusMinutes } from '@ayni/kernel'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { LiveAssessment } from '../contract.ts'
import { aCall, anAssessment, aPlace, calmAsq, type Member, type Ward, ward } from './testing/ward.ts'

let w: Ward
let rosa: Member
let ines: Member
let pat: Awaited<ReturnType<Ward['admit']>>
let episode: string

beforeEach(async () => {
  w = await ward()
  rosa = await w.hire('Rosa', 'duty')
  ines = await w.hire('Inés', 'psychiatrist')
  pat = await w.admit()
})
afterEach(() => w.house.close())

const now = (): Instant => w.house.clock.now()
const inMin = (minutes: number): Instant => plusMinutes(now(), minutes)
const name = (operation: string): string => `safety-episode.${operation}`
const give = (who: Member, operation: string, input: object, more = {}) =>
  w.house.dispatch(who.actor, name(operation), input, more)
const page = (who: Member = ines) => w.house.ask(who.actor, name('episode'), { episode })

async function alarmed(of: 'A' | 'B' = 'A', take: Member | null = rosa): Promise<string> {
  await w.risk(pat.person, of)
  episode = await w.episode(pat.person)
  const alert = await w.alert(pat.person)
  if (take !== null) await w.house.dispatch(take.actor, 'suicide-prevention.acknowledge-alert', { alert })
  return alert
}
const attempt = (who: Member, alert: string, result: string) =>
  w.house.dispatch(who.actor, 'suicide-prevention.log-attempt', { alert, channel: 'call', result, note: null })

describe('an alert opens an episode', () => {
  test('in its own transaction, and what follows moves it by its own states', async () => {
    const alert = await alarmed()
    w.house.clock.advance(60_000)
    await attempt(rosa, alert, 'no-answer')
    await attempt(rosa, alert, 'reached')
    await give(rosa, 'accompany', { episode })
    const { output } = await page(rosa).then((seen) => ({ output: 'output' in seen ? seen.output : seen }))
    expect(output).toMatchObject({
      state: 'reached',
      risk: null,
      strip: { phase: 'reached', class: 'A', alert, owner: null },
      timeline: [{ to: 'acknowledged', by: 'Rosa' }, { to: 'contacting' }, { to: 'reached' }],
    })
    expect(await w.owed(pat.person)).toEqual(['episode-owner', 'safety-assessment'])
  })

  test('a second alert of the person attaches; the first one’s episode goes on', async () => {
    await alarmed('B')
    await give(rosa, 'record-call', aCall(episode, now(), inMin(1440)))
    w.house.clock.advance(86_400_000)
    await w.risk(pat.person, 'A')
    expect(await w.rows(sql`select id, class, phase from safety_episode.episode`)).toEqual([
      { id: episode, class: 'A', phase: 'signalled' },
    ])
  })

  test('an open alert that becomes acute takes its episode along: acute, unanswered, with the clocks of now', async () => {
    const alert = await alarmed('B')
    w.house.clock.advance(2 * 3_600_000)
    await w.risk(pat.person, 'A')
    expect(await w.rows(sql`select id, class, acknowledged_by as by from suicide_prevention.alert`)).toEqual([
      { id: alert, class: 'A', by: null },
    ])
    expect(await w.rows(sql`select id, class, phase, due_at as due from safety_episode.episode`)).toEqual([
      { id: episode, class: 'A', phase: 'signalled', due: expect.anything() },
    ])
    expect(await page(rosa)).toMatchObject({
      output: {
        deadlines: [
          { kind: 'acknowledge', dueAt: inMin(15) },
          { kind: 'assess', dueAt: inMin(60) },
          { kind: 'owner', dueAt: inMin(22 * 60) },
        ],
      },
    })
  })

  test('a drill, or a number that nobody gave, has none', async () => {
    await w.risk(pat.person, 'A')
    const stranger = w.house.newId()
    await w.say('risk', {
      ...{ person: stranger, program: w.program, response: w.house.newId(), class: 'A', because: [] },
      ...{ occurredAt: now(), receivedAt: now() },
    })
    expect(await w.rows(sql`select count(*)::int as n from safety_episode.episode`)).toEqual([{ n: 1 }])
    expect(await w.rows(sql`select count(*)::int as n from suicide_prevention.alert`)).toEqual([{ n: 2 }])
  })
})

describe('the guided call', () => {
  test('is refused whole, naming what it lacks, and leaves nothing behind', async () => {
    await alarmed()
    const whole = aCall(episode, now(), inMin(1440))
    const lacking = (more: object) => give(rosa, 'record-call', { ...whole, ...more })
    expect(await lacking({ location: null, nextContactAt: null, assessment: null })).toMatchObject({
      code: name('call-incomplete'),
      details: { missing: ['location', 'assessment', 'next-contact'] },
    })
    expect(await lacking({ location: { ...aPlace, identity: 'not-sure' } })).toMatchObject({
      details: { missing: ['identity'] },
    })
    const thin = anAssessment({ headings: [], asq: { ...calmAsq, 'asq-2': 'not_asked' }, thoughtsNow: 'yes' })
    expect(await lacking({ assessment: thin })).toMatchObject({ details: { missing: ['headings', 'asq', 'reasons'] } })
    expect(await lacking({ nextContactAt: inMin(3 * 1440) })).toMatchObject({ code: name('next-contact-too-late') })
    expect(await lacking({ nextContactAt: now() })).toMatchObject({ code: name('next-contact-not-dated') })
    expect(await lacking({ assessment: anAssessment({ risk: 'further' }) })).toMatchObject({
      code: name('disposition-differs'),
    })
    expect(await lacking({ assessment: anAssessment({ fullEvaluation: true }) })).toMatchObject({
      code: name('only-a-psychiatrist'),
    })
    expect(await w.rows(sql`select 1 from safety_episode.assessment`)).toEqual([])
    expect(await w.rows(sql`select 1 from safety_episode.location`)).toEqual([])
  })

  test('7.5 in the district of their post: the house writes its code, with or without a signal', async () => {
    await alarmed()
    await w.rows(sql`insert into enrollment.assignment (id, program_id, person_id, ubigeo, starts_on, occurred_at, added_at)
      values (${w.house.newId()}, ${w.program}, ${pat.person}, '160401', '2026-01-01', ${now()}, ${now()})`)
    const said = { ...aPlace, ubigeo: null, atPost: true }
    await give(rosa, 'record-call', { ...aCall(episode, now(), inMin(1440)), location: said })
    expect(await w.rows(sql`select ubigeo from safety_episode.location`)).toEqual([{ ubigeo: '160401' }])
  })

  test('ends the alert, keeps what was owed, and owes the next contact', async () => {
    const alert = await alarmed()
    const done = await give(rosa, 'record-call', aCall(episode, now(), inMin(1440)))
    expect(done).toMatchObject({
      outcome: 'accepted',
      output: { state: 'plan-active', risk: 'low', nextContactAt: inMin(1440), emergency: false, late: false },
    })
    expect(
      await w.rows(sql`select a.handled_by as by, a.next_at, o.outcome from suicide_prevention.alert a
        join suicide_prevention.outcome o on o.id = a.outcome_id where a.id = ${alert}`),
    ).toEqual([{ by: String(rosa.account), next_at: null, outcome: 'assessed-live' }])
    expect(await w.owed(pat.person)).toEqual(['episode-owner', 'phq9-again', 'safety-contact'])
    expect(
      await w.rows(sql`select kind from identity.care_relation where person_id = ${pat.person} and until is null`),
    ).toEqual([{ kind: 'episode' }])
  })

  test('@safety what came meanwhile still sounds: the receipt says so, and no alert is called answered', async () => {
    await alarmed()
    const spoken = aCall(episode, now(), inMin(1440))
    w.house.clock.advance(60 * 60_000)
    await w.risk(pat.person, 'A')
    expect(await give(rosa, 'record-call', spoken)).toMatchObject({ output: { late: false, alert: 'sounding' } })
    expect(await give(rosa, 'record-call', aCall(episode, now(), inMin(1440)))).toMatchObject({
      output: { alert: 'answered' },
    })
    expect(await give(rosa, 'record-call', aCall(episode, now(), inMin(1440)))).toMatchObject({
      output: { alert: 'none' },
    })
  })

  test('two clinicians: whoever took the alert and whoever called need not be one', async () => {
    const alert = await alarmed('A', rosa)
    const done = await give(ines, 'record-call', aCall(episode, now(), inMin(1440)))
    expect(done).toMatchObject({ outcome: 'accepted' })
    expect(await w.rows(sql`select handled_by as by from suicide_prevention.alert where id = ${alert}`)).toEqual([
      { by: String(ines.account) },
    ])
    expect(await w.rows(sql`select owner_account as owner from safety_episode.episode`)).toEqual([
      { owner: String(ines.account) },
    ])
  })

  test('sent twice it is one; a call written hours ago arrives in its order and lowers nothing', async () => {
    await alarmed()
    const commandId = w.house.newId()
    const spokeAt = now()
    const call = aCall(episode, spokeAt, inMin(1440))
    await give(rosa, 'record-call', call, { commandId })
    w.house.clock.advance(3 * 3_600_000)
    const further = { risk: 'further', disposition: 'further-evaluation' } as const
    await give(ines, 'record-call', aCall(episode, now(), inMin(1440), further))
    expect(await give(rosa, 'record-call', call, { commandId })).toMatchObject({ outcome: 'duplicate' })
    const old = aCall(episode, plusMinutes(spokeAt, 30), inMin(1440))
    expect(await give(rosa, 'record-call', old)).toMatchObject({ output: { late: true, risk: 'further' } })
    expect(await w.rows(sql`select late from safety_episode.assessment order by spoke_at`)).toEqual([
      { late: false },
      { late: true },
      { late: false },
    ])
  })

  test('a call that comes after its next contact has passed: that contact is missed from the first look on', async () => {
    await alarmed('B')
    const spokeAt = now()
    w.at('2026-11-24', '10:00')
    await give(rosa, 'record-call', aCall(episode, spokeAt, plusMinutes(spokeAt, 1440)))
    await w.tickAt('2026-11-24', '10:01')
    const signals = sql`select kind from suicide_prevention.signal where person_id = ${pat.person} order by received_at desc limit 1`
    expect(await w.rows(signals)).toEqual([{ kind: 'missed-contact' }])
  })

  test('R-SUI-01 lowered by a psychiatrist alone', async () => {
    await alarmed()
    const further = { risk: 'further', disposition: 'further-evaluation' } as const
    await give(rosa, 'record-call', aCall(episode, now(), inMin(1440), further))
    w.house.clock.advance(3_600_000)
    expect(await give(rosa, 'record-call', aCall(episode, now(), inMin(600)))).toMatchObject({
      output: { risk: 'further' },
    })
    w.house.clock.advance(3_600_000)
    expect(await give(ines, 'record-call', aCall(episode, now(), inMin(1440)))).toMatchObject({
      output: { risk: 'low' },
    })
  })

  test('intent and attempt are two fields with two dates, and nothing of it stands in clear', async () => {
    await alarmed()
    const more = { intent: { answer: 'yes', on: '2026-11-20' }, attempt: { answer: 'yes', on: '2019-03-01' } } as const
    const further = { risk: 'further', disposition: 'further-evaluation', ...more } as const
    await give(ines, 'record-call', aCall(episode, now(), inMin(1440), further))
    expect(await page()).toMatchObject({
      output: { assessments: [{ intent: 'yes', intentOn: '2026-11-20', attempt: 'yes', attemptOn: '2019-03-01' }] },
    })
    const [stored] = await w.rows(sql<{
      all: string
    }>`select concat_ws(' ', (select string_agg(a::text, ' ') from safety_episode.assessment a),
      (select string_agg(l::text, ' ') from safety_episode.location l), (select string_agg(c::text, ' ') from safety_episode.course c),
      (select string_agg(m::text, ' ') from safety_episode.move m), (select string_agg(e::text, ' ') from safety_episode.episode e)) as all`)
    for (const word of ['2019-03-01', 'further', 'Ficticia', 'non-urgent']) expect(stored?.all).not.toContain(word)
  })

  test('"no quiero hablar" is respected: one more offer is owed within a day', async () => {
    const alert = await alarmed('B')
    const call = { ...aCall(episode, now(), inMin(60)), assessment: null, nextContactAt: null }
    const declined = { resourcesGiven: true, signsOfImminence: false, words: null }
    expect(
      await give(rosa, 'record-call', { ...call, declined: { ...declined, resourcesGiven: false } }),
    ).toMatchObject({ code: name('call-incomplete'), details: { missing: ['resources'] } })
    expect(await give(rosa, 'record-call', { ...call, declined })).toMatchObject({
      output: { state: 'contact-declined', nextContactAt: inMin(1440) },
    })
    expect(await w.owed(pat.person)).toContain('offer-again')
    expect(await w.rows(sql`select outcome from suicide_prevention.outcome where alert_id = ${alert}`)).toEqual([
      { outcome: 'declined-further-contact' },
    ])
    w.house.clock.advance(86_400_000)
    expect(await give(rosa, 'record-call', { ...call, spokeAt: now(), declined })).toMatchObject({
      output: { state: 'contact-declined', nextContactAt: inMin(7 * 1440) },
    })
    expect(await w.owed(pat.person)).toEqual(['episode-owner', 'safety-contact'])
  })

  test('whoever takes it back is assessed all the same', async () => {
    const alert = await alarmed('B')
    await attempt(rosa, alert, 'reached')
    const end = { alert, outcome: 'safe-plan-reviewed', nextContactAt: inMin(1440), words: 'Lo marcó por curiosidad' }
    await w.house.dispatch(rosa.actor, 'suicide-prevention.record-outcome', end)
    expect(await w.rows(sql`select phase, closed_at from safety_episode.episode`)).toEqual([
      { phase: 'reached', closed_at: null },
    ])
    expect(await w.owed(pat.person)).toContain('safety-assessment')
    await give(rosa, 'record-call', aCall(episode, now(), inMin(1440)))
    expect(await w.owed(pat.person)).toEqual(['episode-owner', 'phq9-again', 'safety-contact'])
  })
})

describe('SUI-06 an emergency', () => {
  const imminent: Partial<LiveAssessment> = {
    risk: 'imminent',
    disposition: 'emergency-psychiatric-evaluation',
    thoughtsNow: 'yes',
  }

  test('is left by a hand-over alone; the next contacts count from the arrival', async () => {
    await alarmed()
    expect(await give(ines, 'record-call', aCall(episode, now(), inMin(60), imminent))).toMatchObject({
      output: { state: 'emergency-active', emergency: true },
    })
    const signed = { episode, treatment: 'in-place', toldAndAgrees: true, reasoning: 'Motivo inventado' }
    const closing = { ...signed, knownClinician: ines.account, caringSchedule: 'twelve-months' }
    expect(await give(ines, 'close', closing)).toMatchObject({ code: name('emergency-open') })
    expect(await give(ines, 'step-down', signed)).toMatchObject({ code: name('emergency-open') })
    expect(await give(ines, 'close-as-withdrawn', { episode, reasoning: 'Motivo' })).toMatchObject({
      code: name('emergency-open'),
    })
    expect(await give(ines, 'record-call', aCall(episode, now(), inMin(600)))).toMatchObject({
      output: { state: 'emergency-active', risk: 'imminent' },
    })
    w.house.clock.advance(3_600_000)
    const by = { person: pat.person, program: w.program, by: ines.account, at: now() }
    await w.say('handed-over', { ...by, emergency: w.house.newId(), arrivedAt: now() })
    expect(await w.rows(sql`select phase from safety_episode.episode`)).toEqual([{ phase: 'handed-off' }])
    expect(await w.owed(pat.person)).toContain('after-hand-over')
    expect(
      await w.rows(sql`select due_at from safety_episode.contact where done_at is null and superseded_at is null`),
    ).toEqual([{ due_at: inMin(1440) }])
  })

  test('that nobody ends sounds again as class A', async () => {
    await alarmed()
    await give(ines, 'record-call', aCall(episode, now(), inMin(60), imminent))
    await w.tickAt('2026-11-22', '05:41')
    const signals = sql`select kind, class from suicide_prevention.signal order by received_at desc limit 1`
    expect(await w.rows(signals)).toEqual([{ kind: 'missed-contact', class: 'A' }])
    expect(await w.rows(sql`select phase from safety_episode.episode`)).toEqual([{ phase: 'emergency-active' }])
  })

  test('opened by the room of emergencies alone, it holds the same', async () => {
    await alarmed()
    const by = { person: pat.person, program: w.program, by: ines.account, at: now() }
    await w.say('emergency', { ...by, emergency: w.house.newId() })
    expect(await w.rows(sql`select phase from safety_episode.episode`)).toEqual([{ phase: 'emergency-active' }])
  })
})

test('whoever may not open it finds no episode, and the person reads who did', async () => {
  await alarmed('A', null)
  const marco = await w.hire('Marco', 'therapist')
  expect(await page(marco)).toMatchObject({ code: name('episode-unknown') })
  await give(ines, 'take-ownership', { episode })
  expect(await page()).toMatchObject({ outcome: 'answered' })
  expect(await w.rows(sql`select purpose, class from identity.access_log where account_id = ${ines.account}`)).toEqual([
    { purpose: 'episode', class: 'C4' },
  ])
})

test('an episode that goes to another psychiatrist keeps the record open to the first no longer', async () => {
  await alarmed()
  const teo = await w.hire('Teo', 'psychiatrist')
  const holders = () =>
    w.rows(
      sql<{ name: string }>`select a.display_name as name from identity.care_relation c
        join identity.account a on a.id = c.account_id where c.person_id = ${pat.person} and c.kind = 'episode'
        and c.until is null order by name`,
    )
  await give(ines, 'take-ownership', { episode })
  await give(ines, 'hand-to', { episode, to: null, because: 'leaves' })
  expect(await holders()).toEqual([{ name: 'Inés' }])
  await give(ines, 'take-ownership', { episode })
  await give(ines, 'hand-to', { episode, to: teo.account, because: 'person-asked' })
  expect(await holders()).toEqual([{ name: 'Teo' }])
})

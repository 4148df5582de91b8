import { type Instant, plusMinutes } from '@ayni/kernel'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { aCall, calmAsq, lima, type Member, type Ward, ward } from './testing/ward.ts'

const DAY = 1440
let w: Ward
let rosa: Member
let ines: Member
let ana: Member
let pat: Awaited<ReturnType<Ward['admit']>>
let episode: string

beforeEach(async () => {
  w = await ward(lima('2026-11-21', '10:00'))
  rosa = await w.hire('Rosa', 'duty')
  ines = await w.hire('Inés', 'psychiatrist')
  ana = await w.hire('Ana', 'coordinator')
  pat = await w.admit()
})
afterEach(() => w.house.close())

const now = (): Instant => w.house.clock.now()
const inMin = (minutes: number): Instant => plusMinutes(now(), minutes)
const name = (operation: string): string => `safety-episode.${operation}`
const give = (who: Member, operation: string, input: object) => w.house.dispatch(who.actor, name(operation), input)
const ask = async (who: Member, operation: string, input: object): Promise<unknown> => {
  const seen = await w.house.ask(who.actor, name(operation), input)
  return seen.outcome === 'answered' ? seen.output : seen
}
const pass = (minutes: number): void => w.house.clock.advance(minutes * 60_000)

async function low(who: Member = ines, nextMin = 2 * DAY): Promise<void> {
  expect(await give(who, 'record-call', aCall(episode, now(), inMin(nextMin)))).toMatchObject({ outcome: 'accepted' })
}
async function followed(of: 'A' | 'B' = 'B'): Promise<void> {
  await w.risk(pat.person, of)
  episode = await w.episode(pat.person)
  await low()
}
const signals = () =>
  w.rows(
    sql<{
      kind: string
      class: string
    }>`select kind, class from suicide_prevention.signal where kind <> 'screening' order by received_at`,
  )
const tick = async (minutes: number): Promise<void> => {
  pass(minutes)
  await w.house.worker.tick()
}

describe('contacts (R-SUI-07)', () => {
  test('a forgotten contact: a call owed within two hours, then a signal of B, and of A when a second is missed', async () => {
    await followed()
    await tick(2 * DAY)
    expect(await signals()).toEqual([])
    expect(
      await w.rows(sql`select due_at from coordination.promise where person_id = ${pat.person} and kind = 'safety-contact'
        and kept_at is null and withdrawn_at is null`),
    ).toEqual([{ due_at: inMin(120) }])
    await tick(120)
    expect(await signals()).toEqual([{ kind: 'missed-contact', class: 'B' }])
    expect(await w.rows(sql`select phase from safety_episode.episode`)).toEqual([{ phase: 'signalled' }])
    await tick(DAY)
    await tick(121)
    expect((await signals()).at(-1)).toEqual({ kind: 'missed-contact', class: 'A' })
    await low()
    expect(await w.rows(sql`select phase, class from safety_episode.episode`)).toMatchObject([{ phase: 'plan-active' }])
  })

  test('reached: the ASQ is asked live, what was agreed is looked at, the next one is dated, and what was owed is kept', async () => {
    await followed()
    pass(2 * DAY - 30)
    const contact = await w.contact(pat.person)
    const met = { contact, at: now(), channel: 'call', result: 'reached', means: 'kept', words: null }
    expect(await give(rosa, 'record-contact', { ...met, asq: null, nextContactAt: null })).toMatchObject({
      code: name('call-incomplete'),
      details: { missing: ['asq', 'next-contact'] },
    })
    const unasked = { ...calmAsq, 'asq-2': 'not_asked' }
    expect(await give(rosa, 'record-contact', { ...met, asq: unasked, nextContactAt: inMin(DAY) })).toMatchObject({
      details: { missing: ['asq'] },
    })
    const unlooked = { ...met, asq: calmAsq, nextContactAt: inMin(DAY), means: 'not_asked' }
    expect(await give(rosa, 'record-contact', unlooked)).toMatchObject({ details: { missing: ['means'] } })
    const next = inMin(5 * DAY)
    expect(await give(rosa, 'record-contact', { ...met, asq: calmAsq, nextContactAt: next })).toMatchObject({
      output: { nextContactAt: next, alerted: false },
    })
    expect(
      await w.rows(
        sql`select kept_by as by from coordination.promise where person_id = ${pat.person} and kind = 'safety-contact' and kept_at is not null`,
      ),
    ).toEqual([{ by: String(rosa.account) }])
    expect(await give(rosa, 'record-contact', { ...met, asq: calmAsq, nextContactAt: next })).toMatchObject({
      code: name('contact-unknown'),
    })
  })

  test('a "yes" asked live opens an alert; no answer owes a call within two hours', async () => {
    await followed()
    pass(DAY)
    const contact = await w.contact(pat.person)
    const tried = {
      contact,
      at: now(),
      channel: 'call',
      means: 'not_asked',
      words: null,
      asq: null,
      nextContactAt: null,
    }
    expect(await give(rosa, 'record-contact', { ...tried, result: 'no-answer' })).toMatchObject({
      output: { next: contact, nextContactAt: inMin(120) },
    })
    const yes = { ...calmAsq, 'asq-3': 'yes', 'asq-5': 'yes' }
    const met = { ...tried, result: 'reached', asq: yes, nextContactAt: inMin(DAY) }
    expect(await give(rosa, 'record-contact', met)).toMatchObject({ output: { alerted: true } })
    expect(await signals()).toEqual([{ kind: 'clinician', class: 'A' }])
  })

  test('another hour: earlier by anybody, later than the schedule by a psychiatrist with a reason', async () => {
    await followed()
    const contact = await w.contact(pat.person)
    const move = (who: Member, days: number, words: string | null = null) =>
      give(who, 'reschedule-contact', { contact, dueAt: inMin(days * DAY), because: 'no-signal', words })
    expect(await move(rosa, 1)).toMatchObject({ outcome: 'accepted' })
    expect(await move(rosa, 5)).toMatchObject({ code: name('next-contact-too-late') })
    expect(await move(ines, 5)).toMatchObject({ code: name('next-contact-too-late') })
    expect(await move(ines, 5, 'Está en el río sin señal')).toMatchObject({ outcome: 'accepted' })
  })
})

describe('leaving (SUI-11, EC-07)', () => {
  const leave = (declinesLastCall: boolean) =>
    w.house.dispatch(pat.actor, 'enrollment.withdraw-consent', {
      ...{ layer: 1, version: '2026-11', language: 'es', declinesLastCall },
    })
  const end = (who: Member = ines) => give(who, 'close-as-withdrawn', { episode, reasoning: 'Motivo inventado' })

  test('nothing automatic follows, one call is offered, and the psychiatrist signs', async () => {
    await followed()
    pass(DAY)
    expect(await end()).toMatchObject({ code: name('has-not-left') })
    await leave(false)
    expect(await w.owed(pat.person)).toEqual(['closing-reasons', 'last-call'])
    expect(await end()).toMatchObject({ code: name('last-call-owed') })
    await tick(2 * DAY)
    expect(await signals()).toEqual([])
    expect(await give(ines, 'try-last-call', { episode, result: 'no-answer', words: null })).toMatchObject({
      outcome: 'accepted',
    })
    expect(await end()).toMatchObject({ outcome: 'accepted' })
    expect(await w.owed(pat.person)).toEqual([])
    expect(await w.rows(sql`select phase, closed_because from safety_episode.episode`)).toEqual([
      { phase: 'withdrawn', closed_because: 'withdrawn' },
    ])
  })

  test('declined, no call is owed; the page stays open to whoever follows them', async () => {
    await followed()
    pass(1)
    await leave(true)
    expect(await w.owed(pat.person)).toEqual(['closing-reasons'])
    expect(await ask(ines, 'episode', { episode })).toMatchObject({
      left: { declinesLastCall: true, lastCallAt: null },
    })
    expect(await end()).toMatchObject({ outcome: 'accepted' })
  })

  test('with the alert still open its ladder goes on; ended as withdrawn there, the episode ends too', async () => {
    await w.risk(pat.person, 'B')
    episode = await w.episode(pat.person)
    const alert = await w.alert(pat.person)
    await w.house.dispatch(ines.actor, 'suicide-prevention.acknowledge-alert', { alert })
    pass(1)
    await leave(true)
    expect(await end()).toMatchObject({ code: name('alert-open') })
    const out = { alert, outcome: 'closed-as-withdrawn', nextContactAt: inMin(DAY), words: 'Motivo inventado' }
    expect(await w.house.dispatch(ines.actor, 'suicide-prevention.record-outcome', out)).toMatchObject({
      outcome: 'accepted',
    })
    expect(await w.rows(sql`select phase from safety_episode.episode`)).toEqual([{ phase: 'withdrawn' }])
  })

  test('who comes back is followed again', async () => {
    await followed()
    pass(1)
    await leave(false)
    pass(60)
    await w.house.dispatch(pat.actor, 'enrollment.give-consent', { layers: [1, 2], version: '2026-11', language: 'es' })
    expect(await w.owed(pat.person)).toContain('safety-contact')
  })
})

describe('who owns it', () => {
  test('SUI-08 an owner who supervised the person: another is owed within a day, and first aid is not delayed', async () => {
    await w.house.asSystem((tx) =>
      sql`insert into coordination.declaration (program_id, person_id, account_id, side, kind, declared_at)
        values (${w.program}, ${pat.person}, ${ines.account}, 'team', 'supervisor', ${now()})`.execute(tx),
    )
    await w.risk(pat.person, 'A')
    episode = await w.episode(pat.person)
    await w.house.dispatch(ines.actor, 'suicide-prevention.acknowledge-alert', { alert: await w.alert(pat.person) })
    expect(
      await w.rows(sql`select due_at from coordination.promise where kind = 'episode-owner' and kept_at is null`),
    ).toEqual([{ due_at: inMin(DAY) }])
    expect(await give(ines, 'take-ownership', { episode })).toMatchObject({ code: name('conflict') })
    await low()
    const teo = await w.hire('Teo', 'psychiatrist')
    expect(await give(ana, 'hand-to', { episode, to: ines.account, because: 'assigned' })).toMatchObject({
      code: name('conflict'),
    })
    expect(await give(ana, 'hand-to', { episode, to: rosa.account, because: 'assigned' })).toMatchObject({
      code: name('not-a-psychiatrist'),
    })
    await give(ana, 'hand-to', { episode, to: teo.account, because: 'assigned' })
    expect(await w.owed(pat.person)).not.toContain('episode-owner')
    expect(await give(ines, 'take-ownership', { episode })).toMatchObject({ code: name('conflict') })
  })

  test('whoever the person blocks owns nothing any more, and finds no episode', async () => {
    await followed()
    expect(await w.rows(sql`select owner_account as owner from safety_episode.episode`)).toEqual([
      { owner: String(ines.account) },
    ])
    await w.house.dispatch(pat.actor, 'identity.block-account', { account: ines.account })
    expect(await w.rows(sql`select owner_account as owner from safety_episode.episode`)).toEqual([{ owner: null }])
    expect(await w.owed(pat.person)).toContain('episode-owner')
    expect(await give(ines, 'take-ownership', { episode })).toMatchObject({ code: name('episode-unknown') })
    expect(JSON.stringify(await ask(ines, 'list', {}))).not.toContain(pat.person)
  })
})

describe('check-ins', () => {
  const agree = async (minutes: number): Promise<string> => {
    const checkIn = w.house.newId()
    expect(await give(rosa, 'agree-check-in', { episode, checkIn, dueAt: inMin(minutes) })).toMatchObject({
      outcome: 'accepted',
    })
    return checkIn
  }
  const say = (checkIn: string, answer: string, actor = pat.actor) =>
    w.house.dispatch(actor, name('answer-check-in'), { checkIn, answer })

  test('fine is noted; "not fine" and "call me" are signals', async () => {
    await followed()
    const checkIn = await agree(60)
    const other = await w.admit()
    expect(await say(checkIn, 'ok', other.actor)).toMatchObject({ code: name('check-in-unknown') })
    await say(checkIn, 'ok')
    expect(await signals()).toEqual([])
    await say(checkIn, 'not-ok')
    expect(await signals()).toEqual([{ kind: 'check-in', class: 'B' }])
  })

  test('a "call me" that nobody answers in five minutes is acute', async () => {
    await followed()
    await say(await agree(60), 'call-me')
    await tick(6)
    expect(await w.rows(sql`select class from suicide_prevention.alert where handled_at is null`)).toEqual([
      { class: 'A' },
    ])
  })

  test('unanswered beyond its grace it is a signal, once: A where the last assessment was further', async () => {
    await followed()
    const further = { risk: 'further', disposition: 'further-evaluation' } as const
    pass(10)
    await give(ines, 'record-call', aCall(episode, now(), inMin(DAY), further))
    await agree(60)
    await tick(60)
    expect(await signals()).toEqual([])
    await tick(120)
    await tick(1)
    expect(await signals()).toEqual([{ kind: 'missed-check-in', class: 'A' }])
  })

  test('EC-12 in a hospital no phone asks; whoever died is followed no more', async () => {
    await followed()
    await agree(60)
    const by = { person: pat.person, program: w.program, by: ines.account, at: now() }
    await w.say('stood-down', { ...by, because: 'hospitalised' })
    await tick(300)
    expect(await signals()).toEqual([])
    expect(await w.rows(sql`select phase from safety_episode.episode`)).toEqual([{ phase: 'plan-active' }])
    await w.say('stood-down', { ...by, because: 'died' })
    expect(await w.rows(sql`select closed_because as why from safety_episode.episode`)).toEqual([{ why: 'died' }])
    expect(await w.owed(pat.person)).toEqual([])
  })
})

test('SUI-07 a newer live "low" sets an acute alert aside: a psychiatrist, a reason, and a call the same day', async () => {
  await followed()
  pass(DAY)
  await w.risk(pat.person, 'A', plusMinutes(now(), -4 * DAY))
  const alert = await w.alert(pat.person)
  expect(await ask(ines, 'episode', { episode })).toMatchObject({
    strip: { class: 'A', alert },
    assessments: [{ risk: 'low' }],
  })
  const aside = (nextMin: number) =>
    give(ines, 'set-aside-by-newer-assessment', {
      ...{ episode, alert, reason: 'Evaluada en vivo después de responder', nextContactAt: inMin(nextMin) },
    })
  expect(await aside(60)).toMatchObject({ code: name('call-them-first') })
  await w.house.dispatch(ines.actor, 'suicide-prevention.acknowledge-alert', { alert })
  const tried = { alert, channel: 'call', result: 'no-answer', note: null }
  await w.house.dispatch(ines.actor, 'suicide-prevention.log-attempt', tried)
  expect(await aside(9 * DAY)).toMatchObject({ code: name('next-contact-too-late') })
  expect(await aside(600)).toMatchObject({ outcome: 'accepted' })
  expect(await w.rows(sql`select outcome from suicide_prevention.outcome where alert_id = ${alert}`)).toEqual([
    { outcome: 'psychiatrist-decision' },
  ])
  expect(await w.rows(sql`select phase from safety_episode.episode`)).toEqual([{ phase: 'plan-active' }])
})

test('SUI-07 without a newer "low" nothing is set aside', async () => {
  await followed()
  pass(DAY)
  await w.risk(pat.person, 'A')
  const alert = await w.alert(pat.person)
  const input = { episode, alert, reason: 'Motivo', nextContactAt: inMin(60) }
  expect(await give(ines, 'set-aside-by-newer-assessment', input)).toMatchObject({ code: name('no-newer-assessment') })
})

import { type Instant, plusMinutes } from '@ayni/kernel'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { aCall, calmAsq, lima, type Member, type Ward, ward } from './testing/ward.ts'

const DAY = 1440
let w: Ward
let ines: Member
let ana: Member
let pat: Awaited<ReturnType<Ward['admit']>>
let episode: string

beforeEach(async () => {
  w = await ward(lima('2026-11-21', '10:00'))
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
async function followed(of: 'A' | 'B' = 'B'): Promise<void> {
  await w.risk(pat.person, of)
  episode = await w.episode(pat.person)
  const call = aCall(episode, now(), inMin(2 * DAY))
  expect(await give(ines, 'record-call', call)).toMatchObject({ outcome: 'accepted' })
}

describe('what the coordinator sees (SUI-12)', () => {
  test('alias, class, ages, state, owner, next deadline and reach; no answer, risk, method or note', async () => {
    await w.risk(pat.person, 'A')
    episode = await w.episode(pat.person)
    const words = { reasons: 'Palabra canaria', risk: 'further', disposition: 'further-evaluation' } as const
    await give(ines, 'record-call', aCall(episode, now(), inMin(DAY), words))
    w.house.clock.advance((DAY + 5) * 60_000)
    const seen = await ask(ana, 'list', {})
    expect(seen).toMatchObject({
      rows: [{ episode, class: 'A', phase: 'assessed', owner: 'Inés', nextKind: 'contact', late: true, opens: false }],
    })
    const text =
      JSON.stringify(seen) + JSON.stringify(await ask(ana, 'calendar', { from: inMin(-9 * DAY), to: inMin(9 * DAY) }))
    expect(text).toContain('"doneAt"')
    for (const word of ['further', 'imminent', '"low"', 'asq', 'canaria', 'intent', 'Ficticia'])
      expect(text).not.toContain(word)
    expect(await ask(ana, 'episode', { episode })).toMatchObject({ code: 'auth.role-missing' })
  })

  test('figures: small counts are hidden from who is no clinician', async () => {
    await followed()
    const span = { from: inMin(-DAY), to: inMin(DAY) }
    expect(await ask(ines, 'metrics', span)).toMatchObject({
      episodes: 1,
      assessment: { n: 1, median: 0, worst: 0 },
      nonAcuteAssessedIn24h: { of: 1, percent: 100 },
      planAtFirstContact: { of: 1, percent: 100 },
    })
    expect(await ask(ana, 'metrics', span)).toMatchObject({
      episodes: null,
      assessment: { n: null, median: null, worst: null },
      nonAcuteAssessedIn24h: { of: null, percent: null },
    })
    expect(await ask(ines, 'metrics', { from: span.to, to: span.from })).toMatchObject({ code: name('no-span') })
  })
})

/** Sent, left out and still to come: of a schedule that ended, so that nothing else reads it. */
const greeted = (): Promise<unknown> =>
  w.house.asSystem(async (tx) => {
    const schedule = w.house.newId()
    await sql`insert into caring_contacts.schedule (id, program_id, person_id, schedule, because, source, started_at, ended_at, ended_why)
      values (${schedule}, ${w.program}, ${pat.person}, 'who-bic', 'closing', ${w.house.newId()}, ${now()}, ${now()}, 'completed')`.execute(
      tx,
    )
    for (const [nth, state] of ['sent', 'called', 'left-out', 'planned'].entries())
      await sql`insert into caring_contacts.contact (id, program_id, person_id, schedule_id, nth, due_on, mode, why, state, done_at)
        values (${w.house.newId()}, ${w.program}, ${pat.person}, ${schedule}, ${nth}, ${`2026-11-2${nth}`}, 'message', 'step', ${state},
          ${state === 'planned' ? null : now()})`.execute(tx)
  })
const drilled = (passed: boolean | null): Promise<unknown> =>
  w.house.asSystem((tx) =>
    sql`insert into duty.drill (id, program_id, started_at, due_at, finished_at, passed)
      values (${w.house.newId()}, ${w.program}, ${now()}, ${now()}, ${passed === null ? null : now()}, ${passed})`.execute(
      tx,
    ),
  )

/** An episode that was opened and closed on these days from now; open still where no second day is given. */
function episodeOf(person: string, openedDay: number, closedDay: number | null, because = 'criteria-met') {
  const opened = inMin(openedDay * DAY)
  const [next, kind] = closedDay === null ? [now(), 'acknowledge'] : [null, null]
  const [closed, why] = closedDay === null ? [null, null] : [inMin(closedDay * DAY), because]
  return w.house.asSystem((tx) =>
    sql`insert into safety_episode.episode (id, program_id, person_id, alias, class, phase, opened_at, opened_class, received_at,
        occurred_at, next_at, due_at, due_kind, closed_at, closed_because)
      values (${w.house.newId()}, ${w.program}, ${person}, 'AY-ZZZZ', 'B', ${closed === null ? 'signalled' : 'closed'}, ${opened}, 'B',
        ${opened}, ${opened}, ${next}, ${next}, ${kind}, ${closed}, ${why})`.execute(tx),
  )
}

describe('the figures of 7.9, each by its value', () => {
  test('contacts: on time, missed and made good, missed while the worker slept, and spoken in time but written late', async () => {
    const from = inMin(-1)
    const due = inMin(2 * DAY)
    const people = []
    for (let nth = 0; nth < 5; nth += 1) {
      pat = await w.admit()
      await followed()
      people.push(await w.contact(pat.person))
    }
    const [inTime = '', missed = '', slept = '', late = '', tried = ''] = people
    const spoken = (contact: string, at: Instant, result = 'reached') =>
      give(ines, 'record-contact', {
        ...{ contact, at, channel: 'call', result, words: null, means: 'kept' },
        ...(result === 'reached'
          ? { asq: calmAsq, nextContactAt: plusMinutes(at, DAY) }
          : { asq: null, nextContactAt: null }),
      })
    const figures = async () => ask(ines, 'metrics', { from, to: inMin(1) })
    w.house.clock.set(plusMinutes(due, -30))
    await spoken(inTime, now())
    await spoken(tried, plusMinutes(now(), -20), 'no-answer')
    await w.rows(sql`update safety_episode.episode set next_at = ${plusMinutes(due, 200)} where contact_id = ${slept}`)
    w.house.clock.set(due)
    await w.house.worker.tick()
    // Two wait for their call, one is thought to; of one the house knows nothing yet.
    expect(await figures()).toMatchObject({
      contactsOnTime: { of: 4, percent: 25 },
      missedToReached: { n: 0, worst: null },
    })
    w.house.clock.set(plusMinutes(due, 10))
    await spoken(late, plusMinutes(due, -5))
    await spoken(tried, now())
    w.house.clock.set(plusMinutes(due, 70))
    await spoken(missed, now())
    w.house.clock.set(plusMinutes(due, 200))
    await w.house.worker.tick()
    w.house.clock.set(plusMinutes(due, 230))
    await spoken(slept, now())
    expect(await figures()).toMatchObject({
      contactsOnTime: { of: 5, percent: 40 },
      missedToReached: { n: 3, median: 60, p90: 70, worst: 70 },
    })
  })

  test('a new signal within ninety days of closing: of those who were closed, and not of the dead', async () => {
    const people = []
    for (let nth = 0; nth < 5; nth += 1) people.push((await w.admit()).person)
    const [again = '', later = '', never = '', dead = '', open = ''] = people
    await episodeOf(again, -200, -150)
    await episodeOf(again, -60.5, null)
    await episodeOf(later, -200, -150)
    await episodeOf(later, -59.5, null)
    await episodeOf(never, -200, -150)
    await episodeOf(dead, -200, -150, 'died')
    await episodeOf(open, -200, null)
    expect(await ask(ines, 'metrics', { from: inMin(-201 * DAY), to: inMin(1) })).toMatchObject({
      episodes: 7,
      signalAgainIn90d: { of: 3, percent: 33.3 },
    })
  })

  test('an acute one answered after twenty minutes, a referral attended', async () => {
    const from = inMin(-1)
    await w.risk(pat.person, 'A')
    episode = await w.episode(pat.person)
    const alert = await w.alert(pat.person)
    w.house.clock.advance(20 * 60_000)
    await w.house.dispatch(ines.actor, 'suicide-prevention.acknowledge-alert', { alert })
    w.house.clock.advance(5 * 60_000)
    await give(ines, 'record-call', aCall(episode, now(), inMin(2 * DAY)))
    const about = { person: pat.person, program: w.program, by: ines.account, at: now() }
    for (const how of ['attended', 'not-attended']) {
      const referral = { ...about, referral: w.house.newId() }
      await w.say('referral-made', { ...referral, appointmentAt: inMin(DAY) })
      await w.say('referral-ended', { ...referral, how })
    }
    expect(await ask(ines, 'metrics', { from, to: inMin(1) })).toMatchObject({
      acknowledge: { n: 1, median: 20, worst: 20 },
      acute: {
        within15: { of: 1, percent: 0 },
        within30: { of: 1, percent: 100 },
        within60: { of: 1, percent: 100 },
      },
      nonAcuteAssessedIn24h: { of: 0, percent: null },
      referralAttended: { of: 2, percent: 50 },
      unreachable: { of: 1, percent: 0 },
      contactsOnTime: { of: 0, percent: null },
    })
  })

  test('every acute alert counts: raised, in an open episode, let go and taken again, and one that nobody took', async () => {
    const from = inMin(-1)
    const later = async (minutes: number) => {
      w.house.clock.advance(minutes * 60_000)
      await w.house.worker.tick()
    }
    const take = async (who: Member, person = pat.person) =>
      expect(
        await w.house.dispatch(who.actor, 'suicide-prevention.acknowledge-alert', { alert: await w.alert(person) }),
      ).toMatchObject({ outcome: 'accepted' })
    // Came as not acute and was taken; what is acute came on top and was taken ten minutes later.
    await w.risk(pat.person, 'B')
    await take(ines)
    await later(5)
    await w.risk(pat.person, 'A')
    await later(10)
    await take(ines)
    episode = await w.episode(pat.person)
    await give(ines, 'record-call', aCall(episode, now(), inMin(2 * DAY)))
    // The episode is open, another acute answer comes.
    await later(60)
    await w.risk(pat.person, 'A')
    await later(25)
    await take(ines)
    expect(await ask(ines, 'metrics', { from, to: inMin(1) })).toMatchObject({
      episodes: 1,
      acute: { within15: { of: 2, percent: 50 }, within30: { of: 2, percent: 100 }, within60: { of: 2, percent: 100 } },
    })
    // Taken after twenty minutes and let go: it sounds again, and is taken by somebody else. Another nobody takes.
    const [luis, lapsed, alone] = [await w.hire('Luis', 'duty'), await w.admit(), await w.admit()]
    await w.risk(lapsed.person, 'A')
    await w.risk(alone.person, 'A')
    await later(20)
    await take(luis, lapsed.person)
    await later(31)
    await later(30)
    await take(ines, lapsed.person)
    expect(await ask(ines, 'metrics', { from, to: inMin(1) })).toMatchObject({
      acute: { within15: { of: 4, percent: 25 }, within30: { of: 4, percent: 75 }, within60: { of: 4, percent: 75 } },
    })
  })

  test('greetings sent and drills passed: what was left out, or is still to come, is not sent', async () => {
    await greeted()
    await drilled(true)
    await drilled(true)
    await drilled(false)
    await drilled(null)
    const span = { from: inMin(-1), to: inMin(1) }
    const three = { of: 3, percent: 66.7 }
    expect(await ask(ines, 'metrics', span)).toMatchObject({ caringSent: three, drillsPassed: three })
    expect(await ask(ana, 'metrics', span)).toMatchObject({
      caringSent: { of: null, percent: null },
      drillsPassed: three,
    })
    const before = { from: inMin(-9), to: inMin(-1) }
    expect(await ask(ines, 'metrics', before)).toMatchObject({ caringSent: { of: 0 }, drillsPassed: { of: 0 } })
  })
})

test('the phone knows who follows the person and when, and nothing else', async () => {
  await followed('A')
  const reader = w.house.runtime.registry.feed.get('episode')
  const none: ReadonlyMap<string, unknown> = new Map()
  const facts = await w.house.asSystem(
    async (tx) => (await reader?.read({ tx, now: now(), keys: w.house.runtime.keys }, pat.person, 'all')) ?? none,
  )
  expect([...facts.values()]).toEqual([{ who: 'Inés', nextContactAt: inMin(2 * DAY) }])
})

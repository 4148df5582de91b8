import { describe, expect, test } from 'vitest'
import { addMinutes, minutesBetween } from '../clocks/index.ts'
import {
  type CallEvent,
  checkInClass,
  contactFrom,
  deadlinesOf,
  decideEpisode,
  type EpisodeCourse,
  type EpisodeEvent,
  liveAsqClass,
  nextDue,
  owedFor,
  passTime,
  defaultEpisodePolicy as policy,
} from './index.ts'
import { after, answered, at, call, DAY, did, kindsOf, lima, opened, t0 } from './testing/that-night.ts'

describe('the way of 7.2', () => {
  test('from the signal to a plan that carries on, by its own states', () => {
    const states: string[] = []
    let course = opened()
    const full = call(40, 'further', { psychiatrist: true, fully: true, plan: true, means: true })
    for (const event of [...answered, full]) {
      const step = did(course, event)
      states.push(...step.moves.map(({ to }) => to))
      course = step.course
    }
    expect(states).toEqual(['acknowledged', 'contacting', 'reached', 'assessed-further', 'plan-active'])
    expect(course).toMatchObject({ alert: null, assessmentOwed: false, risk: 'further' })
  })

  test.each([
    ['A', 'signalled', 'acknowledge', lima('2026-11-21', '23:55')],
    ['A', 'acknowledged', 'first-attempt', lima('2026-11-22', '00:10')],
    ['A', 'contacting', 'reach', lima('2026-11-22', '00:40')],
    ['B', 'signalled', 'acknowledge', lima('2026-11-22', '11:00')],
    ['B', 'acknowledged', 'first-attempt', lima('2026-11-22', '15:00')],
    ['B', 'contacting', 'reach', lima('2026-11-22', '23:40')],
  ] as const)('%s, %s: %s is due at %s', (of, state, kind, dueAt) => {
    const course = { ...opened(of), state }
    expect(deadlinesOf(course, policy).find((one) => one.kind === kind)?.dueAt).toBe(dueAt)
  })

  test('SUI-04 received 22:30, not acute: four counted hours end at 11:00, and the assessment is due 22:30 next day', () => {
    const course = opened('B', lima('2026-11-21', '22:30'))
    expect(deadlinesOf(course, policy)).toEqual([
      { kind: 'acknowledge', dueAt: lima('2026-11-22', '11:00') },
      { kind: 'assess', dueAt: lima('2026-11-22', '22:30') },
    ])
  })

  test('further: the full evaluation is owed within 72 hours, and the plan carries on only after all three', () => {
    const assessed = after(opened(), ...answered, call(40, 'further'))
    expect(assessed.state).toBe('assessed-further')
    expect(deadlinesOf(assessed, policy).find(({ kind }) => kind === 'full-evaluation')?.dueAt).toBe(at(40 + 3 * DAY))
    const planned = after(assessed, { is: 'plan-saved', at: at(60) }, { is: 'means-checked', at: at(61), kept: true })
    expect(planned.state).toBe('assessed-further')
    const evaluated = after(planned, call(600, 'further', { psychiatrist: true, fully: true, next: DAY }))
    expect(evaluated.state).toBe('plan-active')
    expect(kindsOf(evaluated)).toEqual(['contact', 'phq9'])
  })

  test('R-SUI-08 the contacts of "low": 48 hours, seven days, thirty days, then every thirty', () => {
    const days: number[] = []
    let now = t0
    for (let nth = 0; nth < 6; ) {
      const next = contactFrom(policy, 'low', t0, nth, now)
      days.push(minutesBetween(t0, next.dueAt) / DAY)
      now = next.dueAt
      nth = next.nth + 1
    }
    expect(days).toEqual([2, 7, 30, 60, 90, 120])
  })

  test('low: a plan that was offered is enough, and the contact is due within 48 hours', () => {
    const low = call(40, 'low', { planOffered: true, next: 2 * DAY })
    expect(after(opened(), ...answered, low)).toMatchObject({
      state: 'plan-active',
      contact: { dueAt: at(40 + 2 * DAY) },
    })
    expect(decideEpisode(after(opened(), ...answered), call(40, 'low', { next: 2 * DAY + 1 }), policy)).toEqual({
      refused: 'next-contact-too-late',
      latest: at(40 + 2 * DAY),
    })
  })

  test('SUI-06 imminent: an emergency, and nothing ends it but a hand-over', () => {
    const step = did(after(opened(), ...answered), call(40, 'imminent', { next: 60 }))
    expect(step.moves.map(({ to }) => to)).toEqual(['assessed-imminent', 'emergency-active'])
    const { course } = step
    for (const is of ['step-down', 'close', 'close-withdrawn'] as const)
      expect(decideEpisode(course, { is, psychiatrist: true, missing: [] }, policy)).toEqual({
        refused: 'emergency-open',
      })
    const calmer = after(course, call(90, 'low', { psychiatrist: true, plan: true, next: 60 }))
    expect(calmer).toMatchObject({ state: 'emergency-active', risk: 'imminent' })
    expect(after(course, { is: 'signal', class: 'B', receivedAt: at(95), alert: 'alert-2' }).state).toBe(
      'emergency-active',
    )
    const over = after(course, { is: 'handed-over', at: at(300) })
    expect(over).toMatchObject({ state: 'handed-off', contact: { kind: 'after-hand-over', dueAt: at(300 + DAY) } })
    const first = after(over, { is: 'contact', at: at(300 + 1200), live: true, nextContactAt: at(300 + 7 * DAY) })
    expect(first.contact).toMatchObject({ kind: 'after-hand-over', nth: 1, dueAt: at(300 + 7 * DAY) })
  })

  const said = (minutes: number, signsOfImminence = false): CallEvent => ({
    ...call(minutes, 'low'),
    assessed: null,
    declined: { signsOfImminence },
    nextContactAt: null,
  })
  test('"no quiero hablar": offered once more within a day; with signs of imminence it is an emergency all the same', () => {
    const course = after(opened('B'), ...answered, said(40))
    expect(course).toMatchObject({ state: 'contact-declined', contact: { kind: 'offer-again', dueAt: at(40 + DAY) } })
    expect(after(opened('B'), ...answered, said(40, true)).state).toBe('emergency-active')
    expect(after(course, said(DAY, true)).state).toBe('emergency-active')
  })

  test('7.2 a "no" to the one more offer is not offered again: the next contact is an ordinary one, dated by their risk', () => {
    const declined = { state: 'contact-declined', alert: null }
    const [first, second] = [after(opened('B'), ...answered, said(40)), said(DAY)]
    expect(after(first, second)).toMatchObject({
      ...declined,
      contact: { kind: 'scheduled', nth: 1, dueAt: at(8 * DAY) },
    })
    expect(after(first, second, said(8 * DAY))).toMatchObject({ ...declined, contact: { dueAt: at(15 * DAY) } })
    expect(after(first, { ...second, nextContactAt: at(3 * DAY) }).contact?.dueAt).toBe(at(3 * DAY))
    expect(decideEpisode(first, { ...second, nextContactAt: at(9 * DAY) }, policy)).toMatchObject({
      refused: 'next-contact-too-late',
    })
    const known = after(opened('B'), ...answered, call(40, 'further'))
    const again = after(
      known,
      { is: 'signal', class: 'B', receivedAt: at(2 * DAY), alert: 'alert-2' },
      said(2 * DAY + 60),
    )
    expect(again.contact).toMatchObject({ kind: 'offer-again', dueAt: at(3 * DAY + 60) })
    expect(after(again, said(3 * DAY + 60)).contact).toMatchObject({ kind: 'scheduled', dueAt: at(7 * DAY + 40) })
    // The same "no", said by another who was on the line, is not the second.
    expect(after(first, said(40)).contact).toMatchObject({ kind: 'offer-again', dueAt: at(40 + DAY) })
  })

  test('7.10 whoever takes it back is assessed all the same: the alert may end, the assessment is still owed', () => {
    const handled = { is: 'alert-ended', alert: 'alert-1', at: at(30), withdrawn: false, setAside: false } as const
    const course = after(opened('B'), ...answered, handled)
    expect(course).toMatchObject({ state: 'reached', assessmentOwed: true, alert: null })
    expect(owedFor(course, policy)).toEqual([
      { kind: 'safety-assessment', dueAt: at(DAY), role: 'duty', toOwner: false },
    ])
    expect(passTime(course, policy, at(DAY)).heard).toMatchObject([{ do: 'signal', class: 'B', because: 'assess' }])
  })

  test('SUI-07 set aside by a newer "low": the person goes on where they were', () => {
    const before = after(opened('B'), ...answered, call(40, 'low', { plan: true, next: 2 * DAY }))
    const again = after(before, { is: 'signal', class: 'A', receivedAt: at(2 * DAY), alert: 'alert-2' })
    expect(again).toMatchObject({ state: 'signalled', assessmentOwed: true, risk: 'low' })
    const set = { is: 'alert-ended', alert: 'alert-2', at: at(2 * DAY + 30), withdrawn: false, setAside: true } as const
    expect(after(again, set)).toMatchObject({
      state: 'plan-active',
      assessmentOwed: false,
      alert: null,
      reachedAt: null,
    })
    const spoken = after(again, { is: 'attempt', at: at(2 * DAY + 20), live: true }, set)
    expect(spoken).toMatchObject({ state: 'plan-active', reachedAt: at(2 * DAY + 20) })
  })

  test('a call from before the signal does not answer it; one that comes late lowers nothing', () => {
    const early = did(opened(), { ...call(-60, 'low', { next: 2 * DAY }), endedAt: at(-30) })
    expect(early.course).toMatchObject({ state: 'signalled', alert: 'alert-1', assessmentOwed: true })
    const raised = after(opened(), ...answered, call(40, 'further'))
    const late = did(raised, call(30, 'low', { psychiatrist: true, next: 2 * DAY }))
    expect(late).toMatchObject({ late: true, moves: [], course: { risk: 'further', assessedAt: at(40) } })
    const again = after(opened(), ...answered)
    const spoken = { ...call(40, 'low'), signalledAt: at(61) }
    expect(after(again, spoken)).toMatchObject({ alert: 'alert-1', assessmentOwed: true })
    expect(after(again, { ...spoken, signalledAt: at(59) })).toMatchObject({ alert: null, assessmentOwed: false })
  })
})

describe('contacts (R-SUI-07, R-SUI-08)', () => {
  test('further: 24 h, 72 h, 7, 14, 21, 28 days, then every 14', () => {
    let course = after(opened(), ...answered, call(40, 'further', { next: DAY }))
    const due = [course.contact?.dueAt]
    for (const day of [3, 7, 14, 21, 28, 42, 56]) {
      const before = course.contact?.dueAt ?? ''
      course = after(course, {
        is: 'contact',
        at: addMinutes(before, -30),
        live: true,
        nextContactAt: at(40 + day * DAY),
      })
      due.push(course.contact?.dueAt)
    }
    expect(due).toEqual([1, 3, 7, 14, 21, 28, 42, 56].map((day) => at(40 + day * DAY)))
  })

  test('none is left without the next one dated, and none later than its schedule', () => {
    const course = after(opened(), ...answered, call(40, 'further', { next: DAY }))
    const met = (nextContactAt: string | null) =>
      decideEpisode(course, { is: 'contact', at: at(DAY), live: true, nextContactAt }, policy)
    expect(met(null)).toEqual({ refused: 'next-contact-not-dated' })
    expect(met(at(DAY - 1))).toEqual({ refused: 'next-contact-not-dated' })
    expect(met(at(4 * DAY))).toEqual({ refused: 'next-contact-too-late', latest: at(40 + 3 * DAY) })
  })

  test('missed: a call within two hours, then as B; a second one missed, as A', () => {
    const course = after(opened(), ...answered, call(40, 'low', { plan: true, next: DAY }))
    const dueAt = at(40 + DAY)
    const passed = passTime(course, policy, dueAt)
    expect(passed).toMatchObject({
      heard: [{ do: 'owe-call', dueAt: addMinutes(dueAt, 120) }],
      nextAt: addMinutes(dueAt, 120),
    })
    const first = passTime(passed.course, policy, addMinutes(dueAt, 120))
    expect(first.heard).toMatchObject([{ do: 'signal', class: 'B', missed: 1 }])
    let { course: so, nextAt } = first
    let second = first
    for (let looks = 0; looks < 4 && second.course.missed < 2; looks += 1) {
      second = passTime(so, policy, nextAt ?? '')
      ;({ course: so, nextAt } = second)
    }
    expect(second.heard).toMatchObject([{ do: 'signal', class: 'A', missed: 2 }])
    const met = after(so, { is: 'contact', at: at(6 * DAY), live: true, nextContactAt: at(7 * DAY) })
    expect(met.missed).toBe(0)
  })

  test('a try without an answer owes the call within two hours at once', () => {
    const course = after(opened(), ...answered, call(40, 'low', { plan: true, next: DAY }))
    const tried = after(course, { is: 'contact', at: at(DAY), live: false, nextContactAt: null })
    expect(tried.contact?.callDueAt).toBe(at(DAY + 120))
  })
})

describe('R-SUI-06 what was agreed about means', () => {
  const good = { plan: true, means: true }
  const kept = after(opened(), ...answered, call(40, 'low', good))
  const meet = (minutes: number, means: 'looked-at' | 'not-kept' | null): EpisodeEvent => ({
    ...{ is: 'contact', at: at(minutes), live: true, means, nextContactAt: at(minutes + 600) },
  })

  test('not kept, in a call or at a contact: the earlier good look counts no more, until somebody looks again', () => {
    expect(kept.meansAt).toBe(at(40))
    const bad = after(kept, call(DAY, 'low', { plan: true, meansNotKept: true }))
    expect(bad.meansAt).toBeNull()
    expect(after(bad, call(DAY + 60, 'low', good)).meansAt).toBe(at(DAY + 60))
    const met = after(kept, meet(600, 'not-kept'))
    expect(met.meansAt).toBeNull()
    expect(after(met, meet(900, null)).meansAt).toBeNull()
    expect(after(met, meet(900, 'looked-at')).meansAt).toBe(at(900))
  })

  test('words that come late undo no later look, and undo an earlier one', () => {
    const looked = after(
      kept,
      { is: 'means-checked', at: at(2 * DAY), kept: true },
      call(3 * DAY, 'low', { plan: true }),
    )
    expect(after(looked, call(DAY, 'low', { meansNotKept: true })).meansAt).toBe(at(2 * DAY))
    const late = did(looked, call(2 * DAY + 60, 'low', { meansNotKept: true }))
    expect(late).toMatchObject({ late: true, course: { meansAt: null } })
  })

  test('"further" carries on to its plan only when means were looked at again', () => {
    const further = after(opened(), ...answered, call(40, 'further', { ...good, fully: true, psychiatrist: true }))
    expect(further.state).toBe('plan-active')
    const open = after(opened(), ...answered, call(40, 'further', { plan: true, fully: true, psychiatrist: true }))
    expect(open.state).toBe('assessed-further')
    expect(after(open, meet(300, 'looked-at')).state).toBe('plan-active')
  })
})

describe('who may', () => {
  test('R-SUI-01 a psychiatrist lowers; anybody else only raises', () => {
    const raised = after(opened(), ...answered, call(40, 'further'))
    const again = after(raised, call(80, 'low', { plan: true }))
    expect(again).toMatchObject({ risk: 'further' })
    const lowered = after(raised, call(80, 'low', { plan: true, psychiatrist: true, next: 2 * DAY }))
    expect(lowered).toMatchObject({ risk: 'low', state: 'plan-active', evaluationOwedFrom: null })
  })

  test('7.2 tried in vain, the decision how to reach them is owed by the time of contact, until somebody speaks or says so', () => {
    const owes = (course: EpisodeCourse) =>
      owedFor(course, policy).filter(({ kind }) => kind === 'unreachable-decision')
    const owed = { kind: 'unreachable-decision', role: 'duty', toOwner: true }
    expect(owes(after(opened('A'), ...answered.slice(0, 1)))).toEqual([])
    const [acute, other] = [after(opened('A'), ...answered.slice(0, 2)), after(opened('B'), ...answered.slice(0, 2))]
    expect([owes(acute), owes(other)]).toEqual([[{ ...owed, dueAt: at(60) }], [{ ...owed, dueAt: at(DAY) }]])
    expect(owes(after(acute, ...answered.slice(2)))).toEqual([])
    expect(owes(after(acute, { is: 'unreachable', at: at(61) }))).toEqual([])
  })

  test('SUI-08 an owner who knows the person is replaced within a day; first aid goes on', () => {
    const course = after(opened(), { is: 'acknowledged', at: at(5) }, { is: 'owner', to: null, at: at(6) })
    expect(owedFor(course, policy)).toContainEqual({
      ...{ kind: 'episode-owner', dueAt: at(6 + DAY), role: 'psychiatrist', toOwner: false },
    })
    const helped = after(course, ...answered.slice(1), call(40, 'low', { plan: true, next: 2 * DAY }))
    expect(helped.state).toBe('plan-active')
    expect(nextDue(helped, policy)?.kind).toBe('contact')
    // Nobody became it in time: said once to those who answer for the programme, and nothing is said of the person.
    const late = passTime(helped, policy, at(6 + DAY))
    expect(late).toMatchObject({ heard: [{ do: 'incident', because: 'owner' }], nextAt: helped.contact?.dueAt })
    expect(late.course).toMatchObject({ state: 'plan-active', lastSignalAt: t0, saidAt: null })
    expect(passTime(late.course, policy, at(6 + (3 * DAY) / 2)).heard).toEqual([])
    expect(owedFor(late.course, policy).map(({ kind }) => kind)).toContain('episode-owner')
    // Found, and lost again: it is owed, and said, anew.
    const lost = after(late.course, { is: 'owner', to: 'ines', at: at(1447) }, { is: 'owner', to: null, at: at(1448) })
    expect(passTime(lost, policy, at(1448 + DAY - 1)).heard).toEqual([])
    expect(passTime(lost, policy, at(1448 + DAY)).heard).toEqual([{ do: 'incident', because: 'owner' }])
  })

  test('SUI-11 whoever leaves is called once unless they decline it; only a psychiatrist ends it', () => {
    const active = after(opened(), ...answered, call(40, 'low', { plan: true, next: 2 * DAY }))
    const left = after(active, { is: 'left', at: at(DAY), declinesLastCall: false })
    expect(owedFor(left, policy).map(({ kind }) => kind)).toEqual(['last-call', 'closing-reasons'])
    const end = (course: EpisodeCourse, psychiatrist: boolean) =>
      decideEpisode(course, { is: 'close-withdrawn', psychiatrist }, policy)
    expect(end(left, false)).toEqual({ refused: 'only-a-psychiatrist' })
    expect(end(active, true)).toEqual({ refused: 'has-not-left' })
    expect(end(left, true)).toEqual({ refused: 'last-call-owed' })
    expect(end(after(left, { is: 'last-call', at: at(DAY + 30) }), true)).toMatchObject({
      course: { state: 'withdrawn' },
    })
    const declined = after(active, { is: 'left', at: at(DAY), declinesLastCall: true })
    expect(end(declined, true)).toMatchObject({ course: { state: 'withdrawn' } })
    expect(passTime(left, policy, at(5 * DAY)).heard).toMatchObject([{ do: 'incident', because: 'closing-reasons' }])
  })
})

test('the ASQ asked live only raises', () => {
  const no = { 'asq-1': 'no', 'asq-2': 'no', 'asq-3': 'no', 'asq-4': 'no', 'asq-5': 'not_asked' }
  expect(liveAsqClass(no)).toBeNull()
  expect(liveAsqClass({ ...no, 'asq-2': 'yes', 'asq-5': 'no' })).toBe('B')
  expect(liveAsqClass({ ...no, 'asq-2': 'refused' })).toBe('B')
  expect(liveAsqClass({ ...no, 'asq-2': 'yes', 'asq-5': 'refused' })).toBe('A')
  expect(liveAsqClass({ ...no, 'asq-5': 'yes' })).toBe('A')
})

test('a check-in weighs what the last live assessment came to', () => {
  expect([checkInClass(null), checkInClass('low'), checkInClass('further'), checkInClass('imminent')]).toEqual([
    ...['B', 'B', 'A', 'A'],
  ])
})

test('R-SUI-15 whoever was drinking is called again before the schedule says so', () => {
  const drunk = { ...call(40, 'low', { plan: true, next: DAY }), sober: false }
  expect(decideEpisode(after(opened(), ...answered), drunk, policy)).toEqual({
    refused: 'next-contact-too-late',
    latest: at(40 + 12 * 60),
  })
})

test('7.9 an alert that was set aside after a call that nobody answered is no live contact; without a newer "low" the assessment stays owed', () => {
  const set = { is: 'alert-ended', alert: 'alert-1', at: at(30), withdrawn: false, setAside: true } as const
  const owed = { alert: null, assessmentOwed: true, reachedAt: null }
  expect(after(opened(), set)).toMatchObject({ ...owed, state: 'acknowledged', acknowledgedAt: at(30) })
  const tried = after(opened(), ...answered.slice(0, 2), set)
  expect(tried).toMatchObject({ ...owed, state: 'contacting' })
  expect(owedFor(tried, policy).map(({ kind }) => kind)).toContain('safety-assessment')
  expect(passTime(tried, policy, at(60)).heard).toMatchObject([{ do: 'signal', class: 'A' }])
})

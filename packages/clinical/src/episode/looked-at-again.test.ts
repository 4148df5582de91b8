import { describe, expect, test } from 'vitest'
import { deadlinesOf, nextDue, owedFor, passTime, defaultEpisodePolicy as policy } from './index.ts'
import { after, answered, at, call, DAY, did, kindsOf, opened } from './testing/that-night.ts'

const followed = after(opened('B'), ...answered, call(40, 'low', { plan: true, next: 2 * DAY }))
const owedKinds = (course: Parameters<typeof owedFor>[0]) => owedFor(course, policy).map(({ kind }) => kind)

describe('R-SUI-09 the PHQ-9 of every fortnight', () => {
  const due = (course: typeof followed) => deadlinesOf(course, policy).find(({ kind }) => kind === 'phq9')?.dueAt

  test('is owed by psychiatry from the first conversation on, counted from the signal and then from each answer', () => {
    expect(kindsOf(opened('B'))).not.toContain('phq9')
    expect(due(followed)).toBe(at(14 * DAY))
    expect(owedFor(followed, policy)).toContainEqual({
      ...{ kind: 'phq9-again', dueAt: at(14 * DAY), role: 'psychiatrist', toOwner: true },
    })
    const asked = after(followed, { is: 'phq9-answered', at: at(13 * DAY) })
    expect(due(asked)).toBe(at(27 * DAY))
    expect(due(after(asked, { is: 'phq9-answered', at: at(2 * DAY) }))).toBe(at(27 * DAY))
  })

  test('is not asked of whoever left, nor in an emergency', () => {
    expect(owedKinds(after(followed, { is: 'left', at: at(DAY), declinesLastCall: false }))).not.toContain('phq9-again')
    expect(owedKinds(after(followed, { is: 'emergency-opened', at: at(DAY) }))).not.toContain('phq9-again')
  })

  test('late, it is owed and wakes nobody; it never stands before a contact', () => {
    const quiet = { ...followed, contact: followed.contact && { ...followed.contact, dueAt: at(40 * DAY) } }
    expect(passTime(quiet, policy, at(20 * DAY)).heard).toEqual([])
    expect(nextDue(quiet, policy)?.kind).toBe('contact')
    expect(passTime(quiet, policy, at(20 * DAY)).nextAt).toBe(at(40 * DAY))
  })
})

describe('the day on which a plan is to be looked at again', () => {
  const dated = after(followed, { is: 'plan-saved', at: at(50), reviewAt: at(10 * DAY) })

  test('is owed by psychiatry; gone through when it was due it is owed no more', () => {
    expect(owedKinds(dated)).toContain('plan-review')
    const early = after(dated, call(5 * DAY, 'low', { plan: true, next: 2 * DAY }))
    expect(owedKinds(early)).toContain('plan-review')
    const there = after(dated, call(10 * DAY + 5, 'low', { plan: true, next: 2 * DAY }))
    expect(owedKinds(there)).not.toContain('plan-review')
    expect(owedKinds(after(dated, call(10 * DAY + 5, 'low', { next: 2 * DAY })))).toContain('plan-review')
  })

  test('stands until its day whatever else is mended in the plan; a plan with a section missing is none, and its date counts', () => {
    expect(owedKinds(after(dated, { is: 'plan-saved', at: at(60), reviewAt: null }))).toContain('plan-review')
    const when = { is: 'plan-saved', at: at(10 * DAY), reviewAt: null } as const
    expect(owedKinds(after(dated, when))).not.toContain('plan-review')
    const half = after(opened('B'), ...answered, {
      ...{ is: 'plan-saved', at: at(50), complete: false, reviewAt: at(DAY) },
    })
    expect(half).toMatchObject({ planAt: null, planReviewAt: at(DAY) })
  })
})

test('7.2 the full evaluation is aimed at within a day, and due within three', () => {
  const course = after(opened(), ...answered, call(40, 'further'))
  expect(deadlinesOf(course, policy).find(({ kind }) => kind === 'full-evaluation')).toEqual({
    ...{ kind: 'full-evaluation', aimAt: at(40 + DAY), dueAt: at(40 + 3 * DAY) },
  })
})

describe('SUI-02 an alert that nobody has any more', () => {
  const taken = after(opened(), answered[0])

  test('taken and not tried it is signalled again, and taken once more', () => {
    const back = did(taken, { is: 'returned', at: at(30) })
    expect(back.moves).toEqual([{ from: 'acknowledged', to: 'signalled' }])
    expect(back.course.acknowledgedAt).toBeNull()
    expect(after(back.course, { is: 'acknowledged', at: at(33) }).state).toBe('acknowledged')
  })

  test('whom somebody tried to reach is still to be reached by the same hour; nothing else moves', () => {
    for (const course of [after(taken, answered[1]), after(opened(), ...answered), { ...taken, alert: null }])
      expect(after(course, { is: 'returned', at: at(30) })).toEqual(course)
  })
})

describe('R-SUI-06 what a call left for later', () => {
  const left = after(opened('B'), ...answered, call(40, 'low', { next: DAY }))
  const owedBy = (course: typeof left) =>
    owedFor(course, policy)
      .filter(({ kind }) => kind === 'plan-review' || kind === 'means-recheck')
      .map(({ kind, dueAt }) => [kind, dueAt])

  test('is owed by the contact that came next then, and does not slide with the contacts after it', () => {
    const by = at(40 + DAY)
    expect(owedBy(left)).toEqual([
      ['plan-review', by],
      ['means-recheck', by],
    ])
    const contact = { is: 'contact', at: at(DAY), live: true, nextContactAt: at(3 * DAY) } as const
    expect(owedBy(after(left, contact))).toEqual(owedBy(left))
    const again = call(2 * DAY, 'low', { plan: true, next: 3 * DAY })
    expect(owedBy(after(left, contact, again))).toEqual([['means-recheck', by]])
    const whole = call(2 * DAY, 'low', { plan: true, means: true, next: 3 * DAY })
    expect(owedBy(after(left, contact, whole))).toEqual([])
  })
})

test('2.7 to whoever left and was not in acute danger nobody owes another way; in acute danger it is owed', () => {
  const left = { is: 'left', at: at(20), declinesLastCall: true } as const
  expect(owedKinds(after(opened('B'), answered[0], answered[1], left))).not.toContain('unreachable-decision')
  expect(owedKinds(after(opened('A'), answered[0], answered[1], left))).toContain('unreachable-decision')
})

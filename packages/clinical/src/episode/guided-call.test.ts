import { expect, test } from 'vitest'
import { deadlinesOf } from './deadlines.ts'
import {
  callEvent,
  callLacks,
  dispositionDiffers,
  type EpisodeCourse,
  openEpisode,
  type WrittenAssessment,
  type WrittenCall,
} from './index.ts'
import { courseWeight, joinCourses } from './join-courses.ts'
import { defaultEpisodePolicy } from './policy.ts'

const at = '2026-11-21T23:40:00.000Z'
const later = '2026-11-22T23:40:00.000Z'
const asq = { 'asq-1': 'no', 'asq-2': 'no', 'asq-3': 'no', 'asq-4': 'no', 'asq-5': 'not_asked' }
const heading = (section: string, answer = 'no') => ({ section, answer })
const assessment: WrittenAssessment = {
  ...{ headings: [heading('frequency'), heading('plan'), heading('past-behavior')], thoughtsNow: 'no', asq },
  ...{ alcoholNow: 'no', risk: 'low', disposition: 'non-urgent-follow-up', fullEvaluation: false },
  ...{ plan: 'made', means: 'agreed', reasons: null },
}
const location = { identity: 'named' }
const call: WrittenCall = { spokeAt: at, minutes: 20, location, assessment, declined: null, nextContactAt: later }
const but = (more: Partial<WrittenAssessment>): WrittenCall => ({ ...call, assessment: { ...assessment, ...more } })

test('a whole call lacks nothing; each thing alone is named', () => {
  expect(callLacks(call)).toEqual([])
  expect(callLacks({ ...call, location: null })).toEqual(['location'])
  expect(callLacks({ ...call, assessment: null })).toEqual(['assessment'])
  expect(callLacks({ ...call, nextContactAt: null })).toEqual(['next-contact'])
  expect(callLacks(but({ headings: [heading('frequency'), heading('plan', 'not_asked')] }))).toEqual(['headings'])
  expect(callLacks(but({ asq: { ...asq, 'asq-4': 'not_asked' } }))).toEqual(['asq'])
})

test('7.2 reached is whoever is known to be them; with signs of imminence nothing is waited for', () => {
  const heardAs = (identity: string | null): WrittenCall => ({ ...call, location: { identity } })
  expect([heardAs(null), heardAs('not-sure')].map(callLacks)).toEqual([['identity'], ['identity']])
  expect(callLacks(heardAs('recognised'))).toEqual([])
  expect(callLacks({ ...heardAs('not-sure'), assessment: { ...assessment, risk: 'imminent' } })).toEqual([])
  const cut = { ...heardAs('not-sure'), assessment: null, nextContactAt: null }
  const declined = (signsOfImminence: boolean) => ({ resourcesGiven: true, signsOfImminence })
  expect(callLacks({ ...cut, declined: declined(false) })).toEqual(['identity'])
  expect(callLacks({ ...cut, declined: declined(true) })).toEqual([])
})

test('weighed below what was said: the reasons are asked for', () => {
  expect(callLacks(but({ thoughtsNow: 'yes' }))).toEqual(['reasons'])
  expect(callLacks(but({ asq: { ...asq, 'asq-2': 'yes', 'asq-5': 'refused' } }))).toEqual(['reasons'])
  expect(callLacks(but({ thoughtsNow: 'yes', reasons: 'Por escrito' }))).toEqual([])
  expect(callLacks(but({ thoughtsNow: 'yes', risk: 'imminent' }))).toEqual([])
})

test('"no quiero hablar" asks for the place, and that they were given the numbers; with signs of imminence for nothing', () => {
  const declined = { resourcesGiven: true, signsOfImminence: false }
  expect(callLacks({ ...call, assessment: null, nextContactAt: null, declined })).toEqual([])
  expect(callLacks({ ...call, assessment: null, nextContactAt: null, declined, location: null })).toEqual(['location'])
  const given = (signsOfImminence: boolean) => ({ resourcesGiven: false, signsOfImminence })
  expect(callLacks({ ...call, assessment: null, declined: given(false) })).toEqual(['resources'])
  expect(callLacks({ ...call, assessment: null, declined: given(true) })).toEqual([])
  expect(callLacks({ ...call, assessment: null, declined: given(true), location: null })).toEqual([])
})

test('a disposition names one risk', () => {
  expect(dispositionDiffers(call)).toBe(false)
  expect(dispositionDiffers(but({ risk: 'further' }))).toBe(true)
})

test('a clock ahead of ours says now; a refused plan was offered', () => {
  expect(callEvent({ ...call, spokeAt: later }, at, false)).toMatchObject({ at, sober: true })
  expect(callEvent(but({ plan: 'declined', alcoholNow: 'yes' }), later, true)).toMatchObject({
    ...{ at, endedAt: '2026-11-22T00:00:00.000Z', psychiatrist: true, sober: false },
    assessed: { plan: false, planOffered: true },
  })
})

test('EC-08 of two episodes the heavier goes on, with the higher risk and the nearer contact', () => {
  const signal = { receivedAt: at, alert: null }
  const contact = { kind: 'scheduled', nth: 0, dueAt: later, callDueAt: null } as const
  const further = {
    ...openEpisode({ ...signal, class: 'B' }),
    risk: 'further',
    contact,
    assessmentOwed: false,
  } as const
  const low = { ...openEpisode({ ...signal, class: 'A' }), risk: 'low', contact: { ...contact, dueAt: at } } as const
  expect(courseWeight(further)).toBeGreaterThan(courseWeight(low))
  expect(joinCourses(further, low)).toMatchObject({
    ...{ risk: 'further', class: 'A', assessmentOwed: true, contact: { dueAt: at } },
  })
  const emergency = { ...low, state: 'emergency-active', contact: null } as const
  expect(courseWeight(emergency)).toBeGreaterThan(courseWeight(further))
  expect(joinCourses(emergency, further)).toMatchObject({ state: 'emergency-active', risk: 'further', contact: null })
})

test('EC-08 nothing of either is lost: the earlier clock, the owner, the evaluation owed and the signal that waits', () => {
  const open = openEpisode({ class: 'B', receivedAt: later, alert: null })
  const earlyClock = openEpisode({ class: 'B', receivedAt: at, alert: null })
  expect(joinCourses(open, earlyClock)).toMatchObject({ state: 'signalled', receivedAt: at, lastSignalAt: later })
  const offer = { kind: 'offer-again', nth: 0, dueAt: later, callDueAt: null } as const
  const followed: EpisodeCourse = {
    ...{ ...open, state: 'plan-active', risk: 'low', assessmentOwed: false },
    ...{ assessedAt: later, reachedAt: later, contact: offer },
  }
  expect(joinCourses(followed, earlyClock)).toMatchObject({
    ...{ state: 'signalled', receivedAt: at, reachedAt: null, assessmentOwed: true, risk: 'low', contact: offer },
  })
  expect(joinCourses(earlyClock, followed)).toMatchObject({ state: 'signalled', contact: offer, assessedAt: later })
  const owed = { ...followed, evaluationOwedFrom: later, owner: null, ownerOwedFrom: later, planAt: null } as const
  const other = { ...followed, evaluationOwedFrom: at, owner: 'ines', planAt: at } as const
  expect(joinCourses(owed, other)).toMatchObject({
    ...{ evaluationOwedFrom: at, owner: 'ines', ownerOwedFrom: null, planAt: at },
  })
  const missed = { ...followed, contact: { ...offer, dueAt: at, callDueAt: later } } as const
  expect(joinCourses(followed, missed).contact).toMatchObject({ dueAt: at, callDueAt: later })
})

test('EC-08 whichever is kept, an open episode of two has something due no later than either had', () => {
  const contact = (dueAt: string) => ({ kind: 'scheduled', nth: 1, dueAt, callDueAt: null }) as const
  const open = openEpisode({ class: 'A', receivedAt: at, alert: null })
  const some: readonly EpisodeCourse[] = [
    open,
    { ...open, class: 'B', receivedAt: later },
    { ...open, state: 'contacting', acknowledgedAt: at, firstAttemptAt: at },
    { ...open, state: 'plan-active', risk: 'low', assessmentOwed: false, contact: contact(later) },
    {
      ...open,
      state: 'assessed-further',
      risk: 'further',
      assessmentOwed: false,
      evaluationOwedFrom: at,
      contact: contact(at),
    },
    { ...open, state: 'contact-declined', contact: { ...contact(later), kind: 'offer-again' } },
    { ...open, state: 'emergency-active', risk: 'imminent', assessmentOwed: false, emergencyAt: at, contact: null },
  ]
  const dueOf = (course: EpisodeCourse): number => Date.parse(deadlinesOf(course, defaultEpisodePolicy)[0]?.dueAt ?? '')
  for (const one of some)
    for (const two of some) {
      const [keep, drop] = courseWeight(two) > courseWeight(one) ? [two, one] : [one, two]
      const joined = joinCourses(keep, drop)
      // In an emergency the hand-over is what is due; a call that was agreed before gives way to it.
      const bound = joined.state === 'emergency-active' ? dueOf(keep) : Math.max(dueOf(keep), dueOf(drop))
      expect(dueOf(joined)).toBeLessThanOrEqual(bound)
      expect(joined.assessmentOwed || joined.state === 'emergency-active').toBe(
        one.assessmentOwed || two.assessmentOwed || joined.state === 'emergency-active',
      )
    }
})

import { expect, test } from 'vitest'
import {
  callEvent,
  callLacks,
  dispositionDiffers,
  openEpisode,
  type WrittenAssessment,
  type WrittenCall,
} from './index.ts'
import { courseWeight, joinCourses } from './join-courses.ts'

const at = '2026-11-21T23:40:00.000Z'
const later = '2026-11-22T23:40:00.000Z'
const asq = { 'asq-1': 'no', 'asq-2': 'no', 'asq-3': 'no', 'asq-4': 'no', 'asq-5': 'not_asked' }
const heading = (section: string, answer = 'no') => ({ section, answer })
const assessment: WrittenAssessment = {
  ...{ headings: [heading('frequency'), heading('plan'), heading('past-behavior')], thoughtsNow: 'no', asq },
  ...{ alcoholNow: 'no', risk: 'low', disposition: 'non-urgent-follow-up', fullEvaluation: false },
  ...{ plan: 'made', means: 'agreed', reasons: null },
}
const call: WrittenCall = { spokeAt: at, minutes: 20, location: {}, assessment, declined: null, nextContactAt: later }
const but = (more: Partial<WrittenAssessment>): WrittenCall => ({ ...call, assessment: { ...assessment, ...more } })

test('a whole call lacks nothing; each thing alone is named', () => {
  expect(callLacks(call)).toEqual([])
  expect(callLacks({ ...call, location: null })).toEqual(['location'])
  expect(callLacks({ ...call, assessment: null })).toEqual(['assessment'])
  expect(callLacks({ ...call, nextContactAt: null })).toEqual(['next-contact'])
  expect(callLacks(but({ headings: [heading('frequency'), heading('plan', 'not_asked')] }))).toEqual(['headings'])
  expect(callLacks(but({ asq: { ...asq, 'asq-4': 'not_asked' } }))).toEqual(['asq'])
})

test('weighed below what was said: the reasons are asked for', () => {
  expect(callLacks(but({ thoughtsNow: 'yes' }))).toEqual(['reasons'])
  expect(callLacks(but({ asq: { ...asq, 'asq-2': 'yes', 'asq-5': 'refused' } }))).toEqual(['reasons'])
  expect(callLacks(but({ thoughtsNow: 'yes', reasons: 'Por escrito' }))).toEqual([])
  expect(callLacks(but({ thoughtsNow: 'yes', risk: 'imminent' }))).toEqual([])
})

test('"no quiero hablar" asks for the place alone', () => {
  const declined = { signsOfImminence: false }
  expect(callLacks({ ...call, assessment: null, nextContactAt: null, declined })).toEqual([])
  expect(callLacks({ ...call, assessment: null, nextContactAt: null, declined, location: null })).toEqual(['location'])
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

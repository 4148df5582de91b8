import type { Actor } from '@ayni/kernel'
import { inventedPlan } from '@ayni/modules/safety-plan/fixtures'
import { answerSet, inventedAnswers } from '@ayni/modules/screening/fixtures'
import { recordSql, type Statement } from '@ayni/platform/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type WholeHouse, wholeHouse } from './whole-house.ts'

/** @source quality.md: queries per request, at most 6 for a screen and 12 for a command. */
const MOST_FOR_A_SCREEN = 6
const MOST_FOR_A_COMMAND = 12

let house: WholeHouse
let round: string
beforeAll(async () => {
  house = await wholeHouse()
  round = house.newId()
})
afterAll(async () => house.close())

/** What belongs to every transaction and asks nothing: its ends, and who acts in it. */
const bracket = /^\s*(begin|start transaction|set transaction|commit|rollback|select set_config)/i

const askedOf = (statements: readonly Statement[]): readonly string[] =>
  statements.map(({ text }) => text.replace(/\s+/g, ' ').trim()).filter((text) => !bracket.test(text))

type Did = { readonly outcome: string; readonly code?: string }

async function countOf(work: () => Promise<Did>): Promise<readonly string[]> {
  let did: Did = { outcome: 'nothing' }
  const statements = await recordSql(async () => {
    did = await work()
  })
  expect(did).not.toMatchObject({ outcome: 'refused' })
  return askedOf(statements)
}

const actorOf = (who: 'own' | 'assigned' | 'coordinator' | 'duty' | 'therapist' | 'evaluator' | 'liaison'): Actor =>
  who === 'own' || who === 'assigned' ? house.physician(house[who]) : house.staff(who)

type Act = readonly [what: string, who: Parameters<typeof actorOf>[0], name: string, input: () => unknown]

const plainHours = { quiet: { from: '21:00', to: '07:00' }, working: [], windows: [], exceptions: [] }
const plainPost = (post: string) => ({
  ...{
    post,
    facilityCode: null,
    ubigeo: '050101',
    category: null,
    institution: null,
    isHead: false,
    connectivity: null,
  },
  ...{ place: { facilityName: 'Posta inventada', howToFind: null }, startsOn: '2026-05-01' },
})
const plainContact = (contact: string) => ({
  ...{ contact, channel: 'movil', value: '+51900123456', owner: 'self', mayLeaveMessage: false, mayWrite: 'usual' },
})

const acts: readonly Act[] = [
  ['consent', 'assigned', 'enrollment.give-consent', () => ({ layers: [1, 2, 3], version: '2026.1', language: 'es' })],
  ['a trusted person', 'assigned', 'enrollment.set-trusted-person', () => ({ trusted: null })],
  ['hours', 'assigned', 'enrollment.set-hours', () => ({ pattern: 'mon-fri', hours: plainHours })],
  ['a post', 'assigned', 'enrollment.save-post', () => plainPost(house.newId())],
  ['a way to reach', 'assigned', 'enrollment.put-contact', () => plainContact(house.newId())],
  [
    'a first questionnaire',
    'own',
    'screening.record-response',
    () => answerSet(round, 'asq', inventedAnswers.calm.asq),
  ],
  ['a second', 'own', 'screening.record-response', () => answerSet(round, 'phq-9', inventedAnswers.calm['phq-9'])],
  ['the last, which closes the round', 'own', 'screening.record-history', () => ({ r: round, h: 'none', t: null })],
  [
    'an acute risk, with its alert and first messages',
    'assigned',
    'screening.record-response',
    () => answerSet(round, 'asq', inventedAnswers.acute.asq),
  ],
  [
    'a case proposed, with what is owed',
    'coordinator',
    'coordination.assign-case',
    () => ({ person: house.own, account: house.account('therapist') }),
  ],
  [
    'a plan',
    'assigned',
    'safety-plan.save',
    () => ({ version: house.newId(), basedOn: [], content: inventedPlan, reviewOn: null }),
  ],
  ['a call for help', 'assigned', 'suicide-prevention.ask-for-help', () => ({})],
  ['a letter that must be read now', 'own', 'correspondence.send-message', () => ({ text: 'ya no quiero vivir' })],
  ['an emergency opened', 'duty', 'emergency.open', () => ({ person: house.assigned })],
  ['an answer to it', 'coordinator', 'correspondence.answer-thread', () => ({ thread: house.own, text: 'Te leemos.' })],
]

test.each(acts)(
  `a command asks the database at most ${MOST_FOR_A_COMMAND} times: %s`,
  async (_what, who, name, input) => {
    const asked = await countOf(() => house.dispatch(actorOf(who), name, input()))
    console.info(name, asked.length)
    expect(asked, asked.join('\n')).toSatisfy((all: readonly string[]) => all.length <= MOST_FOR_A_COMMAND)
  },
)

const screens: readonly Act[] = [
  ['the board', 'coordinator', 'coordination.board', () => ({})],
  ['promises', 'coordinator', 'coordination.promises', () => ({})],
  ['the clocks', 'coordinator', 'coordination.clocks', () => ({})],
  ['whom to propose', 'coordinator', 'coordination.suggestions', () => ({ person: house.own, needs: 'therapist' })],
  ['capacity', 'coordinator', 'coordination.capacity', () => ({})],
  ['whom I am asked about', 'therapist', 'coordination.my-proposals', () => ({})],
  ['the roster', 'coordinator', 'enrollment.roster', () => ({})],
  ['a search', 'coordinator', 'enrollment.roster', () => ({ search: 'AY' })],
  ['open alerts', 'duty', 'suicide-prevention.open-alerts', () => ({})],
  ['open episodes', 'duty', 'safety-episode.list', () => ({})],
  [
    'contacts that are due',
    'coordinator',
    'safety-episode.calendar',
    () => ({ from: '2026-05-01T00:00:00.000Z', to: '2026-07-01T00:00:00.000Z' }),
  ],
  [
    'figures of episodes',
    'coordinator',
    'safety-episode.metrics',
    () => ({ from: '2026-05-01T00:00:00.000Z', to: '2026-07-01T00:00:00.000Z' }),
  ],
  ['an episode', 'duty', 'safety-episode.episode', () => ({ person: house.assigned })],
  ['who is on call', 'duty', 'duty.on-call-now', () => ({})],
  ['what screening owes', 'therapist', 'screening.queue', () => ({})],
  ['a triage card', 'therapist', 'screening.triage-card', () => ({ person: house.assigned })],
  ['a plan', 'duty', 'safety-plan.plan', () => ({ person: house.assigned })],
  ['whom a plan names', 'duty', 'safety-plan.nearby', () => ({ person: house.assigned })],
  ['a person card', 'coordinator', 'enrollment.person-card', () => ({ person: house.assigned })],
  ['a contact card', 'duty', 'enrollment.contact-card', () => ({ person: house.assigned })],
  ['an emergency', 'duty', 'emergency.of-person', () => ({ person: house.assigned })],
  ['referrals', 'duty', 'emergency.referrals', () => ({ person: house.assigned })],
  ['fitness and what is said outside', 'duty', 'emergency.fitness', () => ({ person: house.assigned })],
  ['open emergencies', 'coordinator', 'emergency.open-now', () => ({})],
  ['local ways', 'liaison', 'emergency.local-ways', () => ({})],
  ['whom to call', 'coordinator', 'outreach.planner', () => ({})],
  ['before a call', 'coordinator', 'outreach.call-card', () => ({ person: house.assigned })],
  ['the funnel', 'coordinator', 'outreach.funnel', () => ({})],
  ['Table 1', 'evaluator', 'evaluation.table1', () => ({})],
  ['the flow', 'evaluator', 'evaluation.flow', () => ({})],
  ['who saw my data', 'assigned', 'identity.who-saw-my-data', () => ({ before: null })],
  ['the inbox', 'coordinator', 'correspondence.inbox', () => ({})],
  ['a conversation', 'coordinator', 'correspondence.thread', () => ({ thread: house.own })],
  ['my devices', 'assigned', 'identity.list-my-devices', () => ({})],
]

test.each(screens)(
  `a screen asks the database at most ${MOST_FOR_A_SCREEN} times: %s`,
  async (_what, who, name, input) => {
    const asked = await countOf(() => house.ask(actorOf(who), name, input()))
    console.info(name, asked.length)
    expect(asked, asked.join('\n')).toSatisfy((all: readonly string[]) => all.length <= MOST_FOR_A_SCREEN)
  },
)

/** Whatever its size: a list of 12,000 comes in sixty of these. */
const MOST_FOR_A_PART_OF_A_LIST = 30

const invented = (i: number, more: Readonly<Record<string, string>> = {}) => ({
  line: i + 2,
  cells: {
    ...{
      sourceKey: `cuenta-${i}`,
      names: `Inventada ${String.fromCharCode(65 + (i % 26))}`,
      familyNames: `Ficticia${i} Imaginaria${i}`,
    },
    ...{
      birthDate: `${1 + (i % 28)}/${1 + (i % 12)}/${1980 + (i % 20)}`,
      dni: String(40_000_000 + i),
      mobile: `9${String(20_000_000 + i)}`,
    },
    ...{ email: `inventada${i}@ejemplo.invalid`, district: '050101', facilityName: `Posta inventada ${i}`, ...more },
  },
})

/** 200 rows, of which twenty may be somebody of another row. */
const part = (more: Readonly<Record<string, string>> = {}) =>
  Array.from({ length: 200 }, (_, i) =>
    i < 180
      ? invented(i, more)
      : { ...invented(i), cells: { ...invented(i - 180).cells, ...more, sourceKey: `otra-${i}`, dni: '' } },
  )

test(`a part of a list asks the database at most ${MOST_FOR_A_PART_OF_A_LIST} times: new people, corrections, reviews`, async () => {
  const batch = house.newId()
  const coordinator = actorOf('coordinator')
  const input = { batch, fileName: 'lista.csv', rows: 600, mapping: {}, whole: false }
  await house.dispatch(coordinator, 'roster.start-import', input)
  const parts = [part(), part({ mobile: '987000111', institution: 'MINSA' }), part({ institution: 'MINSA' })]
  for (const [chunk, rows] of parts.entries()) {
    const asked = await countOf(() => house.dispatch(coordinator, 'roster.import-rows', { batch, chunk, rows }))
    console.info('roster.import-rows', asked.length)
    expect(asked, asked.join('\n')).toSatisfy((all: readonly string[]) => all.length <= MOST_FOR_A_PART_OF_A_LIST)
  }
})

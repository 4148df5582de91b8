import { accountId, type Instant, instant, personId, plusMinutes } from '@ayni/kernel'
import type { EpisodePageData, EpisodeStrip, SafetyEpisodeOperations } from './contract.ts'

/** Wednesday 2026-11-25, 10:00 in Lima: four days after a Saturday night. Everybody here is invented. */
export const thatMorning: Instant = instant.parse('2026-11-25T15:00:00.000Z')
const day = 1440
const at = (minutes: number): Instant => plusMinutes(thatMorning, minutes)
const uuid = (nth: number): string => `019aa100-0000-7000-8000-${String(nth).padStart(12, '0')}`

export const inventedPsychiatrist = accountId.parse(uuid(900))
export const inventedDuty = accountId.parse(uuid(901))

export const anEpisodeStrip = (more: Partial<EpisodeStrip> = {}): EpisodeStrip => ({
  ...{ episode: uuid(1), person: personId.parse(uuid(100)), alias: 'AY-7K4Q', class: 'A', phase: 'plan-active' },
  ...{ openedAt: at(-4 * day), receivedAt: at(-4 * day), occurredAt: at(-4 * day) },
  ...{ owner: 'Marta R. (inventada)', knownClinician: 'Rosa Q. (inventada)', mine: true, opens: true, alert: null },
  ...{ nextAt: at(180), nextKind: 'contact', late: false, leftAt: null, closedAt: null },
  reach: {
    ...{ phoneSeenAt: at(-40), lastReachedAt: at(-2 * day), smsAllowed: true, goodChannel: 'movil' },
    ...{ offlineUntil: null, placeConfirmedAt: at(-2 * day), trusted: true },
  },
  ...more,
})

const noAsq = { 'asq-1': 'no', 'asq-2': 'no', 'asq-3': 'no', 'asq-4': 'no', 'asq-5': 'not_asked' } as const

export const aLiveAssessment = (
  more: Partial<EpisodePageData['assessments'][number]> = {},
): EpisodePageData['assessments'][number] => ({
  ...{ assessment: uuid(300), at: at(-2 * day), recordedAt: at(-2 * day), by: 'Rosa Q. (inventada)', minutes: 38 },
  ...{ channel: 'call', risk: 'low', disposition: 'non-urgent-follow-up', fullEvaluation: false },
  ...{ thoughtsNow: 'no', intent: 'no', intentOn: null, attempt: 'yes', attemptOn: '2019-04-02', alcoholNow: 'no' },
  ...{ asq: noAsq, plan: 'made', means: 'agreed', reasons: null, late: false },
  headings: [
    { section: 'frequency', answer: 'no', ticked: [], words: 'Ninguno desde el domingo.' },
    { section: 'symptoms', answer: 'yes', ticked: ['sleep', 'isolation'], words: null },
  ],
  ...more,
})

/** Four days in: one live "low", a contact due in three hours. */
export const anEpisodePage = (more: Partial<EpisodePageData> = {}): EpisodePageData => ({
  ...{ now: thatMorning, strip: anEpisodeStrip(), state: 'plan-active', risk: 'low' },
  ...{ ownerAccount: inventedPsychiatrist, mayTake: false, knownClinicianAccount: inventedDuty },
  deadlines: [
    { kind: 'contact', dueAt: at(180), aimAt: null },
    { kind: 'full-evaluation', dueAt: at(2 * day), aimAt: at(240) },
    { kind: 'phq9', dueAt: at(10 * day), aimAt: null },
  ],
  assessWhenSober: false,
  location: {
    ...{ identity: 'named', atPost: false },
    ...{ where: 'Puesto de Yanayacu (inventado), cuarto del fondo', ubigeo: null, callback: '+51 900 000 123' },
    ...{ with: 'somebody', withWhom: 'la técnica', canTalk: 'yes' },
    ...{ confirmedAt: at(-2 * day), by: 'Rosa Q. (inventada)' },
  },
  timeline: [
    { at: at(-4 * day), from: 'signalled', to: 'signalled', by: null, event: 'signal' },
    { at: at(-4 * day + 9), from: 'signalled', to: 'acknowledged', by: 'Rosa Q. (inventada)', event: 'acknowledged' },
    { at: at(-2 * day), from: 'assessed-low', to: 'plan-active', by: 'Rosa Q. (inventada)', event: 'planned' },
  ],
  assessments: [aLiveAssessment()],
  contacts: [
    {
      ...{ contact: uuid(200), nth: 1, kind: 'scheduled', dueAt: at(-day), callDueAt: null, doneAt: at(-day + 20) },
      ...{ by: 'Rosa Q. (inventada)', channel: 'call', result: 'reached', missedAt: null, tries: 1, asq: noAsq },
      words: 'Durmió mejor.',
    },
    {
      ...{ contact: uuid(201), nth: 2, kind: 'scheduled', dueAt: at(180), callDueAt: null, doneAt: null, by: null },
      ...{ channel: null, result: null, missedAt: null, tries: 0, asq: null, words: null },
    },
  ],
  checkIns: [{ checkIn: uuid(400), dueAt: at(600), answer: null, answeredAt: null, missedAt: null, cancelledAt: null }],
  missing: [
    'two-low-assessments',
    'seven-days-apart',
    'referral-attended',
    'treatment-settled',
    'caring-contacts',
    'told-and-agrees',
    'thirty-days-quiet',
  ],
  ...{ closure: null, left: null, earlier: [], nextContactBy: at(7 * day) },
  ...more,
})

export const anEarlierEpisode = (
  more: Partial<EpisodePageData['earlier'][number]> = {},
): EpisodePageData['earlier'][number] => ({
  ...{ episode: uuid(700), openedAt: at(-300 * day), closedAt: at(-250 * day), closedBecause: 'criteria-met' },
  ...{ risk: 'low', attempt: 'yes', attemptOn: '2026-01-30', intent: 'no', intentOn: null },
  reasoning: 'Dos evaluaciones en calma; duerme y vive con su hermana inventada.',
  ...more,
})

/** Followed for the third time: once closed by its criteria, once because they left before anybody spoke to them. */
export const aReturnedPage = (): EpisodePageData =>
  anEpisodePage({
    earlier: [
      anEarlierEpisode(),
      anEarlierEpisode({
        ...{ episode: uuid(701), openedAt: at(-700 * day), closedAt: at(-690 * day), closedBecause: 'withdrawn' },
        ...{ risk: null, attempt: null, attemptOn: null, intent: null, reasoning: null },
      }),
    ],
  })

/** Somebody in danger, whom nobody has received yet. */
export const anEmergencyPage = (): EpisodePageData =>
  anEpisodePage({
    ...{ state: 'emergency-active', risk: 'imminent' },
    strip: anEpisodeStrip({ phase: 'emergency-active', nextKind: 'hand-over', nextAt: at(12) }),
    assessments: [
      aLiveAssessment({ risk: 'imminent', disposition: 'emergency-psychiatric-evaluation', thoughtsNow: 'yes' }),
    ],
    assessWhenSober: true,
  })

/** Everything holds but what only a human can say. */
export const anEndingPage = (): EpisodePageData =>
  anEpisodePage({
    ...{ state: 'stepping-down', missing: ['treatment-settled', 'caring-contacts', 'told-and-agrees'] },
    strip: anEpisodeStrip({ phase: 'stepping-down', nextKind: 'step-down-review' }),
  })

export const aLeftPage = (): EpisodePageData =>
  anEpisodePage({
    strip: anEpisodeStrip({ leftAt: at(-day), nextKind: 'last-call', nextAt: at(600) }),
    left: { at: at(-day), declinesLastCall: false, lastCallAt: null },
  })

/** An alert on answers older than the last live "low" (SUI-07). */
export const anOlderAlertPage = (): EpisodePageData =>
  anEpisodePage({
    strip: anEpisodeStrip({ alert: uuid(500), occurredAt: at(-6 * day), receivedAt: at(-30), nextKind: 'assess' }),
  })

export const anEpisodeList = (): SafetyEpisodeOperations['safety-episode.list']['output'] => ({
  now: thatMorning,
  rows: [
    anEpisodeStrip(),
    anEpisodeStrip({
      ...{ episode: uuid(2), alias: 'AY-9M2T', class: 'B', phase: 'contacting', owner: null, knownClinician: null },
      ...{ mine: false, opens: false, nextKind: 'assess', nextAt: at(-75), late: true, alert: uuid(501) },
    }),
    anEpisodeStrip({
      ...{ episode: uuid(3), alias: 'AY-3C8W', class: 'B', phase: 'stepping-down', mine: false, opens: false },
      ...{ nextKind: 'step-down-review', nextAt: at(12 * day), leftAt: at(-day) },
    }),
  ],
})

type CalendarRow = SafetyEpisodeOperations['safety-episode.calendar']['output']['rows'][number]

const aContactRow = (nth: number, more: Partial<CalendarRow>): CalendarRow => ({
  ...{ contact: uuid(600 + nth), episode: uuid(nth), person: personId.parse(uuid(100 + nth)), alias: 'AY-7K4Q' },
  ...{ kind: 'scheduled', dueAt: at(180), callDueAt: null, doneAt: null, missedAt: null },
  ...{ owner: 'Marta R. (inventada)', mine: true },
  ...more,
})

export const aCalendar = (): SafetyEpisodeOperations['safety-episode.calendar']['output'] => ({
  now: thatMorning,
  rows: [
    aContactRow(1, {}),
    aContactRow(2, { alias: 'AY-9M2T', dueAt: at(-90), missedAt: at(-60), callDueAt: at(30), owner: null }),
    aContactRow(3, { alias: 'AY-3C8W', dueAt: at(2 * day), kind: 'after-hand-over' }),
    aContactRow(4, { alias: 'AY-5P1Z', dueAt: at(-day), doneAt: at(-day + 5) }),
  ],
})

const nothing = { of: null, percent: null }
export const someFigures = (): SafetyEpisodeOperations['safety-episode.metrics']['output'] => ({
  episodes: 23,
  acknowledge: { n: 23, median: 6, p90: 14, worst: 41 },
  firstAttempt: { n: 23, median: 11, p90: 29, worst: 58 },
  liveContact: { n: 21, median: 34, p90: 190, worst: 1510 },
  assessment: { n: 21, median: 61, p90: 410, worst: 2890 },
  acute: {
    within15: { of: 9, percent: 89 },
    within30: { of: 9, percent: 100 },
    within60: { of: 9, percent: 100 },
  },
  ...{ nonAcuteAssessedIn24h: { of: 14, percent: 93 }, planAtFirstContact: { of: 21, percent: 81 } },
  ...{ meansAgreed: { of: 21, percent: 76 }, contactsOnTime: { of: 96, percent: 88 } },
  ...{ missedToReached: { n: null, median: null, p90: null, worst: null }, referralAttended: nothing },
  ...{ unreachable: nothing, signalAgainIn90d: { of: 18, percent: 11 } },
  ...{ caringSent: { of: 24, percent: 95.8 }, drillsPassed: { of: 12, percent: 83.3 }, asOf: thatMorning },
})

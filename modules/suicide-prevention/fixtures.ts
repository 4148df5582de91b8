import { type Instant, instant, personId, plusMinutes } from '@ayni/kernel'
import type { AlertFact, AlertPageData, AlertStrip } from './contract.ts'

/** Saturday 2026-11-21, 23:51 in Lima: eleven minutes into a night. Everybody here is invented. */
export const thatNight: Instant = instant.parse('2026-11-22T04:51:00.000Z')
const received = plusMinutes(thatNight, -11)

const uuid = (nth: number): string => `019aa000-0000-7000-8000-${String(nth).padStart(12, '0')}`

export const aStrip = (more: Partial<AlertStrip> = {}): AlertStrip => ({
  alert: uuid(1),
  person: personId.parse(uuid(100)),
  alias: 'AY-7K4Q',
  class: 'A',
  occurredAt: received,
  receivedAt: received,
  state: 'unacknowledged',
  owner: null,
  mine: false,
  acknowledgedAt: null,
  lastAttemptAt: null,
  attempts: 0,
  nextAt: plusMinutes(received, 15),
  soundings: 1,
  toldLast: { at: received, rung: 0 },
  incidentAt: null,
  reach: {
    phoneSeenAt: received,
    lastReachedAt: plusMinutes(thatNight, -1440),
    smsAllowed: true,
    goodChannel: 'movil',
    offlineUntil: null,
    placeConfirmedAt: plusMinutes(thatNight, -14_400),
    trusted: true,
  },
  ...more,
})

/** Answered without a signal three days before it came. */
export const aLateStrip = (): AlertStrip => aStrip({ occurredAt: plusMinutes(received, -3 * 1440) })

export const aTakenStrip = (more: Partial<AlertStrip> = {}): AlertStrip =>
  aStrip({
    ...{ state: 'acknowledged', owner: 'Rosa Q.', mine: true, acknowledgedAt: plusMinutes(thatNight, -2) },
    ...{ nextAt: plusMinutes(thatNight, 28), ...more },
  })

export const anAlertPage = (more: Partial<AlertPageData> = {}): AlertPageData => ({
  now: thatNight,
  strip: aStrip(),
  handledAt: null,
  left: null,
  died: false,
  content: null,
  told: [
    { at: received, what: 'told', who: 'Rosa Q.', channel: 'push', rung: 0 },
    { at: received, what: 'told', who: 'Rosa Q.', channel: 'sms', rung: 0 },
    { at: received, what: 'told', who: 'Rosa Q.', channel: 'voice', rung: 0 },
  ],
  ...more,
})

export const aTakenPage = (more: Partial<AlertPageData> = {}): AlertPageData =>
  anAlertPage({
    strip: aTakenStrip({ state: 'contacting', attempts: 1, lastAttemptAt: plusMinutes(thatNight, -1) }),
    content: {
      signals: [
        {
          ...{ kind: 'screening', class: 'A', occurredAt: received, receivedAt: received },
          because: ['ASQ_POSITIVE', 'ASQ_ACUTE'],
        },
      ],
      attempts: [{ at: plusMinutes(thatNight, -1), by: 'Rosa Q.', channel: 'call', result: 'no-answer', note: null }],
      outcome: null,
    },
    ...more,
  })

/** A colleague worried: the reasons are somebody else's words. */
export const aToldPage = (): AlertPageData => {
  const { content, ...page } = aTakenPage()
  type Signals = NonNullable<AlertPageData['content']>['signals']
  const signals: Signals = (content?.signals ?? []).map((one) => ({
    ...one,
    ...{ kind: 'third-party', class: 'B', because: ['SOMEBODY_WORRIES'] },
  }))
  return { ...page, content: content === null ? null : { ...content, signals } }
}

export const aHandledPage = (): AlertPageData => {
  const taken = aTakenPage()
  const outcome: NonNullable<AlertPageData['content']>['outcome'] = {
    ...{ outcome: 'safe-plan-made', at: thatNight, by: 'Rosa Q.', words: null },
    nextContactAt: plusMinutes(thatNight, 1440),
  }
  return {
    ...taken,
    handledAt: thatNight,
    strip: aTakenStrip({ state: 'reached' }),
    content: taken.content === null ? null : { ...taken.content, outcome },
  }
}

export const anAlertFact = (more: Partial<AlertFact> = {}): AlertFact => ({
  ...{ state: 'received', occurredAt: received, receivedAt: received, toldAt: received, acknowledgedAt: null },
  ...{ who: null, callDueAt: plusMinutes(received, 30), handledAt: null, nextContactAt: null },
  ...more,
})

import { accountId, type Instant, instant, plusMinutes } from '@ayni/kernel'
import type { DrillResult, OnCallNow, RotaPageData, RotaRole } from './contract.ts'

/** Saturday 2026-11-21, 23:51 in Lima. Everybody here is invented. */
export const thatNight: Instant = instant.parse('2026-11-22T04:51:00.000Z')

const uuid = (nth: number): string => `019aa000-0000-7000-8000-${String(nth).padStart(12, '0')}`
const account = (nth: number) => accountId.parse(uuid(500 + nth))

const people = [
  { account: account(1), name: 'Rosa Q.', roles: ['duty'], reachable: true },
  { account: account(2), name: 'Luis M.', roles: ['duty'], reachable: true },
  { account: account(3), name: 'Inés T.', roles: ['psychiatrist'], reachable: true },
  { account: account(4), name: 'Marco V.', roles: ['therapist'], reachable: false },
  { account: account(5), name: 'Ana L.', roles: ['coordinator'], reachable: true },
]

const inTwoDays = plusMinutes(thatNight, 2 * 1440)

export const aDrill = (more: Partial<DrillResult> = {}): DrillResult => ({
  ...{ drill: uuid(9), startedAt: plusMinutes(thatNight, -4000), dueAt: plusMinutes(thatNight, -3985) },
  ...{ finishedAt: plusMinutes(thatNight, -3985), passed: false, because: 'not-pressed' },
  calls: [
    {
      name: 'Rosa Q.',
      rung: 0,
      channels: ['push', 'sms', 'call'],
      pressedAt: plusMinutes(thatNight, -3998),
      way: 'key',
    },
    { name: 'Luis M.', rung: 1, channels: ['push', 'sms', 'call'], pressedAt: null, way: null },
  ],
  ...more,
})

const someone = (nth: number) => people.slice(nth, nth + 1).map(({ account: of, name }) => ({ account: of, name }))
const rung = (role: RotaRole, nth: number): OnCallNow['roles'][number] => ({
  ...{ role, now: someone(nth), until: role === 'coordinator' ? null : inTwoDays, next: [] },
})

export const anOnCall = (more: Partial<OnCallNow> = {}): OnCallNow => ({
  now: thatNight,
  roles: [
    { ...rung('first', 0), next: someone(1) },
    rung('second', 1),
    rung('psychiatrist_lead', 2),
    { role: 'director', now: [], until: null, next: [] },
    rung('coordinator', 4),
  ],
  watch: { holes: [], fewestClinicians: 3, tooFew: false },
  lastDrill: aDrill(),
  ...more,
})

export const aRota = (more: Partial<RotaPageData> = {}): RotaPageData => ({
  now: thatNight,
  shifts: (['first', 'second', 'psychiatrist_lead'] as const).map((role, nth) => ({
    ...{ id: uuid(20 + nth), account: account(1 + nth), role, name: people[nth]?.name ?? '' },
    ...{ from: plusMinutes(thatNight, -1440), until: inTwoDays, mine: nth === 0, offered: nth === 1 },
    covers: null,
  })),
  holes: [{ role: 'first', from: inTwoDays, until: plusMinutes(inTwoDays, 720) }],
  people,
  holidays: [
    {
      ...{ day: '2026-12-08', sameAsUsual: true },
      name: { es: 'Inmaculada Concepción', en: 'Immaculate Conception' },
    },
  ],
  ...more,
})

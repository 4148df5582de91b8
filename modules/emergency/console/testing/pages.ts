import { accountId, type Instant, instant, personId, plusMinutes } from '@ayni/kernel'
import type { FitnessPage, LocalWay, PersonPage, Referral } from '@ayni/modules/emergency/contract'

/** Saturday 2026-11-21, 23:51 in Lima. Everybody here is invented. */
export const thatNight: Instant = instant.parse('2026-11-22T04:51:00.000Z')

const uuid = (nth: number): string => `019aa000-0000-7000-8000-${String(7000 + nth).padStart(12, '0')}`
export const somebody = personId.parse(uuid(1))
export const aClinician = accountId.parse(uuid(2))

export const aWay = (nth: number, more: Partial<LocalWay> = {}): LocalWay => ({
  ...{
    way: uuid(10 + nth),
    facilityCode: null,
    ubigeo: '160401',
    kind: 'boat',
    who: 'Motorista inventado',
    how: '+51 900 000 111',
  },
  ...{ note: 'Sale con la primera luz.', hours: 14.5, atNight: false, verifiedAt: plusMinutes(thatNight, -20 * 1440) },
  ...{ verifiedBy: 'Lidia R.', stale: false, near: 'facility' },
  ...more,
})

const sheet: readonly LocalWay[] = [
  aWay(1),
  aWay(2, {
    kind: 'radio',
    who: 'Operadora inventada',
    how: '7.120 MHz, de 06:00 a 20:00',
    note: null,
    hours: null,
    near: 'district',
  }),
  aWay(3, {
    ...{ kind: 'health-centre-night', who: 'Centro de salud inventado', how: '+51 900 000 112', note: null, hours: 9 },
    ...{ atNight: true, near: 'province', stale: true, verifiedAt: plusMinutes(thatNight, -120 * 1440) },
  }),
]

export const aSearch = (more: Partial<NonNullable<PersonPage['search']>> = {}): NonNullable<PersonPage['search']> => ({
  state: 'unreachable',
  unreachableAt: plusMinutes(thatNight, -1),
  attempts: { made: 4, wanted: 4, channels: 2, wantedChannels: 2 },
  nextTryAt: plusMinutes(thatNight, 4),
  ways: [
    { way: 'try-again', open: true, because: [] },
    { way: 'radio', open: true, because: [] },
    { way: 'trusted-person', open: true, because: [] },
    { way: 'facility', open: false, because: ['not-imminent', 'psychiatrist-decides'] },
    { way: 'samu-pnp', open: false, because: ['psychiatrist-decides'] },
  ],
  next: 'trusted-person',
  ...more,
})

type Emergency = NonNullable<PersonPage['emergency']>
export const anEmergency = (more: Partial<Emergency> = {}): Emergency => ({
  ...{
    emergency: uuid(3),
    kind: 'imminent',
    openedAt: plusMinutes(thatNight, -10),
    nextAt: plusMinutes(thatNight, 20),
  },
  ...{ endedAt: null, endedHow: null, owner: 'Rosa Q.', mine: true, soundings: 0, cover: 'not-asked', handOver: null },
  course: { stays: null, keys: 'unknown', keysHeldBy: null, transport: null, soberAt: null },
  next: 'who-stays',
  missing: ['who-stays', 'keys', 'cover', 'call-help', 'transport', 'hand-over'],
  ...more,
})

export const aPage = (more: Partial<PersonPage> = {}): PersonPage => ({
  now: thatNight,
  person: somebody,
  alias: 'AY-7K4Q',
  place: { facility: 'Puesto inventado', ubigeo: '160401', isHead: false, connectivity: 'solo_voz', confirmedAt: null },
  emergency: null,
  search: null,
  log: [],
  localWays: [...sheet],
  ...more,
})

/** Nobody answers, an hour on. */
export const aLostPage = (more: Partial<PersonPage> = {}): PersonPage =>
  aPage({
    search: aSearch(),
    emergency: anEmergency({ kind: 'unreachable', next: null, missing: [], nextAt: plusMinutes(thatNight, 14) }),
    log: [
      {
        ...{ id: uuid(20), kind: 'decision', what: 'trusted-person', how: 'after', at: plusMinutes(thatNight, -1) },
        ...{ by: 'Rosa Q.', words: 'Una hora sin contacto.', toldAt: null },
      },
    ],
    ...more,
  })

/** By the river, tonight, with nearly everything arranged. */
export const aRiverPage = (): PersonPage =>
  aPage({
    emergency: anEmergency({
      ...{ cover: 'arranged', next: 'hand-over', missing: ['hand-over'] },
      course: {
        stays: { who: 'Técnica inventada', until: plusMinutes(thatNight, 430) },
        ...{ keys: 'handed', keysHeldBy: 'Técnica inventada', soberAt: null },
        transport: { state: 'asked', how: 'boat', leavesAt: null, arrivesAt: plusMinutes(thatNight, 1300) },
      },
    }),
  })

export const aHandedOverPage = (): PersonPage =>
  aPage({
    emergency: anEmergency({
      ...{ endedAt: thatNight, endedHow: 'handed-over', nextAt: null, next: null, missing: [] },
      handOver: { receivedBy: 'Dra. Inventada', place: 'Hospital inventado', arrivedAt: plusMinutes(thatNight, -5) },
    }),
  })

export const aReferral = (more: Partial<Referral> = {}): Referral => ({
  ...{
    referral: uuid(30),
    service: 'csmc',
    name: 'CSMC inventado',
    where: null,
    facility: null,
    acceptedBy: 'Psic. Inventado',
    calledTogether: true,
  },
  ...{ aliasOffered: true, otherProvinceOffered: false, appointmentAt: plusMinutes(thatNight, 3 * 1440) },
  ...{
    confirmBy: plusMinutes(thatNight, 5 * 1440),
    state: 'dated',
    endedHow: null,
    confirmedHow: null,
    by: 'Inés T.',
    missed: 0,
  },
  ...more,
})

export const aFitnessPage = (): FitnessPage => ({
  now: thatNight,
  notes: [
    {
      ...{ fitness: uuid(40), at: plusMinutes(thatNight, -1440), by: 'Inés T.', withPerson: true },
      ...{ route: 'voluntary-leave', note: 'Nota inventada.' },
    },
  ],
  disclosures: [
    {
      ...{
        disclosure: uuid(41),
        to: 'Servicio inventado',
        what: 'Que alguien cubra la guardia',
        reason: 'Motivo inventado',
      },
      ...{
        told: 'before',
        toldAt: plusMinutes(thatNight, -60),
        first: 'Inés T.',
        firstAt: plusMinutes(thatNight, -50),
        mine: false,
      },
      ...{ second: null, secondAt: null },
    },
  ],
})

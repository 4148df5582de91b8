import {
  type AccountId,
  accountId,
  alias,
  fromMs,
  type Instant,
  type PersonId,
  personId,
  programId,
  type Role,
  toMs,
  z,
} from '@ayni/kernel'
import type { House } from './house.ts'

type StaffRole = Exclude<Role, 'physician'>

/** Everybody is invented. `.invalid` mailboxes exist nowhere, and the numbers belong to no plan in use. */
export const team = {
  coordinator: {
    name: 'Lucía Inventada Paredes',
    says: 'Lucía P. (inventada)',
    roles: ['coordinator'],
    phone: '+51900000201',
  },
  duty: {
    name: 'Inés Inventada Salvatierra',
    says: 'Dra. Inés S. (inventada)',
    roles: ['duty'],
    phone: '+51900000202',
  },
  second: { name: 'Marco Inventado Tello', says: 'Dr. Marco T. (inventado)', roles: ['duty'], phone: '+51900000203' },
  psychiatrist: {
    name: 'Nora Inventada Quiñones',
    says: 'Dra. Nora Q. (inventada)',
    roles: ['psychiatrist'],
    phone: '+51900000204',
  },
  therapist: {
    name: 'Elías Inventado Camargo',
    says: 'Ps. Elías C. (inventado)',
    roles: ['therapist'],
    phone: '+51900000205',
  },
  director: {
    name: 'Teresa Inventada Huerta',
    says: 'Dra. Teresa H. (inventada)',
    roles: ['director'],
    phone: '+51900000206',
  },
  evaluator: {
    name: 'Iván Inventado Robles',
    says: 'Iván R. (inventado)',
    roles: ['evaluator'],
    phone: '+51900000207',
  },
} as const satisfies Readonly<
  Record<string, { name: string; says: string; roles: readonly StaffRole[]; phone: string }>
>
export type Post = keyof typeof team

export type Member = {
  readonly account: AccountId
  readonly email: string
  readonly roles: readonly StaffRole[]
  readonly name: string
  readonly phone: string
}
export type Invited = {
  readonly person: PersonId
  readonly alias: string
  readonly names: string
  readonly link: string
}

/** What a phone needs to know of whoever holds it. */
export type Holder = Omit<Invited, 'person'>

export type Clinic = {
  readonly program: string
  readonly slug: string
  readonly dutyPhone: string
  readonly members: Readonly<Record<Post, Member>>
  /** Somebody on the roster, reached at `phone` where it is said. */
  readonly invite: (names: string, phone?: string) => Promise<Invited>
  /** The cycle of this year: from now on whoever is on the list is invited. */
  readonly opensInvitations: () => Promise<void>
  /** Monday to Saturday from 17:00, when a physician is home too. */
  readonly receives: (post: Post) => Promise<void>
  /** A new link for somebody who is on the roster already. */
  readonly linkFor: (person: PersonId) => Promise<string>
  readonly as: (post: Post) => { readonly program: string; readonly by: { account: AccountId; roles: Role[] } }
}

const HOUR_MS = 3_600_000
const posts = [
  'coordinator',
  'duty',
  'second',
  'psychiatrist',
  'therapist',
  'director',
  'evaluator',
] as const satisfies readonly Post[]
const rotaRoles = {
  first: 'duty',
  second: 'second',
  psychiatrist_lead: 'psychiatrist',
  coordinator: 'coordinator',
} as const satisfies Readonly<Record<string, Post>>

async function hire(house: House, program: string, post: Post): Promise<Member> {
  const { name, says, roles, phone } = team[post]
  const email = `${post}@journeys.ayni.invalid`
  const { account } = await house.give(
    'identity.add-account',
    { name, displayName: says, email, phone, roles, language: 'es' },
    z.object({ account: accountId }),
    { program },
  )
  return { account, email, roles, name: says, phone }
}

/** From a day before to two weeks after, without a hole. */
const shiftsAround = (now: Instant, members: Readonly<Record<Post, Member>>) => {
  const from = fromMs(Math.floor(toMs(now) / HOUR_MS) * HOUR_MS - 24 * HOUR_MS)
  const until = fromMs(toMs(from) + 15 * 24 * HOUR_MS)
  const shifts = Object.entries(rotaRoles).map(([role, post]) => ({
    account: members[post].account,
    role,
    from,
    until,
  }))
  return { from, until, shifts }
}

const inventedEntry = (names: string, phone: string) => ({
  ...{ names, familyNames: 'Inventada Ccori', sex: 'F', ageYears: 27, regionUbigeo2: '09', facilityCategory: 'I-2' },
  ...{ institution: 'MINSA', phone, email: null, serviceStartedOn: '2026-10-01', language: 'es' },
})

/** A programme with its team and a rota. */
export async function foundClinic(house: House, slug = 'recorrido'): Promise<Clinic> {
  const dutyPhone = '+51900000200'
  const { program } = await house.give(
    'identity.found-program',
    { slug, name: 'Programa inventado de recorridos', demo: true, dutyPhone, dutySms: dutyPhone },
    z.object({ program: programId }),
  )
  const hired: [Post, Member][] = []
  for (const post of posts) hired.push([post, await hire(house, program, post)])
  const members = z.custom<Readonly<Record<Post, Member>>>().parse(Object.fromEntries(hired))
  const as: Clinic['as'] = (post) => ({
    program,
    by: { account: members[post].account, roles: [...members[post].roles] },
  })
  await house.give('duty.publish-rota', shiftsAround(await house.now(), members), z.unknown(), as('coordinator'))
  const linkFor = async (person: PersonId): Promise<string> => {
    const made = z.object({ secret: z.string() })
    const { secret } = await house.give('identity.make-device-code', { person, kind: 'link' }, made, as('coordinator'))
    return `${house.origin}/#/i/${secret}`
  }
  return {
    program,
    slug,
    dutyPhone,
    members,
    as,
    linkFor,
    opensInvitations: async () => {
      const cycle = { code: '2026-II', startsOn: '2026-10-01', endsOn: '2027-10-01', invitationsOpen: true }
      await house.give('administration.save-cycle', cycle, z.null(), as('director'))
    },
    receives: async (post) => {
      const weekly = [{ days: [1, 2, 3, 4, 5, 6], from: '17:00', to: '21:00' }]
      await house.give('appointments.set-availability', { account: null, weekly, exceptions: [] }, z.null(), as(post))
    },
    invite: async (names, phone = '+51900000301') => {
      const added = await house.give(
        'enrollment.add-person',
        inventedEntry(names, phone),
        z.object({ person: personId, alias }),
        as('coordinator'),
      )
      return { ...added, names, link: await linkFor(added.person) }
    },
  }
}

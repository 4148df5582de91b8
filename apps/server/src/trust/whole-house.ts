import {
  type AccountId,
  type Actor,
  accountId,
  type PersonId,
  type ProgramId,
  personId,
  programId,
  type Role,
  roles,
  system,
  z,
} from '@ayni/kernel'
import { recordAccess } from '@ayni/modules/identity/server'
import { type Channels, emptyBook, fixedChannels, type RecipientBook } from '@ayni/platform/messages'
import { type TestRuntime, testRuntime } from '@ayni/platform/testing'
import { modulesWith } from '../modules.ts'

/** A house with every room, two programmes, three invented physicians and one account for every role. For tests of trust. */
export type WholeHouse = TestRuntime & {
  readonly program: ProgramId
  readonly elsewhere: ProgramId
  readonly own: PersonId
  /** Cared for by the clinicians of `staff`. */
  readonly assigned: PersonId
  readonly foreign: PersonId
  readonly account: (role: Role) => AccountId
  readonly staff: (role: Role) => Actor
  readonly physician: (person: PersonId) => Actor
}

export const staffRoles: readonly Role[] = roles.filter((role) => role !== 'physician')

const facts = { sex: 'F', ageYears: 27, regionUbigeo2: '09', facilityCategory: 'I-2', institution: 'MINSA' }

/** @param recipients where messages to physicians must find their way; nobody is reached otherwise. */
export async function wholeHouse(
  channels: Channels = fixedChannels([]),
  recipients: RecipientBook = emptyBook,
): Promise<WholeHouse> {
  const start = '2026-06-01T15:00:00.000Z'
  const house = await testRuntime(modulesWith(channels), { recordAccess, recipients, start })
  const must = async <T>(actor: Actor, name: string, input: unknown, shape: z.ZodType<T>): Promise<T> => {
    const outcome = await house.dispatch(actor, name, input)
    if (outcome.outcome === 'refused') throw new Error(`${name}: ${outcome.code}`)
    return shape.parse(outcome.output)
  }
  const found = async (slug: string) => {
    const input = { slug, name: `Programa inventado ${slug}`, demo: true, dutyPhone: null, dutySms: null }
    return (await must(system(null), 'identity.found-program', input, z.object({ program: programId }))).program
  }
  const program = await found('casa')
  const elsewhere = await found('otra-casa')
  const accounts = new Map<Role, AccountId>()
  for (const role of staffRoles) {
    const input = {
      name: `Persona inventada ${role}`,
      displayName: `Inventada ${role}`,
      email: `${role}@casa.ayni.invalid`,
      phone: '+51900000000',
      roles: [role],
      language: 'es',
    }
    accounts.set(
      role,
      (await must(system(program), 'identity.add-account', input, z.object({ account: accountId }))).account,
    )
  }
  const account = (role: Role): AccountId => {
    const id = accounts.get(role)
    if (id === undefined) throw new Error(`nobody is ${role}`)
    return id
  }
  const staff = (role: Role): Actor => house.actor.staff(program, account(role), role)
  const admit = async (key: string, where: ProgramId) =>
    (
      await must(
        system(where),
        'enrollment.import-person',
        { ...facts, sourceKey: key, contactable: true, agreed: true, at: null },
        z.object({ person: personId }),
      )
    ).person
  const [own, assigned, foreign] = [
    await admit('own', program),
    await admit('assigned', program),
    await admit('foreign', elsewhere),
  ]
  for (const role of ['duty', 'therapist', 'psychiatrist'] as const) {
    await must(system(program), 'identity.begin-care', { person: assigned, account: account(role) }, z.unknown())
  }
  return {
    ...house,
    program,
    elsewhere,
    own,
    assigned,
    foreign,
    account,
    staff,
    physician: (person) => house.actor.physician(program, person),
  }
}

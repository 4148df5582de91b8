import {
  type AccountId,
  type Actor,
  accountId,
  type Instant,
  instant,
  type PersonId,
  type ProgramId,
  personId,
  programId,
  system,
  z,
} from '@ayni/kernel'
import { coordination } from '@ayni/modules/coordination/server'
import { enrollment, recipientBook } from '@ayni/modules/enrollment/server'
import { evaluation } from '@ayni/modules/evaluation/server'
import { identity, recordAccess } from '@ayni/modules/identity/server'
import { screening } from '@ayni/modules/screening/server'
import { type TestRuntime, testRuntime } from '@ayni/platform/testing'
import { sql } from 'kysely'
import { outreachFrom } from '../index.ts'

export type OutreachHouse = TestRuntime & {
  readonly program: ProgramId
  readonly coordinator: Actor
  readonly account: AccountId
  /** Somebody of the list, with a mobile and a mailbox unless said otherwise. */
  readonly admit: (more?: {
    readonly phone?: string | null
    readonly email?: string | null
    readonly startedOn?: string
  }) => Promise<PersonId>
  readonly physician: (person: PersonId) => Actor
  readonly must: (actor: Actor, name: string, input: unknown) => Promise<unknown>
  readonly rows: <Row>(text: ReturnType<typeof sql<Row>>) => Promise<readonly Row[]>
  readonly at: (day: string, time: string) => void
  readonly as: () => Actor
}

export const lima = (day: string, time: string): Instant =>
  instant.parse(new Date(Date.parse(`${day}T${time}:00.000Z`) + 5 * 3_600_000).toISOString())

const founded = z.object({ program: programId })
const hired = z.object({ account: accountId })
const added = z.object({ person: personId })

let numbers = 0

/** A programme that invites, with the rooms that an invitation passes through. Everybody is invented. */
export async function outreachHouse(start: Instant = lima('2026-11-24', '10:15')): Promise<OutreachHouse> {
  const rooms = [identity, enrollment, screening, coordination, outreachFrom('https://ayni.invalid'), evaluation]
  const house = await testRuntime(rooms, { start, recordAccess, recipients: recipientBook })
  const must = async (actor: Actor, name: string, input: unknown): Promise<unknown> => {
    const outcome = await house.dispatch(actor, name, input)
    if (outcome.outcome === 'refused') throw new Error(`${name}: ${outcome.code} ${JSON.stringify(outcome.problems)}`)
    return outcome.output
  }
  const program = founded.parse(
    await must(system(null), 'identity.found-program', {
      ...{ slug: 'inventado', name: 'Programa inventado', demo: true, dutyPhone: null, dutySms: null },
    }),
  ).program
  const account = hired.parse(
    await must(system(program), 'identity.add-account', {
      ...{ name: 'Coordinadora inventada', displayName: 'Coordina', email: 'coordina@ayni.invalid' },
      ...{ phone: '+51900000000', roles: ['coordinator'], language: 'es' },
    }),
  ).account
  const coordinator = house.actor.staff(program, account, 'coordinator')
  await house.asSystem((tx) =>
    sql`insert into administration.cycle (id, program_id, code, starts_on, ends_on, invitations_open)
      values (${house.newId()}, ${program}, '2026-II', '2026-10-01', '2027-10-01', true)`.execute(tx),
  )
  return {
    ...house,
    ...{ program, account, coordinator, must },
    as: () => system(program),
    physician: (person) => house.actor.physician(program, person),
    at: (day, time) => house.clock.set(lima(day, time)),
    rows: (text) => house.asSystem(async (tx) => (await text.execute(tx)).rows),
    admit: async ({ phone, email, startedOn } = {}) => {
      numbers += 1
      const input = {
        ...{ names: 'Ana Inventada', familyNames: `Ficticia ${numbers}`, sex: 'F', ageYears: 26, regionUbigeo2: '05' },
        ...{ facilityCategory: 'I-1', institution: 'MINSA', serviceStartedOn: startedOn ?? null, language: 'es' },
        phone: phone === undefined ? `+51987${String(100_000 + numbers)}` : phone,
        email: email === undefined ? `inventada-${numbers}@ayni.invalid` : email,
      }
      return added.parse(await must(coordinator, 'enrollment.add-person', input)).person
    },
  }
}

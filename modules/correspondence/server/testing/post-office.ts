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
  type Role,
  system,
  z,
} from '@ayni/kernel'
import { coordination } from '@ayni/modules/coordination/server'
import { duty, dutyDesk } from '@ayni/modules/duty/server'
import { enrollment, recipientBook } from '@ayni/modules/enrollment/server'
import { identity, recordAccess } from '@ayni/modules/identity/server'
import { suicidePreventionOver } from '@ayni/modules/suicide-prevention/server'
import { type TestRuntime, testRuntime } from '@ayni/platform/testing'
import { sql } from 'kysely'
import { correspondence } from '../index.ts'

export type Member = { readonly account: AccountId; readonly actor: Actor }

/** A programme on a real PostgreSQL, with the rooms that a reply passes through and a clock that obeys. Everybody is invented. */
export type PostOffice = {
  readonly house: TestRuntime
  readonly program: ProgramId
  readonly hire: (name: string, ...roles: readonly Role[]) => Promise<Member>
  /** Somebody on the roster, with this number. */
  readonly enrol: (phone: string | null) => Promise<PersonId>
  readonly physician: (person: PersonId) => Actor
  readonly duty: (member: Member, role: string) => Promise<void>
  readonly receive: (from: string, text: string, more?: Partial<Incoming>) => ReturnType<TestRuntime['dispatch']>
  readonly rows: <Row>(text: ReturnType<typeof sql<Row>>) => Promise<readonly Row[]>
  readonly set: (day: string, time: string) => void
}

type Incoming = {
  readonly channel: 'sms' | 'whatsapp'
  readonly providerId: string
  readonly provider: string
  readonly program: ProgramId | null
  readonly commandId: string
  readonly at: string
}

export const lima = (day: string, time: string): Instant =>
  instant.parse(new Date(Date.parse(`${day}T${time}:00.000Z`) + 5 * 3_600_000).toISOString())

let numbers = 0
export const freshNumber = (): string => `+51987${String(100_000 + numbers++).slice(-6)}`

const added = z.object({ output: z.object({ person: personId }) })

export async function postOffice(start: Instant = lima('2026-11-21', '23:10')): Promise<PostOffice> {
  const house = await testRuntime(
    [identity, enrollment, duty, suicidePreventionOver(dutyDesk), coordination, correspondence],
    {
      start,
      recordAccess,
      recipients: recipientBook,
    },
  )
  const founded = z.object({ output: z.object({ program: programId }) })
  const { program } = founded.parse(
    await house.dispatch(system(null), 'identity.found-program', {
      ...{ slug: 'casa', name: 'Programa inventado', demo: false, dutyPhone: null, dutySms: null },
    }),
  ).output
  const hired = z.object({ output: z.object({ account: accountId }) })
  const hire = async (name: string, ...roles: readonly Role[]): Promise<Member> => {
    const { account } = hired.parse(
      await house.dispatch(system(program), 'identity.add-account', {
        ...{ name, displayName: name, email: `${house.newId()}@ejemplo.invalid`, phone: '+51900000001' },
        ...{ roles: [...roles], language: 'es' },
      }),
    ).output
    return { account, actor: house.actor.staff(program, account, ...roles) }
  }
  const clerk = await hire('Clerk', 'coordinator')
  let enrolled = 0
  return {
    house,
    program,
    hire,
    enrol: async (phone) =>
      added.parse(
        await house.dispatch(clerk.actor, 'enrollment.add-person', {
          ...{ sex: null, ageYears: 26, regionUbigeo2: '10', facilityCategory: null, institution: null },
          // Two people may share a number; a name as well, and they were one.
          ...{
            names: `Luz Inventada ${++enrolled}`,
            familyNames: 'Prueba Ficticia',
            serviceStartedOn: null,
            language: 'es',
          },
          ...{ phone, email: null },
        }),
      ).output.person,
    physician: (person) => house.actor.physician(program, person),
    duty: async ({ account }, role) => {
      await house.asSystem((tx) =>
        sql`insert into duty.rota_shift (id, program_id, account_id, role, from_at, until_at, published_by, published_at)
        values (${house.newId()}, ${program}, ${account}, ${role}, '2026-11-01', '2026-12-31', ${account}, ${house.clock.now()})`.execute(
          tx,
        ),
      )
    },
    receive: (from, text, more = {}) => {
      const { commandId = house.newId(), ...rest } = more
      const at = house.clock.now()
      const input = { provider: 'http', providerId: house.newId(), channel: 'sms', from, text, at, program, ...rest }
      return house.dispatch(system(null), 'correspondence.receive-message', input, { commandId })
    },
    rows: (text) => house.asSystem(async (tx) => (await text.execute(tx)).rows),
    set: (day, time) => house.clock.set(lima(day, time)),
  }
}

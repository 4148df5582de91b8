import {
  type AccountId,
  type Actor,
  accountId,
  command,
  type EventOf,
  type Instant,
  type PersonId,
  personId,
  programId,
  type Role,
  system,
  z,
} from '@ayni/kernel'
import { enrollment } from '@ayni/modules/enrollment/server'
import { identity, recordAccess } from '@ayni/modules/identity/server'
import { handle, type ServerModule } from '@ayni/platform/commands'
import { inTransaction } from '@ayni/platform/database'
import { testRuntime } from '@ayni/platform/testing'
import { sql } from 'kysely'
import { promiseMade } from '../../contract.ts'
import { coordination } from '../index.ts'

const say = command('voices.say', {
  summary: 'Says what another room would say',
  allow: [],
  input: z.strictObject({ name: z.string(), payload: z.unknown() }),
  output: z.null(),
})
const voices: ServerModule = {
  name: 'voices',
  commands: [handle(say, async ({ input }) => ({ output: null, events: [input] }))],
  queries: [],
}

type StaffRole = Exclude<Role, 'physician'>
const added = z.object({ output: z.object({ person: personId, alias: z.string() }) })
const hired = z.object({ output: z.object({ account: accountId }) })
const founded = z.object({ output: z.object({ program: programId }) })

export type Member = { readonly account: AccountId; readonly actor: Actor; readonly name: string }

/** A programme with its team, its roster and its promises: identity, enrollment and this room, as they are. */
export async function teamHouse(start = '2026-11-23T15:00:00.000Z') {
  const house = await testRuntime([identity, enrollment, coordination, voices], { start, recordAccess })
  const { program } = founded.parse(
    await house.dispatch(system(null), 'identity.found-program', {
      slug: 'inventado',
      name: 'Programa inventado',
      demo: true,
      dutyPhone: null,
      dutySms: null,
    }),
  ).output
  let hires = 0
  const hire = async (name: string, ...roles: StaffRole[]): Promise<Member> => {
    hires += 1
    const made = await house.dispatch(system(program), 'identity.add-account', {
      name: `${name} (inventada)`,
      displayName: name,
      email: `persona${hires}@ejemplo.invalid`,
      phone: null,
      roles,
      language: 'es',
    })
    const { account } = hired.parse(made).output
    return { account, name, actor: house.actor.staff(program, account, ...roles) }
  }
  const coordinator = await hire('Coordinación', 'coordinator')
  const admit = async (names: string) => {
    const made = await house.dispatch(coordinator.actor, 'enrollment.add-person', {
      names,
      familyNames: 'Inventada',
      phone: null,
      email: null,
      serviceStartedOn: null,
      language: 'es',
      sex: null,
      ageYears: null,
      regionUbigeo2: null,
      facilityCategory: null,
      institution: null,
    })
    const { person, alias } = added.parse(made).output
    return { person, alias, actor: house.actor.physician(program, person) }
  }
  const saying = (event: EventOf) => house.dispatch(system(program), 'voices.say', event)
  const owe = (
    person: PersonId,
    key: string,
    dueAt: Instant,
    kind: 'first-contact' | 'first-session' = 'first-contact',
  ) =>
    saying(
      promiseMade.of({
        key,
        program,
        person,
        kind,
        owedByRole: 'therapist',
        owedBy: null,
        dueAt,
        madeAt: house.clock.now(),
      }),
    )
  const mayOpen = async (actor: Actor, person: PersonId): Promise<boolean> => {
    const { rows } = await inTransaction(house.runtime.database.app, actor, (tx) =>
      sql<{ may: boolean }>`select identity.may_open(${person}, 'C3') as may`.execute(tx),
    )
    return rows[0]?.may ?? false
  }
  const rowsOf = async <Row>(text: string): Promise<readonly Row[]> =>
    (await house.asSystem((tx) => sql<Row>`${sql.raw(text)}`.execute(tx))).rows
  return { ...house, program, hire, coordinator, admit, saying, owe, mayOpen, rowsOf }
}
export type TeamHouse = Awaited<ReturnType<typeof teamHouse>>

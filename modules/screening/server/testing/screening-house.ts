import {
  type Actor,
  accountId,
  type EventOf,
  type Instant,
  type PersonId,
  personId,
  programId,
  type Role,
  z,
} from '@ayni/kernel'
import { promiseKept, promiseMade, promiseWithdrawn } from '@ayni/modules/coordination/contract'
import { consentChanged } from '@ayni/modules/enrollment/contract'
import { firstSessionHeld } from '@ayni/modules/evaluation/contract'
import { alertHandled } from '@ayni/modules/suicide-prevention/contract'
import { type AccessRow, type Call, handle, react, type ServerModule } from '@ayni/platform/commands'
import { type TestRuntime, testRuntime } from '@ayni/platform/testing'
import { sql } from 'kysely'
import { riskFound, roundRead } from '../../contract.ts'
import { type AnswerCodes, answerSet } from '../../fixtures.ts'
import { screening } from '../index.ts'

export const program = programId.parse('019a0000-0000-7000-8000-0000000000aa')
const said = [riskFound, roundRead, promiseMade, promiseKept, promiseWithdrawn] as const

/** Other rooms speak here: whatever event a test wants said, in a command's own transaction. */
const saying = {
  kind: 'command',
  name: 'other-room.say',
  summary: 'Says an event',
  allow: ['physician', 'coordinator'],
  offline: true,
  input: z.strictObject({ name: z.string(), payload: z.unknown() }),
  output: z.null(),
  errors: {},
} as const
const otherRooms = [consentChanged, firstSessionHeld, alertHandled, promiseKept, promiseWithdrawn]

export type House = TestRuntime & {
  readonly heard: <P>(definition: { readonly name: string; readonly shape: z.ZodType<P> }) => readonly P[]
  readonly forget: () => void
  readonly seen: AccessRow[]
  readonly newPerson: (alias: string) => Promise<{ readonly person: PersonId; readonly actor: Actor }>
  readonly newClinician: (...roles: Role[]) => Promise<Actor>
  readonly assign: (person: PersonId, staff: Actor, kind?: 'assigned' | 'duty_alert') => Promise<void>
  readonly answers: (
    actor: Actor,
    round: string,
    codes: Partial<AnswerCodes>,
    more?: Partial<Call>,
  ) => Promise<readonly Awaited<ReturnType<TestRuntime['dispatch']>>[]>
  readonly say: (actor: Actor, event: EventOf) => Promise<void>
  readonly count: (query: string) => Promise<number>
  readonly newRound: () => string
}

export async function screeningHouse(start?: string, neighbours: readonly ServerModule[] = []): Promise<House> {
  const heard: EventOf[] = []
  const seen: AccessRow[] = []
  const listener: ServerModule = {
    name: 'listener',
    commands: [
      handle(saying, async ({ input }) => ({ output: null, events: [{ name: input.name, payload: input.payload }] })),
    ],
    queries: [],
    reactions: [
      ...said.map((definition) =>
        react<unknown>({ ...definition, shape: z.unknown() }, async ({ payload }) => {
          heard.push({ name: definition.name, payload })
          return {}
        }),
      ),
      ...otherRooms
        .filter((one) => !said.some(({ name }) => name === one.name))
        .map(({ name }) => ({ on: name, run: async () => ({}) })),
    ],
  }
  const house = await testRuntime([screening, ...neighbours, listener], {
    ...(start !== undefined && { start }),
    recordAccess: async (_tx, row) => void seen.push(row),
  })
  await house.asSystem((tx) =>
    sql`insert into identity.program (id, slug, name, demo, created_at) values (${program}, 'prueba', 'Programa inventado', true, ${house.clock.now()})`.execute(
      tx,
    ),
  )
  return {
    ...house,
    ...makers(house),
    heard: (definition) =>
      heard.filter(({ name }) => name === definition.name).map(({ payload }) => definition.shape.parse(payload)),
    forget: () => void heard.splice(0),
    seen,
  }
}

const makers = (
  house: TestRuntime,
): Pick<House, 'newPerson' | 'newClinician' | 'assign' | 'answers' | 'say' | 'count' | 'newRound'> => ({
  newPerson: async (alias) => {
    const person = personId.parse(house.newId())
    await house.asSystem((tx) =>
      sql`insert into identity.participant (person_id, program_id, alias) values (${person}, ${program}, ${alias})`.execute(
        tx,
      ),
    )
    return { person, actor: house.actor.physician(program, person) }
  },
  newClinician: async (...roles) => {
    const id = accountId.parse(house.newId())
    await house.asSystem((tx) =>
      sql`insert into identity.account (id, program_id, email_key, name_sealed, contacts_sealed, display_name, roles, demo, created_at)
      values (${id}, ${program}, ${id}, 'x', 'x', 'Persona inventada', ${roles}, true, ${house.clock.now()})`.execute(
        tx,
      ),
    )
    return house.actor.staff(program, id, ...roles)
  },
  assign: async (person, staff, kind = 'assigned') => {
    await house.asSystem((tx) =>
      sql`select identity.begin_care(${house.newId()}, ${program}, ${person}, ${staff.accountId}, ${kind}, ${house.clock.now()})`.execute(
        tx,
      ),
    )
  },
  answers: async (actor, round, codes, more = {}) => {
    const outcomes = []
    for (const instrument of ['asq', 'phq-9', 'gad-7', 'audit'] as const) {
      const code = codes[instrument]
      if (code !== undefined)
        outcomes.push(
          await house.dispatch(actor, 'screening.record-response', answerSet(round, instrument, code), more),
        )
    }
    return outcomes
  },
  say: async (actor, event) => {
    const outcome = await house.dispatch(actor, 'other-room.say', event)
    if (outcome.outcome !== 'accepted') throw new Error('the event was not said')
  },
  count: (query) =>
    house.asSystem(
      async (tx) => (await sql.raw<{ n: number }>(`select count(*) as n from ${query}`).execute(tx)).rows[0]?.n ?? -1,
    ),
  newRound: () => house.newId(),
})

/** A moment some hours before another. */
export const hoursBefore = (at: Instant, hours: number): string =>
  new Date(Date.parse(at) - hours * 3_600_000).toISOString()

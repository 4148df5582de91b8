import {
  type AccountId,
  type Actor,
  accountId,
  command,
  type Instant,
  instant,
  type PersonId,
  type ProgramId,
  personId,
  plusMinutes,
  type Role,
  system,
  z,
} from '@ayni/kernel'
import { coordination } from '@ayni/modules/coordination/server'
import { duty, dutyDesk } from '@ayni/modules/duty/server'
import { enrollment } from '@ayni/modules/enrollment/server'
import { identity, recordAccess } from '@ayni/modules/identity/server'
import { stoodDown } from '@ayni/modules/incidents/contract'
import { episodeMoved } from '@ayni/modules/safety-episode/contract'
import { riskFound } from '@ayni/modules/screening/contract'
import { concernRaised, contactTried } from '@ayni/modules/suicide-prevention/contract'
import { suicidePreventionOver } from '@ayni/modules/suicide-prevention/server'
import { handle, react, type ServerModule } from '@ayni/platform/commands'
import { type TestRuntime, testRuntime } from '@ayni/platform/testing'
import { sql } from 'kysely'
import { emergencyOpened, handedOver, referralEnded, referralMade, unreachableSaid } from '../../contract.ts'
import { emergency } from '../index.ts'

const spoken = { episodeMoved, riskFound, contactTried, stoodDown }
const say = command('test.say', {
  summary: 'Says what another room would say',
  allow: [],
  input: z.strictObject({
    what: z.enum(['episodeMoved', 'riskFound', 'contactTried', 'stoodDown']),
    payload: z.unknown(),
  }),
  output: z.null(),
})

export type Heard = { readonly name: string; readonly payload: unknown }

/** Stands for the rooms around: says what they say, and writes down what it hears. */
const around = (heard: Heard[]): ServerModule => ({
  name: 'test',
  queries: [],
  commands: [
    handle(say, async ({ input }) => ({
      output: null,
      events: [{ name: spoken[input.what].name, payload: input.payload }],
    })),
  ],
  reactions: [emergencyOpened, unreachableSaid, handedOver, referralMade, referralEnded, concernRaised].map((one) =>
    react<unknown>({ ...one, shape: z.unknown() }, async ({ payload }) => {
      heard.push({ name: one.name, payload })
      return {}
    }),
  ),
})

export type Member = { readonly account: AccountId; readonly actor: Actor }

/** Saturday 2026-11-21, 23:40 in Lima. */
export const thatNight: Instant = instant.parse('2026-11-22T04:40:00.000Z')

export type River = {
  readonly house: TestRuntime
  readonly program: ProgramId
  readonly heard: readonly Heard[]
  readonly hire: (name: string, ...roles: readonly Role[]) => Promise<Member>
  readonly admit: (key: string) => Promise<{ readonly person: PersonId; readonly me: Actor }>
  readonly say: (what: keyof typeof spoken, payload: unknown) => Promise<void>
  readonly do: (who: Member | Actor, name: string, input: object) => Promise<unknown>
  readonly refused: (who: Member | Actor, name: string, input: object) => Promise<string>
  readonly ask: (who: Member | Actor, name: string, input: object) => Promise<unknown>
  readonly rows: <Row>(text: ReturnType<typeof sql<Row>>) => Promise<readonly Row[]>
  readonly later: (minutes: number) => Instant
  /** Promises that are still owed to somebody, by kind. */
  readonly owed: (person: PersonId) => Promise<readonly { readonly kind: string; readonly dueAt: Instant }[]>
}

const actorOf = (who: Member | Actor): Actor => ('actor' in who ? who.actor : who)
const made = z.looseObject({ output: z.unknown() })

/** A programme with its rooms, on a real PostgreSQL with a clock that obeys. Everybody is invented. */
export async function river(): Promise<River> {
  const heard: Heard[] = []
  const modules = [identity, enrollment, duty, suicidePreventionOver(dutyDesk), coordination, emergency, around(heard)]
  const house = await testRuntime(modules, { start: thatNight, recordAccess })
  const give = async <T>(actor: Actor, name: string, input: unknown, shape: z.ZodType<T>): Promise<T> => {
    const outcome = await house.dispatch(actor, name, input)
    if (outcome.outcome === 'refused') throw new Error(`${name}: ${outcome.code} ${JSON.stringify(outcome.problems)}`)
    return shape.parse(outcome.output)
  }
  const found = { slug: 'rio', name: 'Programa inventado', demo: true, dutyPhone: null, dutySms: null }
  const { program } = await give(
    system(null),
    'identity.found-program',
    found,
    z.object({ program: z.custom<ProgramId>() }),
  )
  const rows: River['rows'] = (text) => house.asSystem(async (tx) => (await text.execute(tx)).rows)
  return {
    house,
    program,
    heard,
    rows,
    hire: async (name, ...roles) => {
      const input = {
        name,
        displayName: name,
        email: `${house.newId()}@ejemplo.invalid`,
        phone: null,
        roles,
        language: 'es',
      }
      const { account } = await give(system(program), 'identity.add-account', input, z.object({ account: accountId }))
      return { account, actor: house.actor.staff(program, account, ...roles) }
    },
    admit: async (key) => {
      const facts = { sex: 'F', ageYears: 27, regionUbigeo2: '16', facilityCategory: 'I-1', institution: 'MINSA' }
      const input = { ...facts, sourceKey: key, contactable: true, agreed: true, at: null }
      const { person } = await give(system(program), 'enrollment.import-person', input, z.object({ person: personId }))
      return { person, me: house.actor.physician(program, person) }
    },
    say: async (what, payload) => {
      await give(system(program), 'test.say', { what, payload }, z.unknown())
    },
    do: async (who, name, input) => give(actorOf(who), name, input, z.unknown()),
    refused: async (who, name, input) => {
      const outcome = await house.dispatch(actorOf(who), name, input)
      return outcome.outcome === 'refused' ? outcome.code : outcome.outcome
    },
    ask: async (who, name, input) => {
      const answered = await house.ask(actorOf(who), name, input)
      return answered.outcome === 'refused' ? answered.code : made.parse(answered).output
    },
    later: (minutes) => plusMinutes(house.clock.now(), minutes),
    owed: (person) =>
      rows(
        sql<{ kind: string; dueAt: Instant }>`select kind, due_at as "dueAt" from coordination.promise
        where person_id = ${person} and kept_at is null and withdrawn_at is null and kind not in ('find-clinician', 'last-call', 'closing-reasons')
        order by due_at, kind`,
      ),
  }
}

export type Crew = Readonly<
  Record<'duty' | 'second' | 'lead' | 'therapist' | 'coordinator' | 'liaison' | 'director', Member>
>

export const crewOf = async ({ hire }: River): Promise<Crew> => ({
  duty: await hire('Rosa', 'duty'),
  second: await hire('Luis', 'duty'),
  lead: await hire('Inés', 'psychiatrist'),
  therapist: await hire('Marco', 'therapist'),
  coordinator: await hire('Ana', 'coordinator'),
  liaison: await hire('Lidia', 'liaison'),
  director: await hire('Pilar', 'director'),
})

export const trusted = (whenMayCall: 'riesgo_inminente' | 'siempre' | 'nunca') => ({
  trusted: {
    ...{ name: 'Alguien inventado', relation: 'hermana', phone: '+51900000001' },
    whenMayCall,
    showWithoutPin: false,
  },
  declined: false,
})

export const post = (id: string, more: object = {}) => ({
  ...{ post: id, facilityCode: '00012345', ubigeo: '160401', category: 'I-1', institution: 'MINSA', isHead: false },
  ...{
    connectivity: 'solo_voz',
    place: { facilityName: 'Puesto inventado', howToFind: null },
    startsOn: '2026-05-01',
    ...more,
  },
})

/** An alert of this person that somebody took: its id. */
export async function takenAlert(world: River, person: PersonId, of: 'A' | 'B', who: Member): Promise<string> {
  const now = world.house.clock.now()
  await world.say('riskFound', {
    ...{ person, program: world.program, response: world.house.newId(), class: of, because: ['ASQ_ACUTE'] },
    ...{ occurredAt: now, receivedAt: now },
  })
  const [alert] = await world.rows(
    sql<{ id: string }>`select id from suicide_prevention.alert where person_id = ${person} and handled_at is null`,
  )
  if (alert === undefined) throw new Error('an alert was expected')
  await world.do(who, 'suicide-prevention.acknowledge-alert', { alert: alert.id })
  return alert.id
}

export async function tryFor(world: River, who: Member, alert: string, minutes: readonly number[]): Promise<void> {
  for (const [nth, minute] of minutes.entries()) {
    world.house.clock.advance(minute * 60_000)
    const channel = nth % 2 === 0 ? 'call' : 'whatsapp-call'
    await world.do(who, 'suicide-prevention.log-attempt', { alert, channel, result: 'no-answer', note: null })
  }
}

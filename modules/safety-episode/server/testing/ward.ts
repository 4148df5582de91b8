import {
  type AccountId,
  type Actor,
  accountId,
  command,
  type EventOf,
  type Instant,
  instant,
  type PersonId,
  type ProgramId,
  personId,
  type Role,
  system,
  z,
} from '@ayni/kernel'
import { coordination } from '@ayni/modules/coordination/server'
import { duty, dutyDesk } from '@ayni/modules/duty/server'
import {
  emergencyOpened,
  handedOver,
  referralEnded,
  referralMade,
  unreachableSaid,
} from '@ayni/modules/emergency/contract'
import { enrollment, recipientBook } from '@ayni/modules/enrollment/server'
import { identity, recordAccess } from '@ayni/modules/identity/server'
import { stoodDown } from '@ayni/modules/incidents/contract'
import { peopleMerged } from '@ayni/modules/roster/contract'
import { meansChecked, planSaved } from '@ayni/modules/safety-plan/contract'
import { riskFound } from '@ayni/modules/screening/contract'
import { suicidePreventionOver } from '@ayni/modules/suicide-prevention/server'
import { handle, type ServerModule } from '@ayni/platform/commands'
import { type TestRuntime, testRuntime } from '@ayni/platform/testing'
import { sql } from 'kysely'
import type { AsqLive, CallLocation, LiveAssessment } from '../../contract.ts'
import { safetyEpisode } from '../index.ts'

export const lima = (day: string, time: string): Instant =>
  instant.parse(new Date(Date.parse(`${day}T${time}:00.000Z`) + 5 * 3_600_000).toISOString())

/** What the rooms that are not in this test would say. */
const spoken = {
  risk: riskFound,
  emergency: emergencyOpened,
  'handed-over': handedOver,
  unreachable: unreachableSaid,
  'referral-made': referralMade,
  'referral-ended': referralEnded,
  plan: planSaved,
  means: meansChecked,
  'stood-down': stoodDown,
  merged: peopleMerged,
} as const
type Spoken = keyof typeof spoken

const say = command('test.say', {
  summary: 'Says something in the name of another room',
  allow: ['physician'],
  input: z.strictObject({ what: z.string(), payload: z.unknown() }),
  output: z.null(),
})

const others: ServerModule = {
  name: 'test',
  queries: [],
  commands: [
    handle(say, async ({ input }) => {
      const found = Object.entries(spoken).find(([name]) => name === input.what)?.[1]
      if (found === undefined) throw new Error(`nobody says ${input.what}`)
      const said: EventOf = { name: found.name, payload: found.shape.parse(input.payload) }
      return { output: null, events: [said] }
    }),
  ],
}

export type Member = { readonly account: AccountId; readonly actor: Actor }

/** A programme with the rooms that an alert passes through, on a real PostgreSQL with a clock that obeys. Everybody is invented. */
export type Ward = {
  readonly house: TestRuntime
  readonly program: ProgramId
  readonly hire: (name: string, ...roles: readonly Role[]) => Promise<Member>
  readonly admit: () => Promise<{ readonly person: PersonId; readonly actor: Actor }>
  readonly say: (what: Spoken, payload: object) => Promise<void>
  readonly risk: (person: PersonId, of: 'A' | 'B', occurredAt?: Instant) => Promise<void>
  readonly episode: (person: PersonId) => Promise<string>
  readonly alert: (person: PersonId) => Promise<string>
  /** The contact that is planned next. */
  readonly contact: (person: PersonId) => Promise<string>
  readonly rows: <Row>(text: ReturnType<typeof sql<Row>>) => Promise<readonly Row[]>
  readonly owed: (person: PersonId) => Promise<readonly string[]>
  /** As the room of the plan keeps what was agreed about means. */
  readonly agreeMeans: (person: PersonId, by: Member) => Promise<unknown>
  readonly at: (day: string, time: string) => void
  /** Moves the clock and lets the worker tick, as often as a minute has passed. */
  readonly tickAt: (day: string, time: string) => Promise<void>
}

const made = <T>(shape: z.ZodType<T>, done: { readonly outcome: string; readonly output?: unknown }): T => {
  if (done.outcome === 'refused' || done.output === undefined) throw new Error(JSON.stringify(done))
  return shape.parse(done.output)
}

export async function ward(start: Instant = lima('2026-11-21', '23:40')): Promise<Ward> {
  const rooms = [identity, enrollment, duty, suicidePreventionOver(dutyDesk), safetyEpisode, coordination, others]
  const house = await testRuntime(rooms, { start, recordAccess, recipients: recipientBook })
  const nobodyYet = system(null)
  const found = { slug: 'sala', name: 'Programa inventado', demo: true, dutyPhone: null, dutySms: null }
  const program = made(
    z.object({ program: z.custom<ProgramId>() }),
    await house.dispatch(nobodyYet, 'identity.found-program', found),
  ).program
  const rows: Ward['rows'] = (text) => house.asSystem(async (tx) => (await text.execute(tx)).rows)
  let people = 0
  const idOf = async (text: ReturnType<typeof sql<{ id: string }>>): Promise<string> => (await rows(text))[0]?.id ?? ''
  const speak = async (what: Spoken, payload: object): Promise<void> => {
    made(z.null(), await house.dispatch(system(program), 'test.say', { what, payload }))
  }
  return {
    house,
    program,
    rows,
    hire: async (name, ...roles) => {
      const input = {
        name,
        displayName: name,
        email: `${house.newId()}@ejemplo.invalid`,
        phone: '+51900000000',
        roles,
        language: 'es',
      }
      const account = made(
        z.object({ account: accountId }),
        await house.dispatch(system(program), 'identity.add-account', input),
      ).account
      return { account, actor: house.actor.staff(program, account, ...roles) }
    },
    admit: async () => {
      people += 1
      const facts = { sex: 'F', ageYears: 27, regionUbigeo2: '09', facilityCategory: 'I-2', institution: 'MINSA' }
      const row = { ...facts, sourceKey: `sala-${people}`, contactable: true, agreed: false, at: null }
      const person = made(
        z.object({ person: personId }),
        await house.dispatch(system(program), 'enrollment.import-person', row),
      ).person
      const actor = house.actor.physician(program, person)
      await house.dispatch(actor, 'enrollment.give-consent', { layers: [1, 2, 3], version: '2026-11', language: 'es' })
      return { person, actor }
    },
    say: speak,
    risk: (person, of, occurredAt = house.clock.now()) =>
      speak('risk', {
        ...{ person, program, response: house.newId(), class: of, because: ['ASQ_POSITIVE'] },
        ...{ occurredAt, receivedAt: house.clock.now() },
      }),
    episode: (person) =>
      idOf(
        sql<{ id: string }>`select id from safety_episode.episode where person_id = ${person} order by opened_at desc`,
      ),
    alert: (person) =>
      idOf(
        sql<{
          id: string
        }>`select id from suicide_prevention.alert where person_id = ${person} order by handled_at nulls first`,
      ),
    contact: (person) =>
      idOf(sql<{ id: string }>`select contact_id as id from safety_episode.episode where person_id = ${person}`),
    owed: async (person) =>
      (
        await rows(
          sql<{ kind: string }>`select kind from coordination.promise where person_id = ${person} and kept_at is null
            and withdrawn_at is null order by kind`,
        )
      ).map(({ kind }) => kind),
    agreeMeans: (person, by) =>
      rows(sql`insert into safety_plan.agreement (id, program_id, person_id, sole_key_holder, by_account, agreed_at, recheck_by, promise_key)
        values (${house.newId()}, ${program}, ${person}, false, ${by.account}, ${house.clock.now()}, ${house.clock.now()}, '-')`),
    at: (day, time) => house.clock.set(lima(day, time)),
    tickAt: async (day, time) => {
      house.clock.set(lima(day, time))
      await house.worker.tick()
    },
  }
}

export const calmAsq: AsqLive = { 'asq-1': 'no', 'asq-2': 'no', 'asq-3': 'no', 'asq-4': 'no', 'asq-5': 'not_asked' }

export const aPlace: CallLocation = {
  ...{ identity: 'named', atPost: false },
  ...{ where: 'Posta inventada de Ficticia, cuarto del fondo', ubigeo: '050101', callback: '+51900111222' },
  ...{ with: 'somebody', withWhom: 'una técnica inventada', canTalk: 'yes' },
}

const asked = (section: LiveAssessment['headings'][number]['section']): LiveAssessment['headings'][number] => ({
  ...{ section, answer: 'no', ticked: [], words: null },
})

export const anAssessment = (more: Partial<LiveAssessment> = {}): LiveAssessment => ({
  ...{ thanked: true, headings: [asked('frequency'), asked('plan'), asked('past-behavior')], thoughtsNow: 'no' },
  ...{ intent: { answer: 'no', on: null }, attempt: { answer: 'no', on: null }, asq: calmAsq, alcoholNow: 'no' },
  ...{ risk: 'low', disposition: 'non-urgent-follow-up', fullEvaluation: false, plan: 'made', means: 'agreed' },
  reasons: null,
  ...more,
})

/** A guided call as the console gives it. */
export const aCall = (
  episode: string,
  spokeAt: Instant,
  nextContactAt: Instant,
  more: Partial<LiveAssessment> = {},
): object => ({
  ...{ episode, contact: null, spokeAt, minutes: 20, channel: 'call', location: aPlace, declined: null },
  ...{ assessment: anAssessment(more), nextContactAt },
})

import { accountId, command, type Instant, instant, type PersonId, personId, programId, z } from '@ayni/kernel'
import { promiseMade } from '@ayni/modules/coordination/contract'
import { coordination } from '@ayni/modules/coordination/server'
import { enrollment } from '@ayni/modules/enrollment/server'
import { handle, type ServerModule } from '@ayni/platform/commands'
import { seal } from '@ayni/platform/crypto'
import { physicianHours, type RecipientBook, type RecipientCard } from '@ayni/platform/messages'
import { type TestRuntime, testRuntime } from '@ayni/platform/testing'
import { sql } from 'kysely'
import type { AppointmentFact, HoursFact } from '../../contract.ts'
import { appointmentsWith } from '../index.ts'

export const program = programId.parse('019a0000-0000-7000-8000-0000000000aa')
export const ines = accountId.parse('019a0000-0000-7000-8000-0000000000b1')
export const rosa = accountId.parse('019a0000-0000-7000-8000-0000000000b2')
export const carmen = accountId.parse('019a0000-0000-7000-8000-0000000000b3')
export const ana = personId.parse('019a0000-0000-7000-8000-000000000001')
export const beto = personId.parse('019a0000-0000-7000-8000-000000000002')
export const person = (n: number): PersonId => personId.parse(`019a0000-0000-7000-8000-0000000${String(10_000 + n)}`)

/** A Monday, ten in the morning in Lima. */
export const monday = '2026-06-01T15:00:00.000Z'
export const lima = (day: string, time: string): Instant =>
  instant.parse(new Date(`${day}T${time}:00-05:00`).toISOString())

export const evening = lima('2026-06-01', '18:00')

const owe = command('elsewhere.owe', {
  summary: 'Owes',
  allow: ['coordinator'],
  input: z.strictObject({ person: personId, key: z.string(), kind: z.enum(['first-contact', 'first-session']) }),
  output: z.null(),
})
const elsewhere: ServerModule = {
  name: 'elsewhere',
  queries: [],
  commands: [
    handle(owe, async ({ input, now }) => ({
      output: null,
      events: [
        promiseMade.of({
          ...input,
          program,
          owedByRole: 'therapist',
          owedBy: null,
          dueAt: lima('2026-06-04', '10:00'),
          madeAt: now,
        }),
      ],
    })),
  ],
}

type Choice = {
  readonly id?: string
  readonly moves?: boolean
  readonly promise?: string | null
  readonly startsAt: string
  readonly mode?: 'phone' | 'video'
  readonly account?: string
}
type Did = ReturnType<TestRuntime['dispatch']>

export type Appointed = TestRuntime & {
  readonly owe: (who?: PersonId, key?: string, kind?: 'first-contact' | 'first-session') => Did
  readonly run: (job: string) => Promise<void>
  readonly hoursOf: (who?: PersonId, key?: string) => Promise<HoursFact['slots']>
  readonly choose: (who: PersonId, choice: Choice) => Did
  readonly propose: (more?: object, id?: string) => Did
  readonly appointmentsOf: (who?: PersonId) => Promise<readonly AppointmentFact[]>
  readonly cards: Map<PersonId, RecipientCard>
  readonly physician: (who: PersonId) => ReturnType<TestRuntime['actor']['physician']>
  readonly therapist: () => ReturnType<TestRuntime['actor']['staff']>
  readonly coordinator: () => ReturnType<TestRuntime['actor']['staff']>
}

const cardOf = (who: PersonId, phone: string): RecipientCard => ({
  ...{
    person: who,
    alias: 'AY-7K4Q',
    language: 'es',
    hours: physicianHours,
    offlineUntil: null,
    silenced: null,
    noOutreach: false,
  },
  addresses: [
    { id: who, channel: 'sms', address: { kind: 'phone', number: phone } },
    { id: who, channel: 'email', address: { kind: 'email', mailbox: 'inventada@ejemplo.invalid' } },
  ],
})

/** A house with two invented physicians, two clinicians who receive in the evening, and a coordinator. */
export async function appointedHouse(
  extra: readonly ServerModule[] = [],
  many = 0,
  book?: RecipientBook,
): Promise<Appointed> {
  const cards = new Map<PersonId, RecipientCard>()
  const recipients: RecipientBook = async (_tx, wanted) =>
    new Map(
      wanted.flatMap((one) => [cards.get(one)].flatMap((card) => (card === undefined ? [] : [[one, card] as const]))),
    )
  const house = await testRuntime(
    [appointmentsWith('https://reunion.ejemplo/'), coordination, enrollment, elsewhere, ...extra],
    {
      start: monday,
      recipients: book ?? recipients,
    },
  )
  const { keys } = house.runtime
  const everybody = [ana, beto, ...Array.from({ length: many }, (_, n) => person(n))]
  await house.asSystem(async (tx) => {
    await sql`insert into identity.program (id, slug, name, created_at) values (${program}, 'inventado', 'Programa inventado', '2026-01-01')`.execute(
      tx,
    )
    for (const [n, [account, roles]] of (
      [
        [ines, ['therapist', 'duty']],
        [rosa, ['psychiatrist', 'therapist']],
        [carmen, ['coordinator']],
      ] as const
    ).entries()) {
      const contacts = seal(keys, `identity.account.contacts:${account}`, {
        email: `equipo${n}@ejemplo.invalid`,
        phone: null,
      })
      await sql`insert into identity.account (id, program_id, email_key, name_sealed, contacts_sealed, display_name, roles, created_at)
        values (${account}, ${program}, ${`llave${n}`}, '', ${contacts}, ${`Persona ${n} (inventada)`}, ${[...roles]}, '2026-01-01')`.execute(
        tx,
      )
    }
    const weekly = JSON.stringify([{ days: [1, 2, 3, 4, 5, 6], from: '15:00', to: '21:00' }])
    await sql`insert into appointments.availability (account_id, program_id, weekly, exceptions, changed_at) values (${ines}, ${program}, ${weekly}::jsonb, '[]', ${monday})`.execute(
      tx,
    )
    for (const [n, who] of everybody.entries()) {
      await sql`insert into identity.participant (person_id, program_id, alias) values (${who}, ${program}, ${aliasOf(n)})`.execute(
        tx,
      )
      await sql`insert into enrollment.person (id, program_id, alias, state, contactable, agreed, created_at)
        values (${who}, ${program}, ${aliasOf(n)}, 'active', true, true, '2026-01-01')`.execute(tx)
    }
  })
  for (const [n, who] of everybody.entries()) cards.set(who, cardOf(who, `+519000${String(10_000 + n)}`))
  const people = {
    physician: (who: PersonId) => house.actor.physician(program, who),
    therapist: () => house.actor.staff(program, ines, 'therapist', 'duty'),
    coordinator: () => house.actor.staff(program, carmen, 'coordinator'),
  }
  return { ...house, cards, ...people, ...acts(house, people) }
}

/** What people do in these tests, with what they mostly say. */
const acts = (
  house: TestRuntime,
  people: Pick<Appointed, 'physician' | 'therapist' | 'coordinator'>,
): Pick<Appointed, 'owe' | 'run' | 'hoursOf' | 'choose' | 'propose' | 'appointmentsOf'> => ({
  owe: (who = ana, key = 'p1', kind = 'first-contact') =>
    house.dispatch(people.coordinator(), 'elsewhere.owe', { person: who, key, kind }),
  run: (job) => house.worker.runNow(job),
  hoursOf: async (who = ana, key = 'p1') => {
    const fact = (await factsOf(house, 'hours', who)).get(key)
    return fact === undefined ? [] : z.custom<HoursFact>().parse(fact).slots
  },
  choose: (who, choice) =>
    house.dispatch(people.physician(who), 'appointments.choose-hour', {
      ...{ id: house.newId(), moves: false, kind: 'first-contact', promise: 'p1', account: ines, mode: 'phone' },
      ...choice,
    }),
  propose: (more = {}, id = house.newId()) =>
    house.dispatch(people.therapist(), 'appointments.propose', {
      ...{ id, person: ana, account: ines, kind: 'session', promise: null, startsAt: lima('2026-06-02', '18:00') },
      ...{ minutes: 40, mode: 'phone', link: null, agreedByPhone: false },
      ...more,
    }),
  appointmentsOf: async (who = ana) =>
    [...(await factsOf(house, 'appointment', who)).values()].map((fact) => z.custom<AppointmentFact>().parse(fact)),
})

const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
function aliasOf(n: number): string {
  const at = (power: number): string => letters[Math.floor(n / 32 ** power) % 32] ?? 'A'
  return `AY-${at(3)}${at(2)}${at(1)}${at(0)}`
}

/** What stands in the outbox, oldest first. */
export const outbox = (house: TestRuntime) =>
  house.asSystem(
    async (tx) =>
      (
        await sql<{
          template: string
          to: string
          channel: string
          state: string
          reason: string | null
          due: string
          params: { day?: string; hour?: string }
        }>`
          select template, case when to_person is null then 'team' else 'person' end as to, channel, state, reason, due_at as due, params
          from messages.outbox order by queued_at, template, channel, key`.execute(tx)
      ).rows,
  )

export const factsOf = async (
  house: TestRuntime,
  kind: 'appointment' | 'hours',
  who: PersonId,
): Promise<ReadonlyMap<string, unknown>> => {
  const reader = house.runtime.registry.feed.get(kind)
  if (reader === undefined) throw new Error('no such feed')
  return house.asSystem((tx) => reader.read({ tx, now: house.clock.now(), keys: house.runtime.keys }, who, 'all'))
}

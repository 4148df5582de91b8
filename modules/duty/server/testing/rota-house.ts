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
  uuidv7,
} from '@ayni/kernel'
import { suicidePreventionOver } from '@ayni/modules/suicide-prevention/server'
import { seal } from '@ayni/platform/crypto'
import { type TestRuntime, testRuntime } from '@ayni/platform/testing'
import { sql } from 'kysely'
import { duty, dutyDesk } from '../index.ts'

export type Member = {
  readonly account: AccountId
  readonly actor: Actor
  readonly name: string
  readonly phone: string | null
}

/** A programme with its team and one physician on a real PostgreSQL with a clock that obeys. */
export type RotaHouse = {
  readonly house: TestRuntime
  readonly program: ProgramId
  readonly person: PersonId
  readonly hire: (name: string, roles: readonly Role[], options?: { readonly phone?: string | null }) => Promise<Member>
  readonly shift: (member: Member, role: string, from: string, until: string) => Promise<void>
  /** Moves the clock to a wall time in Lima and lets the worker tick. */
  readonly tickAt: (day: string, time: string) => Promise<void>
  readonly rows: <Row>(text: ReturnType<typeof sql<Row>>) => Promise<readonly Row[]>
}

export const lima = (day: string, time: string): Instant =>
  instant.parse(new Date(Date.parse(`${day}T${time}:00.000Z`) + 5 * 3_600_000).toISOString())

let births = 0
const freshId = (): string => uuidv7(1_764_000_000_000 + births++, crypto.getRandomValues(new Uint8Array(10)))

async function hireInto(
  house: TestRuntime,
  program: ProgramId,
  name: string,
  roles: readonly Role[],
  phone: string | null,
): Promise<Member> {
  const account = accountId.parse(freshId())
  const contacts = seal(house.runtime.keys, `identity.account.contacts:${account}`, {
    email: `${name}@ejemplo.pe`,
    phone,
  })
  await house.asSystem((tx) =>
    sql`insert into identity.account (id, program_id, email_key, name_sealed, contacts_sealed, display_name, roles, created_at)
    values (${account}, ${program}, ${account}, '-', ${contacts}, ${name}, ${[...roles]}, ${house.clock.now()})`.execute(
      tx,
    ),
  )
  return { account, actor: house.actor.staff(program, account, ...roles), name, phone }
}

async function admitInto(house: TestRuntime, program: ProgramId, alias: string): Promise<PersonId> {
  const person = personId.parse(freshId())
  await house.asSystem((tx) =>
    sql`insert into identity.participant (person_id, program_id, alias) values (${person}, ${program}, ${alias})`.execute(
      tx,
    ),
  )
  return person
}

export async function rotaHouse(start: Instant = lima('2026-11-21', '23:39')): Promise<RotaHouse> {
  const house = await testRuntime([duty, suicidePreventionOver(dutyDesk)], {
    start,
    recordAccess: (tx, row) =>
      sql`insert into identity.access_log (id, program_id, person_id, account_id, role, purpose, class, what, at)
      values (${row.id}, ${row.programId}, ${row.personId}, ${row.accountId}, ${row.role}, ${row.purpose}, ${row.class}, ${row.what}, ${row.at})`
        .execute(tx)
        .then(() => undefined),
  })
  const program = programId.parse(freshId())
  await house.asSystem((tx) =>
    sql`insert into identity.program (id, slug, name, demo, duty_phone, created_at) values (${program}, ${`p-${births}`}, 'Inventado', true, '+51900000000', ${start})`.execute(
      tx,
    ),
  )
  const person = await admitInto(house, program, 'AY-7K4Q')
  return {
    house,
    program,
    person,
    hire: (name, roles, { phone = `+519000${String(100_000 + births).slice(1)}` } = {}) =>
      hireInto(house, program, name, roles, phone),
    shift: (member, role, from, until) =>
      house.asSystem(async (tx) => {
        await sql`insert into duty.rota_shift (id, program_id, account_id, role, from_at, until_at, published_by, published_at)
        values (${freshId()}, ${program}, ${member.account}, ${role}, ${from}, ${until}, ${member.account}, ${house.clock.now()})`.execute(
          tx,
        )
      }),
    tickAt: async (day, time) => {
      house.clock.set(lima(day, time))
      await house.worker.tick()
    },
    rows: (text) => house.asSystem(async (tx) => (await text.execute(tx)).rows),
  }
}

export type Crew = {
  readonly first: Member
  readonly second: Member
  readonly lead: Member
  readonly therapist: Member
  readonly coordinator: Member
  readonly director: Member
}

/** A full team, on call for the week around that night. */
export async function fullCrew({ hire, shift }: RotaHouse): Promise<Crew> {
  const crew = {
    first: await hire('Rosa', ['duty']),
    second: await hire('Luis', ['duty']),
    lead: await hire('Inés', ['psychiatrist']),
    therapist: await hire('Marco', ['therapist']),
    coordinator: await hire('Ana', ['coordinator']),
    director: await hire('Pilar', ['director']),
  }
  const week = [lima('2026-11-16', '00:00'), lima('2026-11-30', '00:00')] as const
  await shift(crew.first, 'first', ...week)
  await shift(crew.second, 'second', ...week)
  await shift(crew.lead, 'psychiatrist_lead', ...week)
  return crew
}

export type Call = {
  readonly at: Instant
  readonly account: string
  readonly channel: string
  readonly template: string
  readonly key: string
}

/** Everything that went into the outbox, oldest first. */
export const callsOf = ({ rows }: Pick<RotaHouse, 'rows'>): Promise<readonly Call[]> =>
  rows(
    sql<Call>`select queued_at as at, to_account as account, channel, template, key from messages.outbox order by queued_at, to_account, channel`,
  )

import {
  type AccountId,
  type Actor,
  accountId,
  type Instant,
  instant,
  type PersonId,
  personId,
  programId,
  type Role,
  z,
} from '@ayni/kernel'
import { coordination } from '@ayni/modules/coordination/server'
import { enrollment } from '@ayni/modules/enrollment/server'
import { recordAccess } from '@ayni/modules/identity/server'
import { type TestRuntime, testRuntime } from '@ayni/platform/testing'
import { sql } from 'kysely'
import type { PlanContent, PlanFact, PlanPageData } from '../../contract.ts'
import { plan } from '../../contract.ts'
import { safetyPlan } from '../index.ts'

export const program = programId.parse('019a0000-0000-7000-8000-0000000000aa')
export const rosa = accountId.parse('019a0000-0000-7000-8000-0000000000b1')
export const luis = accountId.parse('019a0000-0000-7000-8000-0000000000b2')
export const ana = personId.parse('019a0000-0000-7000-8000-000000000001')
export const beto = personId.parse('019a0000-0000-7000-8000-000000000002')

/** Saturday 2026-11-21, 23:51 in Lima. */
export const thatNight = instant.parse('2026-11-22T04:51:00.000Z')
export const days = (n: number): Instant =>
  instant.parse(new Date(Date.parse(thatNight) + n * 86_400_000).toISOString())

export const entry = (text: string, contact: string | null = null) => ({
  ...{ text, contact, likelihood: null, obstacle: null },
})

export const contentWith = (sections: Partial<PlanContent['sections']> = {}): PlanContent => ({
  sections: {
    'warning-signs': [],
    'internal-coping': [],
    'social-distraction': [],
    'ask-for-help': [],
    'professional-support': [],
    'safer-environment': [],
    ...sections,
  },
  matters: null,
})

export const aFullPlan = (): PlanContent =>
  contentWith({
    'warning-signs': [entry('Dejo de contestar a mi hermana')],
    'internal-coping': [{ ...entry('Caminar hasta el río'), likelihood: 8, obstacle: 'La lluvia' }],
    'social-distraction': [entry('La bodega de don Mario')],
    'ask-for-help': [entry('Julia, mi hermana', '+51987000001')],
    'safer-environment': [entry('La técnica guarda las llaves de noche')],
  })

export type PlanHouse = TestRuntime & {
  readonly me: (person?: PersonId) => Actor
  readonly staff: (account: AccountId, ...roles: Role[]) => Actor
  /** Whoever has the alert of Ana. */
  readonly duty: () => Actor
  readonly save: (
    content: PlanContent,
    more?: { version?: string; basedOn?: readonly string[]; person?: PersonId; at?: Instant },
  ) => Promise<string>
  readonly facts: (kind: 'safety-plan' | 'plan-agencies', person?: PersonId) => Promise<ReadonlyMap<string, unknown>>
  readonly versions: (person?: PersonId) => Promise<readonly string[]>
  readonly page: (person?: PersonId) => Promise<PlanPageData>
  readonly rows: <Row>(text: ReturnType<typeof sql<Row>>) => Promise<readonly Row[]>
}

/** Two invented physicians; one clinician cares for Ana because of an alert, the other for nobody. */
export async function planHouse(): Promise<PlanHouse> {
  const house = await testRuntime([safetyPlan, coordination, enrollment], { start: thatNight, recordAccess })
  await house.asSystem(async (tx) => {
    await sql`insert into identity.program (id, slug, name, created_at, duty_phone)
      values (${program}, 'inventado', 'Programa inventado', '2026-01-01', '+51900000321')`.execute(tx)
    for (const [account, name, roles] of [
      [rosa, 'Rosa Q. (inventada)', ['duty', 'psychiatrist']],
      [luis, 'Luis M. (inventado)', ['duty', 'therapist']],
    ] as const)
      await sql`insert into identity.account (id, program_id, email_key, name_sealed, contacts_sealed, display_name, roles, created_at)
        values (${account}, ${program}, ${account}, '', '', ${name}, ${[...roles]}, '2026-01-01')`.execute(tx)
    for (const [person, alias] of [
      [ana, 'AY-7K4Q'],
      [beto, 'AY-9M4T'],
    ] as const) {
      await sql`insert into identity.participant (person_id, program_id, alias) values (${person}, ${program}, ${alias})`.execute(
        tx,
      )
      await sql`insert into enrollment.person (id, program_id, alias, state, contactable, agreed, created_at)
        values (${person}, ${program}, ${alias}, 'active', true, true, '2026-01-01')`.execute(tx)
    }
    await sql`insert into identity.care_relation (id, program_id, person_id, account_id, kind, since)
      values (${house.newId()}, ${program}, ${ana}, ${rosa}, 'duty_alert', ${thatNight})`.execute(tx)
  })
  const me = (person = ana): Actor => house.actor.physician(program, person)
  const staff = (account: AccountId, ...roles: Role[]): Actor => house.actor.staff(program, account, ...roles)
  const duty = (): Actor => staff(rosa, 'duty', 'psychiatrist')
  const facts: PlanHouse['facts'] = (kind, person = ana) => {
    const reader = house.runtime.registry.feed.get(kind)
    if (reader === undefined) throw new Error('no such feed')
    return house.asSystem((tx) => reader.read({ tx, now: house.clock.now(), keys: house.runtime.keys }, person, 'all'))
  }
  return {
    ...house,
    ...{ me, staff, duty, facts },
    save: async (content, { version = house.newId(), basedOn = [], person = ana, at } = {}) => {
      const input = { version, basedOn: [...basedOn], content, reviewOn: null }
      const done = await house.dispatch(
        me(person),
        'safety-plan.save',
        input,
        at === undefined ? {} : { occurredAt: at },
      )
      if (done.outcome === 'refused') throw new Error(done.code)
      return version
    },
    versions: async (person) =>
      [...(await facts('safety-plan', person))].flatMap(([key, fact]) =>
        z.custom<PlanFact>().parse(fact).is === 'version' ? [key] : [],
      ),
    page: async (person = ana) => {
      const found = await house.ask(duty(), 'safety-plan.plan', { person })
      if (found.outcome === 'refused') throw new Error(found.code)
      return plan.output.parse(found.output)
    },
    rows: async (text) => (await house.asSystem((tx) => text.execute(tx))).rows,
  }
}

import {
  type AccountId,
  type Actor,
  accountId,
  command,
  type EventOf,
  type Instant,
  instant,
  type PersonId,
  personId,
  programId,
  type Role,
  system,
  z,
} from '@ayni/kernel'
import { appointmentsWith } from '@ayni/modules/appointments/server'
import { caringContacts } from '@ayni/modules/caring-contacts/server'
import { coordination } from '@ayni/modules/coordination/server'
import { correspondence } from '@ayni/modules/correspondence/server'
import { duty, dutyDesk } from '@ayni/modules/duty/server'
import { enrollment, recipientBook } from '@ayni/modules/enrollment/server'
import { identity, recordAccess } from '@ayni/modules/identity/server'
import { suicidePreventionOver } from '@ayni/modules/suicide-prevention/server'
import { handle, type ServerModule } from '@ayni/platform/commands'
import { type Channel, deliverDue, fixedChannels, type PersonMessage, queueToPeople } from '@ayni/platform/messages'
import { testRuntime } from '@ayni/platform/testing'
import { sql } from 'kysely'
import type { PressedReason } from '../../contract.ts'
import { incidents } from '../index.ts'

export const lima = (day: string, time: string): Instant =>
  instant.parse(new Date(Date.parse(`${day}T${time}:00.000Z`) + 5 * 3_600_000).toISOString())

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

const output = <T>(shape: z.ZodType<T>, of: object): T => z.object({ output: shape }).parse(of).output

export type Member = { readonly account: AccountId; readonly actor: Actor }
export type Left = { readonly to: string; readonly template: string }

let numbers = 0

/** A programme on a real PostgreSQL in which something goes wrong; SMS leave to a list. Everybody is invented. */
export async function incidentHouse(start: Instant = lima('2026-03-01', '12:00')) {
  const rooms = [
    identity,
    enrollment,
    duty,
    suicidePreventionOver(dutyDesk),
    coordination,
    appointmentsWith(),
    correspondence,
    caringContacts,
    incidents,
  ]
  const house = await testRuntime([...rooms, voices], { start, recordAccess, recipients: recipientBook })
  const founded = await house.dispatch(system(null), 'identity.found-program', {
    ...{ slug: 'casa', name: 'Programa inventado', demo: false, dutyPhone: null, dutySms: null },
  })
  const { program } = output(z.object({ program: programId }), founded)
  const hire = async (name: string, ...roles: Role[]): Promise<Member> => {
    const hired = await house.dispatch(system(program), 'identity.add-account', {
      ...{ name, displayName: name, email: `${house.newId()}@ejemplo.invalid`, phone: null },
      ...{ roles, language: 'es' },
    })
    const { account } = output(z.object({ account: accountId }), hired)
    return { account, actor: house.actor.staff(program, account, ...roles) }
  }
  const coordinator = await hire('Clara', 'coordinator')
  const care = (person: PersonId, { account }: Member) =>
    house.dispatch(system(program), 'identity.begin-care', { person, account })
  const enrol = async (language: 'es' | 'en' = 'es') => {
    numbers += 1
    const phone = `+51986${String(100_000 + numbers).slice(-6)}`
    const made = await house.dispatch(coordinator.actor, 'enrollment.add-person', {
      ...{ names: `Luz ${numbers}`, familyNames: 'Inventada Ficticia', phone, email: null, language },
      ...{
        serviceStartedOn: null,
        sex: null,
        ageYears: 27,
        regionUbigeo2: '10',
        facilityCategory: null,
        institution: null,
      },
    })
    const { person } = output(z.object({ person: personId }), made)
    const actor = house.actor.physician(program, person)
    await house.dispatch(actor, 'enrollment.give-consent', { layers: [1, 2], version: '2026-11', language })
    return { person, phone, actor }
  }
  const saying = (event: EventOf) => house.dispatch(system(program), 'voices.say', event)
  const left: Left[] = []
  const sms: Channel = {
    ...{ name: 'sms', provider: 'inventado', concurrency: 4, timeoutMs: 1000 },
    send: async (message) => {
      const to = message.address.kind === 'phone' ? message.address.number : ''
      left.push({ to, template: message.template })
      return { ok: true, providerId: null }
    },
  }
  const deliver = () =>
    deliverDue({
      ...{ db: house.runtime.database.app, now: house.clock.now(), channels: fixedChannels([sms]) },
      ...{ keys: house.runtime.keys, recipients: recipientBook, random: house.runtime.random, log: house.runtime.log },
    })
  const rows = async <Row>(text: ReturnType<typeof sql<Row>>): Promise<readonly Row[]> =>
    (await house.asSystem((tx) => text.execute(tx))).rows
  const owed = (person: PersonId) =>
    rows(sql<{
      key: string
      kind: string
      role: string
      by: string | null
      due: Instant
    }>`select key, kind, owed_by_role as role, owed_by as by, due_at as due
      from coordination.promise where person_id = ${person} and kept_at is null and withdrawn_at is null order by due_at, key`)
  const bookOf = (person: PersonId) =>
    house.asSystem(async (tx) =>
      (await recipientBook(tx, [person], { now: house.clock.now(), keys: house.runtime.keys })).get(person),
    )
  const queue = (messages: readonly PersonMessage[]) =>
    house.asSystem((tx) =>
      queueToPeople(tx, messages, { now: house.clock.now(), keys: house.runtime.keys, recipients: recipientBook }),
    )
  return {
    ...{ ...house, program, hire, coordinator, care, enrol, saying, left, deliver, rows, owed, bookOf, queue },
  }
}
export type IncidentHouse = Awaited<ReturnType<typeof incidentHouse>>

/** An evening: a psychiatrist who cares for somebody, whoever is on duty, and the switch in their hands. */
export async function eveningHouse(start: Instant) {
  const house = await incidentHouse(start)
  const ines = await house.hire('Inés', 'psychiatrist')
  const luis = await house.hire('Luis', 'duty')
  const ana = await house.enrol()
  await house.care(ana.person, ines)
  const press = (by: Member, because: PressedReason, person = ana.person) =>
    house.dispatch(by.actor, 'incidents.stand-down', { person, because })
  const release = (by: Member, person = ana.person) => house.dispatch(by.actor, 'incidents.resume', { person })
  return { house, ines, luis, ana, press, release }
}
export type EveningHouse = Awaited<ReturnType<typeof eveningHouse>>

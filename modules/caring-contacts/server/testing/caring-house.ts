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
import { coordination } from '@ayni/modules/coordination/server'
import { correspondence } from '@ayni/modules/correspondence/server'
import { duty, dutyDesk } from '@ayni/modules/duty/server'
import { handedOver } from '@ayni/modules/emergency/contract'
import { enrollment, recipientBook } from '@ayni/modules/enrollment/server'
import { identity, recordAccess } from '@ayni/modules/identity/server'
import { episodeClosed, episodeOpened } from '@ayni/modules/safety-episode/contract'
import { suicidePreventionOver } from '@ayni/modules/suicide-prevention/server'
import { handle, type ServerModule } from '@ayni/platform/commands'
import { type Channel, deliverDue, fixedChannels } from '@ayni/platform/messages'
import { testRuntime } from '@ayni/platform/testing'
import { sql } from 'kysely'
import type { CaringFact } from '../../contract.ts'
import { caringContacts } from '../index.ts'

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
export type Left = { readonly to: string; readonly text: string }

let numbers = 0

/** A programme with whoever stays in touch, on a real PostgreSQL; SMS leave to a list. Everybody is invented. */
export async function caringHouse(start: Instant = lima('2026-03-01', '12:00')) {
  const rooms = [
    identity,
    enrollment,
    duty,
    suicidePreventionOver(dutyDesk),
    coordination,
    appointmentsWith(),
    correspondence,
    caringContacts,
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
  type Closing = Partial<z.infer<(typeof episodeClosed)['shape']>>
  const closing = (person: PersonId, { account }: Member, more: Closing = {}) =>
    saying(
      episodeClosed.of({
        ...{ episode: house.newId(), person, program, because: 'criteria-met', knownClinician: account },
        ...{ caringSchedule: 'twelve-months', by: account, at: house.clock.now(), ...more },
      }),
    )
  const handOver = (person: PersonId, { account: by }: Member, emergency = house.newId()) =>
    saying(handedOver.of({ person, program, by, emergency, arrivedAt: house.clock.now(), at: house.clock.now() }))
  const reopen = (person: PersonId) =>
    saying(
      episodeOpened.of({
        ...{
          episode: house.newId(),
          person,
          program,
          alias: 'AY-7K4Q',
          alert: house.newId(),
          again: true,
          at: house.clock.now(),
        },
      }),
    )
  const left: Left[] = []
  const sms: Channel = {
    ...{ name: 'sms', provider: 'inventado', concurrency: 4, timeoutMs: 1000 },
    send: async (message) => {
      const to = message.address.kind === 'phone' ? message.address.number : ''
      if (message.template.startsWith('caring')) left.push({ to, text: message.rendered.short })
      return { ok: true, providerId: null }
    },
  }
  const deliver = () =>
    deliverDue({
      ...{ db: house.runtime.database.app, now: house.clock.now(), channels: fixedChannels([sms]) },
      ...{ keys: house.runtime.keys, recipients: recipientBook, random: house.runtime.random, log: house.runtime.log },
    })
  /** The clock is put there, the job looks, and what may leave leaves. */
  const at = async (day: string, time: string) => {
    house.clock.set(lima(day, time))
    await house.worker.runNow('caring-contacts.look')
    await deliver()
  }
  const rows = async <Row>(text: ReturnType<typeof sql<Row>>): Promise<readonly Row[]> =>
    (await house.asSystem((tx) => text.execute(tx))).rows
  const contacts = (person: PersonId) =>
    rows(sql<{
      on: string
      state: string
      why: string
    }>`select c.due_on::text as "on", c.state, c.why from caring_contacts.contact c
      join caring_contacts.schedule s on s.id = c.schedule_id where s.person_id = ${person} and s.ended_at is null order by c.due_on`)
  const owed = (person: PersonId) =>
    rows(sql<{
      key: string
      kind: string
      by: string | null
      role: string
      due: Instant
    }>`select key, kind, owed_by as by, owed_by_role as role, due_at as due
      from coordination.promise where person_id = ${person} and kept_at is null and withdrawn_at is null order by due_at, key`)
  const latest = async (person: PersonId) =>
    (
      await rows(sql<{
        id: string
        sender: string | null
        why: string | null
        paused: string[]
      }>`select id, sender_id as sender, ended_why as why, paused_for as paused
      from caring_contacts.schedule where person_id = ${person} order by ended_at is null desc, started_at desc, id desc limit 1`)
    )[0]
  const facts = (person: PersonId) =>
    house.asSystem(async (tx) => {
      const reader = house.runtime.registry.feed.get('caring')
      const read = await reader?.read({ tx, now: house.clock.now(), keys: house.runtime.keys }, person, 'all')
      return z.array(z.custom<CaringFact>()).parse([...(read?.values() ?? [])])
    })
  const receive = (from: string, text: string) =>
    house.dispatch(system(null), 'correspondence.receive-message', {
      ...{ provider: 'http', providerId: house.newId(), channel: 'sms', from, text },
      ...{ at: house.clock.now(), program },
    })
  return {
    ...{ ...house, program, hire, coordinator, care, enrol, saying, closing, handOver, reopen },
    ...{ left, deliver, at, rows, contacts, owed, latest, facts, receive },
  }
}
export type CaringHouse = Awaited<ReturnType<typeof caringHouse>>

import {
  accountId,
  command,
  type EventDefinition,
  type EventOf,
  type PersonId,
  personId,
  programId,
  z,
} from '@ayni/kernel'
import { type AccessRow, handle, type ServerModule } from '@ayni/platform/commands'
import { type TestRuntime, testRuntime } from '@ayni/platform/testing'
import { sql } from 'kysely'
import { enrollment, recipientBook } from '../index.ts'

export const program = programId.parse('019a0000-0000-7000-8000-0000000000da')
export const account = accountId.parse('019a0000-0000-7000-8000-0000000000db')
export const clinician = accountId.parse('019a0000-0000-7000-8000-0000000000dc')
/** Opened anew for each file of tests. */
export let house: TestRuntime
let next = 0

/** Says what another room would say, so that this one reacts. */
const sayAnything = command('test.say', {
  summary: 'Says an event of another room',
  allow: [],
  input: z.object({ name: z.string(), payload: z.unknown() }),
  output: z.null(),
})
const otherRooms: ServerModule = {
  name: 'test',
  commands: [handle(sayAnything, async ({ input }) => ({ output: null, events: [input] }))],
  queries: [],
}

export const marks: AccessRow[] = []

export async function openHouse(): Promise<void> {
  house = await testRuntime([enrollment, otherRooms], {
    start: '2026-05-02T15:00:00.000Z',
    recordAccess: async (_, row) => void marks.push(row),
  })
  await house.asSystem(async (tx) => {
    await sql`insert into identity.program (id, slug, name, created_at) values (${program}, 'inventado', 'Programa inventado', '2026-01-01')`.execute(
      tx,
    )
    for (const id of [account, clinician])
      await sql`insert into identity.account (id, program_id, email_key, name_sealed, contacts_sealed, display_name, roles, created_at)
        values (${id}, ${program}, ${id}, '', '', 'Inventada', ${id === account ? '{coordinator}' : '{therapist}'}, '2026-01-01')`.execute(
        tx,
      )
  })
}

/** As it would be said inside the transaction of another room. */
export async function heard<P>(definition: EventDefinition<P> & { of: (payload: P) => EventOf<P> }, payload: P) {
  const said = await house.dispatch({ ...coordinator(), kind: 'system', roles: [] }, 'test.say', definition.of(payload))
  house.clock.advance(1000)
  return said
}

export const coordinator = () => house.actor.staff(program, account, 'coordinator')
export const therapist = () => house.actor.staff(program, clinician, 'therapist')
const added = z.object({ output: z.object({ person: personId }) })

export async function add(phone: string | null = `+519100${String(++next).padStart(5, '0')}`): Promise<PersonId> {
  const done = await house.dispatch(coordinator(), 'enrollment.add-person', {
    ...{ sex: null, ageYears: 26, regionUbigeo2: '05', facilityCategory: null, institution: null },
    ...{
      names: 'Luz Inventada',
      familyNames: 'Prueba Ficticia',
      serviceStartedOn: null,
      language: 'es',
      phone,
      email: null,
    },
  })
  return added.parse(done).output.person
}

export const does = async (person: PersonId, name: string, input: object, occurredAt = house.clock.now()) => {
  const done = await house.dispatch(house.actor.physician(program, person), `enrollment.${name}`, input, { occurredAt })
  house.clock.advance(1000)
  return done
}
export const staffDoes = async (name: string, input: object, actor = coordinator()) => {
  const done = await house.dispatch(actor, `enrollment.${name}`, input)
  house.clock.advance(1000)
  return done
}
export const consents = (person: PersonId) =>
  does(person, 'give-consent', { layers: [1, 2], version: 'x', language: 'es' })

const cardShape = z.object({
  state: z.string(),
  away: z.boolean(),
  contacts: z.array(z.object({ contact: z.string(), value: z.string().nullable(), wrongSince: z.string().nullable() })),
  posts: z.array(
    z.object({
      post: z.string(),
      startsOn: z.string(),
      endsOn: z.string().nullable(),
      confirmedAt: z.string().nullable(),
    }),
  ),
  history: z.array(z.object({ from: z.string(), to: z.string(), event: z.string(), byStaff: z.boolean() })),
})
export async function cardOf(person: PersonId) {
  const found = await house.ask(coordinator(), 'enrollment.person-card', { person })
  return z.object({ output: cardShape }).parse(found).output
}
export const bookOf = async (person: PersonId) =>
  (await house.asSystem((tx) => recipientBook(tx, [person], { now: house.clock.now(), keys: house.runtime.keys }))).get(
    person,
  )

export const post = (more: object = {}) => ({
  ...{ post: house.newId(), facilityCode: null, ubigeo: '050101', category: 'I-1', institution: 'MINSA' },
  ...{
    isHead: false,
    connectivity: '3g',
    place: { facilityName: 'Posta Inventada', howToFind: null },
    startsOn: '2026-05-01',
  },
  ...more,
})
export const point = (more: object = {}) => ({
  ...{
    contact: house.newId(),
    channel: 'movil',
    value: '987 654 321',
    owner: 'self',
    mayLeaveMessage: false,
    mayWrite: 'usual',
  },
  ...more,
})

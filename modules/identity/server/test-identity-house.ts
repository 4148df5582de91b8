import {
  type AccountId,
  accountId,
  command,
  type EventOf,
  type PersonId,
  type ProgramId,
  personId,
  programId,
  type Role,
  system,
  z,
} from '@ayni/kernel'
import { peopleImported } from '@ayni/modules/enrollment/contract'
import { type Knock, openSignIn, type SignIn } from '@ayni/platform/auth'
import { handle, type Outcome, type ServerModule } from '@ayni/platform/commands'
import { asOwner, type TestRuntime, testRuntime } from '@ayni/platform/testing'
import { invented } from '../fixtures.ts'
import { createAuthenticate, identity, meetDevice, recordAccess, signInDoors } from './index.ts'

/** Lets a test say what another module would. */
const say = command('voices.say', {
  summary: 'Says an event',
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

export const outputOf = (outcome: Outcome): unknown => {
  if (outcome.outcome === 'refused') throw new Error(`refused: ${outcome.code}`)
  return outcome.output
}

/** A house with a demo programme and its doors, for the tests of this module. */
export async function identityHouse(more: readonly ServerModule[] = [], origin = 'http://127.0.0.1:3000') {
  const house: TestRuntime = await testRuntime([identity, voices, ...more], { recordAccess })
  const { runtime, clock } = house
  const opened = openSignIn({
    ownerUrl: house.ownerUrl,
    secret: runtime.keys.secret,
    origin,
    clock,
    onError: (error) => runtime.log.warn({ err: error }),
  })
  const sent: string[] = []
  const noting = (make: (emailKey: string) => Promise<string>) => async (emailKey: string) => {
    const secret = await make(emailKey)
    sent.push(secret)
    return secret
  }
  const signIn: SignIn = { ...opened, makeCode: noting(opened.makeCode), makeLink: noting(opened.makeLink) }
  const doorsWhen = (demo: boolean) =>
    signInDoors({ db: runtime.database.app, keys: runtime.keys, clock, signIn, demo, origin })

  async function found(slug: string, demo = true): Promise<ProgramId> {
    const made = await house.dispatch(system(null), 'identity.found-program', {
      slug,
      name: `Programa ${slug}`,
      demo,
      dutyPhone: '+5117000000',
      dutySms: null,
    })
    return programId.parse(foundShape(outputOf(made)))
  }

  async function hire(program: ProgramId, email: string, ...roles: StaffRole[]): Promise<AccountId> {
    const made = await house.dispatch(
      system(program),
      'identity.add-account',
      invented(email, email, '+51900000099', ...roles),
    )
    return accountId.parse(field(outputOf(made), 'account'))
  }

  const saying = async (event: EventOf): Promise<void> =>
    void outputOf(await house.dispatch(system(null), 'voices.say', event))

  async function admit(program: ProgramId, alias: string): Promise<PersonId> {
    const person = personId.parse(house.newId())
    await saying(
      peopleImported.of({
        program,
        people: [
          {
            ...{ person, alias, contactable: true, agreed: true, sex: null, ageYears: null },
            ...{ regionUbigeo2: null, facilityCategory: null, institution: null },
          },
        ],
      }),
    )
    return person
  }

  const knock = (cookies: readonly string[] = []): Knock => ({
    headers: new Headers(cookies.length === 0 ? {} : { cookie: cookies.map((one) => one.split(';')[0]).join('; ') }),
    ip: '192.0.2.1',
    now: clock.now(),
  })

  async function open(name: string, input: unknown, cookies: readonly string[] = [], demo = true) {
    const door = doorsWhen(demo).find((one) => one.definition.name === name)
    if (door === undefined) throw new Error(`there is no door ${name}`)
    return door.open(input, knock(cookies))
  }

  async function join(program: ProgramId, person: PersonId, label = 'Teléfono (inventado)') {
    const made = await house.dispatch(house.actor.physician(program, person), 'identity.make-device-code', {
      person: null,
      kind: 'code',
    })
    const joined = await house.dispatch({ ...system(null), kind: 'nobody' }, 'identity.enroll-device', {
      secret: field(outputOf(made), 'secret'),
      label,
    })
    const output = outputOf(joined)
    return { token: field(output, 'token'), device: field(output, 'device') }
  }

  const authenticate = createAuthenticate({ db: runtime.database.app, clock, signIn })
  return {
    ...house,
    asOwner: (text: string) => asOwner(house.ownerUrl, text),
    found,
    hire,
    admit,
    say: saying,
    join,
    open,
    sent,
    signIn,
    meetDevice,
    whoAsks: (headers: Record<string, string>) => authenticate({ headers }),
    close: async () => {
      await opened.close()
      await house.close()
    },
  }
}

export type IdentityHouse = Awaited<ReturnType<typeof identityHouse>>

/** One text field of an answer of unknown shape. */
export function field(of: unknown, name: string): string {
  const value: unknown =
    typeof of === 'object' && of !== null ? Object.entries(of).find(([key]) => key === name)?.[1] : undefined
  if (typeof value !== 'string') throw new Error(`the answer has no ${name}`)
  return value
}

const foundShape = (output: unknown): string => field(output, 'program')

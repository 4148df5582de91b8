import { cp, rm, symlink } from 'node:fs/promises'
import path from 'node:path'
import { type Actor, type PersonId, type ProgramId, personId, programId, system, z } from '@ayni/kernel'
import { systemClock } from '@ayni/platform/clock'
import { type Channels, fixedChannels } from '@ayni/platform/messages'
import { throwawayFolder } from '@ayni/platform/testing'
import { foundDemo } from '../apps/server/src/demo/found-demo.ts'
import { giveTo } from '../apps/server/src/demo/give.ts'
import { readEnvironment } from '../apps/server/src/environment.ts'
import { createLog } from '../apps/server/src/log.ts'
import { type House, openHouse } from '../apps/server/src/open-house.ts'
import { serve } from '../apps/server/src/serve.ts'
import { freePort } from '../apps/server/src/trust/killable-house.ts'

export type BenchHouse = {
  readonly house: House
  /** Where its database and keys are: another process may join it. */
  readonly dataDir: string
  readonly program: ProgramId
  readonly physicians: readonly Actor[]
  /** One of the invented team, by post: `coordinacion`, `guardia-1` … */
  readonly staff: (post: string) => Actor
  /** Opens the real doors. @returns the port, on 127.0.0.1 */
  readonly serve: () => Promise<number>
  /** The secret of a fresh invitation link. */
  readonly invite: (physician: Actor) => Promise<string>
  /** A phone for this physician. @returns its token */
  readonly phone: (physician: Actor) => Promise<string>
  readonly close: () => Promise<void>
}

const facts = {
  contactable: true,
  agreed: true,
  at: null,
  sex: 'F',
  ageYears: 27,
  regionUbigeo2: '09',
  facilityCategory: 'I-1',
  institution: 'MINSA',
}

export const physicianOf = (program: ProgramId, person: PersonId): Actor => ({
  kind: 'physician',
  accountId: null,
  personId: person,
  programId: program,
  deviceId: null,
  roles: ['physician'],
})

/** A fresh house on its own embedded PostgreSQL, durable as in service, with an invented team, rota and so many physicians. */
export async function benchHouse(people: number, channels: Channels = fixedChannels([])): Promise<BenchHouse> {
  const dataDir = await throwawayFolder('ayni-bench-')
  const port = await freePort()
  const settings = { AYNI_DATA_DIR: dataDir, AYNI_DEMO: '0', PORT: String(port), AYNI_REQUESTS_PER_MINUTE: '100000000' }
  const environment = readEnvironment(settings)
  const house = await openHouse({
    environment,
    clock: systemClock,
    log: createLog('error'),
    whenInUse: 'refuse',
    channels,
  })
  const give = giveTo(house.runtime)
  const now = house.runtime.clock.now
  const { program, as } = await foundDemo(give, now())
  const physicians: Actor[] = []
  for (let i = 0; i < people; i++) {
    const row = { ...facts, sourceKey: `b${i}` }
    const { person } = await give(
      now(),
      system(program),
      'enrollment.import-person',
      row,
      z.object({ person: personId }),
    )
    physicians.push(physicianOf(programId.parse(program), person))
  }
  const secretShape = z.object({ secret: z.string() })
  const invite = async ({ personId: person }: Actor): Promise<string> =>
    (await give(now(), system(program), 'identity.make-device-code', { person, kind: 'link' }, secretShape)).secret
  const closing: (() => Promise<void>)[] = []
  return {
    house,
    dataDir,
    program,
    physicians,
    staff: as,
    invite,
    serve: async () => {
      // A copy: a build that somebody starts meanwhile does not change what is measured.
      const root = path.join(dataDir, 'faces')
      for (const face of ['apps/phone/dist', 'apps/console/dist'])
        await cp(path.join(environment.root, face), path.join(root, face), { recursive: true })
      await symlink(path.join(environment.root, 'reference'), path.join(root, 'reference'))
      const served = await serve(house, { ...environment, root, demo: true })
      closing.push(served.close)
      return port
    },
    phone: async (physician) => {
      const input = { secret: await invite(physician), label: 'inventado' }
      return (await give(now(), system(null), 'identity.enroll-device', input, z.object({ token: z.string() }))).token
    },
    close: async () => {
      for (const close of closing) await close()
      await house.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Actor, type PersonId, personId, type ProgramId, programId, system, z } from '@ayni/kernel'
import { systemClock } from '@ayni/platform/clock'
import { type Channels, fixedChannels } from '@ayni/platform/messages'
import { readEnvironment } from '../apps/server/src/environment.ts'
import { createLog } from '../apps/server/src/log.ts'
import { type House, openHouse } from '../apps/server/src/open-house.ts'
import { foundDemo } from '../apps/server/src/demo/found-demo.ts'
import { giveTo } from '../apps/server/src/demo/give.ts'

export type BenchHouse = { readonly house: House; readonly program: ProgramId; readonly physicians: readonly Actor[]; readonly close: () => Promise<void> }

export const physicianOf = (program: ProgramId, person: PersonId): Actor => ({
  kind: 'physician', accountId: null, personId: person, programId: program, deviceId: null, roles: ['physician'],
})

/** A fresh house on its own embedded PostgreSQL, durable as in service, with an invented team, rota and so many physicians. */
export async function benchHouse(people: number, channels: Channels = fixedChannels([])): Promise<BenchHouse> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'ayni-bench-'))
  const environment = readEnvironment({ AYNI_DATA_DIR: dataDir, AYNI_DEMO: '0' })
  const house = await openHouse({ environment, clock: systemClock, log: createLog('error'), whenInUse: 'refuse', channels })
  const give = giveTo(house.runtime)
  const now = house.runtime.clock.now()
  const { program } = await foundDemo(give, now)
  const physicians: Actor[] = []
  for (let i = 0; i < people; i++) {
    const row = { sourceKey: `b${i}`, contactable: true, agreed: true, at: null, sex: 'F', ageYears: 27, regionUbigeo2: '09', facilityCategory: 'I-1', institution: 'MINSA' }
    const { person } = await give(now, system(program), 'enrollment.import-person', row, z.object({ person: personId }))
    physicians.push(physicianOf(programId.parse(program), person))
  }
  return {
    house, program, physicians,
    close: async () => {
      await house.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

export const randomId = (): string => {
  const hex = randomBytes(16).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`
}

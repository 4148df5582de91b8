import {
  type AccountId,
  type Actor,
  accountId,
  fromMs,
  type Instant,
  type ProgramId,
  programId,
  system,
  toMs,
  z,
} from '@ayni/kernel'
import type { Give } from './give.ts'
import { staff } from './invented-team.ts'

export const demoSlug = 'demo'

export type DemoTeam = {
  readonly program: ProgramId
  readonly accounts: ReadonlyMap<string, AccountId>
  readonly as: (key: string) => Actor
}

const HOUR_MS = 3_600_000
const LIMA_MS = 5 * HOUR_MS
const DAYS_AHEAD = 21
const DAYS_BACK = 350

/** 07:00 in Lima of the day of an instant. */
const sevenOf = (at: Instant): number =>
  Math.floor((toMs(at) - LIMA_MS) / (24 * HOUR_MS)) * 24 * HOUR_MS + LIMA_MS + 7 * HOUR_MS

function shiftsFrom(fromMs_: number, days: number, of: (key: string) => AccountId) {
  const pairs = [
    ['guardia-1', 'guardia-2'],
    ['guardia-2', 'terapia'],
    ['terapia-2', 'guardia-1'],
  ] as const
  return Array.from({ length: days * 2 }, (_, half) => {
    const [first, second] = pairs[half % pairs.length] ?? pairs[0]
    const from = fromMs(fromMs_ + half * 12 * HOUR_MS)
    const until = fromMs(fromMs_ + (half + 1) * 12 * HOUR_MS)
    return [
      { account: of(first), role: 'first', from, until },
      { account: of(second), role: 'second', from, until },
      { account: of('psiquiatria'), role: 'psychiatrist_lead', from, until },
      { account: of('coordinacion'), role: 'coordinator', from, until },
    ]
  }).flat()
}

async function foundProgram(give: Give, begins: Instant): Promise<ProgramId> {
  const invented = { slug: demoSlug, name: 'Programa inventado «Ayni demo»', demo: true }
  const duty = { dutyPhone: '+51900000100', dutySms: '+51900000100' }
  const shape = z.object({ program: programId })
  return (await give(begins, system(null), 'identity.found-program', { ...invented, ...duty }, shape)).program
}

async function addTeam(give: Give, begins: Instant, program: ProgramId): Promise<ReadonlyMap<string, AccountId>> {
  const accounts = new Map<string, AccountId>()
  const shape = z.object({ account: accountId })
  for (const { key, name, displayName, phone, roles } of staff) {
    const one = { name, displayName, email: `${key}@demo.ayni.invalid`, phone, roles, language: 'es' }
    accounts.set(key, (await give(begins, system(program), 'identity.add-account', one, shape)).account)
  }
  return accounts
}

const DAYS_A_PUBLICATION = 40

async function publishRota(give: Give, begins: Instant, by: Actor, of: (key: string) => AccountId): Promise<void> {
  const days = DAYS_BACK + DAYS_AHEAD + 1
  for (let done = 0; done < days; done += DAYS_A_PUBLICATION) {
    const some = Math.min(DAYS_A_PUBLICATION, days - done)
    const from = sevenOf(begins) + done * 24 * HOUR_MS
    const rota = { from: fromMs(from), until: fromMs(from + some * 24 * HOUR_MS), shifts: shiftsFrom(from, some, of) }
    await give(begins, by, 'duty.publish-rota', rota, z.unknown())
  }
}

/** The invented programme, its team, and a rota without a hole from two months ago to three weeks ahead. */
export async function foundDemo(give: Give, now: Instant): Promise<DemoTeam> {
  const begins = fromMs(toMs(now) - (DAYS_BACK + 1) * 24 * HOUR_MS)
  const program = await foundProgram(give, begins)
  const accounts = await addTeam(give, begins, program)
  const of = (key: string): AccountId => {
    const account = accounts.get(key)
    if (account === undefined) throw new Error(`nobody invented is called ${key}`)
    return account
  }
  const as = (key: string): Actor => ({
    kind: 'staff',
    accountId: of(key),
    personId: null,
    programId: program,
    deviceId: null,
    roles: staff.find((one) => one.key === key)?.roles ?? [],
  })
  await publishRota(give, begins, as('coordinacion'), of)
  await give(begins, as('psiquiatria'), 'timers.sign', { version: 0 }, z.unknown())
  return { program, accounts, as }
}

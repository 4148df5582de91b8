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
import { staff } from './invented.ts'

export const demoSlug = 'demo'

export type DemoTeam = {
  readonly program: ProgramId
  readonly accounts: ReadonlyMap<string, AccountId>
  readonly as: (key: string) => Actor
}

const HOUR_MS = 3_600_000
const LIMA_MS = 5 * HOUR_MS
const DAYS_AHEAD = 21
const DAYS_BACK = 60

/** 07:00 in Lima of the day of an instant. */
const sevenOf = (at: Instant): number =>
  Math.floor((toMs(at) - LIMA_MS) / (24 * HOUR_MS)) * 24 * HOUR_MS + LIMA_MS + 7 * HOUR_MS

function shiftsFrom(fromMs_: number, days: number, of: (key: string) => AccountId) {
  const pairs = [
    ['guardia-1', 'guardia-2'],
    ['guardia-2', 'terapia'],
    ['terapia', 'guardia-1'],
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

/** The invented programme, its team, and a rota without a hole from two months ago to three weeks ahead. */
export async function foundDemo(give: Give, now: Instant): Promise<DemoTeam> {
  const begins = fromMs(toMs(now) - (DAYS_BACK + 1) * 24 * HOUR_MS)
  const { program } = await give(
    begins,
    system(null),
    'identity.found-program',
    {
      slug: demoSlug,
      name: 'Programa inventado «Ayni demo»',
      demo: true,
      dutyPhone: '+51900000100',
      dutySms: '+51900000100',
    },
    z.object({ program: programId }),
  )
  const house = system(program)
  const accounts = new Map<string, AccountId>()
  for (const one of staff) {
    const { account } = await give(
      begins,
      house,
      'identity.add-account',
      {
        name: one.name,
        displayName: one.displayName,
        email: `${one.key}@demo.ayni.invalid`,
        phone: one.phone,
        roles: one.roles,
        language: 'es',
      },
      z.object({ account: accountId }),
    )
    accounts.set(one.key, account)
  }
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
  const seven = sevenOf(begins)
  for (let chunk = 0; chunk < DAYS_BACK + DAYS_AHEAD + 1; chunk += 40) {
    const days = Math.min(40, DAYS_BACK + DAYS_AHEAD + 1 - chunk)
    const from = seven + chunk * 24 * HOUR_MS
    await give(
      begins,
      as('coordinacion'),
      'suicide-prevention.publish-rota',
      {
        from: fromMs(from),
        until: fromMs(from + days * 24 * HOUR_MS),
        shifts: shiftsFrom(from, days, of),
      },
      z.unknown(),
    )
  }
  return { program, accounts, as }
}

import { type Clock, type Instant, type ProgramId, system } from '@ayni/kernel'
import type { SignIn } from '@ayni/platform/auth'
import type { KeyRing } from '@ayni/platform/crypto'
import { type Db, inTransaction, type Tx } from '@ayni/platform/database'
import type { StaffSession } from '../../contract.ts'
import { findProgram } from '../devices/store.ts'
import { idle, secondFactorOf } from './authenticate.ts'
import { type HeldSession, staffOfSession } from './store.ts'

/** What the doors need of the house. */
export type SignInDeps = {
  readonly db: Db
  readonly keys: KeyRing
  readonly clock: Clock
  readonly signIn: SignIn
  /** AYNI_DEMO: whether invented people may be entered as. */
  readonly demo: boolean
  /** Where the console is reached, `https://…`, for the link in the e-mail. */
  readonly origin: string
}

export const asHouse = <T>(
  { db }: Pick<SignInDeps, 'db'>,
  program: ProgramId | null,
  work: (tx: Tx) => Promise<T>,
): Promise<T> => inTransaction(db, system(program), work)

export async function heldBy(
  { signIn, db }: SignInDeps,
  headers: Headers,
  now: Instant,
): Promise<HeldSession | undefined> {
  const token = await signIn.tokenOf(headers)
  return token === null ? undefined : staffOfSession(db, token, now, idle)
}

/** The session that cookies just set will open. */
export const heldByCookies = (
  deps: SignInDeps,
  cookies: readonly string[],
  now: Instant,
): Promise<HeldSession | undefined> =>
  heldBy(deps, new Headers({ cookie: cookies.map((cookie) => cookie.slice(0, cookie.indexOf(';'))).join('; ') }), now)

export async function describe(deps: SignInDeps, held: HeldSession): Promise<StaffSession> {
  const program = await asHouse(deps, held.program, (tx) => findProgram(tx, held.program))
  if (program === undefined) throw new Error('an account without its programme')
  const { account, displayName, roles, language, demo } = held
  return { account, displayName, roles, language, demo, program, secondFactor: secondFactorOf(held) }
}

import { createHash, randomUUID } from 'node:crypto'
import type { Clock, Instant } from '@ayni/kernel'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { rolePassword, urlAs } from '../database/index.ts'
import { type SignInPolicy, signInPolicy } from './sign-in-policy.ts'

export type SignInOptions = {
  readonly ownerUrl: string
  readonly secret: string
  /** Where people reach the house: `https://…` makes the cookie `__Host-` and Secure. */
  readonly origin: string
  readonly clock: Clock
  readonly policy?: SignInPolicy
  readonly onError: (error: Error) => void
}

/** Cookies to set, or null when the code, link or account is not right. */
export type Opened = readonly string[] | null

/** Codes, links and sessions of staff. Addresses are keyed hashes here: this part of the house knows nobody by name. */
export type SignIn = {
  readonly makeCode: (emailKey: string) => Promise<string>
  readonly makeLink: (emailKey: string) => Promise<string>
  readonly enterCode: (emailKey: string, code: string, headers: Headers) => Promise<Opened>
  readonly enterLink: (token: string, headers: Headers) => Promise<Opened>
  readonly openSession: (account: string, headers: Headers) => Promise<Opened>
  /** Token of the session in a cookie whose signature is right; null otherwise. No query. */
  readonly tokenOf: (headers: Headers) => Promise<string | null>
  readonly clearCookies: (headers: Headers) => Promise<readonly string[]>
  readonly endSession: (token: string) => Promise<void>
  /** Counts one try for a key; false once more than `limit` fell into the window. */
  readonly mayTry: (key: string, at: Instant, windowS: number, limit: number) => Promise<boolean>
  readonly close: () => Promise<void>
}

const addressOf = (emailKey: string): string => `${emailKey}@ayni.invalid`

/** The library says no by throwing, with a status below 500; anything else is an outage. */
function isSaidNo(error: unknown): boolean {
  return (
    error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' && error.statusCode < 500
  )
}

async function orNull(work: Promise<{ readonly headers: Headers }>): Promise<Opened> {
  try {
    const cookies = (await work).headers.getSetCookie()
    return cookies.length === 0 ? null : cookies
  } catch (error) {
    if (isSaidNo(error)) return null
    throw error
  }
}

/** The library over its own small pool as `ayni_auth`, loaded when the first person needs it. */
function openRoom({ ownerUrl, secret, origin, clock, policy = signInPolicy, onError }: SignInOptions) {
  const pool = new pg.Pool({
    connectionString: urlAs(ownerUrl, 'ayni_auth', rolePassword(secret, 'ayni_auth')),
    max: 4,
    idleTimeoutMillis: 60_000,
  })
  pool.on('error', onError)
  const db = new Kysely<Record<never, never>>({ dialect: new PostgresDialect({ pool }) })
  const links = new Map<string, string>()
  const load = async () => {
    // 50 MB and 0.4 s, measured: a phone's server that nobody signs in to does not pay them.
    const { createLibrary } = await import('./sign-in-library.ts')
    return createLibrary({
      db,
      secret,
      origin,
      clock,
      policy,
      onLink: (request, token) => void links.set(request, token),
    }).api
  }
  let loaded: ReturnType<typeof load> | undefined
  const library = (): ReturnType<typeof load> => {
    loaded ??= load()
    return loaded
  }
  const takeLink = (request: string): string => {
    const token = links.get(request)
    links.delete(request)
    if (token === undefined) throw new Error('the sign-in library made no link')
    return token
  }
  return { db, library, takeLink }
}

/** Opens the sign-in room of the house. */
export function openSignIn(options: SignInOptions): SignIn {
  const { db, library, takeLink } = openRoom(options)
  return {
    makeCode: async (emailKey) =>
      (await library()).createVerificationOTP({ body: { email: addressOf(emailKey), type: 'sign-in' } }),
    makeLink: async (emailKey) => {
      const request = randomUUID()
      await (await library()).signInMagicLink({
        body: { email: addressOf(emailKey), metadata: { request } },
        headers: new Headers(),
      })
      return takeLink(request)
    },
    enterCode: async (emailKey, code, headers) =>
      orNull(
        (await library()).signInEmailOTP({
          body: { email: addressOf(emailKey), otp: code },
          headers,
          returnHeaders: true,
        }),
      ),
    enterLink: async (token, headers) =>
      orNull((await library()).magicLinkVerify({ query: { token }, headers, returnHeaders: true })),
    openSession: async (account, headers) =>
      orNull((await library()).openHouseSession({ body: { account }, headers, returnHeaders: true })),
    tokenOf: async (headers) => {
      if (!(headers.get('cookie') ?? '').includes('ayni.session')) return null
      return (await (await library()).readHouseToken({ headers })).token
    },
    clearCookies: async (headers) =>
      (await (await library()).clearHouseCookie({ headers, returnHeaders: true })).headers.getSetCookie(),
    endSession: async (token) => void (await sql`delete from identity_auth.session where token = ${token}`.execute(db)),
    mayTry: async (key, at, windowS, limit) => {
      const hashed = createHash('sha256').update(key).digest('hex')
      const { rows } = await sql<{
        may: boolean
      }>`select identity_auth.may_try(${hashed}, ${at}, ${windowS}, ${limit}) as may`.execute(db)
      return rows[0]?.may === true
    },
    close: () => db.destroy(),
  }
}

import { createHmac, randomUUID } from 'node:crypto'
import { type Clock, plusSeconds, z } from '@ayni/kernel'
import { betterAuth } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { deleteSessionCookie, setSessionCookie } from 'better-auth/cookies'
import { emailOTP } from 'better-auth/plugins/email-otp'
import { magicLink } from 'better-auth/plugins/magic-link'
import type { Db } from '../database/index.ts'
import type { SignInPolicy } from './sign-in-policy.ts'

export type LibraryOptions = {
  readonly db: Db
  readonly secret: string
  readonly origin: string
  readonly clock: Clock
  readonly policy: SignInPolicy
  /** Receives the token of the link that was just made for a request. */
  readonly onLink: (request: string, token: string) => void
}

/** What the library has and no public endpoint offers: a session for a known account, and the token in a signed cookie. */
const houseDoors = () => ({
  id: 'house-doors' as const,
  endpoints: {
    openHouseSession: createAuthEndpoint.serverOnly(
      { method: 'POST', requireHeaders: true, body: z.object({ account: z.string() }) },
      async (ctx) => {
        const user = await ctx.context.internalAdapter.findUserById(ctx.body.account)
        if (user === null) return { opened: false }
        const session = await ctx.context.internalAdapter.createSession(user.id)
        await setSessionCookie(ctx, { session, user })
        return { opened: true }
      },
    ),
    readHouseToken: createAuthEndpoint.serverOnly({ method: 'POST', requireHeaders: true }, async (ctx) => {
      const token = await ctx.getSignedCookie(ctx.context.authCookies.sessionToken.name, ctx.context.secret)
      return { token: typeof token === 'string' && token !== '' ? token : null }
    }),
    clearHouseCookie: createAuthEndpoint.serverOnly({ method: 'POST', requireHeaders: true }, async (ctx) => {
      deleteSessionCookie(ctx)
      return { cleared: true }
    }),
  },
})

/** Times by the house's clock. Neither address nor browser is kept: they would say where a clinician sleeps. */
const byTheHouse =
  (clock: Clock, policy: SignInPolicy) =>
  async <Session extends object>(session: Session) => {
    const now = clock.now()
    const at = new Date(now)
    const expiresAt = new Date(plusSeconds(now, policy.sessionMaxS))
    return {
      data: { ...session, createdAt: at, updatedAt: at, lastSeenAt: at, expiresAt, ipAddress: null, userAgent: null },
    }
  }

/** better-auth, told what the house wants: no passwords, no sign-up, hashed codes and links, times by the house's clock. */
export function createLibrary({ db, secret, origin, clock, policy, onLink }: LibraryOptions) {
  const secure = origin.startsWith('https://')
  return betterAuth({
    appName: 'Ayni',
    baseURL: origin,
    secret: createHmac('sha256', secret).update('sign-in').digest('base64url'),
    database: { db: db.withSchema('identity_auth'), type: 'postgres' },
    telemetry: { enabled: false },
    emailAndPassword: { enabled: false },
    rateLimit: { enabled: false },
    session: {
      expiresIn: policy.sessionMaxS,
      disableSessionRefresh: true,
      additionalFields: { lastSeenAt: { type: 'date', required: true, input: false } },
    },
    databaseHooks: { session: { create: { before: byTheHouse(clock, policy) } } },
    advanced: {
      useSecureCookies: false,
      cookiePrefix: 'ayni',
      // `__Host-` binds the cookie to this host and path; browsers accept it over https alone.
      cookies: { session_token: { name: secure ? '__Host-ayni.session' : 'ayni.session', attributes: { secure } } },
      database: { generateId: () => randomUUID() },
    },
    plugins: [
      emailOTP({
        disableSignUp: true,
        otpLength: 6,
        expiresIn: policy.codeLastsS,
        allowedAttempts: policy.triesPerCode,
        storeOTP: 'hashed',
        sendVerificationOTP: async () => undefined,
      }),
      magicLink({
        disableSignUp: true,
        expiresIn: policy.codeLastsS,
        storeToken: 'hashed',
        sendMagicLink: async ({ token, metadata }) => onLink(String(metadata?.request), token),
      }),
      houseDoors(),
    ],
  })
}

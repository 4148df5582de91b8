import {
  type Actor,
  type Clock,
  clinicalRoles,
  deviceId,
  nobody,
  personId,
  programId,
  type Refusal,
  type Role,
  refuse,
} from '@ayni/kernel'
import { type Asking, headersOf, type SignIn } from '@ayni/platform/auth'
import { hashToken } from '@ayni/platform/crypto'
import type { Db } from '@ayni/platform/database'
import { deviceOfToken, type HeldSession, type Idle, staffOfSession } from './store.ts'

/** A session nobody used for this long is over. [D] */
export const idle: Idle = { clinicalS: 12 * 3600, othersS: 7 * 86_400 }

export const isClinical = (role: Role): boolean => clinicalRoles.some((clinical) => clinical === role)

/** What stands between this session and its roles. */
export function secondFactorOf(
  held: Pick<HeldSession, 'roles' | 'totpSince' | 'secondFactorAt'>,
): 'not-needed' | 'to-set-up' | 'due' | 'passed' {
  if (held.secondFactorAt !== null) return 'passed'
  if (held.totpSince !== null) return 'due'
  return held.roles.some(isClinical) ? 'to-set-up' : 'not-needed'
}

/** Whoever set up a second factor shows it before anything; whoever has not is without clinical roles until they do. */
function staffActor(held: HeldSession): Actor {
  const state = secondFactorOf(held)
  const waits = (role: Role): boolean => state === 'due' || (state === 'to-set-up' && isClinical(role))
  return {
    kind: 'staff',
    accountId: held.account,
    personId: null,
    programId: held.program,
    deviceId: null,
    roles: held.roles.filter((role) => !waits(role)),
    awaitingSecondFactor: held.roles.filter(waits),
  }
}

async function phoneActor(db: Db, token: string, clock: Clock): Promise<Actor | Refusal> {
  const held = await deviceOfToken(db, hashToken(token), clock.now())
  if (held === undefined) return refuse('device.unknown')
  const ended = held.signedOutAt !== null || held.wipeRequestedAt !== null
  return {
    kind: 'physician',
    accountId: null,
    personId: personId.parse(held.person),
    programId: programId.parse(held.program),
    deviceId: deviceId.parse(held.device),
    // A phone that was signed out is still recognised, to be told to empty itself, and may do nothing else.
    roles: ended ? [] : ['physician'],
  }
}

export type AuthenticateDeps = { readonly db: Db; readonly clock: Clock; readonly signIn: Pick<SignIn, 'tokenOf'> }

/** Who asks: a phone by its token, staff by their cookie, in one query; nobody without either. */
export const createAuthenticate =
  ({ db, clock, signIn }: AuthenticateDeps) =>
  async (request: Asking): Promise<Actor | Refusal> => {
    const headers = headersOf(request)
    const authorization = headers.get('authorization')
    const bearer = /^Bearer ([\w-]{20,100})$/.exec(authorization ?? '')?.[1]
    if (bearer !== undefined) return phoneActor(db, bearer, clock)
    if (authorization !== null) return refuse('device.unknown')
    const token = await signIn.tokenOf(headers)
    const held = token === null ? undefined : await staffOfSession(db, token, clock.now(), idle)
    return held === undefined ? nobody : staffActor(held)
  }

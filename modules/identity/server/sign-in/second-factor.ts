import { type Instant, plusMinutes, type Refusal, refuse, toMs, z } from '@ayni/kernel'
import { base32, matchTotp, newTotpSecret, totpAddress } from '@ayni/platform/auth'
import { type KeyRing, keyedHash, open, randomToken, seal } from '@ayni/platform/crypto'
import type { Tx } from '@ayni/platform/database'
import {
  confirmFactor,
  type Factor,
  findFactor,
  type HeldSession,
  noteRight,
  noteWrong,
  passSecondFactor,
  putFactor,
} from './store.ts'

/** Five wrong codes close the second factor for a quarter of an hour; ten recovery codes. All [D]. */
export const factorPolicy = { triesBeforeLock: 5, lockMin: 15, recoveryCodes: 10 } as const

type Wrong = Refusal<
  'identity.second-factor-wrong' | 'identity.second-factor-locked' | 'identity.second-factor-missing'
>
type Ask = { readonly tx: Tx; readonly keys: KeyRing; readonly now: Instant; readonly held: HeldSession }

const secretContext = (account: string): string => `identity.second-factor:${account}`
const hashRecovery = (keys: KeyRing, account: string, code: string): string =>
  keyedHash(keys, `identity.recovery:${account}`, code.replaceAll(/[\s-]/g, '').toUpperCase())

/** A new secret; until it is confirmed with a code it counts for nothing and may be made again. */
export async function setUpFactor({ tx, keys, now, held }: Ask): Promise<{ secret: string; address: string }> {
  const secret = newTotpSecret()
  await putFactor(
    tx,
    held.account,
    held.program,
    seal(keys, secretContext(held.account), Buffer.from(secret).toString('base64')),
    now,
  )
  return { secret: base32(secret), address: totpAddress('Ayni', held.displayName, secret) }
}

const unlocked = (factor: Factor, now: Instant): boolean => factor.lockedUntil === null || factor.lockedUntil <= now

async function wrong({ tx, now, held }: Ask, factor: Factor): Promise<Wrong> {
  const failures = factor.failures + 1
  const locks = failures >= factorPolicy.triesBeforeLock
  await noteWrong(tx, held.account, locks ? 0 : failures, locks ? plusMinutes(now, factorPolicy.lockMin) : null)
  return refuse('identity.second-factor-wrong')
}

/** @returns the refusal, or undefined when the code is the right one for now and was never used. */
async function checkCode(ask: Ask, factor: Factor, code: string): Promise<Wrong | undefined> {
  const { tx, keys, now, held } = ask
  if (!unlocked(factor, now)) return refuse('identity.second-factor-locked', { until: factor.lockedUntil ?? now })
  const secret = Buffer.from(open(keys, secretContext(held.account), factor.secretSealed, z.string()), 'base64')
  const step = matchTotp(secret, code, toMs(now), factor.lastStep)
  if (step === null) return wrong(ask, factor)
  await noteRight(tx, held.account, { step })
  return undefined
}

export async function confirmFirstCode(
  ask: Ask,
  code: string,
): Promise<readonly string[] | Wrong | Refusal<'identity.second-factor-exists'>> {
  const factor = await findFactor(ask.tx, ask.held.account)
  if (factor === undefined) return refuse('identity.second-factor-missing')
  if (factor.confirmedAt !== null) return refuse('identity.second-factor-exists')
  const refused = await checkCode(ask, factor, code)
  if (refused !== undefined) return refused
  const codes = Array.from({ length: factorPolicy.recoveryCodes }, () =>
    base32(Buffer.from(randomToken(10), 'base64url')).replace(/(.{4})(?=.)/g, '$1-'),
  )
  await confirmFactor(
    ask.tx,
    ask.held.account,
    ask.now,
    codes.map((one) => hashRecovery(ask.keys, ask.held.account, one)),
  )
  await passSecondFactor(ask.tx, ask.held.session, ask.now)
  return codes
}

export async function showCode(ask: Ask, code: string): Promise<Wrong | undefined> {
  const factor = await findFactor(ask.tx, ask.held.account)
  if (factor === undefined || factor.confirmedAt === null) return refuse('identity.second-factor-missing')
  const refused = await checkCode(ask, factor, code)
  if (refused === undefined) await passSecondFactor(ask.tx, ask.held.session, ask.now)
  return refused
}

export async function showRecoveryCode(ask: Ask, code: string): Promise<Wrong | undefined> {
  const { tx, keys, now, held } = ask
  const factor = await findFactor(tx, held.account)
  if (factor === undefined || factor.confirmedAt === null) return refuse('identity.second-factor-missing')
  if (!unlocked(factor, now)) return refuse('identity.second-factor-locked', { until: factor.lockedUntil ?? now })
  const recoveryHash = hashRecovery(keys, held.account, code)
  if (!factor.recoveryHashes.includes(recoveryHash)) return wrong(ask, factor)
  await noteRight(tx, held.account, { recoveryHash })
  await passSecondFactor(tx, held.session, now)
  return undefined
}

import { isRefusal, refuse } from '@ayni/kernel'
import { type Door, door } from '@ayni/platform/auth'
import {
  confirmTotp,
  currentSession,
  setupTotp,
  signOut,
  signOutEverywhere,
  useRecoveryCode,
  verifyTotp,
} from '../../contract.ts'
import { asHouse, describe, heldBy, type SignInDeps } from './house.ts'
import { confirmFirstCode, setUpFactor, showCode, showRecoveryCode } from './second-factor.ts'
import { endSessions } from './store.ts'

const sessionDoor = (deps: SignInDeps): Door =>
  door(currentSession, async (_input, { headers, now }) => {
    const held = await heldBy(deps, headers, now)
    return { output: held === undefined ? null : await describe(deps, held) }
  })

const setupDoor = (deps: SignInDeps): Door =>
  door(setupTotp, async (_input, { headers, now }) => {
    const held = await heldBy(deps, headers, now)
    if (held === undefined) return refuse('auth.required')
    if (held.totpSince !== null) return refuse('identity.second-factor-exists')
    return { output: await asHouse(deps, held.program, (tx) => setUpFactor({ tx, keys: deps.keys, now, held })) }
  })

const confirmDoor = (deps: SignInDeps): Door =>
  door(confirmTotp, async ({ code }, { headers, now }) => {
    const held = await heldBy(deps, headers, now)
    if (held === undefined) return refuse('auth.required')
    const codes = await asHouse(deps, held.program, (tx) => confirmFirstCode({ tx, keys: deps.keys, now, held }, code))
    return isRefusal(codes) ? codes : { output: { recoveryCodes: [...codes] } }
  })

const showing =
  (definition: typeof verifyTotp | typeof useRecoveryCode, show: typeof showCode) =>
  (deps: SignInDeps): Door =>
    door(definition, async ({ code }, { headers, now }) => {
      const held = await heldBy(deps, headers, now)
      if (held === undefined) return refuse('auth.required')
      const refused = await asHouse(deps, held.program, (tx) => show({ tx, keys: deps.keys, now, held }, code))
      return refused ?? { output: await describe(deps, { ...held, secondFactorAt: now }) }
    })

const outDoor = (deps: SignInDeps): Door =>
  door(signOut, async (_input, { headers }) => {
    const token = await deps.signIn.tokenOf(headers)
    if (token !== null) await deps.signIn.endSession(token)
    return { output: null, cookies: await deps.signIn.clearCookies(headers) }
  })

const everywhereDoor = (deps: SignInDeps): Door =>
  door(signOutEverywhere, async (_input, { headers, now }) => {
    const held = await heldBy(deps, headers, now)
    if (held === undefined) return refuse('auth.required')
    await asHouse(deps, held.program, (tx) => endSessions(tx, held.account))
    return { output: null, cookies: await deps.signIn.clearCookies(headers) }
  })

export const sessionDoors = (deps: SignInDeps): readonly Door[] =>
  [
    sessionDoor,
    setupDoor,
    confirmDoor,
    showing(verifyTotp, showCode),
    showing(useRecoveryCode, showRecoveryCode),
    outDoor,
    everywhereDoor,
  ].map((make) => make(deps))

import type { EmergencyPolicy } from '@ayni/clinical/emergency'
import { type Instant, plusMinutes, refuse } from '@ayni/kernel'
import { answer, handle } from '@ayni/platform/commands'
import type { KeyRing } from '@ayni/platform/crypto'
import { type LocalWay, localWays, retireLocalWay, saveLocalWay, verifyLocalWay } from '../contract.ts'
import { putWay, retireWay, verifyWay, type WayRow, wayExists, waysNear } from './local-ways-store.ts'
import { localWaySeal } from './seal-contexts.ts'
import { policyOf } from './store.ts'

const topics = ['local-ways']

export const shownWays = (rows: readonly WayRow[], policy: EmergencyPolicy, keys: KeyRing, now: Instant): LocalWay[] =>
  rows.map(({ sealed, ...row }) => ({
    ...row,
    ...localWaySeal.open(keys, row.way, sealed),
    stale: plusMinutes(row.verifiedAt, policy.verifyWaysDays * 1440) <= now,
  }))

export const saveLocalWayHandler = handle(saveLocalWay, async ({ input, tx, actor, now, keys }) => {
  const { accountId: by, programId: program } = actor
  if (by === null || program === null) return refuse('emergency.way-unknown')
  const { who, how, note, ...plain } = input
  if ((await wayExists(tx, input.way)) === 'theirs') return refuse('emergency.way-unknown')
  const sealed = localWaySeal.seal(keys, input.way, { who, how, note })
  const saved = await putWay(tx, { ...plain, sealed, verifiedAt: now, program, by })
  return saved ? { output: null, topics } : refuse('emergency.way-unknown')
})

export const verifyLocalWayHandler = handle(verifyLocalWay, async ({ input, tx, actor, now }) => {
  const by = actor.accountId
  return by !== null && (await verifyWay(tx, input.way, by, now))
    ? { output: null, topics }
    : refuse('emergency.way-unknown')
})

export const retireLocalWayHandler = handle(retireLocalWay, async ({ input, tx, now }) =>
  (await retireWay(tx, input.way, input.retired ? now : null))
    ? { output: null, topics }
    : refuse('emergency.way-unknown'),
)

export const localWaysAnswer = answer(localWays, async ({ input, tx, actor, now, keys }) => {
  if (actor.programId === null) return { rows: [] }
  const near = await waysNear(tx, { facilityCode: null, ubigeo: input.ubigeo })
  return { rows: shownWays(near, await policyOf(tx, actor.programId), keys, now) }
})

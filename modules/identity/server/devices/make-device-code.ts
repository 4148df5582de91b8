import { refuse } from '@ayni/kernel'
import { handle } from '@ayni/platform/commands'
import { makeDeviceCode } from '../../contract.ts'
import { expiryOf, hashSecret, newCode, newLink } from './device-secret.ts'
import { findParticipant, insertCode, isHeld } from './store.ts'

export const makeDeviceCodeHandler = handle(makeDeviceCode, async ({ input, actor, tx, now, keys, newId }) => {
  const own = actor.personId !== null
  const person = own ? actor.personId : input.person
  // A physician makes codes for themself; naming somebody else finds nobody.
  const named = input.person === null || !own || input.person === actor.personId
  const participant = person === null || !named ? undefined : await findParticipant(tx, person)
  if (participant === undefined) return refuse('identity.person-unknown')
  // ENR-01: who may be listed twice is not invited by either record until somebody decided.
  if (!own && (await isHeld(tx, participant.personId))) return refuse('identity.person-in-review')
  const secret = input.kind === 'link' ? newLink() : newCode()
  const expiresAt = expiryOf(now, input.kind, own)
  await insertCode(tx, {
    id: newId(),
    programId: participant.programId,
    personId: participant.personId,
    kind: input.kind,
    secretHash: hashSecret(keys, secret),
    madeAt: now,
    expiresAt,
    madeBy: actor.accountId,
  })
  return { output: { secret, expiresAt }, about: participant.personId }
})

import { deviceId, refuse } from '@ayni/kernel'
import { handle } from '@ayni/platform/commands'
import { hashToken, randomToken } from '@ayni/platform/crypto'
import { asSystem } from '@ayni/platform/database'
import { enrollDevice } from '../../contract.ts'
import { hashSecret } from './device-secret.ts'
import { findCode, findParticipant, findProgram, hasOtherDevice, insertDevice } from './store.ts'

/**
 * Joins a phone. The phone's id is the id of the command that joined it, so that the same command sent again, because the
 * answer was lost, finds its own work instead of a used link.
 */
export const enrollDeviceHandler = handle(enrollDevice, async ({ input, actor, tx, now, keys, commandId }) =>
  asSystem(tx, actor, async () => {
    const code = await findCode(tx, hashSecret(keys, input.secret))
    if (code === undefined) return refuse('identity.code-unknown')
    const device = deviceId.parse(commandId)
    const repeated = code.usedByDevice === device
    if (code.usedAt !== null && !repeated) return refuse('identity.code-used')
    if (code.expiresAt <= now && !repeated) return refuse('identity.code-expired')
    const participant = await findParticipant(tx, code.personId)
    const program = participant === undefined ? undefined : await findProgram(tx, participant.programId)
    if (participant === undefined || program === undefined) return refuse('identity.code-unknown')
    const token = randomToken(32)
    const returning = await hasOtherDevice(tx, code.personId, device)
    // A repetition that arrived together with the first ends at the ledger's unique id and is answered from there.
    if (!repeated)
      await insertDevice(tx, {
        ...participant,
        id: device,
        tokenHash: hashToken(token),
        label: input.label,
        at: now,
        codeId: code.id,
      })
    const { personId: person, alias, language } = participant
    return {
      output: { token, device, person, alias, language, returning, program },
      about: person,
      program: program.id,
      changes: [{ person, kind: 'device', key: device }],
    }
  }),
)

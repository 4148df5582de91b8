import { defaultAssignmentPolicy, limitOf } from '@ayni/clinical/assignment'
import { refuse } from '@ayni/kernel'
import { answer } from '@ayni/platform/commands'
import { type MessageHealth, messageHealth } from '@ayni/platform/messages'
import { board } from '../../contract.ts'
import { capacityOf, healthOf, lastBackupAt, longestSilent, silenceOf } from './store.ts'

const LONGEST = 20

const messagesIn = ({ unsent, failed24h, oldestUrgentS }: MessageHealth) => ({
  messagesWaiting: unsent,
  messagesFailed: failed24h,
  oldestUrgentS: oldestUrgentS === null ? null : Math.floor(oldestUrgentS),
})

export const boardAnswer = answer(board, async ({ tx, actor, now }) => {
  const { programId: program } = actor
  if (program === null) return refuse('coordination.no-program')
  const messages = await messageHealth(tx, { now, programId: program })
  return {
    asOf: now,
    silence: {
      ...(await silenceOf(tx, program)),
      longest: [...(await longestSilent(tx, { program, now, limit: LONGEST }))],
    },
    capacity: (await capacityOf(tx, program, now)).map(({ maxOpen, hoursPerWeek, ...load }) => ({
      ...load,
      limit: limitOf(defaultAssignmentPolicy, { maxOpen, hoursPerWeek }),
    })),
    health: { ...(await healthOf(tx, program, now)), ...messagesIn(messages), lastBackupAt: await lastBackupAt(tx) },
  }
})

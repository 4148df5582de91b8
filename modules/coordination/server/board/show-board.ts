import { refuse } from '@ayni/kernel'
import { answer } from '@ayni/platform/commands'
import { board } from '../../contract.ts'
import { capacityOf, healthOf, longestSilent, silenceOf } from './store.ts'

const LONGEST = 20

export const boardAnswer = answer(board, async ({ tx, actor, now }) => {
  const { programId: program } = actor
  if (program === null) return refuse('coordination.no-program')
  return {
    asOf: now,
    silence: { ...(await silenceOf(tx, program)), longest: [...(await longestSilent(tx, program, LONGEST))] },
    capacity: [...(await capacityOf(tx, program))],
    health: { ...(await healthOf(tx, program)), messagesWaiting: 0, messagesFailed: 0, lastBackupAt: null },
  }
})

import { outreachPolicy } from '@ayni/clinical/outreach'
import { peopleMerged } from '@ayni/modules/roster/contract'
import { react } from '@ayni/platform/commands'
import { mergePeople } from './merge-store.ts'
import { mine } from './own-words.ts'

/** Attempts with the duplicate count as attempts with the survivor: nobody is invited twice as often for being listed twice. */
export const mergeAttempts = react(peopleMerged, async ({ payload, tx }) => {
  const { attemptsPerCycle, silentDays } = outreachPolicy
  await mergePeople(tx, payload, { attemptsPerCycle, silentDays })
  return { changes: mine(payload.survivor), topics: ['outreach'] }
})

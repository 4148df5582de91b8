import { answer } from '@ayni/platform/commands'
import { careTeam } from '../contract.ts'
import { assignedTo } from './store.ts'

/** Assignments alone: who opened an alert or broke the glass is for the privacy officer. */
export const careTeamAnswer = answer(careTeam, async ({ input, tx }) => [...(await assignedTo(tx, input.person))])

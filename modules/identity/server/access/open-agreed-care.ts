import { caseBegun, caseEnded } from '@ayni/modules/coordination/contract'
import { react } from '@ayni/platform/commands'
import { careChanged } from '../../contract.ts'
import { closeCare, isBlocked, openCare } from './store.ts'

/** Both sides were asked: the record opens to this clinician, and closes to the one whose place they take. */
export const openAgreedCare = react(caseBegun, async ({ payload, tx, newId }) => {
  const { person, program, account, instead, at } = payload
  if (await isBlocked(tx, person, account)) return {}
  await openCare(tx, 'assigned', { id: newId(), program, person, account, at })
  const begun = careChanged.of({ person, program, account, kind: 'assigned', holds: true, at })
  const left = instead !== null && instead !== account && (await closeCare(tx, 'assigned', person, instead, at))
  return {
    topics: ['roster'],
    events: left
      ? [begun, careChanged.of({ person, program, account: instead, kind: 'assigned', holds: false, at })]
      : [begun],
  }
})

export const closeEndedCare = react(caseEnded, async ({ payload, tx }) => {
  const { person, program, account, at } = payload
  const closed = await closeCare(tx, 'assigned', person, account, at)
  return closed ? { events: [careChanged.of({ person, program, account, kind: 'assigned', holds: false, at })] } : {}
})

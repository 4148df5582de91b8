import { isHard } from '@ayni/clinical/assignment'
import { consentChanged, neededLayers, personStateChanged } from '@ayni/modules/enrollment/contract'
import { careChanged } from '@ayni/modules/identity/contract'
import { roundRead } from '@ayni/modules/screening/contract'
import { alertAcknowledged } from '@ayni/modules/suicide-prevention/contract'
import { type Reaction, react } from '@ayni/platform/commands'
import { returnToRole } from '../owners-store.ts'
import { withdrawAllOf } from '../store.ts'
import { answersSince, giveBack, joined, owe, settled } from './case.ts'
import { caseFacts } from './facts-store.ts'
import { openProposal, proposalsOf, putReading } from './store.ts'

/** However an assignment ended, its promises return to the role and its proposal is over. */
const careOver = react(careChanged, async ({ payload, tx }) => {
  const { person, account, holds, kind, at: now } = payload
  if (holds || kind !== 'assigned') return {}
  const proposal = await openProposal(tx, person, account)
  if (proposal?.state === 'begun') return giveBack({ tx, now }, proposal, { state: 'ended', why: 'ended' })
  const back = await returnToRole(tx, { account, person, why: 'ended', at: now })
  return settled({ changes: back.map(({ key }) => ({ person, kind: 'promise', key })) })
})

/** @safety EC-05 the nearest clinician acts first, whoever they are to the person: this only asks for somebody after them. */
const actedFirst = react(alertAcknowledged, async ({ payload, tx }) => {
  const { alert, person, by: account, at: now } = payload
  const facts = await caseFacts(tx, { person, account, now, answersSince: answersSince(now) })
  const known = [facts?.team, facts?.said].some((said) => said !== undefined && said !== null && isHard(said))
  if (facts === undefined || !known) return {}
  return owe({ tx, now }, facts, 'replace-clinician', `replace-clinician:${alert}`)
})

/** What they were when the round was whole, so that waits can be told by level. */
const levelRead = react(roundRead, async ({ payload, tx }) => {
  const { complete, person, program, round, level, receivedAt: at } = payload
  if (complete) await putReading(tx, { person, program, round, level, at })
  return {}
})

/** Who left is proposed to nobody. */
const consentGone = react(consentChanged, async ({ payload, tx, now }) => {
  if (payload.given || !neededLayers.some((layer) => layer === payload.layer)) return {}
  const open = await proposalsOf(tx, payload.person)
  const over = []
  for (const proposal of open) over.push(await giveBack({ tx, now }, proposal, { state: 'taken-back', why: 'ended' }))
  return joined(over)
})

/** EC-12: nothing more is owed to somebody who died. */
const died = react(personStateChanged, async ({ payload, tx, now }) => {
  if (payload.to !== 'deceased') return {}
  const { person } = payload
  const keys = await withdrawAllOf(tx, person, now, 'all')
  const open = await proposalsOf(tx, person)
  const over = []
  for (const proposal of open) over.push(await giveBack({ tx, now }, proposal, { state: 'taken-back', why: 'ended' }))
  return joined([...over, settled({ changes: keys.map((key) => ({ person, kind: 'promise', key })) })])
})

export const assignmentReactions: readonly Reaction[] = [careOver, actedFirst, levelRead, consentGone, died]

import { clinicalRoles, refuse } from '@ayni/kernel'
import { alertAcknowledged, alertHandled } from '@ayni/modules/suicide-prevention/contract'
import { handle, react } from '@ayni/platform/commands'
import { asSystem } from '@ayni/platform/database'
import { beginCare, careChanged, endCare } from '../../contract.ts'
import { findParticipant } from '../devices/store.ts'
import { findAccount } from '../staff/store.ts'
import { closeCare, endAlertCare, isBlocked, openCare, rememberAlertCare } from './store.ts'

export const beginCareHandler = handle(beginCare, async ({ input, actor, tx, now, newId }) => {
  const participant = await findParticipant(tx, input.person)
  if (participant === undefined) return refuse('identity.person-unknown')
  const account = await findAccount(tx, input.account)
  if (account === undefined || !account.active) return refuse('identity.account-unknown')
  if (!clinicalRoles.some((clinical) => account.roles.includes(clinical)))
    return refuse('identity.account-not-clinical')
  if (account.roles.includes('coordinator')) return refuse('identity.coordinator-cannot-care')
  const { personId: person, programId: program } = participant
  if (await asSystem(tx, actor, () => isBlocked(tx, person, account.id))) return refuse('identity.not-available')
  await asSystem(tx, actor, () =>
    openCare(tx, 'assigned', { id: newId(), program, person, account: account.id, at: now }),
  )
  return {
    output: null,
    about: person,
    topics: ['roster'],
    events: [careChanged.of({ person, program, account: account.id, kind: 'assigned', holds: true, at: now })],
  }
})

export const endCareHandler = handle(endCare, async ({ input, actor, tx, now }) => {
  const participant = await findParticipant(tx, input.person)
  const ended =
    participant !== undefined &&
    (await asSystem(tx, actor, () => closeCare(tx, 'assigned', input.person, input.account, now)))
  if (!ended) return refuse('identity.care-unknown')
  const { programId: program } = participant
  return {
    output: null,
    about: input.person,
    topics: ['roster'],
    events: [
      careChanged.of({
        person: input.person,
        program,
        account: input.account,
        kind: 'assigned',
        holds: false,
        at: now,
      }),
    ],
  }
})

/** "Me hago cargo" opens the record to whoever pressed it; a drill opens nothing, because its person does not exist. */
export const openToWhoAcknowledged = react(alertAcknowledged, async ({ payload, tx, newId }) => {
  const { alert, person, program, by: account, at } = payload
  if ((await findParticipant(tx, person)) === undefined) return {}
  await openCare(tx, 'duty_alert', { id: newId(), program, person, account, at })
  await rememberAlertCare(tx, { alert, account, program, person })
  return { events: [careChanged.of({ person, program, account, kind: 'duty_alert', holds: true, at })] }
})

export const closeWhatIsHandled = react(alertHandled, async ({ payload, tx }) => {
  await endAlertCare(tx, payload.alert, payload.person, payload.at)
  return {}
})

import { plusMinutes } from '@ayni/kernel'
import { attemptMade, attemptUndone, becameUnreachable, personDeclined } from '@ayni/modules/outreach/contract'
import { react } from '@ayni/platform/commands'
import { contactsChanged, personReached } from '../contract.ts'
import { noteWorked, setWrong } from './contact-store.ts'
import { move } from './move-person.ts'
import { setNoOutreach } from './state-store.ts'

/** @source services/03 §3.2: one later invitation, at month 4. [D] */
const DECLINED_MIN = 4 * 30 * 24 * 60

/**
 * What an attempt changes here: delivered or read is an invitation that arrived; answered is a two-way contact; a stranger's
 * number is not tried again. Nobody at home changes nothing.
 */
export const takeAttempt = react(attemptMade, async (context) => {
  const { payload, tx } = context
  const { person, program, contact, result, at } = payload
  if (result === 'equivocado') {
    const owned = contact === null ? undefined : await setWrong(tx, contact, person, at)
    if (owned === undefined || contact === null) return {}
    const changes = [{ person, kind: 'contact', key: contact }]
    return { events: [contactsChanged.of({ person, program, at })], changes, topics: ['roster'] }
  }
  const arrived = result === 'entregado' || result === 'leido'
  if (!arrived && result !== 'respondido') return {}
  if (contact !== null) await noteWorked(tx, contact, person, at)
  const moved = await move(context, person, { event: arrived ? 'invited' : 'replied', at })
  const reached = arrived ? [] : [personReached.of({ person, program, at })]
  return { events: [...reached, ...(moved?.events ?? [])], changes: moved?.changes ?? [], topics: ['roster'] }
})

/** The number of a stranger was a slip of whoever called: it is theirs again. */
export const takeUndone = react(attemptUndone, async ({ payload, tx }) => {
  const { person, program, contact, result, at } = payload
  if (result !== 'equivocado' || contact === null) return {}
  if ((await setWrong(tx, contact, person, null)) === undefined) return {}
  const changes = [{ person, kind: 'contact', key: contact }]
  return { events: [contactsChanged.of({ person, program, at })], changes, topics: ['roster'] }
})

/** A word of theirs, so they were reached; whoever takes part already stays and is only not invited. */
export const takeDecline = react(personDeclined, async (context) => {
  const { person, program, at } = context.payload
  await setNoOutreach(context.tx, person, plusMinutes(at, DECLINED_MIN))
  const moved = await move(context, person, { event: 'declined', at })
  return {
    events: [personReached.of({ person, program, at }), ...(moved?.events ?? [])],
    changes: moved?.changes ?? [],
    topics: ['roster'],
  }
})

/** Not a no, and counted apart from one (R-ENR-09). */
export const takeUnreachable = react(becameUnreachable, async (context) => {
  const { person, at } = context.payload
  return (await move(context, person, { event: 'unreachable', at })) ?? {}
})

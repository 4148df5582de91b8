import { plusMinutes } from '@ayni/kernel'
import { replyReceived } from '@ayni/modules/correspondence/contract'
import { react } from '@ayni/platform/commands'
import { contactsChanged, personReached } from '../contract.ts'
import { noteWorked, setWrong } from './contact-store.ts'
import { move } from './move-person.ts'
import { markReached, setNoOutreach } from './state-store.ts'

/** @source services/03 §3.4 R-ENR-04: silent for 30 days. [D] */
const NOT_NOW_MIN = 30 * 24 * 60
/** Until they write "start", or join by themselves. */
const FOR_GOOD_MIN = 100 * 365 * 24 * 60

/**
 * What a reply changes here. Whoever says that the number is not theirs is not the person: nothing of the person is marked, and
 * the number is not written to again. Any other word is a two-way contact, an opt-out too: unreachable is not declined.
 */
export const takeReply = react(replyReceived, async (context) => {
  const { payload, tx } = context
  const { person, program, at, says, contact } = payload
  if (says === 'wrong-number') {
    const owned = contact === null ? undefined : await setWrong(tx, contact, person, at)
    if (owned === undefined || contact === null) return {}
    return {
      events: [contactsChanged.of({ person, program, at })],
      changes: [{ person, kind: 'contact', key: contact }],
      topics: ['roster'],
    }
  }
  await markReached(tx, person, at)
  if (contact !== null) await noteWorked(tx, contact, person, at)
  if (says === 'stop') await setNoOutreach(tx, person, plusMinutes(at, FOR_GOOD_MIN))
  if (says === 'not-now') await setNoOutreach(tx, person, plusMinutes(at, NOT_NOW_MIN))
  if (says === 'start') await setNoOutreach(tx, person, null)
  const moved = await move(context, person, {
    event: says === 'text' || says === 'start' ? 'replied' : 'contact-answered',
    at,
  })
  return {
    events: [personReached.of({ person, program, at }), ...(moved?.events ?? [])],
    changes: moved?.changes ?? [],
    topics: ['roster'],
  }
})

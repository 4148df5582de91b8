import type { StandDownReason } from '@ayni/clinical/incident'
import { eventOfResume, eventOfStandDown } from '@ayni/clinical/reach'
import { resumed, stoodDown } from '@ayni/modules/incidents/contract'
import { react } from '@ayni/platform/commands'
import { type StopReason, stopMessages } from '@ayni/platform/messages'
import { movePersonOf } from './move-person.ts'
import { setHospital, setStoodDown, standingOf } from './state-store.ts'

const stopOf = {
  died: 'stopped.deceased',
  hospitalised: 'stopped.hospital',
  attempt: 'stopped.incident',
  unanswered: 'stopped.incident',
} as const satisfies Readonly<Record<StandDownReason, StopReason>>

/**
 * @safety EC-12, R-SUI-16: from this transaction on nothing automatic leaves for this person, and what waited is taken back. Safety
 * to the living goes on. Whoever survived an attempt stays in the programme and keeps their appointments with people.
 */
export const takeStoodDown = react(stoodDown, async (context) => {
  const { payload, tx, now } = context
  const { because, person, program } = payload
  const was = await standingOf(tx, person)
  if (was === undefined) return {}
  const event = eventOfStandDown[because]
  if (because === 'hospitalised') await setHospital(tx, person, now)
  if (because === 'attempt' || because === 'unanswered') await setStoodDown(tx, person, now)
  const moved = event === undefined ? undefined : await movePersonOf(context, was, { event, at: now })
  await stopMessages(tx, { programId: program, personId: person, reason: stopOf[because], now })
  return { events: moved?.events ?? [], changes: [{ person, kind: 'me', key: 'me' }], topics: ['roster'] }
})

/** Only what that switch had stopped goes on: a pause that somebody asked for themselves stays. */
export const takeResumed = react(resumed, async (context) => {
  const { payload, tx, now } = context
  const { because, person, stillHeld } = payload
  const was = await standingOf(tx, person)
  if (was === undefined) return {}
  if (because.includes('hospitalised')) await setHospital(tx, person, null)
  if (stillHeld !== 'attempt' && stillHeld !== 'unanswered') await setStoodDown(tx, person, null)
  const event = eventOfResume(because, was.state)
  const moved = event === undefined ? undefined : await movePersonOf(context, was, { event, at: now })
  return { events: moved?.events ?? [], changes: [{ person, kind: 'me', key: 'me' }], topics: ['roster'] }
})

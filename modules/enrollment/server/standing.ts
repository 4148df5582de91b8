import { limaTime } from '@ayni/clinical/clocks'
import { barrierTo, offlineUntil, type PersonEvent } from '@ayni/clinical/reach'
import { clinicalRoles, type InputOf, refuse } from '@ayni/kernel'
import { type CommandContext, handle } from '@ayni/platform/commands'
import { asSystem } from '@ayni/platform/database'
import { type StopReason, stopMessages } from '@ayni/platform/messages'
import { noteState, pauseMyself, personStateChanged, setOffline, setServiceDates, setStanding } from '../contract.ts'
import { type Move, move, movePersonOf } from './move-person.ts'
import { putServiceDates } from './reach-store.ts'
import { openSafetyOf, type Standing, setHospital, setOfflineUntil, standingOf } from './state-store.ts'

type Standings = InputOf<typeof setStanding>['standing']

const eventOf = {
  away: 'paused',
  back: 'resumed',
  ended: 'ended',
  deceased: 'deceased',
  mistake: 'marked-by-mistake',
} as const satisfies Readonly<Record<Standings, PersonEvent>>

const stopOf: Readonly<Partial<Record<Standings, StopReason>>> = {
  away: 'stopped.hospital',
  deceased: 'stopped.deceased',
  ended: 'stopped.ended',
}

async function barrier({ tx, actor, now, input }: CommandContext<InputOf<typeof setStanding>>, was: Standing) {
  const open = await asSystem(tx, actor, () => openSafetyOf(tx, was.person))
  const byClinician = clinicalRoles.some((role) => actor.roles.includes(role))
  return barrierTo({ ...input, ...open, byClinician, today: limaTime(now).date, serviceEndsOn: was.serviceEndsOn })
}

/**
 * One switch, whoever presses it: nothing automatic leaves from this transaction on. `away` and `back` may be said of somebody
 * whose state has no pause; a switch pressed by mistake goes back.
 */
export const setStandingHandler = handle(setStanding, async (context) => {
  const { input, tx, now } = context
  const was = await standingOf(tx, input.person)
  if (was === undefined) return refuse('enrollment.person-missing')
  const barred = await barrier(context, was)
  if (barred !== undefined) return refuse(`enrollment.${barred}`)
  const moved = await movePersonOf(context, was, { event: eventOf[input.standing], at: now, handedOn: true })
  const aside = input.standing === 'away' || input.standing === 'back'
  const slip = input.standing === 'mistake' && was.hospital
  if (moved.because !== 'moved' && moved.because !== 'already-there' && !aside && !slip)
    return refuse('enrollment.illegal-move')
  if (aside || slip) await setHospital(tx, was.person, input.standing === 'away' ? now : null)
  // Somebody who paused by themselves, or whose state has no pause: said all the same, for whoever agreed on an hour with them.
  const { person, program, state } = was
  const still = personStateChanged.of({ person, program, from: state, to: state, at: now })
  const reason = stopOf[input.standing]
  if (reason !== undefined) await stopMessages(tx, { programId: was.program, personId: was.person, reason, now })
  return { output: { state: moved.state }, about: was.person, ...saidOf(moved, was, aside ? [still] : []) }
})

const saidOf = (moved: Move, { person }: Standing, otherwise: Move['events'] = []) => ({
  events: moved.events.length === 0 ? otherwise : moved.events,
  changes: [{ person, kind: 'me', key: 'me' }],
  topics: ['roster'],
})

export const noteStateHandler = handle(noteState, async (context) => {
  const { input, now } = context
  const moved = await move(context, input.person, { event: input.event, at: now, handedOn: input.handedOn })
  if (moved === undefined) return refuse('enrollment.person-missing')
  if (moved.because !== 'moved' && moved.because !== 'already-there') return refuse('enrollment.illegal-move')
  return { output: { state: moved.state }, about: input.person, ...moved }
})

const reachChanged = (was: Standing) => ({ person: was.person, kind: 'reach', key: 'reach' })

/** A pause moves whoever takes part; for anybody else there is nothing to pause. Safety goes on. */
export const pauseHandler = handle(pauseMyself, async (context) => {
  const was = await own(context)
  const { paused } = context.input
  if (!paused && was.hospital) return { output: null }
  const moved = await movePersonOf(context, was, { event: paused ? 'paused' : 'resumed', at: context.now })
  // A pause without an end must not end with a date that was said before.
  await setOfflineUntil(context.tx, was.person, null)
  return {
    output: null,
    ...saidOf(moved, was),
    changes: [{ person: was.person, kind: 'me', key: 'me' }, reachChanged(was)],
  }
})

async function own(context: CommandContext<unknown>): Promise<Standing> {
  const { personId: person } = context.actor
  const was = person === null ? undefined : await standingOf(context.tx, person)
  if (was === undefined) throw new Error('a physician without person')
  return was
}

/** `en comunidad, sin señal hasta…`: N4–N6 wait. What is past already means being back. */
export const setOfflineHandler = handle(setOffline, async (context) => {
  const { input, tx, now } = context
  const was = await own(context)
  const until = offlineUntil(input.until, now)
  await setOfflineUntil(tx, was.person, until)
  const resumes = until === null && was.offlineUntil !== null && !was.hospital
  const moved =
    until === null && !resumes
      ? undefined
      : await movePersonOf(context, was, { event: until === null ? 'resumed' : 'paused', at: now })
  const changes = [reachChanged(was), { person: was.person, kind: 'me', key: 'me' }]
  return { output: null, events: moved?.events ?? [], changes, topics: ['roster'] }
})

/** One's own, or by the coordinator for anybody of the programme. */
export const setServiceDatesHandler = handle(setServiceDates, async ({ input, tx, actor }) => {
  const { person, startedOn, endsOn } = input
  if (actor.personId !== null && actor.personId !== person) return refuse('enrollment.person-missing')
  if (startedOn !== null && endsOn !== null && endsOn <= startedOn) return refuse('enrollment.dates-cross')
  if (!(await putServiceDates(tx, person, { startedOn, endsOn }))) return refuse('enrollment.person-missing')
  return { output: null, about: person, changes: [{ person, kind: 'me', key: 'me' }], topics: ['roster'] }
})

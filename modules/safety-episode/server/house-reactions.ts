import { atLima } from '@ayni/clinical/clocks'
import type { EpisodeEvent } from '@ayni/clinical/episode'
import type { AccountId, EventDefinition, Instant, PersonId } from '@ayni/kernel'
import { conflictDeclared, promiseKept, promiseReopened, promiseWithdrawn } from '@ayni/modules/coordination/contract'
import {
  afterHandOverKey,
  emergencyOpened,
  handedOver,
  referralEnded,
  referralMade,
  unreachableSaid,
} from '@ayni/modules/emergency/contract'
import { consentChanged, neededLayers } from '@ayni/modules/enrollment/contract'
import { accountBlocked, careChanged } from '@ayni/modules/identity/contract'
import { resumed, stoodDown } from '@ayni/modules/incidents/contract'
import { meansChecked, planSaved } from '@ayni/modules/safety-plan/contract'
import { roundRead } from '@ayni/modules/screening/contract'
import { concernRaised } from '@ayni/modules/suicide-prevention/contract'
import { type Reaction, type ReactionContext, type ReactionResult, react } from '@ayni/platform/commands'
import { episodeClosed } from '../contract.ts'
import { beginEpisode, nothing, resultOf } from './alert-reactions.ts'
import { heard } from './apply.ts'
import { stopCheckIns } from './check-in-store.ts'
import { endReferral, putReferral } from './referral-store.ts'
import { type EpisodeRow, endedByDeath, episodeToRead, openEpisodeOf, soundingAlert } from './store.ts'
import { lastPhq9Of } from './view-store.ts'
import { follow, nextOwner, standingOf, unfollow } from './who-store.ts'

/** [D] the day's end for whoever is owed something on a day. */
const REVIEW_BY_MIN = 18 * 60

type About = { readonly person: PersonId; readonly by: AccountId | null; readonly at: Instant }

/** What is said of a person moves their open episode; of somebody without one it says nothing. */
const onOpen = <P extends About>(
  said: EventDefinition<P>,
  eventOf: (payload: P, now: Instant) => EpisodeEvent | null,
): Reaction =>
  react(said, async (context) => {
    const { payload, tx, keys, now } = context
    const event = eventOf(payload, now)
    const row = event === null ? undefined : await openEpisodeOf(tx, keys, payload.person)
    if (event === null || row === undefined) return nothing
    return resultOf(await heard(context, row, event, { account: payload.by }))
  })

/** Made by the person alone or with somebody; an unfinished one is none, and the day on which it is looked at again is its own. */
const plan = onOpen(planSaved, ({ complete, reviewOn, at }) => {
  const reviewAt = reviewOn === null ? null : atLima(reviewOn, REVIEW_BY_MIN)
  return { is: 'plan-saved', at, complete, reviewAt }
})
/** R-SUI-09: answered by the person on their phone, or read aloud by a clinician. */
const phq9 = react(roundRead, async (context) => {
  const { payload, tx, keys } = context
  const row = payload.totals.phq9 === null ? undefined : await openEpisodeOf(tx, keys, payload.person)
  const at = row === undefined ? null : await lastPhq9Of(tx, row.person)
  if (row === undefined || at === null) return nothing
  return resultOf(await heard(context, row, { is: 'phq9-answered', at }))
})
/** @safety what was not kept is no safer for having been looked at: an earlier good look counts no more (7.7). */
const means = onOpen(meansChecked, ({ what, at }) => ({ is: 'means-checked', at, kept: what !== 'not-kept' }))
const unreachable = onOpen(unreachableSaid, ({ at }) => ({ is: 'unreachable', at }))
const emergency = onOpen(emergencyOpened, ({ at }) => ({ is: 'emergency-opened', at }))
/** @safety what the episode owes is kept by what is recorded of it: ticked off by hand, it is owed again in the same breath. */
const tickedOff = react(promiseKept, async ({ payload: { key, by }, tx, keys, now: at }) => {
  const [room, , episode = ''] = key.split(':')
  const row = room === 'episode' ? await episodeToRead(tx, keys, { episode, person: null }) : undefined
  if (row?.owed.includes(key) !== true) return nothing
  return { events: [promiseReopened.of({ key, person: row.person, by, at })], topics: ['promises'] }
})
/**
 * The only way out of an emergency: a named clinician has the person with them. The next contacts count from their arrival, and are
 * promised once, by the episode; whoever handed over follows it and reads what comes next.
 * @safety
 */
const handOver = react(handedOver, async (context) => {
  const { payload, tx, keys, now, newId } = context
  const { person, emergency, arrivedAt, by } = payload
  const row = await openEpisodeOf(tx, keys, person)
  if (row === undefined) return nothing
  const at = arrivedAt < now ? arrivedAt : now
  const done = await heard(context, row, { is: 'handed-over', at }, { account: by })
  // Whoever left is called once, by whoever handed over (2.7): then the episode promises nothing.
  if (done?.row.course.contact?.kind !== 'after-hand-over' || done.row.course.leftAt !== null) return resultOf(done)
  const standing = by === null ? undefined : await standingOf(tx, row, by)
  if (by !== null && standing?.keptApart === false) await follow(tx, newId(), row, by, now)
  const once = ([1, 2] as const).map((nth) =>
    promiseWithdrawn.of({ key: afterHandOverKey(emergency, nth), why: 'superseded', at: now }),
  )
  return { ...resultOf(done), events: [...done.events, ...once] }
})

const referred = react(referralMade, async ({ payload, tx }) => {
  await putReferral(tx, payload)
  return { topics: ['episodes'] }
})
const referralOver = react(referralEnded, async ({ payload, tx }) => {
  await endReferral(tx, payload.referral, payload.how, payload.at)
  return { topics: ['episodes'] }
})

/** EC-12: whoever died is called by nobody any more; in a hospital or after an attempt no phone asks how they are. */
const standDown = react(stoodDown, async (context) => {
  const { payload, tx, keys, now } = context
  const checkIns = await stopCheckIns(tx, payload.person, now)
  const changes = checkIns.map((key) => ({ person: payload.person, kind: 'check-in', key }))
  const row = await openEpisodeOf(tx, keys, payload.person)
  if (row === undefined || payload.because !== 'died') return { changes }
  const done = await heard(context, row, { is: 'died', at: now }, { account: payload.by, because: 'died' })
  const { id: episode, person, program } = row
  const by = payload.by ?? row.known ?? row.owner
  const told = { episode, person, program, because: 'died', caringSchedule: 'declined', at: now } as const
  const closed = by === null ? [] : [episodeClosed.of({ ...told, knownClinician: by, by })]
  return {
    events: [...(done?.events ?? []), ...closed],
    changes: [...changes, ...(done?.changes ?? [])],
    topics: ['episodes'],
  }
})

/**
 * "Died" was a slip or an error: the episode that it had ended is heard again at once, as what it was; the ladder calls.
 * @safety nobody is left outside both clocks by one press that was taken back.
 */
const backFromDeath = react(resumed, async (context) => {
  const { payload, tx, keys, now, newId } = context
  const { person, program, because } = payload
  if (!because.includes('died')) return nothing
  const row = await endedByDeath(tx, keys, person)
  if (row === undefined) return nothing
  const sounding = await soundingAlert(tx, person)
  if (sounding !== undefined) return (await beginEpisode(context, { ...sounding, person, program })) ?? nothing
  const said = { source: newId(), kind: 'missed-contact' as const, person, program, because: ['BACK_FROM_STAND_DOWN'] }
  const { class: of, risk } = row.course
  const acute = of === 'A' || risk === 'further' || risk === 'imminent'
  return { events: [concernRaised.of({ ...said, class: acute ? 'A' : 'B', occurredAt: now, receivedAt: now })] }
})

/**
 * Leaving does not end an episode (2.7): nothing automatic follows, one call is offered, and a psychiatrist signs. Who comes back is
 * followed again.
 */
const leave = react(consentChanged, async (context) => {
  const { payload, tx, keys, now } = context
  const { person, layer, given, declinesLastCall = false } = payload
  if (!neededLayers.some((one) => one === layer)) return nothing
  if (given && layer !== neededLayers[0]) return nothing
  const row = await openEpisodeOf(tx, keys, person)
  if (row === undefined || (given && row.course.leftAt === null)) return nothing
  const checkIns = given ? [] : await stopCheckIns(tx, person, now)
  const event = given ? ({ is: 'came-back', at: now } as const) : ({ is: 'left', at: now, declinesLastCall } as const)
  const done = await heard(context, row, event)
  const stopped = checkIns.map((key) => ({ person, kind: 'check-in', key }))
  return { events: done?.events ?? [], changes: [...(done?.changes ?? []), ...stopped], topics: ['episodes'] }
})

/**
 * @safety SUI-08: to the next who may, in the same breath. Where nobody may now, another is owed within a day, and whoever only knows
 * the person goes on until then.
 */
async function passOn(context: ReactionContext<unknown>, row: EpisodeRow): Promise<ReactionResult> {
  const { tx, now, newId } = context
  const to = await nextOwner(tx, row, now)
  if (to !== null) await follow(tx, newId(), row, to, now)
  if (to !== null && row.owner !== null) await unfollow(tx, row.person, row.owner, now)
  const known = to !== null && row.known === row.owner ? null : row.known
  return resultOf(await heard(context, { ...row, known }, { is: 'owner', to, at: now }))
}

const tooNear = react(conflictDeclared, async (context) => {
  const { payload, tx, keys } = context
  const row = await openEpisodeOf(tx, keys, payload.person)
  if (row === undefined || row.owner !== payload.account) return nothing
  return (await standingOf(tx, row, payload.account))?.keptApart === true ? passOn(context, row) : nothing
})

/** @safety whoever is not wanted any more, or may not follow anybody any more, owns nothing. */
async function lost(context: ReactionContext<{ person: PersonId; account: AccountId }>): Promise<ReactionResult> {
  const { payload, tx, keys, now } = context
  const row = await openEpisodeOf(tx, keys, payload.person)
  if (row === undefined) return nothing
  await unfollow(tx, payload.person, payload.account, now)
  const known = row.known === payload.account ? null : row.known
  if (row.owner === payload.account) return passOn(context, { ...row, known })
  return known === row.known
    ? nothing
    : resultOf(await heard(context, { ...row, known }, { is: 'owner', to: row.owner, at: now }))
}
const blocked = react(accountBlocked, lost)
/** Said by this room too, of whoever owned it before: they are the owner no more by then, and go on until another is found. */
const gone = react(careChanged, async (context) => {
  const { holds, kind, person, account } = context.payload
  const row = holds || kind !== 'episode' ? undefined : await openEpisodeOf(context.tx, context.keys, person)
  return row?.owner === account ? lost(context) : nothing
})

export const houseReactions: readonly Reaction[] = [
  plan,
  phq9,
  means,
  unreachable,
  emergency,
  handOver,
  referred,
  referralOver,
  standDown,
  backFromDeath,
  leave,
  blocked,
  gone,
  tooNear,
  tickedOff,
]

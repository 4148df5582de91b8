import type { EventOf, Instant, PersonId } from '@ayni/kernel'
import { promiseKept, promiseReopened, promiseWithdrawn } from '@ayni/modules/coordination/contract'
import { consentChanged, neededLayers } from '@ayni/modules/enrollment/contract'
import { accountBlocked } from '@ayni/modules/identity/contract'
import { stoodDown } from '@ayni/modules/incidents/contract'
import { peopleMerged } from '@ayni/modules/roster/contract'
import { episodeMoved } from '@ayni/modules/safety-episode/contract'
import { alertHandled, contactTried } from '@ayni/modules/suicide-prevention/contract'
import { type Reaction, type ReactionContext, type ReactionResult, react } from '@ayni/platform/commands'
import { AFTER_HAND_OVER } from '../contract.ts'
import { coverArranged, markTold } from './course-store.ts'
import { knownFacts } from './facts-store.ts'
import { mergeEmergencies } from './merge-store.ts'
import { openDanger, openSearch } from './open-emergency.ts'
import { notNeeded, TELL } from './promises.ts'
import { endIt } from './referral.ts'
import { openReferralByPromise, openReferrals } from './referral-store.ts'
import {
  dropHolder,
  type EmergencyRow,
  emergencyForUpdate,
  endEmergency,
  hold,
  holdersOf,
  isLocked,
  letGo,
  lockPerson,
  openByPromise,
  openOf,
  saveEmergency,
} from './store.ts'

const topics = ['emergencies', 'promises']
type House = ReactionContext<unknown>

async function end(
  { tx, now }: House,
  row: EmergencyRow,
  how: 'reached' | 'withdrawn' | 'died' | 'decided',
): Promise<ReactionResult> {
  await endEmergency(tx, row.id, how, null, now)
  await letGo(tx, row.id, null, now)
  return { events: [...notNeeded(row.decisionKey, now), ...notNeeded(row.stayKey, now)], topics }
}

/** Somebody spoke with the person: the search is over. Danger is not over by speaking. */
async function endSearch(
  house: House,
  person: PersonId,
  how: 'reached' | 'withdrawn' | 'decided',
): Promise<ReactionResult> {
  const row = await openOf(house.tx, person)
  return row?.kind === 'unreachable' ? end(house, row, how) : {}
}

const spokenStates: readonly string[] = [
  'reached',
  'assessed-low',
  'assessed-further',
  'plan-active',
  'contact-declined',
]

const followEpisode = react(episodeMoved, async (house) => {
  const { person, program, by, to } = house.payload
  if (to === 'emergency-active') {
    const { events } = await openDanger(house, { person, program, by })
    return { events, topics }
  }
  if (to === 'unreachable') {
    if ((await openOf(house.tx, person)) !== undefined) return {}
    const { alert, class: of, policy } = await knownFacts(house.tx, { person, program })
    const { events } = await openSearch(house, { person, program, policy, by, alert, class: of ?? 'A' })
    return { events, topics }
  }
  return spokenStates.includes(to) ? endSearch(house, person, 'reached') : {}
})

const notLive: readonly string[] = ['message', 'trusted-person']
const followAttempts = react(contactTried, async (house) => {
  const { person, channel, result } = house.payload
  return result === 'reached' && !notLive.includes(channel) ? endSearch(house, person, 'reached') : {}
})

/** An alert that ends closes the record; who has somebody in danger keeps it open. */
const keepRecordOpen = react(alertHandled, async (house) => {
  const { tx, newId, now, payload } = house
  const row = await openOf(tx, payload.person)
  if (row === undefined) return {}
  if (row.kind === 'unreachable') {
    const how =
      payload.outcome === 'closed-as-withdrawn'
        ? 'withdrawn'
        : payload.outcome === 'psychiatrist-decision' || payload.outcome === 'died'
          ? 'decided'
          : 'reached'
    return end(house, row, how)
  }
  for (const account of await holdersOf(tx, row.id)) await hold(tx, newId(), row, account, now)
  return {}
})

/** Kept on the board: what only its outcome keeps is owed again; what was told is told; and after the last call the record closes. */
const followPromises = react(promiseKept, async ({ payload, tx, now }) => {
  const { key, by } = payload
  const open = (await openByPromise(tx, key)) ?? (await openReferralByPromise(tx, key))
  if (open !== undefined) return { events: [promiseReopened.of({ key, person: open.person, by, at: now })], topics }
  if (key.startsWith(TELL)) await markTold(tx, key.slice(TELL.length), now)
  if (key.startsWith('arrange-cover:')) await coverArranged(tx, key, now)
  if (!key.startsWith(AFTER_HAND_OVER)) return {}
  const [emergency = '', nth] = key.slice(AFTER_HAND_OVER.length).split(':')
  const row = await emergencyForUpdate(tx, emergency)
  if (row !== undefined && (nth === '2' || (await isLocked(tx, row.person)))) await letGo(tx, emergency, null, now)
  return {}
})

/** The episode makes the calls after a hand-over: who waited here for the last of them holds the record no longer by this. */
const followTakenBack = react(promiseWithdrawn, async ({ payload, tx, now }) => {
  if (payload.why !== 'superseded' || !payload.key.startsWith(AFTER_HAND_OVER)) return {}
  const [emergency = '', nth] = payload.key.slice(AFTER_HAND_OVER.length).split(':')
  if (nth === '2') await letGo(tx, emergency, null, now)
  return {}
})

async function cancelReferrals(house: House, person: PersonId): Promise<readonly EventOf[]> {
  const events: EventOf[] = []
  for (const row of await openReferrals(house.tx, person))
    events.push(...(await endIt(house, row, { how: 'cancelled', confirmedHow: null, note: null })))
  return events
}

/**
 * Leaving ends referrals and a search of class B. What is acute, or danger, is an emergency first.
 * @safety 2.7
 */
const followWithdrawal = react(consentChanged, async (house) => {
  const { person, layer, given } = house.payload
  if (given || !neededLayers.some((one) => one === layer)) return {}
  await lockPerson(house.tx, person)
  const cancelled = await cancelReferrals(house, person)
  const row = await openOf(house.tx, person)
  const isMild =
    row?.kind === 'unreachable' && row.class === 'B' && !(await knownFacts(house.tx, house.payload)).saidImminent
  const ended = isMild && row !== undefined ? await end(house, row, 'withdrawn') : {}
  return { events: [...cancelled, ...(ended.events ?? [])], topics: ['emergencies', 'referrals'] }
})

const followDeath = react(stoodDown, async (house) => {
  if (house.payload.because !== 'died') return {}
  await lockPerson(house.tx, house.payload.person)
  const cancelled = await cancelReferrals(house, house.payload.person)
  const row = await openOf(house.tx, house.payload.person)
  const ended = row === undefined ? {} : await end(house, row, 'died')
  return { events: [...cancelled, ...(ended.events ?? [])], topics: ['emergencies', 'referrals'] }
})

/** @safety Whoever is blocked has it no more, and the team is told at once. */
const followBlock = react(accountBlocked, async ({ payload, tx, now }) => {
  const row = await openOf(tx, payload.person)
  if (row === undefined) return {}
  await dropHolder(tx, row.id, payload.account)
  if (row.owner !== payload.account) return {}
  const nextAt: Instant = now
  await saveEmergency(tx, { ...row, owner: null, nextAt })
  return { topics }
})

/** The danger of either goes on, with the earlier clock (EC-08). */
const followMerge = react(peopleMerged, async ({ payload, tx, now }) => {
  const twice = await mergeEmergencies(tx, payload)
  return { events: twice.flatMap((key) => notNeeded(key, now)), topics: ['emergencies', 'referrals', 'promises'] }
})

export const emergencyReactions: readonly Reaction[] = [
  followEpisode,
  followAttempts,
  keepRecordOpen,
  followPromises,
  followTakenBack,
  followWithdrawal,
  followDeath,
  followBlock,
  followMerge,
]

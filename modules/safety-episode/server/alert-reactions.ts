import { deadlinesOf, nextEpisodeLook, openEpisode } from '@ayni/clinical/episode'
import type { AccountId, EventOf, PersonId, ProgramId } from '@ayni/kernel'
import { alertAcknowledged, alertHandled, alertOpened, contactTried } from '@ayni/modules/suicide-prevention/contract'
import { policiesInForce } from '@ayni/modules/timers/contract'
import { type Reaction, type ReactionResult, react } from '@ayni/platform/commands'
import { episodeOpened } from '../contract.ts'
import { type Applied, type Desk, heard } from './apply.ts'
import { type EpisodeRow, insertEpisode, openEpisodeOf, type SoundingAlert } from './store.ts'
import { follow, standingOf } from './who-store.ts'

const nothing: ReactionResult = {}
const resultOf = (done: Applied | null): ReactionResult =>
  done === null ? nothing : { events: done.events, changes: done.changes, topics: done.topics }

type Begun = SoundingAlert & { readonly person: PersonId; readonly program: ProgramId }

/** A new episode for an alert; null where one is open, or where nobody gave the number. */
export async function beginEpisode(desk: Desk, of: Begun): Promise<ReactionResult | null> {
  const { tx, keys, now, newId } = desk
  const { alert, person, program, alias, receivedAt, occurredAt } = of
  const id = newId()
  const course = openEpisode({ class: of.class, receivedAt, alert })
  const policy = policiesInForce(of.timers).episode
  const [due] = deadlinesOf(course, policy)
  const nextAt = nextEpisodeLook(course, policy, now) ?? now
  const fresh = { id, program, person, alias, occurredAt, course, at: now, nextAt, dueAt: due?.dueAt ?? nextAt }
  const again = await insertEpisode(tx, keys, { ...fresh, dueKind: due?.kind ?? 'acknowledge' })
  if (again === undefined) return null
  const opened = episodeOpened.of({ episode: id, person, program, alias, alert, again, at: now })
  return { events: [opened], changes: [{ person, kind: 'episode', key: id }], topics: ['episodes'] }
}

/** An alert opens the episode of its person, or attaches to the open one, in its own transaction. */
export const openOnAlert: Reaction = react(alertOpened, async (context) => {
  const { payload, tx, keys } = context
  const { alert, person, class: of, receivedAt, synthetic } = payload
  if (synthetic) return nothing
  const begun = await beginEpisode(context, payload)
  if (begun !== null) return begun
  const row = await openEpisodeOf(tx, keys, person)
  return row === undefined
    ? nothing
    : resultOf(await heard(context, row, { is: 'signal', class: of, receivedAt, alert }))
})

/**
 * Whoever answers first, acts; a psychiatrist owns the episode from then on unless they are too near. Otherwise an owner is owed.
 * @safety SUI-08: being too near never delays first aid.
 */
export async function settleOwner(desk: Desk, row: EpisodeRow, account: AccountId): Promise<Applied | null> {
  if (row.owner !== null) return null
  const standing = await standingOf(desk.tx, row, account)
  const may = standing?.isPsychiatrist === true && !standing.keptApart
  if (!may && row.course.ownerOwedFrom !== null) return null
  return heard(desk, row, { is: 'owner', to: may ? account : null, at: desk.now }, { account })
}

export const takeOnAcknowledged: Reaction = react(alertAcknowledged, async (context) => {
  const { payload, tx, keys, newId, now } = context
  const row = await openEpisodeOf(tx, keys, payload.person)
  if (row === undefined) return nothing
  const taken = await heard(context, row, { is: 'acknowledged', at: payload.at }, { account: payload.by })
  const named = await settleOwner(context, taken?.row ?? row, payload.by)
  if (named?.row.owner === payload.by) await follow(tx, newId(), row, payload.by, now)
  const events: readonly EventOf[] = [...(taken?.events ?? []), ...(named?.events ?? [])]
  return { events, changes: taken?.changes ?? [], topics: ['episodes'] }
})

/** Speaking live with the person; a message left, or a relative who answers, is a try. */
const isLive = (channel: string, result: string): boolean =>
  result === 'reached' && channel !== 'message' && channel !== 'trusted-person'

export const tryOnAttempt: Reaction = react(contactTried, async (context) => {
  const { payload, tx, keys } = context
  const row = await openEpisodeOf(tx, keys, payload.person)
  if (row === undefined) return nothing
  const live = isLive(payload.channel, payload.result)
  return resultOf(await heard(context, row, { is: 'attempt', at: payload.at, live }, { account: payload.by }))
})

/** The alert ended without a guided call: what is owed to the person stays owed. */
export const goOnAfterAlert: Reaction = react(alertHandled, async (context) => {
  const { payload, tx, keys } = context
  const row = await openEpisodeOf(tx, keys, payload.person)
  if (row === undefined) return nothing
  // Said by the switch before: what an alert opened meanwhile ends with it.
  if (payload.outcome === 'died')
    return resultOf(await heard(context, row, { is: 'died', at: payload.at }, { account: payload.by, because: 'died' }))
  const withdrawn = payload.outcome === 'closed-as-withdrawn'
  const setAside = payload.outcome === 'psychiatrist-decision'
  const event = { is: 'alert-ended', alert: payload.alert, at: payload.at, withdrawn, setAside } as const
  return resultOf(await heard(context, row, event, { account: payload.by, because: 'withdrawn' }))
})

export { nothing, resultOf }

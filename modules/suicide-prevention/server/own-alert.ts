import { type AlertState, decideLadder, nextLookAt } from '@ayni/clinical/ladder'
import { type Actor, accountId, type Instant, type Refusal, refuse, toInstant, toInstantOrNull } from '@ayni/kernel'
import type { Change } from '@ayni/platform/commands'
import type { Tx } from '@ayni/platform/database'
import { policyOf } from './alert-policy.ts'
import { readState } from './alert-state-shape.ts'
import { type AlertRow, alertForUpdate, type LogRow } from './alert-store.ts'
import { earlier } from './instants.ts'
import { blockedByPeople, calledDespiteBlock } from './leaving-store.ts'

type NotOpen = Refusal<'suicide-prevention.alert-unknown' | 'suicide-prevention.alert-handled'>

/** The open alert of the actor's programme, locked, or why there is none. */
export async function openAlert(tx: Tx, actor: Actor, id: string): Promise<AlertRow | NotOpen> {
  const alert = await alertForUpdate(tx, id)
  if (alert === undefined || alert.program !== actor.programId) return refuse('suicide-prevention.alert-unknown')
  // To whom the person does not want there is no such alert; the ladder goes on to the next.
  const blocked = (await blockedByPeople(tx, [alert.person])).get(alert.person)
  const { accountId: account } = actor
  if (account !== null && blocked?.has(account) && !(await calledDespiteBlock(tx, alert.person, account)))
    return refuse('suicide-prevention.alert-unknown')
  return alert.handledAt === null ? alert : refuse('suicide-prevention.alert-handled')
}

/** The same, and only for whoever has taken it. */
export async function ownAlert(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<AlertRow | NotOpen | Refusal<'suicide-prevention.take-it-first'>> {
  const alert = await openAlert(tx, actor, id)
  if ('refused' in alert) return alert
  return alert.acknowledgedBy === actor.accountId ? alert : refuse('suicide-prevention.take-it-first')
}

export const stateOf = (alert: AlertRow): AlertState => readState(alert.ladder, alert.class, alert.receivedAt)

/** The alert with another memory and the next time that follows from it. Where somebody must be told now, the worker does it. */
export function withState(alert: AlertRow, state: AlertState, now: Instant): AlertRow {
  const decision = decideLadder(policyOf(alert.timers).ladder, state, { duties: [], absences: [] }, now)
  const next = decision.do === 'wait' ? nextLookAt(decision) : now
  const columns = {
    acknowledgedBy: state.acknowledgedBy === null ? null : accountId.parse(state.acknowledgedBy),
    acknowledgedAt: toInstantOrNull(state.acknowledgedAt),
    lastAttemptAt: toInstantOrNull(state.lastAttemptAt),
    reachedAt: toInstantOrNull(state.reachedAt),
  }
  if (state.handledAt !== null) return { ...alert, ...columns, ladder: state, raiseAt: null, nextAt: null }
  // What has become acute keeps its time until the other rooms have heard of it (`isRaised`), and nothing is due by it any more.
  const raises = alert.class === 'B' && state.reachedAt === null ? alert.raiseAt : null
  return {
    ...alert,
    ...columns,
    ladder: state,
    raiseAt: alert.class === 'A' ? alert.raiseAt : raises,
    nextAt: earlier(next === null ? now : toInstant(next), raises),
  }
}

export const logged = (
  alert: AlertRow,
  id: string,
  at: Instant,
  what: LogRow['what'],
  account: string | null,
  because: string | null = null,
): LogRow => ({
  id,
  program: alert.program,
  alert: alert.id,
  at,
  what,
  rung: null,
  sounding: null,
  account,
  channel: null,
  because,
})

export const seen = (alert: AlertRow): readonly Change[] => [{ person: alert.person, kind: 'alert', key: alert.id }]

import { heldBy } from '@ayni/clinical/incident'
import { type AccountId, clinicalRoles, type EventOf, type Instant, plusMinutes, refuse, toMs } from '@ayni/kernel'
import { promiseWithdrawn } from '@ayni/modules/coordination/contract'
import { personStateChanged } from '@ayni/modules/enrollment/contract'
import { alertHandled, concernRaised } from '@ayni/modules/suicide-prevention/contract'
import { answer, type Context, handle, type Reaction, react } from '@ayni/platform/commands'
import { asSystem, type Tx } from '@ayni/platform/database'
import {
  type IncidentKind,
  incidentHappened,
  type PressedReason,
  resume,
  resumed,
  standDown,
  standing,
  stoodDown,
} from '../contract.ts'
import { openIncident, reviewKey, taskKey } from './open-incident.ts'
import {
  attemptSaidAt,
  endStandDowns,
  insertStandDown,
  isAnsweredFor,
  isFollowed,
  openDeathOf,
  openStandDowns,
  programToStandDown,
  type StandDownRow,
  takeBackIncidents,
} from './store.ts'

const kindOf = { died: 'death', hospitalised: 'hospitalisation', attempt: 'attempt' } as const satisfies Readonly<
  Record<PressedReason, IncidentKind>
>

/** @source [D] within so long a switch that is taken back was a slip, and nothing is left to review. */
const SLIP_MIN = 10

type NewStandDown = Parameters<typeof insertStandDown>[1]

/**
 * @safety an attempt that nobody is called for would be a switch and no more: whoever has the alert is told, or the guard. Whoever says it and
 * answers already is not rung; a press taken back leaves the alert, because only contact with the person ends it.
 */
async function alarm(tx: Tx, of: Omit<NewStandDown, 'because'>): Promise<readonly EventOf[]> {
  if (await isAnsweredFor(tx, of.person, of.by)) return []
  const { id: source, person, program, at } = of
  const because = ['ATTEMPT_SAID']
  return [
    concernRaised.of({
      ...{ source, kind: 'clinician', person, program, class: 'A', because },
      ...{ occurredAt: at, receivedAt: at },
    }),
  ]
}

/** @safety EC-12: one press by anyone clinical, at once and everywhere; pressed twice it is one. It can be taken back. */
export const standDownHandler = handle(standDown, async (room) => {
  const { tx, actor, input, now, newId } = room
  const { person, because } = input
  const program = await programToStandDown(tx, person)
  if (program === undefined) return refuse('incidents.person-unknown')
  return asSystem(tx, actor, async () => {
    const id = newId()
    const by = actor.accountId
    const since = because === 'attempt' ? await attemptSaidAt(tx, person) : undefined
    const another = since !== undefined && !isSlip(now)({ at: since })
    if (!(await insertStandDown(tx, { id, program, person, because, by, at: now })) && !another)
      return { output: { incident: id }, about: person }
    // Said on the roster before, it is that incident.
    const known = because === 'died' ? await openDeathOf(tx, person) : undefined
    const opened =
      known === undefined
        ? await openIncident(room, { source: id, kind: kindOf[because], program, person, at: now })
        : { incident: known, events: [] }
    const said = stoodDown.of({ person, program, because, by, at: now })
    const raised = because === 'attempt' ? await alarm(tx, { id, person, program, by, at: now }) : []
    return {
      output: { incident: opened.incident },
      about: person,
      // Another attempt while they stand down: reviewed and answered as the first was; what is stopped stays so.
      events: [...(another ? [] : [said]), ...opened.events, ...raised],
      topics: ['incidents', 'alerts'],
    }
  })
})

type Over = {
  readonly person: Parameters<typeof openStandDowns>[1]
  readonly program: Parameters<typeof insertStandDown>[1]['program']
  readonly by: AccountId
}

async function endThese(
  { tx, now }: Pick<Context, 'tx' | 'now'>,
  { person, program, by }: Over,
  over: readonly StandDownRow[],
  all: readonly StandDownRow[],
): Promise<EventOf> {
  await endStandDowns(
    tx,
    over.map(({ id }) => id),
    by,
    now,
  )
  const stillHeld = heldBy(all.map(({ because, id }) => ({ because, over: over.some((one) => one.id === id) })))
  return resumed.of({ person, program, because: over.map(({ because }) => because), stillHeld, by, at: now })
}

const isSlip = (now: Instant) => (one: Pick<StandDownRow, 'at'>) => toMs(now) <= toMs(plusMinutes(one.at, SLIP_MIN))

/** What a slip had opened is taken back with it: nothing happened. */
async function forgetSlips(
  { tx, now }: Pick<Context, 'tx' | 'now'>,
  slips: readonly StandDownRow[],
): Promise<readonly EventOf[]> {
  const { incidents, tasks } = await takeBackIncidents(
    tx,
    slips.map(({ id }) => id),
    now,
  )
  return [...incidents.map(reviewKey), ...tasks.map(taskKey)].map((key) =>
    promiseWithdrawn.of({ key, why: 'not-needed', at: now }),
  )
}

export const resumeHandler = handle(resume, async (room) => {
  const { tx, actor, input, now } = room
  const { person } = input
  const program = await programToStandDown(tx, person)
  const by = actor.accountId
  if (program === undefined || by === null) return refuse('incidents.person-unknown')
  return asSystem(tx, actor, async () => {
    const all = await openStandDowns(tx, person)
    if (all.length === 0) return refuse('incidents.not-stood-down')
    const said = await endThese(room, { person, program, by }, all, all)
    const forgotten = await forgetSlips(room, all.filter(isSlip(now)))
    return { output: null, about: person, events: [said, ...forgotten], topics: ['incidents', 'alerts'] }
  })
})

export const standingAnswer = answer(standing, async ({ tx, actor, input, saw }) => {
  if ((await programToStandDown(tx, input.person)) === undefined) return refuse('incidents.person-unknown')
  await saw(input.person, 'C4', 'incidents.standing', 'care')
  const open = await asSystem(tx, actor, () => openStandDowns(tx, input.person))
  return open.map(({ because, at, by }) => ({ because, at, by }))
})

/** What other rooms tell. R-SUI-16: an acute alert that nobody took for an hour stops every automatic message until it ends. */
const takeHappened = react(incidentHappened, async ({ payload, ...room }) => {
  const opened = await openIncident(room, payload)
  const { kind, person, program, source } = payload
  if (!opened.fresh || kind !== 'unacknowledged-acute' || person === null)
    return { events: opened.events, topics: ['incidents'] }
  const row = { id: source, program, person, because: 'unanswered' as const, by: null, at: room.now }
  const fresh = await insertStandDown(room.tx, row)
  const said = stoodDown.of({ person, program, because: 'unanswered', by: null, at: room.now })
  return { events: [...opened.events, ...(fresh ? [said] : [])], topics: ['incidents', 'alerts'] }
})

/** [D] Once somebody has spoken with the person, what only nobody's answering had stopped goes on. */
const goOnWhenHandled = react(alertHandled, async ({ payload, ...room }) => {
  const { person, program, by } = payload
  const all = await openStandDowns(room.tx, person)
  const over = all.filter(({ because }) => because === 'unanswered')
  return over.length === 0 ? {} : { events: [await endThese(room, { person, program, by }, over, all)] }
})

/**
 * A death said on the roster is the same switch: pressed once, whoever pressed it first.
 * @safety of whoever is followed only somebody clinical ends it: what two records that became one say is reviewed, and their clocks go on.
 */
const takeDeath = react(personStateChanged, async ({ payload, ...room }) => {
  const { person, program, to, at } = payload
  if (to !== 'deceased') return {}
  const { accountId: by, roles } = room.actor
  const id = room.newId()
  const isSwitch = clinicalRoles.some((role) => roles.includes(role)) || !(await isFollowed(room.tx, person))
  if (isSwitch && !(await insertStandDown(room.tx, { id, program, person, because: 'died', by, at }))) return {}
  const known = await openDeathOf(room.tx, person)
  const opened =
    known === undefined ? (await openIncident(room, { source: id, kind: 'death', program, person, at })).events : []
  const said = stoodDown.of({ person, program, because: 'died', by, at })
  return { events: [...(isSwitch ? [said] : []), ...opened], topics: ['incidents', 'alerts'] }
})

/**
 * Taken back on the roster it is taken back everywhere.
 * @safety nobody who lives stays outside every clock by half a correction.
 */
const takeBackDeath = react(personStateChanged, async ({ payload, ...room }) => {
  const { person, program, from, to } = payload
  const by = room.actor.accountId
  if (from !== 'deceased' || to === 'deceased' || by === null) return {}
  const all = await openStandDowns(room.tx, person)
  const over = all.filter(({ because }) => because === 'died')
  if (over.length === 0) return {}
  const said = await endThese(room, { person, program, by }, over, all)
  const forgotten = await forgetSlips(room, over.filter(isSlip(room.now)))
  return { events: [said, ...forgotten], topics: ['incidents', 'alerts'] }
})

export const standDownReactions: readonly Reaction[] = [takeHappened, goOnWhenHandled, takeDeath, takeBackDeath]

import { incidentPolicy, postventionSteps } from '@ayni/clinical/incident'
import { type EventOf, type Instant, type PersonId, type ProgramId, plusMinutes, type Role } from '@ayni/kernel'
import { promiseMade } from '@ayni/modules/coordination/contract'
import type { Context } from '@ayni/platform/commands'
import type { IncidentKind } from '../contract.ts'
import { clocksOf, insertIncident } from './store.ts'
import { insertTasks, type NewTask } from './task-store.ts'

const DAY_MIN = 1440

const REVIEW = 'incident-review:'
export const reviewKey = (incident: string): string => `${REVIEW}${incident}`
export const incidentOfReview = (key: string): string | undefined =>
  key.startsWith(REVIEW) ? key.slice(REVIEW.length) : undefined
export const taskKey = (task: string): string => `incident-task:${task}`

/** Owed where it can be said of whom; what is about nobody stands on the page of incidents with its date. */
export const taskOwed = (
  {
    id,
    program,
    person,
    owner,
    ownerRole,
    dueAt,
  }: Pick<NewTask, 'id' | 'program' | 'person' | 'owner' | 'ownerRole' | 'dueAt'>,
  now: Instant,
): readonly EventOf[] =>
  person === null
    ? []
    : [
        promiseMade.of({
          ...{ key: taskKey(id), program, person, kind: 'incident-task', owedByRole: ownerRole },
          ...{ owedBy: owner, dueAt, madeAt: now },
        }),
      ]

type Happened = {
  readonly source: string
  readonly kind: IncidentKind
  readonly program: ProgramId
  readonly person: PersonId | null
  readonly at: Instant
}

/** Who looks after a step until somebody is named. */
const ownerRole: Role = 'psychiatrist'

/** @source services/07 §7.10 death: postvention. Each step with its time, none of them a message that leaves by itself. */
const stepsAfterDeath = ({ program, person }: Happened, incident: string, room: Room): readonly NewTask[] =>
  postventionSteps.map((step) => ({
    ...{ id: room.newId(), program, person, incident, step, whatSealed: null, owner: null, ownerRole },
    ...{ dueAt: plusMinutes(room.now, incidentPolicy.postventionHours[step] * 60), madeAt: room.now, madeBy: null },
  }))

type Room = Pick<Context, 'tx' | 'now' | 'newId'>
export type Opened = { readonly incident: string; readonly fresh: boolean; readonly events: readonly EventOf[] }

/**
 * An incident with its clocks, its review within seven days, and after a death what the team owes itself. The same source twice is
 * one. In the name of the house.
 * @source services/07 R-SUI-16
 */
export async function openIncident(room: Room, happened: Happened): Promise<Opened> {
  const { tx, now, newId } = room
  const { source, kind, program, person, at } = happened
  const incident = newId()
  const reviewDueAt = plusMinutes(now, incidentPolicy.reviewDays * DAY_MIN)
  const before = plusMinutes(at, -incidentPolicy.timelineDaysBefore * DAY_MIN)
  const timeline = person === null ? [] : await clocksOf(tx, person, before, now)
  const row = { id: incident, program, person, source, kind, happenedAt: at, openedAt: now, reviewDueAt, timeline }
  if (!(await insertIncident(tx, row))) return { incident, fresh: false, events: [] }
  const steps = kind === 'death' ? stepsAfterDeath(happened, incident, room) : []
  await insertTasks(tx, steps)
  const review =
    person === null
      ? []
      : [
          promiseMade.of({
            ...{ key: reviewKey(incident), program, person, kind: 'incident-review', owedByRole: 'psychiatrist' },
            ...{ owedBy: null, dueAt: reviewDueAt, madeAt: now },
          }),
        ]
  return { incident, fresh: true, events: [...review, ...steps.flatMap((step) => taskOwed(step, now))] }
}

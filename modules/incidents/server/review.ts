import { type Actor, type Instant, plusMinutes, type Refusal, type Role, refuse } from '@ayni/kernel'
import { promiseKept, promiseReopened } from '@ayni/modules/coordination/contract'
import { answer, type Context, handle, react } from '@ayni/platform/commands'
import type { KeyRing } from '@ayni/platform/crypto'
import { asSystem } from '@ayni/platform/database'
import {
  addTask,
  giveTask,
  type IncidentRow,
  incidentKind,
  incidents,
  markTask,
  report,
  review,
  saveReview,
  signReview,
  type TaskRow,
  tasks,
} from '../contract.ts'
import { incidentOfReview, openIncident, reviewKey, taskKey, taskOwed } from './open-incident.ts'
import { openReview, openWhat, sealReview, sealWhat } from './seal-contexts.ts'
import { type IncidentRecord, incidentOf, incidentsOf, saveWords, sign, visibleOf } from './store.ts'
import {
  insertTasks,
  type NewTask,
  setTaskDone,
  setTaskOwner,
  type TaskRecord,
  taskOf,
  tasksOf,
  tasksOfIncident,
  teamOf,
} from './task-store.ts'

const MOST = 300
/** What was done stays on the page for so long. */
const DONE_DAYS = 30

const isPsychiatrist = ({ roles }: Actor): boolean => roles.includes('psychiatrist')

/** About somebody: psychiatrists. About nobody: the director too. */
const mayReview = (actor: Actor, { person }: Pick<IncidentRecord, 'person'>): boolean =>
  isPsychiatrist(actor) || (person === null && actor.roles.includes('director'))

const rowOf = (one: IncidentRecord, visible: boolean, actor: Actor, now: Instant): IncidentRow => ({
  ...{ incident: one.id, kind: one.kind, happenedAt: one.happenedAt, reviewDueAt: one.reviewDueAt },
  ...{ reviewedAt: one.reviewedAt, tasksOpen: one.tasksOpen, tasksLate: one.tasksLate },
  late: one.reviewedAt === null && one.reviewDueAt < now,
  alias: visible && isPsychiatrist(actor) ? one.alias : null,
  owedByRole: one.person === null ? 'director' : 'psychiatrist',
  mayReview: visible && mayReview(actor, one),
})

/** Kind, date and tasks for whoever keeps the house in order; who it was about for psychiatrists whom the person did not block. */
export const incidentsAnswer = answer(incidents, async ({ tx, actor, now }) => {
  const { programId } = actor
  if (programId === null) return { rows: [], asOf: now }
  const all = await asSystem(tx, actor, () => incidentsOf(tx, programId, now, MOST))
  const visible = await visibleOf(
    tx,
    all.map(({ id }) => id),
  )
  return { rows: all.map((one) => rowOf(one, visible.has(one.id), actor, now)), asOf: now }
})

const taskRowOf = (keys: KeyRing, one: TaskRecord, actor: Actor, now: Instant): TaskRow => ({
  ...{ task: one.id, incident: one.incident, kind: one.kind, happenedAt: one.happenedAt, step: one.step },
  what: openWhat(keys, one.id, one.whatSealed),
  ...{ owner: one.ownerName, ownerRole: one.ownerRole, dueAt: one.dueAt, doneAt: one.doneAt },
  mine: one.owner !== null && one.owner === actor.accountId,
  late: one.doneAt === null && one.dueAt < now,
})

const reviews = ({ roles }: Actor): boolean => roles.some((role) => role === 'psychiatrist' || role === 'director')

export const tasksAnswer = answer(tasks, async ({ tx, actor, now, keys }) => {
  const { programId: program, accountId: owner } = actor
  if (program === null) return { rows: [], asOf: now }
  const doneSince = plusMinutes(now, -DONE_DAYS * 1440)
  const of = { program, owner, roles: actor.roles, all: reviews(actor), doneSince }
  const all = await asSystem(tx, actor, () => tasksOf(tx, of, MOST))
  return { rows: all.map((one) => taskRowOf(keys, one, actor, now)), asOf: now }
})

export const reviewAnswer = answer(review, async ({ tx, actor, input, now, keys, saw }) => {
  const one = await incidentOf(tx, input.incident, now)
  if (one === undefined || !mayReview(actor, one)) return refuse('incidents.incident-unknown')
  if (one.person !== null) await saw(one.person, 'C4', 'incidents.review', 'review')
  const team = await teamOf(tx, one.program)
  return {
    ...rowOf(one, true, actor, now),
    timeline: [...one.timeline],
    words: openReview(keys, one.id, one.reviewSealed),
    ...{ savedBy: one.savedBy, savedAt: one.savedAt, reviewedBy: one.reviewedBy },
    tasks: (await tasksOfIncident(tx, one.id)).map((task) => taskRowOf(keys, task, actor, now)),
    team: team.map(({ account, who, roles }) => ({ account, who, role: roles[0] ?? 'coordinator' })),
    asOf: now,
  }
})

type Unknown = 'incidents.incident-unknown'

async function toReview(
  { tx, actor, now }: Pick<Context, 'tx' | 'actor' | 'now'>,
  id: string,
): Promise<IncidentRecord | Refusal<Unknown>> {
  const one = await incidentOf(tx, id, now)
  return one !== undefined && mayReview(actor, one) ? one : refuse('incidents.incident-unknown')
}

const about = ({ person }: Pick<IncidentRecord, 'person'>) => (person === null ? {} : { about: person })

export const saveReviewHandler = handle(saveReview, async (room) => {
  const { tx, actor, input, now, keys } = room
  const one = await toReview(room, input.incident)
  if ('refused' in one) return one
  if (one.reviewedAt !== null) return refuse('incidents.signed')
  await asSystem(tx, actor, () => saveWords(tx, one.id, sealReview(keys, one.id, input.words), actor.accountId, now))
  return { output: null, ...about(one), topics: ['incidents'] }
})

export const signReviewHandler = handle(signReview, async (room) => {
  const { tx, actor, input, now, keys } = room
  const one = await toReview(room, input.incident)
  if ('refused' in one) return one
  if (one.reviewedAt !== null) return refuse('incidents.signed')
  const { happened, inTheWay } = openReview(keys, one.id, one.reviewSealed)
  if (happened === '' && inTheWay === '') return refuse('incidents.nothing-written')
  await asSystem(tx, actor, () => sign(tx, one.id, actor.accountId, now))
  const kept = promiseKept.of({ key: reviewKey(one.id), by: actor.accountId, at: now })
  return { output: null, ...about(one), events: [kept], topics: ['incidents'] }
})

/** Ticked off on the board, a review that nobody signed is owed again in the same breath. */
export const reviewTickedOff = react(promiseKept, async ({ payload: { key, by }, tx, now }) => {
  const id = incidentOfReview(key)
  const one = id === undefined ? undefined : await incidentOf(tx, id, now)
  if (one === undefined || one.person === null || one.reviewedAt !== null) return {}
  return { events: [promiseReopened.of({ key, person: one.person, by, at: now })], topics: ['promises'] }
})

const worksAs = (roles: readonly Role[]): Role =>
  (['psychiatrist', 'therapist', 'duty', 'coordinator', 'director'] as const).find((role) => roles.includes(role)) ??
  roles[0] ??
  'director'

export const addTaskHandler = handle(addTask, async (room) => {
  const { tx, actor, input, now, keys, newId } = room
  const one = await toReview(room, input.incident)
  if ('refused' in one) return one
  if (input.dueAt <= now) return refuse('incidents.due-passed')
  const owner = (await teamOf(tx, one.program)).find(({ account }) => account === input.owner)
  if (owner === undefined) return refuse('incidents.account-unknown')
  const id = newId()
  const { program, person } = one
  const task: NewTask = {
    ...{ id, program, person, incident: one.id, step: null, whatSealed: sealWhat(keys, id, input.what) },
    ...{
      owner: owner.account,
      ownerRole: worksAs(owner.roles),
      dueAt: input.dueAt,
      madeAt: now,
      madeBy: actor.accountId,
    },
  }
  await asSystem(tx, actor, () => insertTasks(tx, [task]))
  return { output: { task: id }, ...about(one), events: taskOwed(task, now), topics: ['incidents'] }
})

export const giveTaskHandler = handle(giveTask, async ({ tx, actor, input, now }) => {
  const task = await asSystem(tx, actor, () => taskOf(tx, input.task))
  if (task === undefined || task.program !== actor.programId) return refuse('incidents.task-unknown')
  if ((await visibleOf(tx, [task.incident])).size === 0) return refuse('incidents.task-unknown')
  const owner = (await teamOf(tx, task.program)).find(({ account }) => account === input.owner)
  if (owner === undefined) return refuse('incidents.account-unknown')
  const ownerRole = worksAs(owner.roles)
  await asSystem(tx, actor, () => setTaskOwner(tx, task.id, owner.account, ownerRole))
  // Said again it is the same promise, and has an owner now.
  return { output: null, events: taskOwed({ ...task, owner: owner.account, ownerRole }, now), topics: ['incidents'] }
})

/** Whoever owns it, whoever has its role while nobody owns it, and whoever reviews. */
const mayMark = (actor: Actor, { owner, ownerRole }: TaskRecord): boolean =>
  reviews(actor) || owner === actor.accountId || (owner === null && actor.roles.includes(ownerRole))

export const markTaskHandler = handle(markTask, async ({ tx, actor, input, now }) => {
  const task = await asSystem(tx, actor, () => taskOf(tx, input.task))
  if (task === undefined || task.program !== actor.programId || !mayMark(actor, task))
    return refuse('incidents.task-unknown')
  await asSystem(tx, actor, () => setTaskDone(tx, task.id, actor.accountId, input.done ? now : null))
  const key = taskKey(task.id)
  const by = actor.accountId
  const events =
    task.person === null
      ? []
      : [
          input.done
            ? promiseKept.of({ key, by, at: now })
            : promiseReopened.of({ key, person: task.person, by, at: now }),
        ]
  return { output: null, events, topics: ['incidents'] }
})

export const reportHandler = handle(report, async (room) => {
  const { tx, actor, input, now, newId } = room
  const { programId: program } = actor
  if (program === null || input.happenedAt > now) return refuse('incidents.not-yet')
  const happened = { source: newId(), kind: incidentKind.enum.other, program, person: null, at: input.happenedAt }
  const opened = await asSystem(tx, actor, () => openIncident(room, happened))
  return { output: { incident: opened.incident }, events: opened.events, topics: ['incidents'] }
})

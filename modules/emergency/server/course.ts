import { type EventOf, type InputOf, type Instant, isRefusal, plusMinutes, refuse } from '@ayni/kernel'
import { type CommandContext, handle } from '@ayni/platform/commands'
import { seal } from '@ayni/platform/crypto'
import { asSystem } from '@ayni/platform/database'
import {
  type ActionWhat,
  type Course,
  type DecisionWhat,
  knowPerson,
  logAction,
  noteCourse,
  sayCover,
  takeOver,
} from '../contract.ts'
import { type Cover, courseOf, coverOf, decided, insertAction, putCover, saveCourse } from './course-store.ts'
import { ownEmergency } from './own-emergency.ts'
import { coverKey, kept, notNeeded, owe, stayKey } from './promises.ts'
import { actionContext, courseSeal, earliest, nothingNoted } from './seal-contexts.ts'
import { type EmergencyRow, emergencyForUpdate, hold, saveEmergency, seenEmergency, silenceMin } from './store.ts'

const topics = ['emergencies', 'promises']

/** Whoever answers now. The record opens to them as it does with an alert, and the person reads it. */
export const takeOverHandler = handle(takeOver, async ({ input, tx, actor, now, newId, saw }) => {
  const seen = await seenEmergency(tx, input.emergency)
  const account = actor.accountId
  if (seen === undefined || account === null) return refuse('emergency.unknown')
  if (seen.endedAt !== null) return refuse('emergency.ended')
  await asSystem(tx, actor, async () => {
    const row = await emergencyForUpdate(tx, seen.id)
    if (row === undefined) return
    await hold(tx, newId(), row, account, now)
    await saveEmergency(tx, { ...row, owner: account })
  })
  await saw(seen.person, 'C4', 'emergency', 'emergency')
  return { output: { person: seen.person }, about: seen.person, topics }
})

/** 2.8: the nearest acts first and is replaced afterwards; knowing each other is no reason to wait. */
export const knowPersonHandler = handle(knowPerson, async ({ input, tx, actor, now }) => {
  const row = await ownEmergency(tx, actor, input.emergency)
  if (isRefusal(row)) return row
  const dueAt = plusMinutes(now, row.policy.relieveWithinMin)
  const owed = {
    key: `replace-clinician:${row.id}`,
    kind: 'replace-clinician',
    role: 'coordinator',
    owedBy: null,
    dueAt,
  } as const
  return { output: null, about: row.person, events: [owe(row, owed, now)], topics }
})

/** What reaches a third party was decided first, by whoever may. */
const decisionFor: Readonly<Partial<Record<ActionWhat, DecisionWhat>>> = {
  ...{ 'trusted-person': 'trusted-person', radio: 'radio', facility: 'facility' },
  ...{ samu: 'samu-pnp', police: 'samu-pnp', 'local-way': 'local-way' },
}

const openCourse = (sealed: string | undefined, keys: CommandContext<unknown>['keys'], id: string): Course =>
  sealed === undefined ? nothingNoted : courseSeal.open(keys, id, sealed)

/** Silence is counted from now; and whoever stays does so until their time is over, not longer. */
const nextFrom = (row: EmergencyRow, course: Course, now: Instant): Instant => {
  const silent = plusMinutes(now, silenceMin(row))
  const until = course.stays !== null && course.stays.until > now ? course.stays.until : null
  return earliest(silent, row.kind === 'imminent' ? until : null) ?? silent
}

const act = async (
  { input, tx, actor, now, newId, keys }: CommandContext<InputOf<typeof logAction>>,
  row: EmergencyRow,
) => {
  const needs = decisionFor[input.what]
  if (needs !== undefined && !(await decided(tx, row.id, needs))) return refuse('emergency.decision-missing')
  const by = actor.accountId
  if (by === null) return refuse('emergency.unknown')
  const id = newId()
  const noteSealed = input.note === null ? null : seal(keys, actionContext(id), input.note)
  await insertAction(tx, row, { id, what: input.what, outcome: input.outcome, by, at: now, noteSealed })
  const nextAt = nextFrom(row, openCourse(await courseOf(tx, row.id), keys, row.id), now)
  await saveEmergency(tx, { ...row, nextAt })
  return { output: { action: id, nextAt }, about: row.person, topics }
}

export const logActionHandler = handle(logAction, async (context) => {
  const row = await ownEmergency(context.tx, context.actor, context.input.emergency)
  return isRefusal(row) ? row : asSystem(context.tx, context.actor, () => act(context, row))
})

const note = async ({ input, tx, actor, now, keys }: CommandContext<InputOf<typeof noteCourse>>, row: EmergencyRow) => {
  if (input.stays !== null && input.stays.until <= now) return refuse('emergency.stays-not-ahead')
  const before = openCourse(await courseOf(tx, row.id), keys, row.id)
  const course: Course = {
    stays: input.stays ?? before.stays,
    keys: input.keys ?? before.keys,
    keysHeldBy: input.keysHeldBy ?? before.keysHeldBy,
    transport: input.transport ?? before.transport,
    soberAt: input.soberAt ?? before.soberAt,
  }
  await saveCourse(tx, row.id, { sealed: courseSeal.seal(keys, row.id, course), at: now, by: actor.accountId })
  const nextAt = nextFrom(row, course, now)
  const stay = input.stays === null || row.kind !== 'imminent' ? null : stayKey(row.id, input.stays.until)
  await saveEmergency(tx, { ...row, nextAt, stayKey: stay ?? row.stayKey })
  const events: EventOf[] = []
  if (stay !== null && stay !== row.stayKey && input.stays !== null) {
    events.push(...kept(row.stayKey, actor.accountId, now))
    events.push(
      owe(row, { key: stay, kind: 'stay-with-person', role: 'duty', owedBy: row.owner, dueAt: input.stays.until }, now),
    )
  }
  if (input.soberAt !== null) {
    const key = `sober:${row.id}:${input.soberAt}`
    events.push(
      owe(row, { key, kind: 'safety-assessment', role: 'duty', owedBy: row.owner, dueAt: input.soberAt }, now),
    )
  }
  return { output: { nextAt }, about: row.person, events, topics }
}

export const noteCourseHandler = handle(noteCourse, async (context) => {
  const row = await ownEmergency(context.tx, context.actor, context.input.emergency)
  return isRefusal(row) ? row : asSystem(context.tx, context.actor, () => note(context, row))
})

type CoverInput = InputOf<typeof sayCover>

/** The coordinator learns that a post must be covered and nothing of why. */
const cover = async ({ input, tx, actor, now, newId }: CommandContext<CoverInput>, row: EmergencyRow) => {
  if (input.cover === 'by-coordinator' && !input.consent) return refuse('emergency.cover-needs-consent')
  const before = await coverOf(tx, row.id)
  const isSought = input.cover === 'by-coordinator' || input.cover === 'by-physician'
  const key = isSought ? coverKey(row.id, newId()) : null
  const after: Cover = {
    state: isSought ? 'needed' : input.cover === 'arranged' ? 'arranged' : 'not-needed',
    arrangedBy: isSought
      ? input.cover === 'by-coordinator'
        ? 'coordinator'
        : 'physician'
      : (before?.arrangedBy ?? null),
    consent: input.consent || before?.consent === true,
    promiseKey: key,
  }
  await putCover(tx, row, after, actor.accountId, now)
  const role = input.cover === 'by-coordinator' ? 'coordinator' : 'duty'
  const owedBy = role === 'duty' ? actor.accountId : null
  const dueAt = plusMinutes(now, row.policy.coverWithinMin)
  const ends =
    input.cover === 'arranged'
      ? kept(before?.promiseKey ?? null, actor.accountId, now)
      : notNeeded(before?.promiseKey ?? null, now)
  return {
    output: null,
    about: row.person,
    events: [...ends, ...(key === null ? [] : [owe(row, { key, kind: 'arrange-cover', role, owedBy, dueAt }, now)])],
    topics,
  }
}

export const sayCoverHandler = handle(sayCover, async (context) => {
  const row = await ownEmergency(context.tx, context.actor, context.input.emergency)
  return isRefusal(row) ? row : asSystem(context.tx, context.actor, () => cover(context, row))
})

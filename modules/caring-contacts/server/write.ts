import { planFault } from '@ayni/clinical/caring'
import { limaTime } from '@ayni/clinical/clocks'
import { plusMinutes, type Refusal, refuse } from '@ayni/kernel'
import { promiseKept, promiseReopened } from '@ayni/modules/coordination/contract'
import { type CommandContext, handle } from '@ayni/platform/commands'
import { asSystem } from '@ayni/platform/database'
import { checkedRender } from '@ayni/platform/messages'
import {
  caringStopped,
  handOn,
  logCall,
  markRead,
  setBirthday,
  setPlan,
  setStopped,
  undoCall,
  writeWords,
} from '../contract.ts'
import { answerOf, readAnswers } from './answer-store.ts'
import { type ContactRecord, contactOf, countTry, setDone, setWords, undoCalled } from './contact-store.ts'
import { endRunning } from './end-schedule.ts'
import { answerKey, contactKey, notOwed } from './owed.ts'
import { sealBirthday, sealWords } from './seal-contexts.ts'
import { completeWhatEnded } from './send-due.ts'
import { planFor, rowsOf } from './start-schedule.ts'
import {
  dropUnplanned,
  forgetAsked,
  latestOf,
  possibleSenders,
  putContacts,
  putPlan,
  reviveSchedule,
  type ScheduleRow,
  scheduleOf,
  setBirthdayOf,
  setSender,
} from './store.ts'

type Room = CommandContext<unknown>
type Missing = 'caring-contacts.contact-unknown' | 'caring-contacts.contact-done'

/** How long a slip can be taken back. Longer than the ten seconds on the screen, because the link is slow. */
const UNDO_MIN = 10

async function openContact(room: Room, id: string): Promise<ContactRecord | Refusal<Missing>> {
  const one = await contactOf(room.tx, id)
  if (one === undefined) return refuse('caring-contacts.contact-unknown')
  return one.state === 'planned' && !one.over ? one : refuse('caring-contacts.contact-done')
}

const shown = ({ person, schedule }: Pick<ContactRecord, 'person' | 'schedule'>) => ({
  about: person,
  changes: [{ person, kind: 'caring', key: schedule }],
  topics: ['caring'],
})

/** Looked at as it would leave: what no message may say is not said here either. */
export const writeWordsHandler = handle(writeWords, async (room) => {
  const { tx, input, actor, keys, now } = room
  const one = await openContact(room, input.contact)
  if ('refused' in one) return one
  if (one.mode !== 'message') return refuse('caring-contacts.not-a-message')
  const { words } = input
  const check = words === null ? undefined : checkedRender('caring-words', { signature: 'Ayni', words }, 'es')
  if (check !== undefined && !check.ok) return refuse('caring-contacts.words-not-fit', { rules: check.rules })
  const sealed = words === null ? null : sealWords(keys, one.id, words)
  await asSystem(tx, actor, () => setWords(tx, one.id, sealed, words === null ? null : actor.accountId))
  const key = contactKey(one.id)
  const events =
    one.askedAt === null
      ? []
      : [
          words === null
            ? promiseReopened.of({ key, person: one.person, by: actor.accountId, at: now })
            : promiseKept.of({ key, by: actor.accountId, at: now }),
        ]
  return { output: null, events, about: one.person, topics: ['caring'] }
})

/** Nobody answered: it is counted and stays owed. Not wanted: nothing more is. */
export const logCallHandler = handle(logCall, async (room) => {
  const { tx, input, actor, now } = room
  const one = await openContact(room, input.contact)
  if ('refused' in one) return one
  if (one.mode !== 'call') return refuse('caring-contacts.not-a-call')
  const { person, program, schedule, id } = one
  if (input.result === 'no-answer') {
    await asSystem(tx, actor, () => countTry(tx, id))
    return { output: null, about: person, topics: ['caring'] }
  }
  return asSystem(tx, actor, async () => {
    await setDone(tx, { id, state: 'called', at: now, by: actor.accountId })
    const kept = promiseKept.of({ key: contactKey(id), by: actor.accountId, at: now })
    if (input.result === 'spoke') {
      await completeWhatEnded(room, new Map([[schedule, person]]))
      return { output: null, events: [kept], ...shown(one) }
    }
    const ended = await endRunning(room, await latestOf(tx, person), 'person')
    const said = caringStopped.of({ person, program, byPerson: true, at: now })
    return { output: null, ...shown(one), events: [kept, ...(ended.events ?? []), said] }
  })
})

export const undoCallHandler = handle(undoCall, async ({ tx, input, actor, now }) => {
  const one = await contactOf(tx, input.contact)
  if (one === undefined) return refuse('caring-contacts.contact-unknown')
  return asSystem(tx, actor, async () => {
    if (!(await undoCalled(tx, one.id, plusMinutes(now, -UNDO_MIN)))) return refuse('caring-contacts.too-late-to-undo')
    if (one.over) await reviveSchedule(tx, one.schedule)
    const { person } = one
    const owed = promiseReopened.of({ key: contactKey(one.id), person, by: actor.accountId, at: now })
    return { output: null, events: [owed], ...shown(one) }
  })
})

const changedSchedule = ({ person, id }: ScheduleRow) => ({
  about: person,
  changes: [{ person, kind: 'caring', key: id }],
  topics: ['caring'],
})

export const setStoppedHandler = handle(setStopped, async (room) => {
  const { tx, input, actor, now } = room
  const row = await scheduleOf(tx, input.schedule)
  if (row === undefined) return refuse('caring-contacts.schedule-unknown')
  if (row.endedWhy === 'person') return refuse('caring-contacts.stopped-by-person')
  return asSystem(tx, actor, async () => {
    const { person, program } = row
    if (!input.stopped) {
      if (row.endedWhy === 'sender') await reviveSchedule(tx, row.id)
      return { output: null, ...changedSchedule(row) }
    }
    const ended = await endRunning(room, row, 'sender')
    const said = row.endedAt === null ? [caringStopped.of({ person, program, byPerson: false, at: now })] : []
    return { output: null, ...changedSchedule(row), events: [...(ended.events ?? []), ...said] }
  })
})

/** Only to somebody whom the person knows, is there, and may see them. */
export const handOnHandler = handle(handOn, async (room) => {
  const { tx, input, actor, now } = room
  const row = await scheduleOf(tx, input.schedule)
  if (row === undefined) return refuse('caring-contacts.schedule-unknown')
  return asSystem(tx, actor, async () => {
    const possible = await possibleSenders(tx, row.person, row.sender, now)
    const to = possible.find(({ account }) => account === input.account)
    if (to === undefined || !to.known || !to.active || to.apart) return refuse('caring-contacts.not-known-to-person')
    await setSender(tx, row.id, to.account)
    return { output: null, ...changedSchedule(row), events: notOwed(await forgetAsked(tx, row.id), now) }
  })
})

/** Told later, the birthday takes its place among what is still to come. */
export const setBirthdayHandler = handle(setBirthday, async (room) => {
  const { tx, input, actor, keys, now, newId } = room
  const row = await scheduleOf(tx, input.schedule)
  if (row === undefined) return refuse('caring-contacts.schedule-unknown')
  return asSystem(tx, actor, async () => {
    await setBirthdayOf(tx, row.id, sealBirthday(keys, row.id, input.birthday))
    const plan = await planFor(tx, row.program, row.schedule)
    const all = rowsOf(plan, row.startedAt, input.birthday, newId)
    const dropped = await dropUnplanned(
      tx,
      row.id,
      all.map(({ on }) => on),
    )
    await putContacts(
      tx,
      row,
      all.filter(({ on }) => on > limaTime(now).date),
    )
    return { output: null, ...changedSchedule(row), events: notOwed(dropped, now) }
  })
})

export const markReadHandler = handle(markRead, async ({ tx, input, actor, now }) => {
  const found = await answerOf(tx, input.message)
  if (found === undefined) return refuse('caring-contacts.answer-unknown')
  const read = await asSystem(tx, actor, () => readAnswers(tx, { message: input.message }, actor.accountId, now))
  const events = read.map((one) => promiseKept.of({ key: answerKey(one), by: actor.accountId, at: now }))
  return { output: null, about: found.person, events, topics: ['caring'] }
})

export const setPlanHandler = handle(setPlan, async ({ tx, input, actor, now }) => {
  const fault = planFault(input.plan)
  if (fault !== null) return refuse('caring-contacts.plan-not-fit', { fault })
  const { programId: program, accountId: by } = actor
  if (program !== null && by !== null) await putPlan(tx, { ...input, program, by, at: now })
  return { output: null, topics: ['caring'] }
})

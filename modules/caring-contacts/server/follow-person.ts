import { answersContact, readAnswerBy } from '@ayni/clinical/caring'
import { workingCalendar } from '@ayni/clinical/clocks'
import { instant } from '@ayni/kernel'
import { promiseKept, promiseMade } from '@ayni/modules/coordination/contract'
import { letterCame, replyReceived } from '@ayni/modules/correspondence/contract'
import { consentChanged, neededLayers, personStateChanged } from '@ayni/modules/enrollment/contract'
import { accountBlocked } from '@ayni/modules/identity/contract'
import { resumed, stoodDown } from '@ayni/modules/incidents/contract'
import { episodeOpened } from '@ayni/modules/safety-episode/contract'
import { holidayChanges } from '@ayni/platform/calendar'
import { type Reaction, react } from '@ayni/platform/commands'
import { stopMessages } from '@ayni/platform/messages'
import { caringStopped } from '../contract.ts'
import { answerOf, insertAnswer, readAnswers } from './answer-store.ts'
import { endRunning, goOn, pause } from './end-schedule.ts'
import { answerKey, notOwed, roleOf, subjectOf } from './owed.ts'
import { senderFor } from './start-schedule.ts'
import { forgetAsked, latestOf, leaveOutLast, possibleSenders, reviveSchedule, setSender } from './store.ts'

/** A new episode is answered by people, not by greetings; an open alert is asked for when something is due. */
const pauses: readonly Reaction[] = [
  react(episodeOpened, async ({ payload, ...room }) =>
    payload.again ? pause(room, await latestOf(room.tx, payload.person), 'episode') : {},
  ),
  /** @safety EC-12: after a death nothing of it may ever arrive. */
  react(stoodDown, async ({ payload, ...room }) => {
    const row = await latestOf(room.tx, payload.person)
    return payload.because === 'died' ? endRunning(room, row, 'died') : pause(room, row, 'stand-down')
  }),
  react(resumed, async ({ payload, ...room }) => {
    const row = await latestOf(room.tx, payload.person)
    if (row?.endedWhy === 'died' && payload.because.includes('died')) {
      await reviveSchedule(room.tx, row.id)
      return { changes: [{ person: payload.person, kind: 'caring', key: row.id }], topics: ['caring'] }
    }
    return payload.stillHeld === null ? goOn(room, row, 'stand-down') : {}
  }),
]

const ends: readonly Reaction[] = [
  react(consentChanged, async ({ payload, ...room }) =>
    payload.given || !neededLayers.some((layer) => layer === payload.layer)
      ? {}
      : endRunning(room, await latestOf(room.tx, payload.person), 'withdrawn'),
  ),
  /** SERUMS that is over ends nothing here. */
  react(personStateChanged, async ({ payload, ...room }) =>
    payload.to === 'deceased' ? endRunning(room, await latestOf(room.tx, payload.person), 'died') : {},
  ),
  /** "Basta", "stop": one word is enough, and raises nothing. "Alta" takes it back. */
  react(replyReceived, async ({ payload, ...room }) => {
    const { person, program, says, at } = payload
    const row = await latestOf(room.tx, person)
    if (says === 'start' && row?.endedWhy === 'person') {
      await reviveSchedule(room.tx, row.id)
      return { changes: [{ person, kind: 'caring', key: row.id }], topics: ['caring'] }
    }
    if (says !== 'stop' || row === undefined || row.endedAt !== null) return {}
    const ended = await endRunning(room, row, 'person')
    return { ...ended, events: [...(ended.events ?? []), caringStopped.of({ person, program, byPerson: true, at })] }
  }),
]

/** Whom the person does not want to see them writes no more: somebody else whom they know does, or it is owed by psychiatry. */
const passOn = react(accountBlocked, async ({ payload, tx, now }) => {
  const { person, account, program } = payload
  const row = await latestOf(tx, person)
  if (row === undefined || row.sender !== account) return {}
  const stopped = await stopMessages(tx, {
    ...{ programId: program, subjectRef: subjectOf(row.id), reason: 'stopped.asked', now },
  })
  if (stopped > 0) await leaveOutLast(tx, row.id, now)
  await setSender(tx, row.id, await senderFor(tx, person, null, now))
  return {
    events: notOwed(await forgetAsked(tx, row.id), now),
    changes: [{ person, kind: 'caring', key: row.id }],
    topics: ['caring'],
  }
})

/** @source services/07 §7.6: answers are read by a human the same day in working hours. What they say was looked at when they came. */
const takeAnswer = react(letterCame, async ({ payload, tx, now }) => {
  const { message, person, program, at } = payload
  const row = await latestOf(tx, person)
  if (row === undefined || !answersContact(row.lastContactAt, at)) return {}
  const calendar = workingCalendar(now, await holidayChanges(tx, program))
  const dueAt = instant.parse(readAnswerBy(at, calendar))
  await insertAnswer(tx, { message, program, person, schedule: row.id, receivedAt: at, dueAt })
  const sender = (await possibleSenders(tx, person, row.sender, now)).find(({ account }) => account === row.sender)
  const owed = { key: answerKey(message), program, person, kind: 'read-caring-answer' as const, dueAt, madeAt: now }
  return {
    events: [promiseMade.of({ ...owed, owedByRole: roleOf(sender), owedBy: row.sender })],
    topics: ['caring'],
  }
})

const ANSWERED = 'answer-reply:'

/** Whoever answered the conversation has read it. */
const readByAnswering = react(promiseKept, async ({ payload, tx }) => {
  const { key, by, at } = payload
  if (!key.startsWith(ANSWERED)) return {}
  const found = await answerOf(tx, key.slice(ANSWERED.length).split(':')[0] ?? '')
  if (found === undefined) return {}
  const read = await readAnswers(tx, { person: found.person }, by, at)
  return { events: read.map((one) => promiseKept.of({ key: answerKey(one), by, at })), topics: ['caring'] }
})

export const followPerson: readonly Reaction[] = [...pauses, ...ends, passOn, takeAnswer, readByAnswering]

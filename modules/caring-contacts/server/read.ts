import { caringPlans, caringSchedules, dueAtOf } from '@ayni/clinical/caring'
import type { Actor, Instant } from '@ayni/kernel'
import { refuse } from '@ayni/kernel'
import { answer } from '@ayni/platform/commands'
import { asSystem } from '@ayni/platform/database'
import { type ContactRow, calendar, contactCard, ofPerson, plans, suggestedWords } from '../contract.ts'
import { answersWaiting, openAnswers } from './answer-store.ts'
import { type ContactRecord, contactOf, contactsBetween, contactsOfSchedule } from './contact-store.ts'
import { openBirthday, openWords } from './seal-contexts.ts'
import { ownPlans, possibleSenders, scheduleOf, standingOf } from './store.ts'

const MOST = 400

const rowOf = (one: ContactRecord, actor: Actor, now: Instant): ContactRow => ({
  ...{ contact: one.id, schedule: one.schedule, person: one.person, alias: one.alias, on: one.on, mode: one.mode },
  ...{ why: one.why, state: one.state, written: one.ownWords, tries: one.tries, sender: one.senderName },
  dueNow: one.state === 'planned' && dueAtOf(one.on) <= now,
  mine: one.sender !== null && one.sender === actor.accountId,
  paused: one.pausedFor.length > 0,
})

export const calendarAnswer = answer(calendar, async ({ tx, input, actor, now }) => ({
  contacts: (await contactsBetween(tx, input.from, input.to, MOST)).map((one) => rowOf(one, actor, now)),
  answers: (await openAnswers(tx, MOST)).map(({ sender, ...one }) => ({
    ...one,
    late: one.dueAt < now,
    mine: sender !== null && sender === actor.accountId,
  })),
  asOf: now,
}))

/** For the page of one person: nothing where the actor may neither open them nor writes to them. */
export const ofPersonAnswer = answer(ofPerson, async ({ tx, input, actor, now, saw }) => {
  const found = await standingOf(tx, input.person)
  if (found === undefined) return { schedule: null, contacts: [], answers: [], asOf: now }
  await saw(input.person, 'C4', 'caring-contacts', 'care')
  const contacts = await contactsOfSchedule(tx, found.id)
  const { id: schedule, schedule: plan, sender, startedAt, endedAt, endedWhy } = found
  return {
    schedule: {
      ...{ schedule, plan, sender: found.senderName, startedAt, endedAt, endedWhy },
      pausedFor: [...(contacts[0]?.pausedFor ?? found.pausedFor)],
    },
    contacts: contacts.map((one) => rowOf(one, actor, now)),
    answers: (await answersWaiting(tx, input.person, MOST)).map(({ sender: _, ...one }) => ({
      ...one,
      late: one.dueAt < now,
      mine: sender !== null && sender === actor.accountId,
    })),
    asOf: now,
  }
})

export const contactCardAnswer = answer(contactCard, async ({ tx, input, actor, now, keys, saw, recipients }) => {
  const one = await contactOf(tx, input.contact)
  const schedule = one === undefined ? undefined : await scheduleOf(tx, one.schedule)
  if (one === undefined || schedule === undefined) return refuse('caring-contacts.contact-unknown')
  await saw(one.person, 'C4', 'caring-contacts.contact', 'care')
  const all = await contactsOfSchedule(tx, one.schedule)
  const language = (await recipients(tx, [one.person], { now, keys })).get(one.person)?.language ?? 'es'
  const possible = await asSystem(tx, actor, () => possibleSenders(tx, one.person, one.sender, now))
  return {
    ...rowOf(one, actor, now),
    language,
    words: openWords(keys, one.id, one.wordsSealed),
    suggested: suggestedWords(language, one.nth, one.why),
    earlier: all
      .filter(({ state }) => state !== 'planned')
      .map(({ id, on, wordsSealed, ownWords, state }) => ({
        on,
        own: ownWords,
        state,
        words: openWords(keys, id, wordsSealed),
      }))
      .toReversed(),
    ahead: all.filter(({ state }) => state === 'planned').map(({ on, why }) => ({ on, why })),
    birthday: openBirthday(keys, schedule.id, schedule.birthdaySealed),
    pausedFor: [...one.pausedFor],
    others: possible
      .filter(({ account, known, active, apart }) => known && active && !apart && account !== one.sender)
      .map(({ account, name }) => ({ account, who: name })),
    asOf: now,
  }
})

export const plansAnswer = answer(plans, async ({ tx, actor }) => {
  const own = actor.programId === null ? [] : await ownPlans(tx, actor.programId)
  return caringSchedules.map((schedule) => {
    const mine = own.find((one) => one.schedule === schedule)
    const plan = mine?.plan ?? caringPlans[schedule]
    const set = { own: mine !== undefined, by: mine?.by ?? null, at: mine?.at ?? null }
    return { schedule, ...set, plan: { ...plan, steps: [...plan.steps] } }
  })
})

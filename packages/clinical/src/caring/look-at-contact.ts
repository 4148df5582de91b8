import { addDays, atLima, type Holidays, limaTime, nextWorkingTime } from '../clocks/index.ts'
import { type CaringMode, type CaringPolicy, caringPolicy } from './caring-policy.ts'

/** When a contact becomes due: a call within the day, a message in its evening. */
export const dueAtOf = (on: string, policy: CaringPolicy = caringPolicy): string => atLima(on, policy.dueMinute)

/** From when its sender is asked for words of their own. */
export const askWordsFrom = (on: string, policy: CaringPolicy = caringPolicy): string =>
  atLima(addDays(on, -policy.askWordsDays), policy.office.fromMinute)

/** What is done about one contact now. */
export type ContactLook = 'wait' | 'ask-sender' | 'send' | 'leave-out' | 'call'

/** Never silent: a call stays owed until somebody made it; a message goes, with words or with the suggested ones, or is left out and seen as such. */
export function lookAtContact(
  contact: { readonly on: string; readonly mode: CaringMode },
  now: string,
  policy: CaringPolicy = caringPolicy,
): ContactLook {
  if (now < askWordsFrom(contact.on, policy)) return 'wait'
  if (contact.mode === 'call') return now < atLima(contact.on, 0) ? 'ask-sender' : 'call'
  if (now < dueAtOf(contact.on, policy)) return 'ask-sender'
  return now > dueAtOf(addDays(contact.on, policy.lateDays), policy) ? 'leave-out' : 'send'
}

/** @source services/07 §7.6: an answer is read the same day in working hours; after them, by the end of the next. */
export function readAnswerBy(receivedAt: string, holidays: Holidays, policy: CaringPolicy = caringPolicy): string {
  const begins = nextWorkingTime(receivedAt, policy.office, holidays)
  return atLima(limaTime(begins).date, policy.office.toMinute)
}

/** Whether a message of the person answers a contact that was made. */
export const answersContact = (
  lastContactAt: string | null,
  receivedAt: string,
  policy: CaringPolicy = caringPolicy,
): boolean =>
  lastContactAt !== null &&
  receivedAt >= lastContactAt &&
  Date.parse(receivedAt) - Date.parse(lastContactAt) <= policy.answerDays * 86_400_000

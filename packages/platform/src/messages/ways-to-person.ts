import { type Instant, plusMinutes, type Refusal, refuse, toMs } from '@ayni/kernel'
import type { ChannelName, MessageClass } from './classes.ts'
import { type DraftMessage, type Way, wayKey } from './draft-message.ts'
import type { PersonMessage } from './person-message.ts'
import { decide } from './policy.ts'
import { messageId } from './queue-message.ts'
import type { RecipientAddress, RecipientCard } from './recipient-book.ts'

/** [D] An answer counts as asked for this minute for so long. */
const ANSWER_MINUTES = 30
/** @source services/00-shared-model.md §2.4: N4 goes by SMS when it is unread in the app for 24 h. */
export const UNREAD_MINUTES = 24 * 60

export type WayRefusal = 'messages.no-address' | 'messages.not-asked'

const inApp: Way = { channel: 'in_app', address: { kind: 'in_app' } }

/** Addresses that a class may use: an automatic call is for safety only, and the app is nobody's address. */
export const usableAddresses = (card: RecipientCard, of: MessageClass): readonly RecipientAddress[] =>
  card.addresses.filter(({ channel }) => channel !== 'in_app' && (channel !== 'voice' || of === 'N2'))

/**
 * @source services/00-shared-model.md §2.4: channels of each class, in order. The first draft is the one that is answered for.
 */
export function waysToPerson(
  message: PersonMessage,
  card: RecipientCard,
  now: Instant,
): readonly DraftMessage[] | Refusal<WayRefusal> {
  const usable = usableAddresses(card, message.class)
  const draft = (way: Way, suffix = '', over: Partial<DraftMessage> = {}): DraftMessage => ({
    ...baseOf(message, card, now),
    ...way,
    key: `${message.key}${suffix}`,
    ...(way.id === undefined ? {} : { fallback: usable.filter((other) => wayKey(other) !== wayKey(way)) }),
    ...over,
  })
  const not = (...names: readonly ChannelName[]) => usable.find(({ channel }) => !names.includes(channel))
  const push = usable.find(({ channel }) => channel === 'push')
  const app = draft(inApp, '|app')
  const bell = push === undefined ? [] : [draft(push, '|push', { fallback: [] })]
  switch (message.class) {
    case 'N0':
      return answer(message, usable, now, draft)
    case 'N2': {
      const first = not('push')
      return [...(first === undefined ? [] : [draft(first)]), app, ...bell]
    }
    case 'N3': {
      const [first] = usable
      const letter = first?.channel === 'email' ? undefined : usable.find(({ channel }) => channel === 'email')
      const invitation = message.calendar === undefined || letter === undefined ? [] : [draft(letter, '|calendar')]
      return [...(first === undefined ? [] : [draft(first)]), app, ...invitation]
    }
    case 'N4': {
      const later = not('push')
      const afterId = messageId(message.programId, app.key)
      const start = decide({ ...app, now })
      const notBefore = plusMinutes(start.do === 'send' ? now : start.until, UNREAD_MINUTES)
      return [app, ...bell, ...(later === undefined ? [] : [draft(later, '', { afterId, notBefore })])]
    }
    case 'N5':
    case 'N6': {
      const [first] = usable
      if (first !== undefined) return [draft(first)]
      return card.addresses.length > 0 ? [draft(inApp)] : refuse('messages.no-address')
    }
  }
}

/** Back by the way it came, and only to a message of the last minutes: class N0 is no way round anybody's hours. */
function answer(
  { answering }: PersonMessage,
  usable: readonly RecipientAddress[],
  now: Instant,
  draft: (way: Way) => DraftMessage,
): readonly DraftMessage[] | Refusal<WayRefusal> {
  if (answering === undefined || toMs(now) - toMs(answering.at) > ANSWER_MINUTES * 60_000)
    return refuse('messages.not-asked')
  const way = usable.find(({ channel }) => channel === answering.channel)
  return way === undefined ? refuse('messages.no-address') : [draft(way)]
}

function baseOf(message: PersonMessage, card: RecipientCard, now: Instant): Omit<DraftMessage, keyof Way> {
  const {
    person,
    key,
    programId,
    class: of,
    template,
    params,
    subjectRef,
    expiresAt,
    appointmentAt,
    calendar,
  } = message
  const away = of === 'N4' || of === 'N5' || of === 'N6' ? card.offlineUntil : null
  const wanted = message.notBefore
  const notBefore = away !== null && toMs(away) > toMs(wanted ?? now) ? away : wanted
  return {
    ...{ key, programId, class: of, template, params, subjectRef, expiresAt, appointmentAt, calendar, notBefore },
    to: { personId: person },
    language: card.language,
    hours: card.hours,
  }
}

import { type Instant, plusMinutes, toMs } from '@ayni/kernel'
import { isSafety } from './classes.ts'
import { wayKey } from './draft-message.ts'
import type { ClaimedMessage } from './outbox-store.ts'
import { decide } from './policy.ts'
import { isSilencedFor, type RecipientAddress, type RecipientCard } from './recipient-book.ts'
import { UNREAD_MINUTES, usableAddresses } from './ways-to-person.ts'

/** What the book says, at the moment of sending, about one message to a physician. */
export type Judgement =
  | {
      readonly do: 'send'
      /** None: in the app, or as sealed because the book has nothing better and it is safety. */
      readonly to: RecipientAddress | null
      /** Where else, should this one not exist. */
      readonly others: readonly RecipientAddress[]
      /** Safety inside the person's quiet or working hours. */
      readonly outsideHours: boolean
    }
  | { readonly do: 'move'; readonly to: RecipientAddress; readonly others: readonly RecipientAddress[] }
  | { readonly do: 'hold'; readonly until: Instant; readonly reason: string }
  | { readonly do: 'end'; readonly state: 'failed' | 'expired'; readonly reason: string }

/** To somebody outside the staff: the book is asked. A code goes to the address it was asked for. */
export const isToPerson = (m: Pick<ClaimedMessage, 'class' | 'to_person' | 'to_account' | 'contact_id'>): boolean =>
  m.to_person !== null && m.to_account === null && (m.class !== 'N0' || m.contact_id !== null)

const hold = (until: Instant, reason: string): Judgement => ({ do: 'hold', until, reason })
const end = (state: 'failed' | 'expired', reason: string): Judgement => ({ do: 'end', state, reason })

/**
 * Asked before every attempt: who withdrew, moved their hours or went where there is no signal since it was queued is not
 * disturbed.
 * @safety N2 is never held; without a card it goes where it was queued for.
 */
export function judgeRecipient(message: ClaimedMessage, card: RecipientCard | undefined, now: Instant): Judgement {
  const urgent = isSafety(message.class) || message.class === 'N0'
  if (card === undefined)
    return urgent ? { do: 'send', to: null, others: [], outsideHours: false } : end('expired', 'recipient.unknown')
  const obstacle = urgent ? undefined : obstacleOf(message, card, now)
  return obstacle ?? addressOf(message, card, now)
}

function obstacleOf(message: ClaimedMessage, card: RecipientCard, now: Instant): Judgement | undefined {
  const { class: of, twin } = message
  if (isSilencedFor(card, of)) return end('expired', `recipient.${card.silenced}`)
  if (of === 'N5' && card.noOutreach) return end('expired', 'recipient.no-outreach')
  if (of !== 'N3' && card.offlineUntil !== null && toMs(card.offlineUntil) > toMs(now))
    return hold(card.offlineUntil, 'recipient.offline')
  if (twin !== null) {
    if (twin.read_at !== null) return end('expired', 'message.read')
    const seenFrom = twin.handed_at ?? (toMs(twin.due_at) > toMs(now) ? twin.due_at : now)
    const until = plusMinutes(seenFrom, UNREAD_MINUTES)
    if (toMs(until) > toMs(now)) return hold(until, 'policy.not-before')
  }
  const decision = decide({ class: of, now, hours: card.hours, appointmentAt: message.appointment_at ?? undefined })
  return decision.do === 'hold' ? hold(decision.until, `policy.${decision.because}`) : undefined
}

function addressOf(message: ClaimedMessage, card: RecipientCard, now: Instant): Judgement {
  const { channel, contact_id: id, tried } = message
  if (channel === 'in_app') return { do: 'send', to: null, others: [], outsideHours: false }
  const open = usableAddresses(card, message.class).filter((a) => !tried.includes(wayKey(a)))
  const own = open.find((a) => a.channel === channel && (id === null || a.id === id))
  const to = own ?? open[0]
  if (to === undefined) return end('failed', 'recipient.no-address')
  const others = open.filter((a) => a !== to)
  if (to.channel !== channel) return { do: 'move', to, others }
  const outsideHours = message.class === 'N2' && decide({ class: 'N4', now, hours: card.hours }).do === 'hold'
  return { do: 'send', to, others, outsideHours }
}

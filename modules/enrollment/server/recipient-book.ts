import { isSilent, type PersonState } from '@ayni/clinical/reach'
import { type Instant, plusMinutes, toMs, z } from '@ayni/kernel'
import { type KeyRing, open } from '@ayni/platform/crypto'
import {
  physicianHours,
  pushSubscription,
  type RecipientAddress,
  type RecipientBook,
  type RecipientCard,
  recipientHours,
  type Silenced,
} from '@ayni/platform/messages'
import { contactContext } from './identity-seal.ts'
import { type RecipientRow, recipientsOf } from './recipient-store.ts'

/** A pause has no end of its own: what waits is looked at again after a day. */
const PAUSE_LOOK_MIN = 24 * 60

function silencedOf({ state, hospital, stoodDown }: RecipientRow): Silenced | null {
  if (state === 'ineligible') return 'ended'
  if (state === 'withdrawn' || state === 'deceased' || state === 'duplicate') return state
  if (state === 'ended' && !hospital && !stoodDown) return state
  if (hospital) return 'hospital'
  return stoodDown ? 'stood-down' : null
}

const notWanted: readonly PersonState[] = ['declined', 'paused']

const later = (one: Instant | null, other: Instant): Instant => (one !== null && toMs(one) > toMs(other) ? one : other)

type Point = RecipientRow['addresses'][number]

/** WhatsApp only with layer 7; on a mobile number only when the person asked to be written there. */
function waysOf(point: Point, row: RecipientRow, value: string): readonly RecipientAddress[] {
  const phone = { kind: 'phone', number: value } as const
  if (point.channel === 'correo')
    return [{ id: point.id, channel: 'email', address: { kind: 'email', mailbox: value } }]
  const byWhatsapp: readonly RecipientAddress[] = row.whatsapp
    ? [{ id: point.id, channel: 'whatsapp', address: phone }]
    : []
  if (point.channel === 'whatsapp') return byWhatsapp
  const bySms: RecipientAddress = { id: point.id, channel: 'sms', address: phone }
  return row.channelOrder.includes('whatsapp') ? [...byWhatsapp, bySms] : [bySms]
}

/** By the person's order of channels; what they did not name comes after, as it was given. */
function rank({ channel }: RecipientAddress, order: readonly string[]): number {
  const at = order.indexOf(channel === 'sms' ? 'movil' : channel === 'email' ? 'correo' : channel)
  return at === -1 ? order.length : at
}

/** The phones on which the person turned notices on. @safety one that does not open counts as none; the other ways stay. */
const bellsOf = ({ push }: RecipientRow, keys: KeyRing): readonly RecipientAddress[] =>
  push.flatMap(({ id, sealed }): readonly RecipientAddress[] => {
    try {
      const subscription = open(keys, `identity.push-subscription:${id}`, sealed, pushSubscription)
      return [{ id, channel: 'push', address: { kind: 'push', subscription } }]
    } catch {
      return []
    }
  })

function addressesOf(row: RecipientRow, keys: KeyRing): readonly RecipientAddress[] {
  const ways = row.addresses.flatMap((point) =>
    waysOf(point, row, open(keys, contactContext(point.id), point.sealed, z.string())),
  )
  const ordered = [...ways, ...bellsOf(row, keys)].toSorted(
    (a, b) => rank(a, row.channelOrder) - rank(b, row.channelOrder),
  )
  const failed = ordered.filter(({ id, channel }) => row.failed[id] === channel)
  const good = ordered.filter((way) => !failed.includes(way))
  // A bell alone is no second way: it rings only where the app is. Then the number that failed is tried last.
  return good.some(({ channel }) => channel !== 'push') ? good : [...good, ...failed]
}

function cardOf(row: RecipientRow, { now, keys }: { readonly now: Instant; readonly keys: KeyRing }): RecipientCard {
  const hours = recipientHours.safeParse(row.hours)
  const silenced = silencedOf(row)
  const quietUntil = row.noOutreachUntil !== null && toMs(row.noOutreachUntil) > toMs(now)
  return {
    person: row.person,
    alias: row.alias,
    language: row.language,
    hours: hours.success ? hours.data : physicianHours,
    offlineUntil: row.state === 'paused' ? later(row.offlineUntil, plusMinutes(now, PAUSE_LOOK_MIN)) : row.offlineUntil,
    silenced,
    noOutreach: row.held || quietUntil || notWanted.includes(row.state) || isSilent(row.state),
    // @safety Whoever left may still be in danger: N2 needs a way to them. The dead and the doubled have none.
    addresses: silenced === 'deceased' || silenced === 'duplicate' ? [] : addressesOf(row, keys),
  }
}

/** How each person may be written to now: one statement for any number of people, and only their addresses are opened. */
export const recipientBook: RecipientBook = async (tx, people, at) => {
  if (people.length === 0) return new Map()
  return new Map((await recipientsOf(tx, people)).map((row) => [row.person, cardOf(row, at)]))
}

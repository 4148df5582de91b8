import type { Channel } from '@ayni/clinical/ladder'
import type { AlertClass } from '@ayni/clinical/triage'
import type { ProgramId } from '@ayni/kernel'
import { type ChannelName, ladderKey, type OutgoingMessage } from '@ayni/platform/messages'
import type { Staff } from '../contract.ts'
import { isClinical } from './team.ts'

/** Whom to wake about what. `key` parts make a repeat harmless: alert + rung + person + channel + occurrence. */
export type Sounding = {
  readonly subject: string
  readonly about: string
  readonly program: ProgramId
  readonly alias: string
  readonly class: AlertClass
  readonly template: 'staff-alert' | 'staff-alert-drill' | 'incident-opened'
  readonly rung: number
  readonly occurrence: number
  readonly channels: readonly Channel[]
}

export type Told = { readonly account: string; readonly channel: ChannelName }
export type Sounded = {
  readonly messages: readonly OutgoingMessage[]
  readonly told: readonly Told[]
  readonly withoutAddress: readonly string[]
}

type Way = Pick<OutgoingMessage, 'channel' | 'address' | 'fallback'>

/**
 * @safety The ladder repeats by call alone. A call that nobody can receive, or that no gateway makes, goes on by whatever else wakes
 * this person: their telephone by SMS, their browser, their mailbox.
 */
function waysTo({ phone, push, email: mailbox }: Staff, channels: readonly Channel[]): readonly Way[] {
  const email = mailbox === null ? [] : [{ channel: 'email' as const, address: { kind: 'email', mailbox } as const }]
  const bells = push.map((address) => ({ channel: 'push' as const, address }))
  const rung: readonly Way[] = bells.map((bell) => (phone === null ? { ...bell, fallback: email } : bell))
  const isCallAlone = !channels.includes('sms')
  const ways = channels.flatMap((channel): readonly Way[] => {
    if (channel === 'push') return rung
    if (phone === null) return []
    const address = { kind: 'phone', number: phone } as const
    if (channel === 'sms') return [{ channel, address, fallback: email }]
    const instead = [{ channel: 'sms' as const, address }, ...bells, ...email]
    return [{ channel: 'voice', address, ...(isCallAlone ? { fallback: instead } : {}) }]
  })
  if (ways.length > 0) return ways
  return rung.length > 0 ? rung : email
}

/** Whoever may take charge is told how by the same phone; the others only that somebody is needed. */
const offer = ({ roles }: Staff, { template }: Sounding): { readonly answer?: true } => {
  const mayAnswer = template === 'staff-alert-drill' || (template === 'staff-alert' && isClinical(roles))
  return mayAnswer ? { answer: true } : {}
}

/** The messages of one sounding to one person. Whoever has no address at all is still told inside the console. */
function messagesTo(staff: Staff, sounding: Sounding): readonly OutgoingMessage[] {
  const ways = waysTo(staff, sounding.channels)
  const seen = new Map<ChannelName, number>()
  return (ways.length > 0 ? ways : [{ channel: 'in_app', address: { kind: 'in_app' } } satisfies Way]).map((way) => {
    const nth = seen.get(way.channel) ?? 0
    seen.set(way.channel, nth + 1)
    const key = ladderKey(sounding.about, sounding.rung, staff.account, way.channel, sounding.occurrence)
    return {
      ...way,
      key: nth === 0 ? key : `${key}|${nth}`,
      programId: sounding.program,
      class: 'N1',
      to: { accountId: staff.account },
      language: staff.language,
      subjectRef: sounding.subject,
      template: sounding.template,
      params: { alias: sounding.alias, class: sounding.class, ...offer(staff, sounding) },
    }
  })
}

export function sound(sounding: Sounding, people: readonly Staff[]): Sounded {
  const messages = people.flatMap((staff) => messagesTo(staff, sounding))
  const told = people.flatMap((staff) => {
    const channels = new Set(messagesTo(staff, sounding).map(({ channel }) => channel))
    return [...channels].map((channel) => ({ account: staff.account, channel }))
  })
  const withoutAddress = told.filter(({ channel }) => channel === 'in_app').map(({ account }) => account)
  return { messages, told, withoutAddress }
}

import { hoursOf, type WeekHours, type WorkPattern } from '@ayni/clinical/reach'
import { type Device, factKind, type Local } from '@ayni/device'
import type { InputOf } from '@ayni/kernel'
import type {
  ContactFact,
  orderChannels,
  PostFact,
  putContact,
  ReachFact,
  savePost,
  setHours,
  setOffline,
  setSpokenLanguage,
  setTrustedPerson,
} from '../contract.ts'
import { me, takesPart, trusted } from './local.ts'

export const contact = factKind<ContactFact>('contact')
export const post = factKind<PostFact>('post')
const reach = factKind<ReachFact>('reach')

const unsaid: ReachFact = {
  ...{ pattern: null, hours: null, offlineUntil: null, channelOrder: [], spoken: null },
  ...{ interpreter: false, noTrustedPerson: false },
}
export const reachOf = (device: Local): ReachFact => device.get(reach, 'reach')?.body ?? unsaid

/** What holds until the person says otherwise. */
export const hoursNow = (device: Local): WeekHours => reachOf(device).hours ?? hoursOf('mon-fri')

const say = (device: Device, name: string, input: unknown, said: Partial<ReachFact>): Promise<string> =>
  device.record({ name, input, facts: [['reach', 'reach', { ...reachOf(device), ...said }]] })

/** A written week may be frozen; the wire wants it as plain lists. */
const plainHours = (hours: WeekHours): InputOf<typeof setHours>['hours'] => ({
  quiet: { ...hours.quiet },
  working: hours.working.map((one) => ({ ...one, days: [...one.days] })),
  windows: hours.windows.map((one) => ({ ...one, days: [...one.days] })),
  exceptions: hours.exceptions.map(({ day, working }) => ({ day, working: working.map((one) => ({ ...one })) })),
})

export function keepHours(device: Device, pattern: WorkPattern, hours: WeekHours): Promise<string> {
  const input: InputOf<typeof setHours> = { pattern, hours: plainHours(hours) }
  return say(device, 'enrollment.set-hours', input, input)
}

export function goOffline(device: Device, until: string | null): Promise<string> {
  const input = { until } satisfies Record<keyof InputOf<typeof setOffline>, string | null>
  return say(device, 'enrollment.set-offline', input, { offlineUntil: until })
}

/** Still ahead, or null. */
export function offlineUntil(device: Device): string | null {
  const { offlineUntil: until } = reachOf(device)
  return until !== null && Date.parse(until) > device.now() ? until : null
}

/** Seen at once; where the person goes back to is the house's to say. */
export function pause(device: Device, paused: boolean): Promise<string> {
  const mine = device.get(me, 'me')?.body
  const state = paused ? 'paused' : 'active'
  return device.record({
    name: 'enrollment.pause',
    input: { paused },
    facts: mine === undefined ? [] : [['me', 'me', { ...mine, state }]],
  })
}

type Order = InputOf<typeof orderChannels>['order']
export const preferChannels = (device: Device, order: Order): Promise<string> =>
  say(device, 'enrollment.order-channels', { order }, { channelOrder: order })

export const speakIn = (device: Device, input: InputOf<typeof setSpokenLanguage>): Promise<string> =>
  say(device, 'enrollment.set-spoken-language', input, input)

/** "Prefiero no nombrar a nadie" is an answer: it is not asked again. */
export function preferNobody(device: Device): Promise<string> {
  const input: InputOf<typeof setTrustedPerson> = { trusted: null, declined: true }
  return say(device, 'enrollment.set-trusted-person', input, { noTrustedPerson: true })
}

export type Point = Omit<InputOf<typeof putContact>, 'contact'>

export function keepContact(device: Device, point: Point, id = device.newId()): Promise<string> {
  const fact: ContactFact = { ...point, position: device.get(contact, id)?.body.position ?? device.all(contact).length }
  return device.record({
    name: 'enrollment.put-contact',
    input: { contact: id, ...point },
    facts: [['contact', id, fact]],
  })
}

export const dropContact = (device: Device, id: string): Promise<string> =>
  device.record({ name: 'enrollment.remove-contact', input: { contact: id }, facts: [['contact', id, null]] })

export const contacts = (device: Local) =>
  device.all(contact).toSorted((one, other) => one.body.position - other.body.position)

export type Post = Omit<InputOf<typeof savePost>, 'post'>

/** The post that holds now. */
export const currentPost = (device: Local) => device.all(post).find(({ body }) => body.endsOn === null) ?? null

/** A new id closes the post before on the day this one begins: here at once, at the house when it hears of it. */
export function keepPost(device: Device, given: Post, id = device.newId()): Promise<string> {
  const before = currentPost(device)
  const at = new Date(device.now()).toISOString()
  const fact: PostFact = { ...given, endsOn: null, confirmedAt: at }
  const closed =
    before === null || before.key === id || before.body.startsOn > given.startsOn
      ? []
      : [['post', before.key, { ...before.body, endsOn: given.startsOn }] as const]
  return device.record({
    name: 'enrollment.save-post',
    input: { post: id, ...given },
    facts: [['post', id, fact], ...closed],
  })
}

export function stillHere(device: Device): Promise<string> | null {
  const now = currentPost(device)
  if (now === null) return null
  const fact: PostFact = { ...now.body, confirmedAt: new Date(device.now()).toISOString() }
  const input = { post: now.key }
  return device.record({ name: 'enrollment.confirm-place', input, facts: [['post', now.key, fact]] })
}

export type Missing = 'hours' | 'post' | 'trusted'

/** What a profile still lacks; nobody waits for it. */
export function missing(device: Local): readonly Missing[] {
  const { hours, noTrustedPerson } = reachOf(device)
  const all: readonly (readonly [Missing, boolean])[] = [
    ['hours', hours === null],
    ['post', currentPost(device) === null],
    ['trusted', !noTrustedPerson && device.get(trusted, 'trusted') === null],
  ]
  return all.filter(([, lacks]) => lacks).map(([what]) => what)
}

/** Asked for once, in a card that can be put away for good. */
const put = factKind<true>('put-away')
export const asksForProfile = (device: Device): boolean =>
  takesPart(device) && device.draft(put, 'profile') === null && missing(device).length > 0
export const putProfileAway = (device: Device): Promise<void> => device.saveDraft('put-away', 'profile', true)

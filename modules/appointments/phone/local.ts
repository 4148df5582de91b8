import { appointmentPolicy, mayBeMissed } from '@ayni/clinical/appointments'
import { type Device, factKind } from '@ayni/device'
import type { InputOf } from '@ayni/kernel'
import type { PromiseFact } from '@ayni/modules/coordination/contract'
import type {
  AppointmentFact,
  acceptHour,
  askHours,
  cannotCome,
  chooseHour,
  HoursFact,
  noneFits,
  OfferedSlot,
  sayNotCalled,
} from '../contract.ts'

export const appointment = factKind<AppointmentFact>('appointment')
export const hours = factKind<HoursFact>('hours')
const promise = factKind<PromiseFact>('promise')

const isoOf = (ms: number): string => new Date(ms).toISOString()
export const nowOf = (device: Device): string => isoOf(device.now())

/** `waiting`: written here and not received yet. @safety never called agreed before the server said so. */
export type Mine = {
  readonly id: string
  readonly fact: AppointmentFact
  readonly status: 'received' | 'waiting'
}

const stateOfItem = (device: Device, item: string | null) =>
  item === null ? 'received' : device.items.find(({ id }) => id === item)?.state.is

/** What the person wrote and was refused does not stand in the way of what the server says. */
function mine(device: Device): readonly Mine[] {
  return device.all(appointment).flatMap(({ key, body, item }): readonly Mine[] => {
    const state = stateOfItem(device, item)
    if (state === 'attention') return []
    return [{ id: key, fact: body, status: state === 'received' ? 'received' : 'waiting' }]
  })
}

const isOpen = ({ fact: { state } }: Mine): boolean => state === 'proposed' || state === 'agreed'

/** The next one, until an hour after its end: somebody may still be called, or say that nobody did. */
export function nextAppointment(device: Device): Mine | null {
  const since = isoOf(device.now() - 3_600_000)
  const ahead = mine(device).filter((one) => isOpen(one) && one.fact.endsAt > since)
  return ahead.toSorted((one, other) => one.fact.startsAt.localeCompare(other.fact.startsAt))[0] ?? null
}

export const appointmentOf = (device: Device, id: string): Mine | null =>
  mine(device).find((one) => one.id === id) ?? null

/** A choice that the server could not keep, with the reason; until the person has seen it. */
export type Refused = { readonly item: string; readonly code: string }
export const refusedChoice = (device: Device): Refused | null =>
  device.items
    .flatMap(({ id, state, command }) =>
      state.is === 'attention' && command?.[1].startsWith('appointments.') === true
        ? [{ item: id, code: state.code }]
        : [],
    )
    .at(-1) ?? null

/** For what an hour is wanted: the appointment that moves, or what is owed and has none yet. */
export type Need = {
  readonly key: string
  readonly kind: AppointmentFact['kind']
  readonly promise: string | null
  readonly moves: Mine | null
}

const kindOf = (of: PromiseFact['kind']): AppointmentFact['kind'] | null =>
  of === 'first-contact' ? 'first-contact' : of === 'first-session' ? 'session' : null

export function needOf(device: Device, id: string | null): Need | null {
  const moves = id === null ? null : appointmentOf(device, id)
  if (moves !== null)
    return { key: moves.fact.promise ?? 'any', kind: moves.fact.kind, promise: moves.fact.promise, moves }
  const served = new Set(
    mine(device)
      .filter(isOpen)
      .map(({ fact }) => fact.promise),
  )
  const owed = device
    .all(promise)
    .filter(({ key, body }) => body.state === 'open' && kindOf(body.kind) !== null && !served.has(key))
    .toSorted((one, other) => one.body.dueAt.localeCompare(other.body.dueAt))[0]
  if (owed === undefined) return null
  return { key: owed.key, kind: kindOf(owed.body.kind) ?? 'other', promise: owed.key, moves: null }
}

export type Offered = {
  readonly slots: readonly OfferedSlot[]
  readonly callWished: boolean
  readonly isKnown: boolean
}

/** What can still be chosen: an hour that is past, or too near to be read, is not shown. */
export function offered(device: Device, { key, moves }: Need): Offered {
  const fact = device.get(hours, key)?.body ?? null
  const from = isoOf(device.now() + appointmentPolicy.leadMinutes * 30_000)
  const slots = (fact?.slots ?? []).filter(({ startsAt }) => startsAt > from && startsAt !== moves?.fact.startsAt)
  return { slots, callWished: fact?.callWished === true, isKnown: fact !== null }
}

export function takeHour(device: Device, need: Need, slot: OfferedSlot, mode: 'phone' | 'video'): Promise<string> {
  const id = need.moves?.id ?? device.newId()
  const input = {
    ...{ id, moves: need.moves !== null, kind: need.kind, promise: need.promise, account: slot.account },
    ...{ startsAt: slot.startsAt, mode },
  } satisfies InputOf<typeof chooseHour>
  const fact: AppointmentFact = {
    ...{ kind: need.kind, mode, startsAt: slot.startsAt, endsAt: slot.endsAt, state: 'agreed', promise: need.promise },
    ...{ version: (need.moves?.fact.version ?? 0) + 1, account: slot.account, who: slot.who, needsChoice: false },
    link: need.moves?.fact.link ?? null,
  }
  return device.record({ name: 'appointments.choose-hour', input, facts: [[appointment.name, id, fact]] })
}

export function accept(device: Device, { id, fact }: Mine): Promise<string> {
  const input: InputOf<typeof acceptHour> = { id, version: fact.version }
  return device.record({
    name: 'appointments.accept',
    input,
    facts: [[appointment.name, id, { ...fact, state: 'agreed' }]],
  })
}

export function cannot(device: Device, { id, fact }: Mine): Promise<string> {
  const input: InputOf<typeof cannotCome> = { id }
  return device.record({
    name: 'appointments.cannot',
    input,
    facts: [[appointment.name, id, { ...fact, state: 'cancelled' }]],
  })
}

export const mayComplain = (device: Device, { fact }: Mine): boolean =>
  fact.state === 'agreed' && mayBeMissed(fact.startsAt, nowOf(device))

export function notCalled(device: Device, { id, fact }: Mine): Promise<string> {
  const input: InputOf<typeof sayNotCalled> = { id }
  return device.record({
    name: 'appointments.say-not-called',
    input,
    facts: [[appointment.name, id, { ...fact, state: 'missed' }]],
  })
}

export function wantMore(device: Device, { key, kind }: Need): Promise<string> {
  const input: InputOf<typeof askHours> = { key, kind }
  return device.record({ name: 'appointments.ask-hours', input })
}

export function wantCall(device: Device, { key, kind }: Need): Promise<string> {
  const input: InputOf<typeof noneFits> = { key }
  const before = device.get(hours, key)?.body
  const fact: HoursFact = { kind: before?.kind ?? kind, slots: before?.slots ?? [], callWished: true }
  return device.record({ name: 'appointments.none-fits', input, facts: [[hours.name, key, fact]] })
}

import { type Device, factKind, type Local, type OutboxItem } from '@ayni/device'
import type { InputOf } from '@ayni/kernel'
import type { tellConcern } from '../contract.ts'

const TELL = 'concerns.tell'
const DRAFT = 'worry'
const draftKind = factKind<Worry>(DRAFT)

/** Whom, as far as the physician knows, and what they saw: two questions, told as one text. */
export type Worry = { readonly who: string; readonly what: string }
export const longest = { who: 150, what: 840 } as const

export const draftOf = (device: Local): Worry => device.draft(draftKind, 'mine') ?? { who: '', what: '' }
export const keepDraft = (device: Device, worry: Worry): Promise<void> => device.saveDraft(DRAFT, 'mine', worry)

export const aboutOf = ({ who, what }: Worry): string =>
  [who.trim(), what.trim()].filter((part) => part !== '').join('\n')

/** Kept here first and sent under the same id however often. @safety what cannot wait travels alone and first. */
export function tell(device: Device, worry: Worry, urgent: boolean): Promise<string> {
  const input: InputOf<typeof tellConcern> = { about: aboutOf(worry), urgent }
  return device.record({ name: TELL, input, urgent, clears: [[DRAFT, 'mine']] })
}

/** What was told in this visit, and else whatever has not been received yet: nobody may think that it was. */
export const lastTold = (device: Device, told: string | null): OutboxItem | null =>
  device.items.findLast(({ id, command, state }) =>
    told === null ? command?.[1] === TELL && state.is !== 'received' : id === told,
  ) ?? null

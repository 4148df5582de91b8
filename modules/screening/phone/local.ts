import { type Answers, decodeAnswers, type InstrumentId, instrumentIds } from '@ayni/clinical/instruments'
import { type Device, factKind, type Local } from '@ayni/device'
import type { CheckFact, ReadingFact, RoundFact } from '../contract.ts'

export const readingKind = factKind<ReadingFact>('reading')
export const roundKind = factKind<RoundFact>('round')
export const checkKind = factKind<CheckFact>('check')

/** What is being answered and is not a record yet. Kept after each tap, so that a dead battery loses one tap at most. */
export type Draft = {
  readonly r: string
  readonly startedAt: string
  /** Answers of the parts not yet recorded. */
  readonly answers: Readonly<Partial<Record<InstrumentId, Answers>>>
  /** The person was shown the crisis screen and has not yet said whether to go on. */
  readonly paused?: boolean
  readonly history?: RoundHistory
}
export type RoundHistory = Pick<RoundFact, 'h' | 't' | 'p' | 'g' | 'w'>
export const draftKind = factKind<Draft>('screening-draft')
export const draftKey = 'now'

/** The part of the device that screening uses; the whole device fits. */
export type ScreeningDevice = Local & Pick<Device, 'record' | 'saveDraft' | 'now' | 'random' | 'items'>

export type OpenCheck = {
  readonly draft: Draft
  readonly done: readonly InstrumentId[]
  readonly skipped: readonly InstrumentId[]
  /** The part to answer now; null when only history or the result is left. */
  readonly now: InstrumentId | null
  readonly left: number
  readonly needsHistory: boolean
}

const isOver = (round: RoundFact | undefined): boolean => round !== undefined && round.state !== 'in_progress'

/** History is asked once; a later check may tell it again from the result. */
const historyKnown = (device: Local): boolean => device.all(roundKind).some(({ body }) => body.h !== null)

export function readingsOf(device: Local, round: string): readonly ReadingFact[] {
  return device.all(readingKind).flatMap(({ body }) => (body.r === round ? [body] : []))
}

/** The check that was begun and not finished, from the draft and from what is already recorded of its round. */
export function openCheck(device: Local): OpenCheck | null {
  const kept = device.draft(draftKind, draftKey)
  const begun = kept ?? resumed(device)
  if (begun === null) return null
  const round = device.get(roundKind, begun.r)?.body
  const done = readingsOf(device, begun.r).map(({ i }) => i)
  const skipped = round?.skipped ?? []
  const left = instrumentIds.filter((id) => !done.includes(id) && !skipped.includes(id))
  if (kept === null && (isOver(round) || round?.stopped === true || left.length === 0)) return null
  return {
    draft: begun,
    done,
    skipped,
    now: round?.stopped ? null : (left[0] ?? null),
    left: round?.stopped ? 0 : left.length,
    needsHistory: !historyKnown(device) && begun.history === undefined,
  }
}

/** Another phone, or this one emptied: the round that the feed says is still open. */
function resumed(device: Local): Draft | null {
  const open = device.all(roundKind).filter(({ body }) => body.state === 'in_progress')
  const newest = open.toSorted((one, two) => two.body.startedAt.localeCompare(one.body.startedAt))[0]
  return newest === undefined ? null : { r: newest.key, startedAt: newest.body.startedAt, answers: {} }
}

export const answersOf = (fact: Pick<ReadingFact, 'i' | 'a' | 'd'>): Answers => decodeAnswers(fact.i, fact) ?? {}

export type CheckState =
  | { readonly is: 'open'; readonly left: number }
  | { readonly is: 'due'; readonly day: number; readonly dueAt: string | null }
  /** Nothing to do now; null until the server has said when the next one comes. */
  | { readonly is: 'rest'; readonly dueAt: string | null }

/** @source [D] R-ENR-01: offered from nine days before it is due. */
const offeredBeforeMs = 9 * 86_400_000

/** When the newest answer was given, on this phone or another. */
const lastAnswerMs = (device: Local): number | null =>
  device.all(readingKind).reduce<number | null>((newest, { body }) => Math.max(newest ?? 0, Date.parse(body.at)), null)

/** What "Hoy" shows of screening: a check to finish, one to do, or when the next one comes. */
export function checkState(device: Local & Pick<Device, 'now'>): CheckState {
  const open = openCheck(device)
  // Only the history is left when no questionnaire is: one short part.
  if (open !== null) return { is: 'open', left: Math.max(1, open.left) }
  const check = device.get(checkKind, 'next')?.body
  const last = lastAnswerMs(device)
  if (check === undefined) return last === null ? { is: 'due', day: 30, dueAt: null } : { is: 'rest', dueAt: null }
  const offeredMs = Date.parse(check.dueAt) - offeredBeforeMs
  if (last !== null && last >= offeredMs) return { is: 'rest', dueAt: null }
  return offeredMs <= device.now()
    ? { is: 'due', day: check.day, dueAt: check.dueAt }
    : { is: 'rest', dueAt: check.dueAt }
}

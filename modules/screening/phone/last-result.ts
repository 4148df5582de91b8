import { type InstrumentId, type OrdinalReading, type ordinalScoring, readInstrument } from '@ayni/clinical/instruments'
import { type Readings, readAll, type TriageContext, type TriageResult, triage } from '@ayni/clinical/triage'
import type { ReadingFact, RoundFact } from '../contract.ts'
import { answersOf, readingKind, readingsOf, roundKind, type ScreeningDevice } from './local.ts'

export type PartResult = {
  readonly id: keyof typeof ordinalScoring & ('phq-9' | 'gad-7' | 'audit')
  readonly reading: OrdinalReading
}

export type Told =
  | { readonly is: 'told'; readonly receivedAt: string; readonly number: number }
  | { readonly is: 'waiting' }
  | { readonly is: 'received' }

export type LastResult = {
  readonly round: string
  readonly fact: RoundFact
  readonly result: TriageResult
  readonly parts: readonly PartResult[]
  /** Whether the safety answers have left this phone. */
  readonly told: Told
}

const currentTreatment = {
  no_therapy: 'none',
  psychological: 'psychological',
  pharmacological: 'pharmacological',
  pharmacological_and_psychological: 'both',
} as const

const contextOf = ({ t, p, g, w }: RoundFact): TriageContext => ({
  ...(t !== null && { currentTreatment: currentTreatment[t] }),
  ...(p !== undefined && { priorMedication: p }),
  ...(g === true && { pregnant: true }),
  ...(w === true && { asksForSomeone: true }),
})

const flagRank = { none: 0, item9: 1, non_acute: 2, acute: 3 } as const

/** The phone reads by itself; where the house said more, by a clinician or by its own reading, the higher stands. */
function withHouse(result: TriageResult, fact: RoundFact): TriageResult {
  const flag =
    fact.flag !== undefined && flagRank[fact.flag] > flagRank[result.suicideFlag] ? fact.flag : result.suicideFlag
  const routes =
    flag !== 'none' && !result.routes.includes('suicide-prevention')
      ? [...result.routes, 'suicide-prevention' as const]
      : result.routes
  return { ...result, level: fact.level ?? result.level, suicideFlag: flag, routes }
}

function toldOf(device: ScreeningDevice, round: string): Told {
  const safety = device.get(readingKind, `${round}:asq`)
  if (safety === null || safety.item !== null) return { is: 'waiting' }
  const urgent = device.items.filter((item) => item.urgent && item.state.is === 'received').at(-1)
  return urgent?.state.is === 'received'
    ? { is: 'told', receivedAt: new Date(urgent.state.receivedAtMs).toISOString(), number: urgent.state.receipt }
    : { is: 'received' }
}

const scored = ['phq-9', 'gad-7', 'audit'] as const

export function resultOf(device: ScreeningDevice, round: string): LastResult | null {
  const fact = device.get(roundKind, round)?.body
  const sets = readingsOf(device, round)
  if (fact === undefined || sets.length === 0) return null
  const readings: Readings = readAll(
    Object.fromEntries(sets.filter(({ reliable }) => reliable).map((set) => [set.i, answersOf(set)])),
  )
  const parts = scored.flatMap((id): readonly PartResult[] => {
    const reading = readings[id]
    return reading === undefined ? [] : [{ id, reading }]
  })
  return { round, fact, result: withHouse(triage(readings, contextOf(fact)), fact), parts, told: toldOf(device, round) }
}

/** The result of the newest round in which something was answered; computed here, with no request. */
export function lastResult(device: ScreeningDevice): LastResult | null {
  const newest = device.all(readingKind).toSorted((one, two) => two.body.at.localeCompare(one.body.at))[0]
  return newest === undefined ? null : resultOf(device, newest.body.r)
}

export type PastPoint = { readonly at: string; readonly reading: OrdinalReading; readonly late: boolean }

/** A person's own sets of one questionnaire, oldest first. Those set aside by the team are not drawn. */
export const pastOf = (device: ScreeningDevice, id: InstrumentId): readonly PastPoint[] =>
  device
    .all(readingKind)
    .flatMap(({ body }: { readonly body: ReadingFact }): readonly PastPoint[] => {
      if (body.i !== id || !body.reliable) return []
      const reading = readInstrument(id, answersOf(body))
      return reading.kind === 'ordinal' ? [{ at: body.at, reading, late: body.late !== 'fresh' }] : []
    })
    .toSorted((one, two) => one.at.localeCompare(two.at))

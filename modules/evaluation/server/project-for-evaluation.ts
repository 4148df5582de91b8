import { consentChanged, neededLayers, peopleImported, personReached } from '@ayni/modules/enrollment/contract'
import { roundRead } from '@ayni/modules/screening/contract'
import { type Reaction, react } from '@ayni/platform/commands'
import { type KeyRing, keyedHash } from '@ayni/platform/crypto'
import { firstSessionHeld } from '../contract.ts'
import { agree } from './allows-store.ts'
import { putFirstSession, putReading, putRosterFacts, setAllowsEvaluation, setReached } from './store.ts'

/** The person's key in schema evaluation: the same each time, and useless without the root secret. */
export const studyKey = (keys: KeyRing, person: string): string => keyedHash(keys, 'evaluation.person', person)

const LIMA_MINUS_UTC_MS = -5 * 3_600_000

/** Calendar day in Lima (UTC−5 all year). */
const limaDay = (at: string): string => new Date(Date.parse(at) + LIMA_MINUS_UTC_MS).toISOString().slice(0, 10)

const EVALUATION_LAYER = 4
const TAKING_PART_LAYER = 1

export const projections: readonly Reaction[] = [
  react(peopleImported, async ({ payload, tx, keys, now }) => {
    const rows = payload.people.map(({ person, alias: _alias, ...facts }) => ({
      ...facts,
      key: studyKey(keys, person),
    }))
    await putRosterFacts(tx, payload.program, rows, now)
    return {}
  }),
  react(personReached, async ({ payload, tx, keys, now }) => {
    await setReached(tx, studyKey(keys, payload.person), now)
    return {}
  }),
  react(consentChanged, async ({ payload, tx, keys, now }) => {
    const key = studyKey(keys, payload.person)
    if (payload.layer === EVALUATION_LAYER) await setAllowsEvaluation(tx, key, payload.given, now)
    if (payload.layer === TAKING_PART_LAYER && payload.given) await agree(tx, key, payload.person, now)
    // Who leaves the programme leaves its figures too; layer 4 counts again once both hold again.
    if (!payload.given && neededLayers.some((layer) => layer === payload.layer))
      await setAllowsEvaluation(tx, key, false, now)
    return { topics: ['evaluation'] }
  }),
  react(roundRead, async ({ payload, tx, keys, now }) => {
    if (!payload.complete) return {}
    await putReading(
      tx,
      studyKey(keys, payload.person),
      {
        roundKey: keyedHash(keys, 'evaluation.round', payload.round),
        assessedOn: limaDay(payload.occurredAt),
        level: payload.level,
        severe: payload.severeByPublishedRule,
        dep: payload.any.dep ?? false,
        anx: payload.any.anx ?? false,
        alc: payload.any.alc ?? false,
        sui: payload.any.sui ?? false,
        historyType: payload.historyType,
        treatment: payload.treatment,
      },
      now,
    )
    return { topics: ['evaluation'] }
  }),
  react(firstSessionHeld, async ({ payload, tx, keys, now }) => {
    await putFirstSession(tx, studyKey(keys, payload.person), limaDay(payload.at), now)
    return { topics: ['evaluation'] }
  }),
]

import { type Actor, fromMs, type Instant, type PersonId, personId, plusMinutes, toMs, uuidv7, z } from '@ayni/kernel'
import { CONSENT_TEXT_VERSION } from '@ayni/modules/enrollment/contract'
import {
  type AnswerCodes,
  answerRound,
  auditTotalling,
  gad7Totalling,
  phq9Totalling,
} from '@ayni/modules/screening/fixtures'
import type { DemoTeam } from './found-demo.ts'
import type { Give } from './give.ts'
import { type Chance, inventPhysician } from './invented.ts'

const DAY_MIN = 24 * 60

/** How far an invented person came, and what their answers would say. */
export type Story = {
  readonly reached: 'never' | 'invited' | 'consented' | 'stopped-half-way' | 'answered'
  readonly answers: (chance: Chance) => AnswerCodes
  /** Days ago. */
  readonly answeredAgo: number
  readonly history: 'none' | 'anxiety' | 'depression'
}

const within = (low: number, high: number, chance: Chance): number => low + Math.floor(chance() * (high - low + 1))

export const answersWith =
  (phq9: readonly [number, number], gad7: readonly [number, number], audit: readonly [number, number], asq = 'nnnn.') =>
  (chance: Chance): AnswerCodes => ({
    asq: { a: asq },
    'phq-9': { a: phq9Totalling(within(...phq9, chance)), d: 1 },
    'gad-7': { a: gad7Totalling(within(...gad7, chance)), d: 1 },
    audit: { a: auditTotalling(within(...audit, chance)) },
  })

const nothing = z.unknown()

async function answerAll(give: Give, physician: Actor, story: Story, at: Instant, chance: Chance): Promise<void> {
  const round = uuidv7(
    toMs(at),
    Uint8Array.from({ length: 10 }, () => Math.floor(chance() * 256)),
  )
  const sets = answerRound(round, story.answers(chance))
  let minute = 0
  for (const set of story.reached === 'stopped-half-way' ? sets.slice(0, 2) : sets) {
    await give(plusMinutes(at, minute), physician, 'screening.record-response', set, nothing)
    minute += 2
  }
  if (story.reached === 'stopped-half-way') return
  const treated = story.history === 'none' ? null : 'psychological'
  await give(
    plusMinutes(at, minute),
    physician,
    'screening.record-history',
    { r: round, h: story.history, t: treated },
    nothing,
  )
}

/** One invented physician from the roster to where their story ends. */
export async function liveALife(
  give: Give,
  team: DemoTeam,
  index: number,
  story: Story,
  now: Instant,
  chance: Chance,
): Promise<PersonId> {
  const person = inventPhysician(index, chance)
  const startedOn = fromMs(toMs(now) - 75 * DAY_MIN * 60_000).slice(0, 10)
  const admittedAt = plusMinutes(now, -58 * DAY_MIN + index)
  const { names, familyNames, sex, ageYears, regionUbigeo2, facilityCategory, phone } = person
  const added = await give(
    admittedAt,
    team.as('coordinacion'),
    'enrollment.add-person',
    {
      names,
      familyNames,
      sex,
      ageYears,
      regionUbigeo2,
      facilityCategory,
      institution: 'MINSA',
      phone,
      email: null,
      serviceStartedOn: startedOn,
      language: 'es',
    },
    z.object({ person: personId }),
  )
  const physician: Actor = {
    kind: 'physician',
    accountId: null,
    personId: added.person,
    programId: team.program,
    deviceId: null,
    roles: ['physician'],
  }
  if (story.reached === 'never' || story.reached === 'invited') return added.person
  const answeredAt = plusMinutes(now, -Math.round(story.answeredAgo * DAY_MIN))
  const layers = chance() < 0.8 ? [1, 2, 3, 4] : [1, 2, 4]
  const consent = { layers, version: CONSENT_TEXT_VERSION, language: 'es' }
  await give(plusMinutes(answeredAt, -15), physician, 'enrollment.give-consent', consent, nothing)
  if (chance() < 0.5) {
    const trusted = {
      name: 'Alguien de confianza (inventada)',
      relation: 'hermana',
      phone: '+51900000999',
      whenMayCall: 'riesgo_inminente',
      showWithoutPin: false,
    }
    await give(plusMinutes(answeredAt, -10), physician, 'enrollment.set-trusted-person', { trusted }, nothing)
  }
  if (story.reached !== 'consented') await answerAll(give, physician, story, answeredAt, chance)
  return added.person
}

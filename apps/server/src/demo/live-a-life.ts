import { type Actor, type Instant, plusMinutes, toMs, uuidv7, z } from '@ayni/kernel'
import { CONSENT_TEXT_VERSION } from '@ayni/modules/enrollment/contract'
import { answerRound } from '@ayni/modules/screening/fixtures'
import { answerAlertsOf } from './answer-alerts.ts'
import { type Chance, pick, within } from './chance.ts'
import { ago, beganDaysAgo, momentAgo, startOf } from './demo-days.ts'
import { inventHours } from './invented-hours.ts'
import type { Listed } from './list-people.ts'
import { physicianOf, type Stage } from './stage.ts'
import type { AnswersOf } from './stories.ts'

const nothing = z.unknown()
const DAYS_BETWEEN_CHECKS = 90
const STILL_OPEN_DAYS = 1.5
const MINUTES_TO_A_CALL = 14

const idAt = (at: Instant, chance: Chance): string =>
  uuidv7(
    toMs(at),
    Uint8Array.from({ length: 10 }, () => Math.floor(chance() * 256)),
  )

/** One check, set after set, two minutes apart; half of it where the story stops there. */
async function answer(
  { give, chance }: Stage,
  physician: Actor,
  { story }: Listed,
  answers: AnswersOf,
  at: Instant,
): Promise<void> {
  const round = idAt(at, chance)
  const sets = answerRound(round, answers(chance))
  let minute = 0
  for (const set of story.reached === 'half-way' ? sets.slice(0, 2) : sets) {
    await give(plusMinutes(at, minute), physician, 'screening.record-response', set, nothing)
    minute += 2
  }
  if (story.reached === 'half-way') return
  const treated = story.history === 'none' ? null : 'psychological'
  const history = { r: round, h: story.history, t: treated }
  await give(plusMinutes(at, minute), physician, 'screening.record-history', history, nothing)
}

const trusted = {
  name: 'Alguien de confianza (inventada)',
  relation: 'hermana',
  phone: '+51900000999',
  whenMayCall: 'riesgo_inminente',
  showWithoutPin: false,
} as const

/** Where they work, when, and whom to call: what a profile holds, each with its own likelihood. */
async function fillProfile(stage: Stage, physician: Actor, { who, story }: Listed, at: Instant): Promise<void> {
  const { give, chance, now } = stage
  const week = inventHours(chance)
  if (chance() < 0.7) await give(at, physician, 'enrollment.set-hours', week, nothing)
  const { code, ubigeo, category, institution, name } = who.place
  const post = {
    ...{ post: idAt(at, chance), facilityCode: code, ubigeo, category, institution, isHead: chance() < 0.35 },
    ...{ connectivity: pick(['2g', '2g', 'solo_voz', '3g', '4g', 'sin'] as const, chance) },
    ...{ place: { facilityName: name, howToFind: null }, startsOn: startOf(story.cohort, now) },
  }
  if (chance() < 0.75) await give(plusMinutes(at, 1), physician, 'enrollment.save-post', post, nothing)
  if (chance() < 0.5) await give(plusMinutes(at, 2), physician, 'enrollment.set-trusted-person', { trusted }, nothing)
}

/** When the first check is, and so the consent before it: a month or so after the start, in the evening. */
function firstCheckAt({ now, chance }: Stage, { story }: Listed): Instant {
  if (story.firstCheckAgo !== null) return ago(now, story.firstCheckAgo)
  const daysIn = within(31, 52, chance)
  return momentAgo(now, beganDaysAgo(story.cohort) - daysIn, 19 * 60 + within(0, 110, chance))
}

function consentAct(stage: Stage, listed: Listed, at: Instant): void {
  const { give, team, timeline, chance } = stage
  const physician = physicianOf(team, listed.person)
  timeline.add(at, async (then) => {
    const layers = [1, 2, ...(chance() < 0.8 ? [3] : []), 4, ...(chance() < 0.5 ? [7] : [])]
    const consent = { layers, version: CONSENT_TEXT_VERSION, language: 'es' }
    await give(then, physician, 'enrollment.give-consent', consent, nothing)
    await fillProfile(stage, physician, listed, plusMinutes(then, 3))
  })
}

/** One invented physician from the day they agreed to the last thing they did. */
export function liveALife(stage: Stage, listed: Listed): void {
  const { give, team, timeline, now, chance } = stage
  const { story, person } = listed
  if (['never', 'declined', 'engaged'].includes(story.reached)) return
  const physician = physicianOf(team, person)
  const first = firstCheckAt(stage, listed)
  consentAct(stage, listed, plusMinutes(first, -within(12, 30, chance)))
  for (const [nth, answers] of story.checks.entries()) {
    const at = plusMinutes(first, nth * (DAYS_BETWEEN_CHECKS * 24 * 60 + within(-240, 240, chance) * 10))
    if (toMs(at) >= toMs(now)) continue
    timeline.add(at, (then) => answer(stage, physician, listed, answers, then))
    // Danger of the last day and a half still waits, to be seen; before that somebody called within minutes.
    if (toMs(at) < toMs(ago(now, STILL_OPEN_DAYS)))
      timeline.add(plusMinutes(at, MINUTES_TO_A_CALL), (then) => answerAlertsOf(stage, person, then))
  }
  if (story.reached === 'withdrawn')
    timeline.add(plusMinutes(first, within(20, 60, chance) * 1440), async (then) => {
      const layer = { layer: 1, version: CONSENT_TEXT_VERSION, language: 'es', declinesLastCall: false }
      await give(then, physician, 'enrollment.withdraw-consent', layer, nothing)
    })
}

import type { Actor } from '@ayni/kernel'
import { clinicalRoles, type OutputOf, refuse } from '@ayni/kernel'
import { answer } from '@ayni/platform/commands'
import { episodeMetrics } from '../contract.ts'
import { figuresOf, type Part, type Spread } from './metrics-store.ts'

type Metrics = OutputOf<typeof episodeMetrics>

/** @source R-SUI-13: outside of those who care, no count below five is told, nor what would give it away. */
const SMALLEST = 5

const sees = (actor: Actor): boolean => clinicalRoles.some((role) => actor.roles.includes(role))
const round = (value: number | null): number | null => (value === null ? null : Math.round(value * 10) / 10)

function spreadFor(all: boolean, { n, median, p90, worst }: Spread): Metrics['acknowledge'] {
  if (!all && n > 0 && n < SMALLEST) return { n: null, median: null, p90: null, worst: null }
  // The worst of a few is one person's night.
  return { n, median: round(median), p90: round(p90), worst: all ? round(worst) : null }
}

/** The complement of a small cell is as telling as the cell. */
function shareFor(all: boolean, { of, in: within }: Part): Metrics['meansAgreed'] {
  const hides = of < SMALLEST || (within > 0 && within < SMALLEST) || (of - within > 0 && of - within < SMALLEST)
  if (!all && of > 0 && hides) return { of: null, percent: null }
  return { of, percent: of === 0 ? null : round((100 * within) / of) }
}

const none: Spread = { n: 0, median: null, p90: null, worst: null }

export const metricsAnswer = answer(episodeMetrics, async ({ input, actor, tx, now }) => {
  const { programId } = actor
  if (programId === null || input.from >= input.to) return refuse('safety-episode.no-span')
  const f = await figuresOf(tx, programId, input.from, input.to)
  const all = sees(actor)
  const spread = (name: string) => spreadFor(all, f.spreads[name] ?? none)
  const acute = (within: number) => shareFor(all, { of: f.acute.of, in: within })
  return {
    episodes: all || f.episodes === 0 || f.episodes >= SMALLEST ? f.episodes : null,
    acknowledge: spread('acknowledge'),
    firstAttempt: spread('firstAttempt'),
    liveContact: spread('liveContact'),
    assessment: spread('assessment'),
    acute: { within15: acute(f.acute.w15), within30: acute(f.acute.w30), within60: acute(f.acute.w60) },
    nonAcuteAssessedIn24h: shareFor(all, f.nonAcute),
    planAtFirstContact: shareFor(all, f.plan),
    meansAgreed: shareFor(all, f.means),
    contactsOnTime: shareFor(all, f.onTime),
    missedToReached: spreadFor(all, f.missedToReached),
    referralAttended: shareFor(all, f.referral),
    unreachable: shareFor(all, f.unreachable),
    signalAgainIn90d: shareFor(all, f.again),
    caringSent: shareFor(all, f.caring),
    // Nobody's: drills are of the team.
    drillsPassed: shareFor(true, f.drills),
    asOf: now,
  }
})

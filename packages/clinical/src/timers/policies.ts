import { wakingHours } from '../clocks/index.ts'
import { defaultEmergencyPolicy, type EmergencyPolicy } from '../emergency/index.ts'
import { defaultEpisodePolicy, type EpisodePolicy } from '../episode/index.ts'
import type { MeansPolicy } from '../safety-plan/index.ts'
import type { ProgrammeTimers } from './programme-timers.ts'

const HOUR = 60
const DAY = 24 * HOUR
const plain = (afterMin: number) => ({ afterMin, window: null })
const counted = (afterMin: number) => ({ afterMin, window: wakingHours })
const days = (...of: readonly number[]): readonly number[] => of.map((one) => one * DAY)

/** The episode with these times. With `defaultProgrammeTimers` it is `defaultEpisodePolicy`. */
export function episodePolicyOf(
  { answering: a, contacts: c, owed, closing }: ProgrammeTimers,
  version: string,
): EpisodePolicy {
  return {
    ...defaultEpisodePolicy,
    version,
    acknowledge: { A: plain(a.acknowledgeA), B: counted(a.acknowledgeB) },
    firstAttempt: { A: plain(a.firstAttemptA), B: counted(a.firstAttemptB) },
    reach: { A: plain(a.reachA), B: plain(a.reachB) },
    assess: { A: plain(a.assessA), B: plain(a.assessB) },
    unreachable: { A: plain(a.decideA), B: plain(a.decideB) },
    fullEvaluationMin: owed.evaluation * HOUR,
    schedule: {
      low: { afterMin: days(c.low1, c.low2, c.low3), thenEveryMin: c.lowEvery * DAY },
      raised: {
        afterMin: days(c.raised1, c.raised2, c.raised3, c.raised4, c.raised5, c.raised6),
        thenEveryMin: c.raisedEvery * DAY,
      },
    },
    afterHandOverMin: days(c.handOver1, c.handOver2),
    missedCallMin: c.missedCall,
    missedAgainMin: c.missedAgain * HOUR,
    offerAgainMin: c.offerAgain * HOUR,
    soberAgainMin: c.soberAgain * HOUR,
    ownerMin: owed.owner * HOUR,
    emergencySilenceMin: owed.emergencyAgain * HOUR,
    againMin: owed.again * HOUR,
    lastCallMin: owed.lastCall * HOUR,
    closingMin: owed.closingReasons * HOUR,
    phq9EveryDays: c.phq9,
    checkInGraceMin: c.checkInGrace,
    closure: {
      lowApartDays: closing.lowApart,
      quietDays: closing.quiet,
      planFreshDays: closing.planFresh,
      meansFreshDays: closing.meansFresh,
    },
  }
}

/** Emergency and search with these times. With `defaultProgrammeTimers` it is `defaultEmergencyPolicy`. */
export function emergencyPolicyOf({ emergency: e, contacts }: ProgrammeTimers, version: string): EmergencyPolicy {
  return {
    ...defaultEmergencyPolicy,
    version,
    unreachable: {
      A: {
        ...{ afterMin: e.afterA, attempts: e.attemptsA, everyMin: e.everyA, channels: e.channelsA },
        decideWithinMin: e.decideWithinA,
      },
      B: {
        ...{ afterMin: e.afterB, attempts: e.attemptsB, everyMin: e.everyB, channels: e.channelsB },
        decideWithinMin: e.decideWithinB,
      },
    },
    silenceMin: e.silence,
    searchSilenceMin: { A: e.searchSilenceA, B: e.searchSilenceB },
    afterHandOverMin: [contacts.handOver1 * DAY, contacts.handOver2 * DAY],
    attendanceWithinMin: e.attendance * HOUR,
    redateWithinMin: e.redate * HOUR,
    tellWithinMin: e.tell * HOUR,
    relieveWithinMin: e.relieve * HOUR,
    coverWithinMin: e.cover,
    verifyWaysDays: e.verifyWays,
  }
}

export const meansPolicyOf = ({ means }: ProgrammeTimers): MeansPolicy => ({
  recheckWithinDays: means.within,
  proposedDays: means.proposed,
  notKeptDays: means.notKept,
})

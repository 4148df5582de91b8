import { defaultLadderPolicy, type LadderPolicy, ladderPolicyOf } from '@ayni/clinical/ladder'
import { readInForce } from '@ayni/modules/timers/contract'

/** Everything about alerts that a programme may set and a clinician must sign. */
export type AlertPolicy = {
  readonly ladder: LadderPolicy
  /** @source R-SUI-02 [D]: "necesito ayuda ya" without an answer for this long is acute. */
  readonly helpUnansweredMin: number
  /** @source [D] the same for "AYUDA" in a reply, which may ask for less: services/03 §3.5 gives 15 minutes until a human reads. */
  readonly replyHelpUnansweredMin: number
  /** @source 2.5: the first human call to the person is due. [D] */
  readonly firstCallDueMin: { readonly A: number; readonly B: number }
  /** @source R-SUI-16 [D]: blame-free review within seven days. */
  readonly incidentReviewDays: number
  /** @source [D] the furthest a next contact may be dated. */
  readonly nextContactWithinDays: number
  /** Alerts taken in one go by the worker. */
  readonly batch: number
}

/** The defaults; what follows from the times that a programme has in force is `policyOf`. */
export const alertPolicy: AlertPolicy = {
  ladder: defaultLadderPolicy,
  helpUnansweredMin: 5,
  replyHelpUnansweredMin: 15,
  firstCallDueMin: { A: 30, B: 8 * 60 },
  incidentReviewDays: 7,
  nextContactWithinDays: 31,
  batch: 250,
}

/** @param inForce what `timers.in_force(program)` answered: the newest times that a psychiatrist signed, or nothing. */
export function policyOf(inForce: unknown): AlertPolicy {
  const { version, timers } = readInForce(inForce)
  if (version === 0) return alertPolicy
  const { acute, nonAcute } = timers
  return {
    ...alertPolicy,
    ladder: ladderPolicyOf(timers, `programme.${version}`),
    helpUnansweredMin: acute.helpUnanswered,
    replyHelpUnansweredMin: acute.replyUnanswered,
    firstCallDueMin: { A: acute.firstCall, B: nonAcute.firstCall },
  }
}

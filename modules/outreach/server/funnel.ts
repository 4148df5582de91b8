import { funnelOf, percentOf } from '@ayni/clinical/outreach'
import { refuse } from '@ayni/kernel'
import { answer } from '@ayni/platform/commands'
import { funnel, nonuseCode } from '../contract.ts'
import { channelOf } from './calls.ts'
import { figuresOf, flowOf, nonuseOf, waysOf } from './figures-store.ts'

/** Attempts for each answer, to one decimal; null where nobody has answered yet. */
const perSuccess = (attempts: number, answered: number): number | null =>
  answered === 0 ? null : Math.round((attempts * 10) / answered) / 10

export const funnelAnswer = answer(funnel, async ({ tx, actor, evaluation, now }) => {
  const { programId: program } = actor
  if (program === null) return refuse('outreach.no-program')
  const counts = await flowOf(evaluation, program)
  const figures = await figuresOf(tx, program)
  const { steps, reach } = funnelOf(counts)
  const { declined, unreachable, withdrawn, startToInvited, invitedToConsented, consentedToScreened } = figures
  return {
    asOf: now,
    steps: [...steps],
    reach,
    notReached: counts.graduates - counts.contactable,
    unreachable,
    notAgreed: counts.contactable - counts.agreed,
    declined,
    withdrawn,
    medianDays: { startToInvited, invitedToConsented, consentedToScreened },
    ways: (await waysOf(tx, program)).map(({ channel, window, attempts, answered }) => ({
      ...{ window, attempts, answered },
      channel: channelOf(channel),
      perSuccess: perSuccess(attempts, answered),
    })),
    nonuse: (await nonuseOf(tx, program)).map(({ code, n }) => ({ code: nonuseCode.parse(code), n })),
    knowsThree: {
      n: figures.knowsThree,
      of: counts.agreed,
      percent: percentOf(figures.knowsThree, counts.agreed),
    },
  }
})

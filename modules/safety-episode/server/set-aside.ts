import { limaTime } from '@ayni/clinical/clocks'
import { contactAfter } from '@ayni/clinical/episode'
import { type InputOf, isRefusal, refuse } from '@ayni/kernel'
import { type CommandContext, handle } from '@ayni/platform/commands'
import { asSystem } from '@ayni/platform/database'
import { alertSetAside, setAside } from '../contract.ts'
import { assessmentsOf } from './assessment-store.ts'
import { alertOf } from './closing-store.ts'
import { assessed } from './closure-facts.ts'
import { episodeAtHand } from './own-episode.ts'

const sameDay = (one: string, other: string): boolean => limaTime(one).date === limaTime(other).date

/**
 * Answers that came late say less than what was heard live since (2.6.3), yet they alarm all the same; only a psychiatrist sets them
 * aside, with a reason and a call the same day. The alert ends by what this says, in this transaction.
 * @safety SUI-07
 */
const aside = async (context: CommandContext<InputOf<typeof setAside>>) => {
  const { input, actor, tx, keys, now } = context
  const found = await episodeAtHand(context, actor, input.episode)
  if (isRefusal(found)) return found
  const { row, account } = found
  const alert = await alertOf(tx, row.person, input.alert)
  if (alert === undefined) return refuse('safety-episode.alert-unknown')
  const newest = assessed(keys, await assessmentsOf(tx, row.id), row.course, null).assessments.at(-1)
  const isNewer = newest !== undefined && newest.risk === 'low' && Date.parse(newest.at) > Date.parse(alert.occurredAt)
  if (!isNewer || row.course.risk !== 'low') return refuse('safety-episode.no-newer-assessment')
  if (alert.lastAttemptAt === null || !sameDay(alert.lastAttemptAt, now))
    return refuse('safety-episode.call-them-first')
  if (input.nextContactAt <= now) return refuse('safety-episode.next-contact-not-dated')
  const latest = row.course.contact?.dueAt ?? contactAfter(row.policy, row.course, now).dueAt
  if (Date.parse(input.nextContactAt) > Date.parse(latest))
    return refuse('safety-episode.next-contact-too-late', { latest })
  const { id: episode, person, program } = row
  const said = alertSetAside.of({
    ...{ episode, person, program, alert: input.alert, nextContactAt: input.nextContactAt, reason: input.reason },
    ...{ by: account, at: now },
  })
  return { output: { handledAt: now }, about: person, events: [said], topics: ['episodes', 'alerts'] }
}

export const setAsideHandler = handle(setAside, (context) => asSystem(context.tx, context.actor, () => aside(context)))

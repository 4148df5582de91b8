import { addMinutes, atLima } from '../../clocks/index.ts'
import {
  type CallEvent,
  deadlinesOf,
  decideEpisode,
  type EpisodeCourse,
  type EpisodeEvent,
  type EpisodeStep,
  isRefused,
  openEpisode,
  defaultEpisodePolicy as policy,
} from '../index.ts'

/** An invented night: Saturday 2026-11-21, 23:40 in Lima, and what may happen after it. */
export const DAY = 1440
export const lima = (date: string, time: string): string => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return atLima(date, hours * 60 + minutes)
}
export const t0 = lima('2026-11-21', '23:40')
export const at = (minutes: number): string => addMinutes(t0, minutes)
export const opened = (of: 'A' | 'B' = 'A', receivedAt = t0): EpisodeCourse =>
  openEpisode({ class: of, receivedAt, alert: 'alert-1' })

export function did(course: EpisodeCourse, event: EpisodeEvent): EpisodeStep {
  const decided = decideEpisode(course, event, policy)
  if (isRefused(decided)) throw new Error(`${event.is} was refused: ${decided.refused}`)
  return decided
}
export const after = (course: EpisodeCourse, ...events: readonly EpisodeEvent[]): EpisodeCourse =>
  events.reduce((so, event) => did(so, event).course, course)

export type Assessed = NonNullable<CallEvent['assessed']>
export const call = (
  minutes: number,
  risk: Assessed['risk'],
  more: Partial<Assessed> & { readonly psychiatrist?: boolean; readonly next?: number } = {},
): CallEvent => ({
  is: 'call',
  at: at(minutes),
  endedAt: at(minutes + 20),
  psychiatrist: more.psychiatrist ?? false,
  sober: true,
  assessed: { risk, fully: false, plan: false, planOffered: false, means: false, ...more },
  declined: null,
  nextContactAt: at(minutes + (more.next ?? DAY)),
})
export const answered = [
  { is: 'acknowledged', at: at(5) },
  { is: 'attempt', at: at(10), live: false },
  { is: 'attempt', at: at(25), live: true },
] as const satisfies readonly EpisodeEvent[]
export const kindsOf = (course: EpisodeCourse) => deadlinesOf(course, policy).map(({ kind }) => kind)

import { defaultTimers, timerLimits } from '../ladder/index.ts'
import { timerBounds } from './bounds.ts'
import { type EpisodeGroup, episodeGroups, type ProgrammeTimers } from './programme-timers.ts'

/** As they stand on the page and are signed. */
export const timerGroups = ['acute', 'nonAcute', 'drill', ...episodeGroups] as const
export type TimerGroup = (typeof timerGroups)[number]

export const isEpisodeGroup = (group: TimerGroup): group is EpisodeGroup => episodeGroups.some((one) => one === group)

/** The values of one group by name; the drill has one. */
export const valuesOf = (timers: ProgrammeTimers, group: TimerGroup): Readonly<Record<string, number>> =>
  group === 'drill' ? { answer: timers.drillAnswer } : timers[group]

/** The names of a group, in the order in which they are read. */
export const namesOf = (group: TimerGroup): readonly string[] =>
  group === 'drill'
    ? ['answer']
    : Object.keys(group === 'acute' || group === 'nonAcute' ? defaultTimers[group] : timerBounds[group])

type Limits = { readonly min: number; readonly max: number; readonly unit: 'min' | 'h' | 'd' | 'times' }
export type Known = Limits & { readonly tag: 'D' | 'K' | 'S'; readonly source: string }

/** What the ladder's own times rest on. @source 2.5, Nock 2021 */
const ladder = (max: number): Known => ({ min: 1, max, unit: 'min', tag: 'D', source: '2.5' })

/** Unit, limits and evidence of one value. */
export function knownOf(group: TimerGroup, name: string): Known {
  if (group === 'drill') return ladder(timerLimits.drillAnswer)
  if (isEpisodeGroup(group)) {
    const bounds: Readonly<Record<string, Known>> = timerBounds[group]
    return bounds[name] ?? ladder(0)
  }
  const limits: Readonly<Record<string, number>> = timerLimits[group]
  return ladder(limits[name] ?? 0)
}

export type TimerChange = {
  readonly group: TimerGroup
  readonly name: string
  readonly from: number
  readonly to: number
}

/** What would run otherwise, value by value. */
export const changesBetween = (before: ProgrammeTimers, after: ProgrammeTimers): readonly TimerChange[] =>
  timerGroups.flatMap((group) => {
    const was = valuesOf(before, group)
    const is = valuesOf(after, group)
    return namesOf(group).flatMap((name): readonly TimerChange[] => {
      const [from, to] = [was[name] ?? 0, is[name] ?? 0]
      return from === to ? [] : [{ group, name, from, to }]
    })
  })

import { type PersonId, plusMinutes, toMs, uuidv7 } from '@ayni/kernel'
import type { House } from '../open-house.ts'
import { type Chance, chanceFrom } from './chance.ts'
import { correspond } from './correspond.ts'
import { daysAhead } from './days-ahead.ts'
import { beganDaysAgo, momentAgo } from './demo-days.ts'
import { foundDemo } from './found-demo.ts'
import { giveTo } from './give.ts'
import { keepPromises } from './keep-promises.ts'
import { type Listed, listCohort, listPlaces } from './list-people.ts'
import { liveALife } from './live-a-life.ts'
import { reachOut } from './reach-out.ts'
import { nearDays, setUp } from './set-up.ts'
import type { Stage } from './stage.ts'
import { newTimeline } from './timeline.ts'

const SEED = 20_261_122
const DAYS_BETWEEN_EVENINGS = 10

/** The team works through the year: some evenings of calls and letters, some afternoons of promises. */
function workThroughTheYear(stage: Stage, people: readonly Listed[]): void {
  const { timeline, now } = stage
  const byPerson = new Map<PersonId, Listed>(people.map((listed) => [listed.person, listed]))
  for (let days = beganDaysAgo('earlier') - 20; days >= 1; days -= DAYS_BETWEEN_EVENINGS) {
    const evening = momentAgo(now, days, 18 * 60 + 25)
    timeline.add(evening, (at) => reachOut(stage, byPerson, at))
    timeline.add(plusMinutes(evening, -160), (at) => keepPromises(stage, at))
  }
}

/** A year of a programme that does not exist, told in order of time through the commands that real people use. */
export async function tellAYear(house: House): Promise<void> {
  const { runtime } = house
  const now = runtime.clock.now()
  const chance: Chance = chanceFrom(SEED)
  const give = giveTo(runtime)
  const team = await foundDemo(give, now)
  const stage: Stage = { runtime, give, team, now, chance, timeline: newTimeline(), begun: new Set() }
  const before = momentAgo(now, beganDaysAgo('earlier') + 8, 9 * 60)
  await listPlaces(give, team, before, uuidv7(toMs(before), runtime.random(10)))
  await setUp(stage, plusMinutes(before, 60))
  const people: Listed[] = []
  for (const cohort of ['earlier', 'present'] as const)
    people.push(...(await listCohort(give, team, cohort, now, chance)))
  for (const listed of people) liveALife(stage, listed)
  workThroughTheYear(stage, people)
  correspond(stage, people)
  await stage.timeline.tell(now)
  await nearDays(stage)
  await daysAhead(stage, people)
}

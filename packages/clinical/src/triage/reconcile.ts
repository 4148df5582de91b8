import type { TriageResult } from './triage.ts'
import { type Driver, type Level, type Route, routeOrder, type SuicideFlag } from './triage-policy.ts'

export type Reconciled = {
  readonly governing: TriageResult
  readonly agrees: boolean
  /** What differed, for the defect record; no value of anyone's answers. */
  readonly differences: readonly ('level' | 'suicide-flag' | 'routes' | 'alerts' | 'severe')[]
}

const flagOrder: readonly SuicideFlag[] = ['none', 'item9', 'non_acute', 'acute']
const higherFlag = (one: SuicideFlag, two: SuicideFlag): SuicideFlag =>
  flagOrder.indexOf(one) >= flagOrder.indexOf(two) ? one : two
const higherLevel = (one: Level, two: Level): Level => (one >= two ? one : two)
const both = <T>(one: readonly T[], two: readonly T[]): readonly T[] => [...new Set([...one, ...two])]

const highestClass = (result: TriageResult): 'A' | 'B' | 'none' => result.alerts[0]?.class ?? 'none'
/** 'A' sorts before 'B', and both before 'none'. */
const moreUrgent = (one: TriageResult, two: TriageResult): TriageResult =>
  highestClass(one) <= highestClass(two) ? one : two

function differencesOf(device: TriageResult, server: TriageResult): Reconciled['differences'] {
  const found: Reconciled['differences'][number][] = []
  if (device.level !== server.level) found.push('level')
  if (device.suicideFlag !== server.suicideFlag) found.push('suicide-flag')
  if (device.routes.join() !== server.routes.join()) found.push('routes')
  if (highestClass(device) !== highestClass(server)) found.push('alerts')
  if (device.severeByPublishedRule !== server.severeByPublishedRule) found.push('severe')
  return found
}

/** R-SCR-20: the phone and the server must agree; where they do not, the higher of each governs and nothing is blocked. */
export function reconcile(device: TriageResult, server: TriageResult): Reconciled {
  const differences = differencesOf(device, server)
  if (differences.length === 0) return { governing: server, agrees: true, differences }
  const routes = new Set<Route>([...device.routes, ...server.routes])
  const governing: TriageResult = {
    ...server,
    level: higherLevel(device.level, server.level),
    suicideFlag: higherFlag(device.suicideFlag, server.suicideFlag),
    severeByPublishedRule: device.severeByPublishedRule || server.severeByPublishedRule,
    drivers: both<Driver>(server.drivers, device.drivers),
    routes: routeOrder.filter((route) => routes.has(route)),
    alerts: moreUrgent(server, device).alerts,
    review: server.review ?? device.review,
  }
  return { governing, agrees: false, differences }
}

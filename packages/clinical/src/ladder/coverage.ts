import { addMinutes } from '../clocks/index.ts'
import { type Rota, type RotaRole, rotaAt } from './rota.ts'

export type Hole = { readonly role: RotaRole; readonly from: string; readonly to: string }

/** Every instant between the two at which somebody starts, ends, leaves or returns; the first is `from`. */
function changes(rota: Rota, from: string, to: string): readonly string[] {
  const ends = [...rota.duties, ...rota.absences].flatMap((one) => [one.from, one.to])
  const start = Date.parse(from)
  const end = Date.parse(to)
  const inside = ends.filter((at) => at !== null && Date.parse(at) > start && Date.parse(at) < end)
  const times = new Set([start, ...inside.map((at) => Date.parse(at ?? from))])
  return [...times].toSorted((one, two) => one - two).map((at) => new Date(at).toISOString())
}

function holesOf(rota: Rota, role: RotaRole, from: string, to: string): readonly Hole[] {
  const times = changes(rota, from, to)
  const holes: Hole[] = []
  times.forEach((at, index) => {
    if (rotaAt(rota, at)[role].length > 0) return
    const until = times[index + 1] ?? to
    const last = holes.at(-1)
    if (last?.to === at) holes[holes.length - 1] = { ...last, to: until }
    else holes.push({ role, from: at, to: until })
  })
  return holes
}

/** The roles without which an alert has nobody to go to first. */
const guarded: readonly RotaRole[] = ['first', 'second', 'psychiatristLead', 'director']

/** Holes of the rota between two instants, earliest first; a rota with a hole may not be published (2.5). */
export function coverage(rota: Rota, from: string, to: string): readonly Hole[] {
  return guarded
    .flatMap((role) => holesOf(rota, role, from, to))
    .toSorted((one, two) => Date.parse(one.from) - Date.parse(two.from))
}

/** The smallest number of clinicians on the roster at any moment between two instants. */
export const fewestClinicians = (rota: Rota, from: string, to: string): number =>
  Math.min(...changes(rota, from, to).map((at) => rotaAt(rota, at).clinician.length))

/** @source [D] 2.5: warned 72 h ahead of a hole, and with fewer than 2 reachable clinicians in the next 12 h. */
export const coverageDefaults = { holeAheadMin: 72 * 60, cliniciansAheadMin: 12 * 60, cliniciansAtLeast: 2 } as const

export type CoverageWatch = {
  readonly nextHole: Hole | null
  readonly fewestClinicians: number
  /** @safety When true, nobody answers the ASQ alone: it is answered "con alguien al teléfono". */
  readonly tooFewClinicians: boolean
}

export function watchCoverage(
  rota: Rota,
  now: string,
  limits: typeof coverageDefaults = coverageDefaults,
): CoverageWatch {
  const fewest = fewestClinicians(rota, now, addMinutes(now, limits.cliniciansAheadMin))
  return {
    nextHole: coverage(rota, now, addMinutes(now, limits.holeAheadMin))[0] ?? null,
    fewestClinicians: fewest,
    tooFewClinicians: fewest < limits.cliniciansAtLeast,
  }
}

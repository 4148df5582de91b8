import { type Place, roundKm, straightLineKm } from './nearest-service.ts'

export type Listed = {
  readonly code: string
  readonly ubigeo: string | null
  readonly lat: number | null
  readonly lon: number | null
  /** The list doubts where it is: nothing is measured from there or to there. */
  readonly doubtful: boolean
}

const mean = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0) / all.length

/** Where a facility is by its code, or by the code of a district the middle of those that are in it. */
export function pointsOf(facilities: readonly Listed[]): (code: string) => Place | undefined {
  const points = new Map<string, Place>()
  const inDistrict = new Map<string, Place[]>()
  for (const { code, ubigeo, lat, lon, doubtful } of facilities) {
    if (lat === null || lon === null || doubtful) continue
    points.set(code, { lat, lon })
    if (ubigeo !== null) inDistrict.set(ubigeo, [...(inDistrict.get(ubigeo) ?? []), { lat, lon }])
  }
  return (code) => {
    const there = inDistrict.get(code)
    if (there === undefined) return points.get(code)
    return { lat: mean(there.map(({ lat }) => lat)), lon: mean(there.map(({ lon }) => lon)) }
  }
}

/** Kilometres that nobody takes for exact; null where a place is not known. */
export const kmBetween = (one: Place | undefined, other: Place | undefined): number | null =>
  one === undefined || other === undefined ? null : roundKm(straightLineKm(one, other))

import { kmBetween, pointsOf } from '@ayni/clinical/safety-plan'
import type { Tx } from '@ayni/platform/database'
import MiniSearch from 'minisearch'
import type { FoundPlace } from '../../contract.ts'
import { plain } from '../read-cells.ts'
import { type District, districtByCode, districts } from './districts.ts'
import { type FacilityRow, facilitiesState, openFacilities } from './place-store.ts'

export type KnownFacility = Pick<FacilityRow, 'code' | 'name' | 'ubigeo' | 'category' | 'institution'>

export type PlaceBook = {
  /** INEI code of a district by its code or its name; undefined when there is none, or several of that name. */
  readonly district: (said: string) => string | undefined
  readonly facility: (said: string, ubigeo: string | null) => KnownFacility | undefined
  readonly search: (
    wanted: string,
    kind: 'district' | 'facility',
    within: string | null,
    from?: string | null,
  ) => readonly FoundPlace[]
}

const MOST_FOUND = 20
const SLIPS = 0.25

const provinces: ReadonlyMap<string, District> = new Map(districts.map((one) => [one.code.slice(0, 4), one]))

/** Districts made since the list of the product was: their code is known by its province. */
const isDistrictCode = (code: string): boolean => /^\d{6}$/.test(code) && provinces.has(code.slice(0, 4))

export function whereIs(ubigeo: string | null, withDistrict: boolean): string {
  if (ubigeo === null) return ''
  const district = districtByCode.get(ubigeo)
  const around = district ?? provinces.get(ubigeo.slice(0, 4))
  const names = [withDistrict ? district?.name : undefined, around?.province, around?.department]
  return names.filter((name) => name !== undefined).join(', ')
}

const words = (text: string): string =>
  plain(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

/** `Miraflores`, `Lima / Lima / Miraflores` or `Miraflores, Lima`: every part must be the name of something around it. */
function districtNamed(said: string, byName: ReadonlyMap<string, readonly District[]>): string | undefined {
  const parts = said
    .split(/[/,|>–-]/)
    .map(words)
    .filter((part) => part !== '')
  const candidates = parts.flatMap((part) => byName.get(part) ?? [])
  const fitting = candidates.filter((one) => {
    const around = [one.name, one.province, one.department].map(words)
    // `Lima / Lima / Miraflores` names two Limas: the one of Yauyos has only one.
    const times = (all: readonly string[], part: string): number => all.filter((other) => other === part).length
    return parts.every((part) => times(parts, part) <= times(around, part))
  })
  const codes = new Set(fitting.map(({ code }) => code))
  return codes.size === 1 ? [...codes][0] : undefined
}

const indexOf = (places: readonly FoundPlace[]): MiniSearch<FoundPlace> => {
  const index = new MiniSearch<FoundPlace>({
    fields: ['name', 'where', 'code'],
    idField: 'code',
    processTerm: (term) => words(term) || null,
    searchOptions: { prefix: true, fuzzy: SLIPS, combineWith: 'AND', boost: { name: 3 } },
  })
  index.addAll(places)
  return index
}

const districtPlaces: readonly FoundPlace[] = districts.map((one) => ({
  kind: 'district',
  code: one.code,
  name: one.name,
  ubigeo: one.code,
  where: whereIs(one.code, false),
  category: null,
  institution: null,
  km: null,
}))

const group = <T>(all: readonly T[], key: (one: T) => string): ReadonlyMap<string, readonly T[]> => {
  const found = new Map<string, T[]>()
  for (const one of all) found.set(key(one), [...(found.get(key(one)) ?? []), one])
  return found
}

const districtsByName = group(districts, ({ name }) => words(name))
/** A hit with this share of the best one's score means the same words: then the nearer comes first. */
const AS_GOOD = 0.6
const farness = (km: number | null): number => km ?? Number.POSITIVE_INFINITY

let districtIndex: MiniSearch<FoundPlace> | undefined

export function bookOf(facilities: readonly FacilityRow[]): PlaceBook {
  const byCode = new Map(facilities.map((one) => [one.code, one]))
  const byName = group(facilities, ({ name }) => words(name))
  const found: readonly FoundPlace[] = facilities.map(({ code, name, ubigeo, category, institution }) => ({
    ...{ kind: 'facility', code, name, ubigeo, category, institution },
    where: whereIs(ubigeo, true),
    km: null,
  }))
  const pointOf = pointsOf(facilities)
  let facilityIndex: MiniSearch<FoundPlace> | undefined
  const placeOf = group([...districtPlaces, ...found], ({ kind, code }) => `${kind} ${code}`)
  return {
    district: (said) => {
      const code = said.trim().padStart(6, '0')
      return isDistrictCode(code) ? code : districtNamed(said, districtsByName)
    },
    facility: (said, ubigeo) => {
      const digits = said.trim()
      if (/^\d{1,8}$/.test(digits)) return byCode.get(digits.padStart(8, '0'))
      const named = byName.get(words(said)) ?? []
      const there = ubigeo === null ? named : named.filter((one) => one.ubigeo === ubigeo)
      return there.length === 1 ? there[0] : undefined
    },
    search: (wanted, kind, within, from = null) => {
      if (words(wanted) === '') return []
      if (kind === 'district') districtIndex ??= indexOf(districtPlaces)
      else facilityIndex ??= indexOf(found)
      const index = kind === 'district' ? districtIndex : facilityIndex
      const hits = (index?.search(words(wanted)) ?? [])
        .flatMap(({ id, score }) => (placeOf.get(`${kind} ${id}`) ?? []).map((one) => ({ one, score })))
        .filter(({ one: { ubigeo } }) => within === null || (ubigeo ?? '').startsWith(within))
      const best = hits[0]?.score ?? 0
      const start = from === null ? undefined : pointOf(from)
      return hits
        .map(({ one, score }) => ({ ...one, km: kmBetween(start, pointOf(one.code)), isGood: score >= best * AS_GOOD }))
        .toSorted(
          (a, b) =>
            Number(b.isGood) - Number(a.isGood) ||
            (a.isGood && start !== undefined ? farness(a.km) - farness(b.km) : 0),
        )
        .slice(0, MOST_FOUND)
        .map(({ isGood: _, ...place }) => place)
    },
  }
}

let kept: { readonly stamp: string; readonly book: PlaceBook } | undefined

/** The book of this process; read anew when the list of facilities changed. */
export async function placeBook(tx: Tx): Promise<PlaceBook> {
  const { open, closed, lastChange } = await facilitiesState(tx)
  const stamp = `${open} ${closed} ${lastChange}`
  if (kept?.stamp !== stamp) kept = { stamp, book: bookOf(await openFacilities(tx)) }
  return kept.book
}

export type Place = { readonly lat: number; readonly lon: number }

const EARTH_RADIUS_KM = 6371
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Great-circle distance. In the Andes and on rivers the way is far longer: never shown without saying that it is a straight line. */
export function straightLineKm(one: Place, two: Place): number {
  const [lat1, lat2] = [radians(one.lat), radians(two.lat)]
  const h =
    Math.sin((lat2 - lat1) / 2) ** 2 + Math.cos(lat1) * Math.cos(lat2) * Math.sin(radians(two.lon - one.lon) / 2) ** 2
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** What a category lets one expect; the official list says nothing of opening hours. */
export type ServiceKind = 'hospital' | 'with-beds'

/**
 * Hospitals (II, III) and health centres with beds (I-4), the only ones that may be open at night.
 * @source NTS 021-MINSA/DGSP, categories of facilities; that a given one attends at night is never certain from its category.
 */
export const serviceKind = (category: string | null): ServiceKind | null => {
  const written = (category ?? '').trim().toUpperCase()
  if (/^III?-(1|2|E)$/.test(written)) return 'hospital'
  return written === 'I-4' ? 'with-beds' : null
}

export type Service = {
  readonly code: string
  readonly name: string
  readonly category: string | null
  readonly institution: string | null
  readonly place: Place
  /** The list doubts where it is: no distance is counted from there. */
  readonly doubtful: boolean
  readonly ubigeo: string | null
}
export type NearService = Omit<Service, 'place' | 'doubtful' | 'ubigeo'> & {
  readonly kind: ServiceKind
  readonly km: number
}
/** In the same province by the list, where its distance cannot be said. */
export type DoubtfulService = Omit<NearService, 'km'>

export type NearbyPolicy = {
  readonly hospitals: number
  readonly withBeds: number
  /** Beyond this only the nearest hospital is named, with its distance: days by river are better known than hidden. */
  readonly farKm: number
}
/** [D] Two hospitals, because the nearest may be another institution's, and one centre with beds where it is nearer. */
export const nearbyPolicy: NearbyPolicy = { hospitals: 2, withBeds: 1, farKm: 300 }

/** The nearest services by straight line, nearest first; one's own facility is not where one goes for help. */
export function nearestServices(
  from: Place,
  services: readonly Service[],
  own: string | null,
  policy: NearbyPolicy = nearbyPolicy,
): readonly NearService[] {
  const measured = services
    .flatMap(({ place, doubtful, ubigeo: _, ...service }): readonly NearService[] => {
      const kind = serviceKind(service.category)
      return kind === null || doubtful || service.code === own
        ? []
        : [{ ...service, kind, km: straightLineKm(from, place) }]
    })
    .toSorted((one, two) => one.km - two.km || (one.code < two.code ? -1 : 1))
  const hospitals = measured.filter(({ kind }) => kind === 'hospital').slice(0, policy.hospitals)
  const nearestKm = hospitals[0]?.km ?? Number.POSITIVE_INFINITY
  const nearerBeds = measured.filter(({ kind, km }) => kind === 'with-beds' && km < nearestKm).slice(0, policy.withBeds)
  const found = [...hospitals, ...nearerBeds].toSorted((one, two) => one.km - two.km)
  return found.filter(({ km, code }) => km <= policy.farKm || code === hospitals[0]?.code)
}

/**
 * What may be near and cannot be measured: never ranked among the nearest, never hidden either.
 * @safety a wrong place on the list must send nobody the wrong way.
 */
export function doubtfulServices(
  ubigeo: string | null,
  services: readonly Service[],
  own: string | null,
): readonly DoubtfulService[] {
  if (ubigeo === null) return []
  const near = services.filter((one) => one.doubtful && one.ubigeo?.slice(0, 4) === ubigeo.slice(0, 4))
  return near.flatMap(({ place: _, doubtful: __, ubigeo: ___, ...service }): readonly DoubtfulService[] => {
    const kind = serviceKind(service.category)
    return kind === null || service.code === own ? [] : [{ ...service, kind }]
  })
}

/** Nobody needs metres: under ten kilometres to the kilometre, beyond to five. */
export const roundKm = (km: number): number => (km < 1 ? 1 : km < 10 ? Math.round(km) : Math.round(km / 5) * 5)

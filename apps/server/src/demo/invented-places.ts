export type InventedPlace = {
  /** No real facility has a code that begins with 99. */
  readonly code: string
  readonly name: string
  readonly ubigeo: string
  readonly category: string
  readonly institution: string
  readonly lat: number
  readonly lon: number
}

/** Real districts (INEI, as the package `ubigeos` has them), roughly where they are, with facilities that do not exist. */
const districts = [
  ['100901', -9.3, -75],
  ['100903', -8.7, -74.7],
  ['100605', -9.2, -76],
  ['100804', -9.9, -76],
  ['090302', -12.9, -74.7],
  ['090601', -13.6, -75.4],
  ['090714', -12.2, -74.8],
  ['090405', -13, -75.6],
  ['050304', -13.8, -74.4],
  ['050506', -13.2, -73.9],
  ['050904', -13.9, -73.7],
  ['051002', -13.7, -74.2],
  ['030204', -13.7, -73],
  ['030405', -14, -73.3],
  ['030707', -14.2, -72.7],
  ['210203', -15.1, -70.1],
  ['210804', -15, -70.9],
  ['211206', -14.5, -69.4],
  ['080405', -13.4, -71.8],
  ['080909', -13, -73],
  ['081105', -13.5, -71.7],
  ['120604', -11.3, -74.5],
  ['120305', -11.1, -75.4],
  ['160206', -5, -75.8],
  ['160702', -5.2, -76.8],
  ['160507', -5, -73.9],
  ['220903', -6.5, -76.4],
  ['220405', -7.1, -76.7],
  ['250202', -11.1, -73],
  ['250305', -8.8, -75],
] as const

const birds = ['Killincho', 'Tunqui', 'Wallata', 'Yanavico', 'Chihuaco', 'Allqamari'] as const
const categories = ['I-1', 'I-1', 'I-2', 'I-2', 'I-3', 'I-4'] as const

export const inventedPlaces: readonly InventedPlace[] = districts.map(([ubigeo, lat, lon], at) => ({
  code: `99${String(at + 1).padStart(6, '0')}`,
  name: `P.S. ${birds[at % birds.length]} (inventado) ${at + 1}`,
  ubigeo,
  category: categories[at % categories.length] ?? 'I-1',
  institution: at % 7 === 6 ? 'EsSalud' : 'MINSA',
  ...{ lat, lon },
}))

const beside = ['100901', '090714', '050304', '210203', '080405', '120604', '160206', '220903', '250202'] as const

/** Where one goes for help; nobody of the cohorts works there. */
export const inventedHospitals: readonly InventedPlace[] = beside.flatMap((ubigeo, at) =>
  inventedPlaces
    .filter((place) => place.ubigeo === ubigeo)
    .map(({ lat, lon }) => ({
      ...{ code: `99000${901 + at}`, ubigeo, institution: at % 3 === 2 ? 'EsSalud' : 'MINSA' },
      name: `Hospital ${birds[at % birds.length]} (inventado) ${at + 1}`,
      category: at % 2 === 0 ? 'II-1' : 'II-2',
      ...{ lat: lat + 0.3, lon: lon - 0.2 },
    })),
)

export type InventedPlace = {
  /** No real facility has a code that begins with 99. */
  readonly code: string
  readonly name: string
  readonly ubigeo: string
  readonly category: string
  readonly institution: string
}

/** Real districts (INEI, as the package `ubigeos` has them), with facilities that do not exist. */
const districts = [
  '100901',
  '100903',
  '100605',
  '100804',
  '090302',
  '090601',
  '090714',
  '090405',
  '050304',
  '050506',
  '050904',
  '051002',
  '030204',
  '030405',
  '030707',
  '210203',
  '210804',
  '211206',
  '080405',
  '080909',
  '081105',
  '120604',
  '120305',
  '160206',
  '160702',
  '160507',
  '220903',
  '220405',
  '250202',
  '250305',
] as const

const birds = ['Killincho', 'Tunqui', 'Wallata', 'Yanavico', 'Chihuaco', 'Allqamari'] as const
const categories = ['I-1', 'I-1', 'I-2', 'I-2', 'I-3', 'I-4'] as const

export const inventedPlaces: readonly InventedPlace[] = districts.map((ubigeo, at) => ({
  code: `99${String(at + 1).padStart(6, '0')}`,
  name: `P.S. ${birds[at % birds.length]} (inventado) ${at + 1}`,
  ubigeo,
  category: categories[at % categories.length] ?? 'I-1',
  institution: at % 7 === 6 ? 'EsSalud' : 'MINSA',
}))

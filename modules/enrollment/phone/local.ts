import { type Device, factKind } from '@ayni/device'
import type { InputOf } from '@ayni/kernel'
import type {
  CONSENT_TEXT_VERSION,
  ConsentFact,
  ConsentLayer,
  giveConsent,
  MeFact,
  setLanguage,
  setTrustedPerson,
  TrustedFact,
  TrustedPerson,
  withdrawConsent,
} from '../contract.ts'

export const me = factKind<MeFact>('me')
export const consent = factKind<ConsentFact>('consent')
export const trusted = factKind<TrustedFact>('trusted')

/** The texts in words.ts are of this version; the compiler holds it to the contract's. */
export const consentTextVersion: typeof CONSENT_TEXT_VERSION = '2026-11'

export const neededLayers = [1, 2] as const satisfies readonly ConsentLayer[]
export const optionalLayers = [3, 4, 5, 6, 7] as const satisfies readonly ConsentLayer[]

type Language = InputOf<typeof setLanguage>['language']

const isoOf = (ms: number): string => new Date(ms).toISOString()

export const holdsConsent = (device: Device, layer: ConsentLayer): boolean =>
  device.get(consent, String(layer))?.body.given === true

/** With layers 1 and 2 the person takes part; without them only what keeps them safe remains. */
export const takesPart = (device: Device): boolean => neededLayers.every((layer) => holdsConsent(device, layer))

/** A layer was given once and taken back: the person left, and is not asked again as if new. */
export const hasLeft = (device: Device): boolean =>
  neededLayers.some((layer) => device.get(consent, String(layer))?.body.given === false)

export function giveLayers(device: Device, layers: readonly ConsentLayer[], language: Language): Promise<string> {
  const input: InputOf<typeof giveConsent> = { layers: [...layers], version: consentTextVersion, language }
  const fact: ConsentFact = { given: true, at: isoOf(device.now()), version: consentTextVersion }
  return device.record({
    name: 'enrollment.give-consent',
    input,
    facts: layers.map((layer) => [consent.name, String(layer), fact]),
  })
}

export function withdrawLayer(
  device: Device,
  layer: ConsentLayer,
  { language, declinesLastCall }: { readonly language: Language; readonly declinesLastCall: boolean },
): Promise<string> {
  const input: InputOf<typeof withdrawConsent> = { layer, version: consentTextVersion, language, declinesLastCall }
  const fact: ConsentFact = { given: false, at: isoOf(device.now()), version: consentTextVersion }
  return device.record({
    name: 'enrollment.withdraw-consent',
    input,
    facts: [[consent.name, String(layer), fact]],
  })
}

export function nameTrusted(device: Device, person: TrustedPerson | null): Promise<string> {
  const input: InputOf<typeof setTrustedPerson> = { trusted: person, declined: false }
  return device.record({
    name: 'enrollment.set-trusted-person',
    input,
    facts: person === null ? [] : [[trusted.name, 'trusted', person]],
  })
}

/** Chosen on this phone; told to the house so that messages arrive in it too. */
export async function chooseLanguage(device: Device, language: Language): Promise<void> {
  const mine = device.get(me, 'me')?.body
  if (mine === undefined || mine.language === language) return
  const input: InputOf<typeof setLanguage> = { language }
  await device.record({ name: 'enrollment.set-language', input, facts: [[me.name, 'me', { ...mine, language }]] })
}

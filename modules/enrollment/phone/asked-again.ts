import type { Local } from '@ayni/device'
import type { ConsentLayer } from '../contract.ts'
import { consent, consentTextVersion, neededLayers, optionalLayers } from './local.ts'

/**
 * Earlier versions of our own texts, and the layers whose words stayed the same until now. A version that is not here was signed
 * elsewhere, and is asked again whole. The house computes the same from the texts themselves; a test holds the two together.
 */
export type KeptWords = Readonly<Record<string, readonly ConsentLayer[]>>
export const keptWords: KeptWords = {}

/** Given under other words than today's: asked again, with no signal too. What was refused or never given is not. */
export function layersAskedAgain(
  device: Pick<Local, 'get'>,
  current: string = consentTextVersion,
  kept: KeptWords = keptWords,
): readonly ConsentLayer[] {
  return [...neededLayers, ...optionalLayers].filter((layer) => {
    const fact = device.get(consent, String(layer))?.body
    return fact?.given === true && fact.version !== current && !(kept[fact.version] ?? []).includes(layer)
  })
}

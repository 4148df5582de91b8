import type { PersonState } from './person-state.ts'

type Words = { readonly es: string; readonly en: string }

const words: Readonly<Record<PersonState, Words>> = {
  imported: { es: 'en la lista', en: 'on the roster' },
  verified_contact: { es: 'contacto verificado', en: 'contact verified' },
  invited: { es: 'invitada', en: 'invited' },
  engaged: { es: 'abrió la invitación', en: 'opened the invitation' },
  consented: { es: 'aceptó', en: 'agreed' },
  profile_complete: { es: 'perfil completo', en: 'profile complete' },
  active: { es: 'participa', en: 'takes part' },
  paused: { es: 'en pausa', en: 'paused' },
  ended: { es: 'terminó', en: 'ended' },
  unreachable: { es: 'no se le alcanza', en: 'cannot be reached' },
  declined: { es: 'no desea participar', en: 'does not wish to take part' },
  duplicate: { es: 'repetida', en: 'duplicate' },
  ineligible: { es: 'no corresponde', en: 'not eligible' },
  withdrawn: { es: 'se retiró', en: 'withdrew' },
  deceased: { es: 'falleció', en: 'died' },
}

const known: Readonly<Record<string, Words>> = words

/** Where somebody stands, as the team says it; what this version has no words for is said as it is kept. */
export const sayPersonState = (state: string, language: 'es' | 'en'): string => known[state]?.[language] ?? state

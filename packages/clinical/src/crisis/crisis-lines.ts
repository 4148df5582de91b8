import type { Words } from '../instruments/index.ts'

export type CrisisLine = {
  readonly id: 'linea-113' | 'samu-106' | 'linea-100' | 'pnp-105' | 'bomberos-116'
  /** What is dialled; the option is chosen by voice menu. */
  readonly dial: string
  readonly option: string | null
  readonly name: Words
  readonly what: Words
  readonly hours: Words
  /** Two independent recent sources agree; a test call per district is still due (sign-offs). */
  readonly verified: boolean
}

const allDay: Words = { es: 'las 24 horas', en: '24 hours' }

/**
 * Free national lines of Peru, in the order the crisis screen shows them.
 * @source 113: Andina 17-08-2025, Infobae 16-08-2025, Panamericana 13-01-2026 and 02-03-2026. 106: El Comercio 21-12-2025,
 * Panamericana 06-01-2026. 100: Andina 04-11-2025, Panamericana 07-02-2026. 105 and 116: one list of 2020, national numbers.
 */
export const crisisLines: readonly CrisisLine[] = [
  {
    id: 'linea-113',
    dial: '113',
    option: '5',
    name: { es: 'Línea 113, opción 5', en: 'Line 113, option 5' },
    what: { es: 'Salud mental, Ministerio de Salud. Gratuita.', en: 'Mental health, Ministry of Health. Free.' },
    hours: allDay,
    verified: true,
  },
  {
    id: 'samu-106',
    dial: '106',
    option: null,
    name: { es: 'SAMU 106', en: 'SAMU 106' },
    what: {
      es: 'Emergencia médica. Despacha ambulancias sobre todo en Lima.',
      en: 'Medical emergency. Sends ambulances mostly in Lima.',
    },
    hours: allDay,
    verified: true,
  },
  {
    id: 'linea-100',
    dial: '100',
    option: null,
    name: { es: 'Línea 100', en: 'Line 100' },
    what: {
      es: 'Violencia familiar o sexual. En castellano, quechua y aimara.',
      en: 'Family or sexual violence. In Spanish, Quechua and Aymara.',
    },
    hours: allDay,
    verified: true,
  },
  {
    id: 'pnp-105',
    dial: '105',
    option: null,
    name: { es: 'Policía 105', en: 'Police 105' },
    what: { es: 'Central de emergencias de la Policía Nacional.', en: 'National Police emergency line.' },
    hours: allDay,
    verified: false,
  },
  {
    id: 'bomberos-116',
    dial: '116',
    option: null,
    name: { es: 'Bomberos 116', en: 'Fire brigade 116' },
    what: { es: 'Rescate y emergencias.', en: 'Rescue and emergencies.' },
    hours: allDay,
    verified: false,
  },
]

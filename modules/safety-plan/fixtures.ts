import { instant, personId } from '@ayni/kernel'
import type { Agencies, PlanContent } from './contract.ts'

/** Everything here is invented. Saturday 2026-11-21, 23:51 in Lima. */
export const planNight = instant.parse('2026-11-22T04:51:00.000Z')
const uuid = (nth: number): string => `019ab000-0000-7000-8000-${String(nth).padStart(12, '0')}`
export const planPerson = personId.parse(uuid(100))

const entry = (text: string, more: Partial<PlanContent['sections']['warning-signs'][number]> = {}) => ({
  ...{ text, contact: null, likelihood: null, obstacle: null },
  ...more,
})

export const inventedPlan: PlanContent = {
  sections: {
    'warning-signs': [entry('Dejo de contestar los mensajes de mi hermana'), entry('No ceno y me quedo en la posta')],
    'internal-coping': [
      entry('Caminar hasta el río', { likelihood: 8, obstacle: 'La lluvia: entonces, música y la ventana abierta' }),
    ],
    'social-distraction': [
      entry('La bodega de don Mario (inventado)'),
      entry('Jugar vóley con la promoción', { likelihood: 6 }),
    ],
    'ask-for-help': [entry('Julia, mi hermana (inventada)', { contact: '987000001', likelihood: 9 })],
    'professional-support': [entry('Dra. Salas, de mi universidad (inventada)', { contact: '987000002' })],
    'safer-environment': [entry('Nilda, la técnica, guarda las llaves de noche')],
  },
  matters: 'Mi hermana, y volver a Huancayo con mi título.',
}

export const someAgencies = (more: Partial<Agencies> = {}): Agencies => ({
  ...{ psychiatrist: 'Inés T. (inventada)', clinician: null, dutyPhone: '+51900000321', from: 'post' },
  services: [
    {
      ...{ code: '99000004', name: 'C.S. Chihuaco (inventado)', category: 'I-4', institution: 'MINSA' },
      ...{ kind: 'with-beds', km: 8 },
    },
    {
      ...{ code: '99000002', name: 'Hospital Wallata (inventado)', category: 'II-1', institution: 'MINSA' },
      ...{ kind: 'hospital', km: 45 },
    },
  ],
  ...more,
})

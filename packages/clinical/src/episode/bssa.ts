import type { Words } from '../instruments/index.ts'

/**
 * The Brief Suicide Safety Assessment, headings only: a guide for a clinician in a live conversation. It has no items, no total and no
 * cut-points, and is never filled in by a machine. The Spanish labels are WORKING TRANSLATIONS of this house, not an official one.
 * @source reference/instruments/bssa.structure.json, from the ASQ Toolkit (NIMH, public domain), adult worksheet
 */
export const bssaIsWorkingTranslation = true

export const bssaSections = ['frequency', 'plan', 'past-behavior', 'symptoms', 'support-stressors'] as const
export type BssaSection = (typeof bssaSections)[number]

/** @safety asked whatever the other answers are; the past is the strongest predictor (7.3.3). */
export const bssaMustAsk = ['frequency', 'plan', 'past-behavior'] as const satisfies readonly BssaSection[]

export const bssaSymptoms = [
  'depression',
  'anxiety',
  'impulsivity',
  'hopelessness',
  'anhedonia',
  'isolation',
  'irritability',
  'substances-and-alcohol',
  'sleep',
  'appetite',
  'other-concerns',
] as const
export type BssaSymptom = (typeof bssaSymptoms)[number]

export const bssaSupports = [
  'support-network',
  'family-conflict',
  'work-pressure',
  'safety-or-violence',
  'contagion',
  'reasons-for-living',
] as const
export type BssaSupport = (typeof bssaSupports)[number]

export const bssaDispositions = [
  'emergency-psychiatric-evaluation',
  'further-evaluation',
  'non-urgent-follow-up',
  'no-further-intervention',
] as const
export type BssaDisposition = (typeof bssaDispositions)[number]

export const bssaStepWords: readonly Words[] = [
  {
    es: 'Reconocer que la persona haya hablado de sus pensamientos',
    en: 'Praise the patient for discussing their thoughts',
  },
  {
    es: 'Evaluar a la persona (a solas; revisar respuestas del ASQ)',
    en: 'Assess the patient (alone; review ASQ responses)',
  },
  { es: 'Elaborar un plan de seguridad con la persona', en: 'Make a safety plan with the patient' },
  { es: 'Determinar la conducta a seguir', en: 'Determine disposition' },
  { es: 'Entregar recursos a todas las personas', en: 'Provide resources to all patients' },
  { es: 'Llamada de control planificada', en: 'Planned check-in call' },
]

export const bssaSectionWords: Readonly<Record<BssaSection, Words>> = {
  frequency: {
    es: 'Frecuencia de los pensamientos suicidas (incluye si los tiene ahora mismo)',
    en: 'Frequency of suicidal thoughts (including whether right now)',
  },
  plan: {
    es: 'Plan suicida / intención (método y acceso a medios)',
    en: 'Suicide plan / intent (method and access to means)',
  },
  'past-behavior': {
    es: 'Conducta pasada (autolesiones, intentos previos)',
    en: 'Past behavior (self-injury, prior attempts)',
  },
  symptoms: { es: 'Síntomas', en: 'Symptoms' },
  'support-stressors': { es: 'Apoyo social y factores de estrés', en: 'Social support and stressors' },
}

export const bssaSymptomWords: Readonly<Record<BssaSymptom, Words>> = {
  depression: { es: 'Depresión', en: 'Depression' },
  anxiety: { es: 'Ansiedad', en: 'Anxiety' },
  impulsivity: { es: 'Impulsividad / conducta temeraria', en: 'Impulsivity / recklessness' },
  hopelessness: { es: 'Desesperanza', en: 'Hopelessness' },
  anhedonia: { es: 'Anhedonia', en: 'Anhedonia' },
  isolation: { es: 'Aislamiento', en: 'Isolation' },
  irritability: { es: 'Irritabilidad', en: 'Irritability' },
  'substances-and-alcohol': { es: 'Consumo de sustancias y alcohol', en: 'Substance and alcohol use' },
  sleep: { es: 'Patrón de sueño', en: 'Sleep pattern' },
  appetite: { es: 'Apetito', en: 'Appetite' },
  'other-concerns': { es: 'Otras preocupaciones', en: 'Other concerns' },
}

export const bssaSupportWords: Readonly<Record<BssaSupport, Words>> = {
  'support-network': { es: 'Red de apoyo', en: 'Support network' },
  'family-conflict': { es: 'Conflictos familiares', en: 'Family conflict' },
  'work-pressure': { es: 'Presión laboral', en: 'Work pressure' },
  'safety-or-violence': { es: 'Seguridad / violencia doméstica', en: 'Safety / domestic violence' },
  contagion: { es: 'Contagio suicida', en: 'Suicide contagion' },
  'reasons-for-living': { es: 'Razones para vivir', en: 'Reasons for living' },
}

export const bssaDispositionWords: Readonly<Record<BssaDisposition, Words>> = {
  'emergency-psychiatric-evaluation': {
    es: 'Evaluación psiquiátrica de emergencia',
    en: 'Emergency psychiatric evaluation',
  },
  'further-evaluation': {
    es: 'Se necesita evaluación adicional del riesgo',
    en: 'Further evaluation of risk is necessary',
  },
  'non-urgent-follow-up': {
    es: 'Seguimiento no urgente en salud mental',
    en: 'Non-urgent mental health follow-up',
  },
  'no-further-intervention': {
    es: 'Sin más intervención por ahora',
    en: 'No further intervention is necessary at this time',
  },
}

/** @source bssa.structure.json, steps.disposition.options[].when */
export const riskOfDisposition: Readonly<Record<BssaDisposition, 'low' | 'further' | 'imminent'>> = {
  'emergency-psychiatric-evaluation': 'imminent',
  'further-evaluation': 'further',
  'non-urgent-follow-up': 'low',
  'no-further-intervention': 'low',
}

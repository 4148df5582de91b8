import type { ColumnId, Flow } from '@ayni/modules/evaluation/contract'
import { dictionary, type ErrorWords } from '@ayni/ui'

export const words = dictionary({
  es: {
    looking: 'Contando…',
    retry: 'Intentar otra vez',
    flowTitle: 'De la lista a la atención',
    flowNote: 'Cada paso, con el grupo del que sale. Las prevalencias son de quienes aceptaron ser evaluados.',
    tableTitle: 'Tabla 1. Quienes aceptaron ser evaluados',
    tableNote: 'n/N (%). Lo que se dice aquí vale solo para quienes aceptaron ser evaluados.',
    emptyTitle: 'Todavía no hay nadie evaluado.',
    emptyWhy: 'La tabla aparecerá con el primer chequeo completo.',
    few: 'oculto',
    fewNote: '«Oculto»: son menos de cinco, o falta menos de cinco para completar el grupo, o se sabría por resta.',
    none: '—',
    mean: (mean: string, sd: string) => `${mean} (${sd})`,
    of: 'de',
    how: 'Definición y fecha',
    version: 'Versión de las definiciones',
    asOf: 'Calculado',
    rule: 'Porcentaje',
    ruleText: 'Se calcula de n/N y se redondea a un decimal, la mitad hacia arriba. Nunca se escribe a mano.',
    hidden: 'Celdas ocultas',
    copyMarkdown: 'Copiar como Markdown',
    copyCsv: 'Copiar como CSV',
    copied: 'Copiado.',
    notCopied: 'No se pudo copiar en este navegador.',
    savePicture: 'Guardar el dibujo (SVG)',
    asTable: 'Ver como tabla',
    step: 'Paso',
    feature: 'Característica',
    pictureName: 'flujo-de-participantes',
    group: {
      sex: 'Sexo',
      age: 'Edad',
      history: 'Antecedentes',
      treatment: 'Tratamiento, entre quienes tienen antecedentes',
    },
    lost: (n: string) => `${n} no siguieron`,
  },
  en: {
    looking: 'Counting…',
    retry: 'Try again',
    flowTitle: 'From the list to care',
    flowNote: 'Each step, with the group it comes from. Prevalences are of those who agreed to be assessed.',
    tableTitle: 'Table 1. Those who agreed to be assessed',
    tableNote: 'n/N (%). What is said here holds only for those who agreed to be assessed.',
    emptyTitle: 'Nobody has been assessed yet.',
    emptyWhy: 'The table will appear with the first complete check.',
    few: 'hidden',
    fewNote:
      '“Hidden”: they are fewer than five, or fewer than five are missing from the group, or it could be told by subtraction.',
    none: '—',
    mean: (mean, sd) => `${mean} (${sd})`,
    of: 'of',
    how: 'Definition and date',
    version: 'Version of the definitions',
    asOf: 'Computed',
    rule: 'Percentage',
    ruleText: 'Computed from n/N and rounded to one decimal, half up. Never typed.',
    hidden: 'Hidden cells',
    copyMarkdown: 'Copy as Markdown',
    copyCsv: 'Copy as CSV',
    copied: 'Copied.',
    notCopied: 'This browser could not copy it.',
    savePicture: 'Save the picture (SVG)',
    asTable: 'See as a table',
    step: 'Step',
    feature: 'Characteristic',
    pictureName: 'participant-flow',
    group: { sex: 'Sex', age: 'Age', history: 'History', treatment: 'Treatment, among those with a history' },
    lost: (n) => `${n} did not go on`,
  },
})

type Named = Readonly<Record<string, string>>

export const rowWords = dictionary<Named>({
  es: {
    female: 'Mujer',
    male: 'Hombre',
    other_sex: 'Otro',
    age_mean_sd: 'Años, media (DE)',
    anxiety_and_depression: 'Ansiedad y depresión',
    anxiety: 'Ansiedad',
    depression: 'Depresión',
    suicide_attempt: 'Intento de suicidio',
    other_history: 'Otro',
    none: 'Ninguno',
    unknown_history: 'No se sabe',
    no_therapy: 'Sin terapia',
    pharmacological: 'Farmacológico',
    pharmacological_and_psychological: 'Farmacológico y psicológico',
    psychological: 'Psicológico',
  },
  en: {
    female: 'Woman',
    male: 'Man',
    other_sex: 'Other',
    age_mean_sd: 'Years, mean (SD)',
    anxiety_and_depression: 'Anxiety and depression',
    anxiety: 'Anxiety',
    depression: 'Depression',
    suicide_attempt: 'Suicide attempt',
    other_history: 'Other',
    none: 'None',
    unknown_history: 'Not known',
    no_therapy: 'No therapy',
    pharmacological: 'Pharmacological',
    pharmacological_and_psychological: 'Pharmacological and psychological',
    psychological: 'Psychological',
  },
})

type ColumnWords = Readonly<Record<ColumnId, string>>

export const columnWords = dictionary<ColumnWords>({
  es: {
    dep_any: 'Depresión, sí',
    dep_none: 'Depresión, no',
    anx_any: 'Ansiedad, sí',
    anx_none: 'Ansiedad, no',
    alc_any: 'Alcohol, sí',
    alc_none: 'Alcohol, no',
    sui_any: 'Riesgo suicida, sí',
    sui_none: 'Riesgo suicida, no',
    mh_any: 'Cualquiera, sí',
    mh_none: 'Cualquiera, no',
    total: 'Total',
  },
  en: {
    dep_any: 'Depression, yes',
    dep_none: 'Depression, no',
    anx_any: 'Anxiety, yes',
    anx_none: 'Anxiety, no',
    alc_any: 'Alcohol, yes',
    alc_none: 'Alcohol, no',
    sui_any: 'Suicide risk, yes',
    sui_none: 'Suicide risk, no',
    mh_any: 'Any, yes',
    mh_none: 'Any, no',
    total: 'Total',
  },
})

type StepWords = Readonly<Record<Flow['steps'][number]['id'], string>>

export const stepWords = dictionary<StepWords>({
  es: {
    graduates: 'Fueron a su SERUMS',
    contactable: 'Se les pudo contactar',
    agreed: 'Aceptaron participar',
    assessed: 'Respondieron su chequeo',
    any_mental_disease: 'Con algún síntoma',
    moderate_or_high: 'Intensidad moderada o alta',
    moderate: 'Moderada',
    high: 'Alta',
    suicide_risk: 'Con riesgo suicida',
  },
  en: {
    graduates: 'Went to their rural service',
    contactable: 'Could be contacted',
    agreed: 'Agreed to take part',
    assessed: 'Answered their check',
    any_mental_disease: 'With any symptom',
    moderate_or_high: 'Moderate or high severity',
    moderate: 'Moderate',
    high: 'High',
    suicide_risk: 'With suicide risk',
  },
})

export const errors: ErrorWords = {
  es: {
    'evaluation.no-program': {
      what: 'Tu cuenta no está en ningún programa.',
      safe: 'No se abrió nada.',
      next: 'Pide a administración que te agregue.',
    },
  },
  en: {
    'evaluation.no-program': {
      what: 'Your account is in no programme.',
      safe: 'Nothing was opened.',
      next: 'Ask the administrator to add you.',
    },
  },
}

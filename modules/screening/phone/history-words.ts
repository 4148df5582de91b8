import { dictionary } from '@ayni/ui'

/** The last part: what came before, and what helps now. */
export const historyWords = dictionary({
  es: {
    lead: 'Con esto tu equipo te entiende mejor. Es lo último.',
    questions: {
      h: 'Antes de hoy, ¿un profesional te dijo alguna vez que tenías algo de esto?',
      t: '¿Estás en tratamiento ahora?',
      p: '¿Alguna vez tomaste medicinas para esto?',
      g: 'Marcaste que tomas alcohol. ¿Estás embarazada?',
    },
    answers: {
      h: {
        none: 'Nada de esto',
        anxiety: 'Ansiedad',
        depression: 'Depresión',
        anxiety_and_depression: 'Ansiedad y depresión',
        suicide_attempt: 'Un intento de quitarme la vida',
        other: 'Otra cosa de salud mental',
      },
      t: {
        no_therapy: 'No',
        psychological: 'Sí, con psicoterapia',
        pharmacological: 'Sí, con medicinas',
        pharmacological_and_psychological: 'Sí, con las dos',
      },
      p: { yes: 'Sí', no: 'No' },
      g: { yes: 'Sí', no: 'No', notMe: 'No me corresponde' },
    },
  },
  en: {
    lead: 'This helps your team understand you. It is the last part.',
    questions: {
      h: 'Before today, did a professional ever tell you that you had any of these?',
      t: 'Are you in treatment now?',
      p: 'Did you ever take medicine for this?',
      g: 'You said that you drink alcohol. Are you pregnant?',
    },
    answers: {
      h: {
        none: 'None of these',
        anxiety: 'Anxiety',
        depression: 'Depression',
        anxiety_and_depression: 'Anxiety and depression',
        suicide_attempt: 'An attempt to take my life',
        other: 'Something else in mental health',
      },
      t: {
        no_therapy: 'No',
        psychological: 'Yes, psychotherapy',
        pharmacological: 'Yes, medicine',
        pharmacological_and_psychological: 'Yes, both',
      },
      p: { yes: 'Yes', no: 'No' },
      g: { yes: 'Yes', no: 'No', notMe: 'Does not apply to me' },
    },
  },
})

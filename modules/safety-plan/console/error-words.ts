import { dictionary, type ErrorWords } from '@ayni/ui'

const stands = 'Lo que escribiste sigue aquí.'
const stays = 'What you wrote is still here.'

export const errors: ErrorWords = dictionary({
  es: {
    'safety-plan.person-unknown': {
      what: 'Este plan no está abierto para ti.',
      safe: 'No se cambió nada.',
      next: 'Solo lo abre quien atiende su alerta o acompaña su episodio.',
    },
    'safety-plan.version-taken': {
      what: 'Esta versión ya se guardó con otras palabras.',
      safe: stands,
      next: 'Vuelve a buscar su plan y guarda de nuevo.',
    },
    'safety-plan.agreement-taken': {
      what: 'Esto ya estaba anotado.',
      safe: 'Lo anotado antes está guardado.',
      next: 'Vuelve a buscar su plan.',
    },
    'safety-plan.cover-first': {
      what: 'Falta decir quién guarda las llaves y quién cubre.',
      safe: stands,
      next: 'Arréglalo con la persona y anótalo primero.',
    },
    'safety-plan.recheck-time': {
      what: 'Esa fecha no sirve para revisarlo.',
      safe: stands,
      next: 'Elige un día entre mañana y un mes.',
    },
    'safety-plan.nothing-agreed': {
      what: 'Todavía no hay nada acordado que revisar.',
      safe: 'No se cambió nada.',
      next: 'Anota primero lo que acuerden.',
    },
    'safety-plan.new-measures-missing': {
      what: 'Falta anotar qué se acordó ahora.',
      safe: stands,
      next: 'Escribe las medidas nuevas y guarda.',
    },
  },
  en: {
    'safety-plan.person-unknown': {
      what: 'This plan is not open to you.',
      safe: 'Nothing was changed.',
      next: 'Only whoever answers their alert or follows their episode opens it.',
    },
    'safety-plan.version-taken': {
      what: 'This version was kept before with other words.',
      safe: stays,
      next: 'Look for their plan again and keep it anew.',
    },
    'safety-plan.agreement-taken': {
      what: 'This was noted before.',
      safe: 'What was noted is kept.',
      next: 'Look for their plan again.',
    },
    'safety-plan.cover-first': {
      what: 'Who keeps the keys and who covers is missing.',
      safe: stays,
      next: 'Arrange it with the person and note it first.',
    },
    'safety-plan.recheck-time': {
      what: 'That date does not serve for looking at it again.',
      safe: stays,
      next: 'Choose a day between tomorrow and a month.',
    },
    'safety-plan.nothing-agreed': {
      what: 'Nothing has been agreed yet.',
      safe: 'Nothing was changed.',
      next: 'First note what you agree on.',
    },
    'safety-plan.new-measures-missing': {
      what: 'What was agreed now is missing.',
      safe: stays,
      next: 'Write the new measures and keep them.',
    },
  },
})

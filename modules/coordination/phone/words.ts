import { dictionary } from '@ayni/ui'

/** What the team owes, named as the person would say it. */
export const words = dictionary({
  es: {
    title: 'Te debemos',
    kind: {
      'first-contact': 'una primera llamada de tu equipo',
      'safety-call': 'una llamada del equipo de guardia',
      'clinical-review': 'que una persona del equipo revise contigo tus respuestas',
      'first-session': 'tu primera sesión',
      'ask-missing-answers': 'una llamada para completar lo que quedó sin responder',
      'complete-screening': 'un recordatorio de tu chequeo, si no lo terminas',
      'restore-rota': 'un equipo de guardia completo',
    },
    owed: (what: string, when: string) => `${what}, a más tardar ${when}.`,
    late: (what: string, when: string) => `${what}. Era para ${when}: vamos tarde, y coordinación ya lo ve.`,
    by: (who: string) => `A cargo de ${who}.`,
    kept: 'Ya lo cumplimos',
  },
  en: {
    title: 'We owe you',
    kind: {
      'first-contact': 'a first call from your team',
      'safety-call': 'a call from the team on duty',
      'clinical-review': 'someone of the team going through your answers with you',
      'first-session': 'your first session',
      'ask-missing-answers': 'a call to complete what was left unanswered',
      'complete-screening': 'a reminder of your check, if you do not finish it',
      'restore-rota': 'a complete team on duty',
    },
    owed: (what, when) => `${what}, ${when} at the latest.`,
    late: (what, when) => `${what}. It was due ${when}: we are late, and the coordinator sees it.`,
    by: (who) => `In charge: ${who}.`,
    kept: 'Already done',
  },
})
